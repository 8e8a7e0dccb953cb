// Paper, and upon it streets and water where the department has a PMTiles file of its own. Nothing is ever asked of another server.
import { addProtocol, type LayerSpecification, type StyleSpecification } from "maplibre-gl";
import { PMTiles, Protocol, TileType } from "pmtiles";

const paper = "#f1ebdd";

export async function basemap(file: string | undefined): Promise<StyleSpecification> {
  const style: StyleSpecification = { version: 8, sources: {}, layers: [{ id: "paper", type: "background", paint: { "background-color": paper } }] };
  if (!file) return style;
  try {
    const tiles = new PMTiles(new URL(file, location.href).href);
    const header = await tiles.getHeader();
    const protocol = new Protocol();
    protocol.add(tiles);
    addProtocol("pmtiles", protocol.tile);
    const url = `pmtiles://${tiles.source.getKey()}`;
    if (header.tileType === TileType.Mvt) {
      style.sources["ground"] = { type: "vector", url };
      style.layers.push(...vectorLayers(await namesIn(tiles)));
    } else {
      style.sources["ground"] = { type: "raster", url, tileSize: 256 };
      style.layers.push({ id: "ground", type: "raster", source: "ground", paint: { "raster-saturation": -0.6, "raster-opacity": 0.7 } });
    }
  } catch (why) {
    // The map is of use without it.
    console.warn("The basemap cannot be read.", why);
  }
  return style;
}

async function namesIn(tiles: PMTiles): Promise<Set<string>> {
  const { vector_layers: layers } = (await tiles.getMetadata()) as { vector_layers?: { id: string }[] };
  return new Set((layers ?? []).map((layer) => layer.id));
}

/** As the two usual makers of such files call them: Protomaps and OpenMapTiles. Pale, so that what is ours stands out. */
function vectorLayers(names: Set<string>): LayerSpecification[] {
  const fill = (id: string, color: string): LayerSpecification => ({ id: `ground-${id}`, type: "fill", source: "ground", "source-layer": id, filter: ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]], paint: { "fill-color": color } });
  const line = (id: string, color: string): LayerSpecification => ({ id: `ground-${id}`, type: "line", source: "ground", "source-layer": id, paint: { "line-color": color, "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 8, 0.4, 14, 2, 18, 14] } });
  const layers: [string, LayerSpecification][] = [
    ["earth", fill("earth", paper)],
    ["landcover", fill("landcover", "#e9e6d3")],
    ["landuse", fill("landuse", "#e9e3d2")],
    ["park", fill("park", "#dfe6cf")],
    ["water", fill("water", "#cfdfe4")],
    ["waterway", line("waterway", "#cfdfe4")],
    ["building", fill("building", "#e3d9c5")],
    ["buildings", fill("buildings", "#e3d9c5")],
    ["transportation", line("transportation", "#fffdf9")],
    ["roads", line("roads", "#fffdf9")],
  ];
  return layers.filter(([name]) => names.has(name)).map(([, layer]) => layer);
}
