// Builds everything a browser loads into wwwroot/dist: alliance.css, alliance.js, fonts and icons.svg.
import { build } from "esbuild";
import { compile, Logger } from "sass";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

const client = dirname(fileURLToPath(import.meta.url));
const root = resolve(client, "..");
const modules = join(root, "node_modules");
const dist = join(root, "wwwroot", "dist");
const uswds = join(modules, "@uswds", "uswds");

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "fonts"), { recursive: true });
copyFonts();
writeIcons();
await Promise.all([buildStyles(), buildScripts(), buildMap()]);
await buildWorker();
report();

// Only the Latin part is fetched for English and Spanish; the other two by unicode-range when a name needs them.
function copyFonts() {
  for (const part of ["latin", "latin-ext", "vietnamese"]) {
    cpSync(
      join(modules, "@fontsource-variable", "public-sans", "files", `public-sans-${part}-wght-normal.woff2`),
      join(dist, "fonts", `public-sans-${part}.woff2`),
    );
  }
}

// One file of symbols, used as <use href="/dist/icons.svg#name">.
function writeIcons() {
  const names = JSON.parse(readFileSync(join(client, "icons.json"), "utf8"));
  const symbols = names.map((name) => {
    const file = join(uswds, "dist", "img", "usa-icons", `${name}.svg`);
    if (!existsSync(file)) throw new Error(`Client/icons.json names "${name}", which USWDS does not have.`);
    const svg = readFileSync(file, "utf8");
    const viewBox = /viewBox="([^"]+)"/.exec(svg)?.[1] ?? "0 0 24 24";
    const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
    return `<symbol id="${name}" viewBox="${viewBox}">${shapes}</symbol>`;
  });
  writeFileSync(join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

async function buildStyles() {
  const { css } = compile(join(client, "styles", "alliance.scss"), {
    loadPaths: [join(uswds, "packages")],
    quietDeps: true,
    logger: Logger.silent,
  });
  await build({
    stdin: { contents: css, loader: "css", resolveDir: join(uswds, "dist") },
    outfile: join(dist, "alliance.css"),
    bundle: true,
    minify: true,
    target: ["chrome100", "firefox100", "safari15.4"],
    external: ["./fonts/*"],
    loader: { ".svg": "dataurl" },
    logLevel: "warning",
  });
}

async function buildScripts() {
  await build({
    entryPoints: [join(client, "alliance.ts"), join(client, "portal.ts"), join(client, "quiet.ts"), join(client, "survey.ts"), join(client, "ecomap.ts"), join(client, "passkey.ts")],
    outdir: dist,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome100", "firefox100", "safari15.4"],
    legalComments: "none",
    logLevel: "warning",
  });
}

// The map is a file of its own: it weighs three times what every other page does. MapLibre's license asks that its notice stays.
async function buildMap() {
  await build({
    entryPoints: [join(client, "map.ts")],
    outdir: dist,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome100", "firefox100", "safari15.4"],
    legalComments: "eof",
    logLevel: "warning",
  });
  cpSync(join(modules, "maplibre-gl", "dist", "maplibre-gl-worker.mjs"), join(dist, "map-worker.js"));
  const { css } = compile(join(client, "styles", "map.scss"), { logger: Logger.silent });
  const { outputFiles } = await build({
    stdin: { contents: `@import "maplibre-gl/dist/maplibre-gl.css";\n${css}`, loader: "css", resolveDir: modules },
    write: false,
    bundle: true,
    minify: true,
    target: ["chrome100", "firefox100", "safari15.4"],
    loader: { ".svg": "dataurl" },
    logLevel: "warning",
  });
  writeFileSync(join(dist, "map.css"), outputFiles[0].contents);
}

// The worker knows each file that it is to keep by what is in it: when one changes, so does the worker, and a browser fetches both.
async function buildWorker() {
  const files = ["dist/alliance.css", "dist/alliance.js", "dist/icons.svg", "dist/fonts/public-sans-latin.woff2", "mark.svg", "favicon.svg", "app.webmanifest", "pictures/notebook.svg", "pictures/street.svg"];
  const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const assets = files.map((file) => ({ url: `/${file}`, revision: hashOf(readFileSync(join(root, "wwwroot", file))) }));
  // A page around which the files above stand: it changes with them at the latest.
  assets.push({ url: "/no-signal", revision: hashOf(JSON.stringify(assets) + readFileSync(join(root, "Platform", "Web", "NoSignal.cshtml"))) });
  await build({
    entryPoints: [join(client, "device", "worker", "worker.ts")],
    outfile: join(dist, "worker.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome100", "firefox100", "safari15.4"],
    define: { assets: JSON.stringify(assets), "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "warning",
  });
}

// To standard error: standard output belongs to the command that asked for the build.
function report() {
  for (const name of ["alliance.css", "alliance.js", "portal.js", "quiet.js", "survey.js", "ecomap.js", "passkey.js", "map.js", "map-worker.js", "map.css", "worker.js", "icons.svg"]) {
    const size = gzipSync(readFileSync(join(dist, name))).length;
    console.error(`${name.padEnd(14)} ${(size / 1024).toFixed(1).padStart(6)} KB gzip`);
  }
  const latin = statSync(join(dist, "fonts", "public-sans-latin.woff2")).size;
  console.error(`latin font     ${(latin / 1024).toFixed(1).padStart(6)} KB`);
}
