// The map of organizations, to tap on. It is read from the drawing that the page brings; without this file the drawing, the form and
// the table do the same. Loaded on the pages of the map alone: the graph library is larger than everything else together.
import cytoscape, { type Core, type NodeSingular, type StylesheetJson } from "cytoscape";
import { fill } from "./live";

const ink = "#23282f", warm = "#a5442a", paper = "#fffdf9", wash = "#e6eef1", warmWash = "#f8e6dd", link = "#1f5067";

const drawing = document.querySelector<SVGSVGElement>("svg[data-ecomap]");
const graph = document.querySelector<HTMLElement>("[data-ecomap-graph]");
if (drawing && graph) {
  offerFiles(drawing);
  if (drawing.querySelector("[data-organization]")) start(drawing, graph);
}

function start(svg: SVGSVGElement, container: HTMLElement): void {
  const { width, height } = svg.viewBox.baseVal;
  // The library would write a style element, which our policy blocks; its one rule is in our own style sheet. Told that it is there, it writes none.
  const told = document.createElement("meta");
  told.id = "__________cytoscape_stylesheet";
  document.head.append(told);
  container.style.aspectRatio = `${width} / ${height}`;
  container.hidden = false;
  svg.classList.add("pa-ecomap__drawing--paper");
  const cy = cytoscape({
    container,
    elements: elementsOf(svg),
    layout: { name: "preset" },
    style: looks(),
    autoungrabify: true,
    boxSelectionEnabled: false,
    userPanningEnabled: false,
    userZoomingEnabled: false,
  });
  const fit = (): void => {
    cy.resize();
    cy.viewport({ zoom: container.clientWidth / width, pan: { x: 0, y: 0 } });
  };
  fit();
  new ResizeObserver(fit).observe(container);
  choosing(cy);
}

function elementsOf(svg: SVGSVGElement): cytoscape.ElementDefinition[] {
  const nodes = [...svg.querySelectorAll<SVGGElement>("[data-organization]")].map((group) => ({
    group: "nodes" as const,
    data: { id: group.dataset["organization"]!, name: group.dataset["name"], label: [...group.querySelectorAll("text")].map((line) => line.textContent).join("\n"), serves: group.dataset["serves"], center: group.dataset["center"] ?? "false" },
    position: { x: Number(group.dataset["x"]), y: Number(group.dataset["y"]) },
  }));
  const edges = [...svg.querySelectorAll<SVGGElement>("[data-tie]")].map((group) => ({
    group: "edges" as const,
    data: { id: group.dataset["tie"]!, source: group.dataset["first"]!, target: group.dataset["second"]!, quality: group.dataset["quality"], flow: group.dataset["flow"] },
  }));
  return [...nodes, ...edges];
}

/** Hartman's lines: solid and wide, thin and broken, jagged; the same as in the drawing. */
function looks(): StylesheetJson {
  const teeth = Array.from({ length: 13 }, (_, tooth) => tooth);
  return [
    { selector: "node", style: { width: 32, height: 32, "background-color": wash, "border-color": ink, "border-width": 2, label: "data(label)", color: ink, "font-family": "Public Sans Variable, system-ui, sans-serif", "font-size": 12, "line-height": 1.17, "text-wrap": "wrap", "text-valign": "bottom", "text-margin-y": 4, "text-outline-color": paper, "text-outline-width": 2 } },
    { selector: "node[serves = 'true']", style: { shape: "round-rectangle", height: 26 } },
    { selector: "node[center = 'true']", style: { "background-color": warmWash, "font-weight": 600 } },
    { selector: "node.chosen", style: { "border-color": link, "border-width": 5 } },
    { selector: "edge", style: { width: 2, "line-color": ink, "target-arrow-color": ink, "source-arrow-color": ink, "curve-style": "straight", "arrow-scale": 1.1, "overlay-padding": 10 } },
    { selector: "edge[quality = 'Strong']", style: { width: 4, "arrow-scale": 0.8 } },
    { selector: "edge[quality = 'Tenuous']", style: { "line-style": "dashed", "line-dash-pattern": [5, 5] } },
    {
      selector: "edge[quality = 'Stressed']",
      style: { "line-color": warm, "target-arrow-color": warm, "source-arrow-color": warm, "curve-style": "segments", "segment-distances": teeth.map((tooth) => (tooth % 2 === 0 ? -4.5 : 4.5)), "segment-weights": teeth.map((tooth) => 0.14 + (tooth * 0.72) / 12) },
    },
    { selector: "edge[flow = 'ToSecond'], edge[flow = 'Both']", style: { "target-arrow-shape": "triangle" } },
    { selector: "edge[flow = 'ToFirst'], edge[flow = 'Both']", style: { "source-arrow-shape": "triangle" } },
  ];
}

/** One tap chooses the first, another the second; then the form waits for how they stand. A tap on a line leads to it. */
function choosing(cy: Core): void {
  const form = document.querySelector<HTMLFormElement>("[data-ecomap-form]");
  const hint = document.querySelector<HTMLElement>("[data-ecomap-hint]");
  if (!form || !hint) return;
  const [first, second] = ["Input.FirstId", "Input.SecondId"].map((name) => form.querySelector<HTMLSelectElement>(`select[name="${name}"]`)!) as [HTMLSelectElement, HTMLSelectElement];
  const beginning = hint.textContent ?? "";
  hint.hidden = false;
  let chosen: NodeSingular | null = null;
  cy.on("tap", "node", ({ target }: { target: NodeSingular }) => {
    if (chosen?.same(target)) {
      target.removeClass("chosen");
      chosen = null;
      hint.textContent = beginning;
      return;
    }
    if (!chosen) {
      cy.nodes().removeClass("chosen");
      chosen = target.addClass("chosen");
      hint.textContent = fill(hint.dataset["next"] ?? "", { name: target.data("name") });
      return;
    }
    target.addClass("chosen");
    [first.value, second.value] = [chosen.id(), target.id()];
    hint.textContent = fill(hint.dataset["both"] ?? "", { first: chosen.data("name"), second: target.data("name") });
    chosen = null;
    for (const list of [first, second]) list.dispatchEvent(new Event("change", { bubbles: true }));
    form.scrollIntoView({ block: "start" });
    form.querySelector<HTMLInputElement>("input[name='Input.Quality']")?.focus({ preventScroll: true });
  });
  cy.on("tap", "edge", ({ target }) => location.assign(document.querySelector<HTMLAnchorElement>(`[data-row="${target.id()}"] td a`)!.href));
}

/** The drawing as a file, made here: nothing is asked of the server, and there is nothing on it but what the page shows. */
function offerFiles(svg: SVGSVGElement): void {
  const row = document.querySelector<HTMLElement>("[data-ecomap-files]");
  if (!row) return;
  row.hidden = false;
  row.querySelectorAll<HTMLButtonElement>("[data-ecomap-save]").forEach((button) =>
    button.addEventListener("click", async () => {
      const kind = button.dataset["ecomapSave"]!;
      const text = new XMLSerializer().serializeToString(alone(svg));
      const file = kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await painted(text, svg.viewBox.baseVal);
      hand(file, `${row.dataset["file"]}.${kind}`);
    }),
  );
}

/** Without what only the page has use for: keys and classes. */
function alone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const element of [copy, ...copy.querySelectorAll("*")])
    for (const attribute of [...element.attributes]) if (attribute.name.startsWith("data-") || attribute.name === "class") element.removeAttribute(attribute.name);
  return copy;
}

async function painted(text: string, { width, height }: { width: number; height: number }): Promise<Blob> {
  const sharpness = 3;
  const image = new Image(width * sharpness, height * sharpness);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * sharpness, height * sharpness];
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((file) => (file ? done(file) : failed(new Error("The picture could not be made."))), "image/png"));
}

function hand(file: Blob, name: string): void {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
