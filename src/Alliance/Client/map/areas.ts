// The neighborhoods: shaded by how many of their organizations somebody knows, in the colors of the key beside the map, with their
// names and numbers written on them where there is room, so that the shade is never the only sign.
import type { FeatureCollection } from "geojson";
import { Marker, type Map as EarthMap } from "maplibre-gl";

interface Area { properties: { name: string; said: string; level: number; x: number; y: number }; geometry: { coordinates: unknown } }
interface Areas { features: Area[]; box: [number, number, number, number] }

const levels = [0, 1, 2, 3, 4];

export function addAreas(map: EarthMap, json: string): Areas | undefined {
  const collection = json ? (JSON.parse(json) as { features: Area[] }) : { features: [] };
  if (collection.features.length === 0) return undefined;
  const withGround = map.getLayer("ground") !== undefined || map.getStyle().layers.length > 1;
  map.addSource("areas", { type: "geojson", data: collection as unknown as FeatureCollection });
  map.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-color": ["match", ["get", "level"], ...levels.flatMap((level) => [level, shadeOf(level)]), "#ece3d1"] as never, "fill-opacity": withGround ? 0.55 : 0.9 } });
  map.addLayer({ id: "borders", type: "line", source: "areas", layout: { "line-join": "round" }, paint: { "line-color": withGround ? "#8c8272" : "#fffdf9", "line-width": 2 } });
  return { features: collection.features, box: boxOf(collection.features) };
}

export function areaNames(map: EarthMap, features: Area[]): void {
  const names = features.map(({ properties, geometry }) => {
    const element = document.createElement("span");
    element.className = "pa-townmap__area";
    // The table below says the same; read in between the links they would only be in the way.
    element.setAttribute("aria-hidden", "true");
    element.append(line(properties.name, "pa-townmap__name"), line(properties.said, "pa-townmap__known"));
    new Marker({ element }).setLngLat([properties.x, properties.y]).addTo(map);
    return { element, box: boxOf([{ properties, geometry }]) };
  });
  const fit = (): void => {
    for (const { element, box } of names) {
      const wide = map.project([box[2], box[1]]).x - map.project([box[0], box[1]]).x;
      element.classList.toggle("pa-townmap__area--small", wide < 90);
    }
  };
  map.on("zoom", fit);
  fit();
}

function line(words: string, name: string): HTMLElement {
  const part = document.createElement("span");
  part.className = name;
  part.textContent = words;
  return part;
}

function shadeOf(level: number): string {
  const box = document.querySelector(`.pa-key__box.pa-level--${level}`);
  return box ? getComputedStyle(box).backgroundColor : "#ece3d1";
}

function boxOf(features: Area[]): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const look = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [x, y] = part as unknown[];
    if (typeof x !== "number" || typeof y !== "number") return part.forEach(look);
    box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
  };
  features.forEach(({ geometry }) => look(geometry.coordinates));
  return box;
}
