// What is in view comes from the server as the list that stands below the map; its links stand on the map too.
import { Marker, type Map as EarthMap } from "maplibre-gl";
import { send } from "../request";

const patience = 150;

export function inView(map: EarthMap, frame: HTMLElement): void {
  const list = document.querySelector<HTMLElement>("[data-here]")!;
  const silent = document.querySelector<HTMLElement>("[data-map-silent]")!;
  const said = document.querySelector<HTMLElement>("[data-said]");
  const standing = new Map<string, Marker>();
  let asking: AbortController | undefined;
  let waiting = 0;

  const ask = async (): Promise<void> => {
    asking?.abort();
    const mine = (asking = new AbortController());
    const { box, zoom } = where(map);
    try {
      const answer = await send(`${frame.dataset["asking"]}&Box=${box}&Zoom=${zoom}`, { signal: mine.signal });
      if (!answer.ok && answer.status !== 400) throw new Error(`${answer.status}`);
      list.innerHTML = await answer.text();
      silent.hidden = true;
      show(map, list, standing, frame);
      if (said) said.textContent = list.querySelector("[data-sentence], [data-refusal]")?.textContent?.trim() ?? "";
      remember(box, zoom);
      frame.dataset["box"] = box;
    } catch {
      if (!mine.signal.aborted) silent.hidden = false;
    } finally {
      if (asking === mine) {
        frame.dataset["asked"] = String(Number(frame.dataset["asked"] ?? 0) + 1);
        frame.ariaBusy = String(map.isMoving() || waiting !== 0);
      }
    }
  };

  map.on("movestart", () => { frame.ariaBusy = "true"; });
  map.on("moveend", () => { clearTimeout(waiting); waiting = window.setTimeout(() => { waiting = 0; void ask(); }, patience); });
  document.querySelector("[data-map-again]")?.addEventListener("click", () => void ask());
  frame.addEventListener("click", (event) => closer(map, event));
  list.addEventListener("click", (event) => closer(map, event));
  show(map, list, standing, frame);
  void ask();
}

/** Five places are a meter; beyond the earth's edge there is nothing. */
function where(map: EarthMap): { box: string; zoom: string } {
  const bounds = map.getBounds();
  const box = [Math.max(-180, bounds.getWest()), Math.max(-90, bounds.getSouth()), Math.min(180, bounds.getEast()), Math.min(90, bounds.getNorth())];
  return { box: box.map((n) => n.toFixed(5)).join(","), zoom: map.getZoom().toFixed(2) };
}

/** "Back" from a partner's page, and a change of filters, lead to the same part of the map. */
function remember(box: string, zoom: string): void {
  const address = new URL(location.href);
  address.searchParams.set("Box", box);
  address.searchParams.set("Zoom", zoom);
  history.replaceState(history.state, "", address);
  const form = document.querySelector<HTMLFormElement>("form[data-auto-submit]");
  for (const [name, value] of [["Box", box], ["Zoom", zoom]] as const) {
    let field = form?.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (form && !field) form.append((field = Object.assign(document.createElement("input"), { type: "hidden", name })));
    if (field) field.value = value;
  }
}

/** A cluster is a link to the page at its part of the map; here the map goes there by itself. */
function closer(map: EarthMap, event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-box], [data-box] > a") : null;
  const [west, south, east, north] = (link?.dataset["box"] ?? link?.parentElement?.dataset["box"] ?? "").split(",").map(Number);
  if (!link || north === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  map.fitBounds([west!, south!, east!, north], { padding: 48, maxZoom: 18 });
  if (!link.closest("[data-town-map]")) map.getCanvas().focus();
}

function show(map: EarthMap, list: HTMLElement, standing: Map<string, Marker>, frame: HTMLElement): void {
  const seen = new Set<string>();
  for (const spot of spots(list)) {
    const key = spot.map((item) => `${item.dataset["key"]}:${item.dataset["count"] ?? item.dataset["phase"]}`).join(" ");
    seen.add(key);
    if (!standing.has(key)) standing.set(key, new Marker({ element: sign(spot, frame) }).setLngLat([Number(spot[0]!.dataset["x"]), Number(spot[0]!.dataset["y"])]).addTo(map));
  }
  for (const [key, marker] of standing) if (!seen.has(key)) { marker.remove(); standing.delete(key); }
}

/** Those at the very same place share one sign. */
function spots(list: HTMLElement): HTMLElement[][] {
  const at = new Map<string, HTMLElement[]>();
  for (const item of list.querySelectorAll<HTMLElement>("li[data-x]")) {
    const place = `${item.dataset["x"]} ${item.dataset["y"]}`;
    at.set(place, [...(at.get(place) ?? []), item]);
  }
  return [...at.values()];
}

/** For a finger or a mouse. Signs lie where their places lie, over each other if need be; a keyboard and a reader have the same links in the list. */
function sign(spot: HTMLElement[], frame: HTMLElement): HTMLElement {
  const [first] = spot as [HTMLElement];
  const holder = document.createElement("div");
  const control = spot.length > 1 ? manyInOneSpot(spot, frame) : first.dataset["count"] ? clusterOf(first) : pointOf(first);
  control.tabIndex = -1;
  holder.ariaHidden = "true";
  holder.append(control);
  return holder;
}

function clusterOf(item: HTMLElement): HTMLAnchorElement {
  const from = item.querySelector("a")!;
  const link = linkTo(from.href, from.textContent?.trim() ?? "", "pa-cluster");
  const count = Number(item.dataset["count"]);
  link.dataset["box"] = item.dataset["box"] ?? "";
  link.style.setProperty("--wide", `${Math.min(4.25, 2.5 + 0.35 * Math.log10(count) ** 1.6)}rem`);
  const ring = item.querySelector("svg");
  if (ring) link.append(ring.cloneNode(true));
  link.append(Object.assign(document.createElement("span"), { textContent: new Intl.NumberFormat(document.documentElement.lang, { notation: count >= 10_000 ? "compact" : "standard" }).format(count) }));
  return link;
}

function pointOf(item: HTMLElement): HTMLAnchorElement {
  return linkTo(item.querySelector("a")!.href, item.dataset["label"] ?? "", `pa-spot pa-phase pa-phase--${item.dataset["phase"]}`);
}

function manyInOneSpot(spot: HTMLElement[], frame: HTMLElement): HTMLButtonElement {
  const words = (frame.dataset["sameSpot"] ?? "{0}").replace("{0}", String(spot.length));
  const button = Object.assign(document.createElement("button"), { type: "button", className: "pa-cluster pa-cluster--spot", title: words, textContent: String(spot.length) });
  button.setAttribute("aria-label", words);
  button.addEventListener("click", () => spot[0]!.querySelector("a")?.focus());
  return button;
}

function linkTo(href: string, words: string, name: string): HTMLAnchorElement {
  const link = Object.assign(document.createElement("a"), { href, className: name, title: words });
  link.setAttribute("aria-label", words);
  return link;
}
