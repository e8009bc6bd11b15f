// Gzipped JavaScript of the first load, by route, measured on the real build: everything that the
// page's HTML asks for. `--build FOLDER` measures a build that is kept elsewhere.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const BARS = { shell: 160, home: 175, list: 190, document: 220 };
const { values: asked } = parseArgs({ options: { build: { type: "string", default: "." } } });
const build = path.join(asked.build, ".next");
const main = JSON.parse(readFileSync(path.join(build, "build-manifest.json"), "utf8")).rootMainFiles;

const sizes = new Map();
function size(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(path.join(build, file))).length);
  return sizes.get(file);
}

function* manifests(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const here = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* manifests(here);
    else if (entry.name === "page_client-reference-manifest.js") yield here;
  }
}

function entriesOf(file) {
  const context = { globalThis: {} };
  vm.runInNewContext(readFileSync(file, "utf8"), context);
  return Object.entries(context.globalThis.__RSC_MANIFEST);
}

/** Pages that are one form, though their addresses do not say so. */
const FORMS = ["/opening", "/setup", "/settings/company", "/settings/ledger", "/settings/profile"];

/** What a route is, by where it is: forms and records are documents, most else shows lists. */
function kindOf(route) {
  if (FORMS.some((form) => route === `/(app)${form}/page`)) return "document";
  if (route === "/(app)/page") return "home";
  if (!route.startsWith("/(app)/")) return "shell";
  return /\/(new|edit|import|\[[^\]]+\])(\/|$)/.test(route.slice(0, -"/page".length)) ? "document" : "list";
}

function first(entry) {
  const files = new Set([...main, ...entry.flat()]);
  return [...files].filter((file) => existsSync(path.join(build, file))).reduce((sum, file) => sum + size(file), 0);
}

const measured = [];
let shell = null;
for (const file of manifests(path.join(build, "server", "app"))) {
  for (const [route, manifest] of entriesOf(file)) {
    const entries = Object.entries(manifest.entryJSFiles ?? {});
    measured.push({ route, kind: kindOf(route), bytes: first(entries.map(([, files]) => files)) });
    const layouts = entries.filter(([name]) => /\/app\/(\(app\)\/)?layout$/.test(name));
    if (route.startsWith("/(app)/") && layouts.length === 2) shell = first(layouts.map(([, files]) => files));
  }
}
if (measured.length === 0 || shell === null) throw new Error(`There is no build in ${build}.`);
measured.push({ route: "(the shell alone)", kind: "shell", bytes: shell });

let over = 0;
const kilobytes = (bytes) => (bytes / 1024).toFixed(1).padStart(7);
for (const kind of Object.keys(BARS)) {
  const routes = measured.filter((one) => one.kind === kind).sort((a, b) => b.bytes - a.bytes);
  if (routes.length === 0) continue;
  const isOver = routes[0].bytes > BARS[kind] * 1024;
  over += isOver ? 1 : 0;
  console.log(`${kind.padEnd(9)} bar ${BARS[kind]} KB, largest of ${routes.length}: ${isOver ? "OVER" : "holds"}`);
  for (const { route, bytes } of routes.slice(0, 5)) console.log(`  ${kilobytes(bytes)} KB  ${route}`);
}
process.exit(over > 0 ? 1 : 0);
