// The map that moves: the agency's own areas, and on it what the server says is in view. Loaded on that page only. Every link on it also
// stands in the list below it, which the page has without this file.
import { Map as EarthMap, NavigationControl, setWorkerUrl, type LngLatBoundsLike } from "maplibre-gl";
import { basemap } from "./map/basemap";
import { addAreas, areaNames } from "./map/areas";
import { inView } from "./map/inView";

interface Shown { box: LngLatBoundsLike | undefined; zoom: number | undefined }

const page = document.querySelector<HTMLElement>("[data-town-map]");
const canvas = page?.querySelector<HTMLElement>("[data-canvas]");
if (page && canvas) void draw(page, canvas).catch(() => missing(page));

async function draw(frame: HTMLElement, container: HTMLElement): Promise<void> {
  setWorkerUrl(new URL("map-worker.js", import.meta.url).href);
  frame.hidden = false;
  const { box, zoom } = shown(frame);
  const map = new EarthMap({
    container,
    style: await basemap(frame.dataset["basemap"]),
    ...(box && { bounds: box, fitBoundsOptions: { padding: 24, maxZoom: 18 } }),
    ...(box && frame.dataset["exact"] === "true" && zoom !== undefined && { fitBoundsOptions: { padding: 0, maxZoom: zoom + 1 } }),
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 20,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    locale: words(frame),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // Below the map, not on it: nothing that lies there can be hidden by it.
  frame.append(new NavigationControl({ showCompass: false }).onAdd(map));
  await loaded(map);
  const areas = addAreas(map, document.querySelector("[data-outlines]")?.textContent ?? "");
  // The department's own areas are the town; an organization with a wrong number may lie in the sea beyond.
  if (areas && frame.dataset["exact"] !== "true") fitUntilMoved(map, areas.box);
  standIn(frame);
  if (areas) areaNames(map, areas.features);
  inView(map, frame);
}

/** A phone that is turned shows the whole town again, until somebody has chosen another part of it. */
function fitUntilMoved(map: EarthMap, box: [number, number, number, number]): void {
  let moved = false;
  // At once (linear: a flight takes its time whatever it is told, and is stopped by the map's own word of the new size).
  const fit = (): void => { if (!moved) map.fitBounds(box, { padding: 16, linear: true, animate: false }); };
  map.on("movestart", ({ originalEvent }) => { moved ||= originalEvent !== undefined; });
  document.addEventListener("click", (event) => { moved ||= event.target instanceof Element && event.target.closest("[data-box]") !== null; });
  const container = map.getContainer();
  const size = (): string => `${container.clientWidth} ${container.clientHeight}`;
  let fitted = size();
  // The first word of an observer is the size that stands already.
  new ResizeObserver(() => requestAnimationFrame(() => { if (size() !== fitted) { fitted = size(); map.resize(); fit(); } })).observe(container);
  fit();
}

function loaded(map: EarthMap): Promise<void> {
  return new Promise((done, failed) => {
    void map.once("load", () => done());
    // Without WebGL nothing ever loads; once it has, a tile that does not come is no reason to take the map away.
    map.on("error", ({ error }) => { if (!map.loaded() && /webgl/i.test(error?.message ?? "")) failed(error); });
  });
}

function shown(frame: HTMLElement): Shown {
  const numbers = (frame.dataset["box"] ?? "").split(",").map(Number);
  const [west, south, east, north] = numbers;
  const isBox = numbers.length === 4 && numbers.every(Number.isFinite);
  return { box: isBox ? [west!, south!, east!, north!] : undefined, zoom: Number(frame.dataset["zoom"]) || undefined };
}

function words({ dataset }: HTMLElement): Record<string, string> {
  return { "Map.Title": dataset["words"] ?? "", "NavigationControl.ZoomIn": dataset["closer"] ?? "", "NavigationControl.ZoomOut": dataset["farther"] ?? "", "CooperativeGesturesHandler.MobileHelpText": dataset["twoFingers"] ?? "" };
}

/** On the screen the map takes the drawing's place; on paper the drawing stands. */
function standIn(frame: HTMLElement): void {
  document.querySelector("[data-town-drawing]")?.classList.add("pa-print-only");
  document.querySelector<HTMLElement>("[data-shades]")?.removeAttribute("hidden");
  frame.dataset["ready"] = "";
}

function missing(frame: HTMLElement): void {
  frame.hidden = true;
  document.querySelector("[data-town-drawing]")?.classList.remove("pa-print-only");
  document.querySelector<HTMLElement>("[data-map-missing]")?.removeAttribute("hidden");
}
