// Lighthouse on a running stack (`python3 local up`): the median of five runs of each page, as on
// a desk and as on a phone. `--short` runs two pages once, `--form mobile` only the phone. Its
// packages are in this folder alone:
// `npm install` here first.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const { values: asked } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    form: { type: "string", multiple: true, default: ["desktop", "mobile"] },
    address: { type: "string", default: "http://127.0.0.1:8000" },
    data: { type: "string", default: path.resolve(import.meta.dirname, "../../.local") },
  },
});
const BARS = {
  desktop: { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 },
  mobile: { performance: 85, accessibility: 100, "best-practices": 100, seo: 100 },
};
const RUNS = asked.short ? 1 : 5;
const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

async function session() {
  const { email, password } = JSON.parse(readFileSync(path.join(asked.data, "sign-in.json"), "utf8"));
  const answer = await fetch(`${asked.address}/v1/identity/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const cookie = /erp_session=[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0];
  if (!cookie) throw new Error(`The demo company's owner could not sign in: ${answer.status}`);
  return cookie;
}

async function pages(cookie) {
  const invoices = await fetch(`${asked.address}/v1/invoicing/invoices?limit=1`, { headers: { cookie } });
  const { items } = await invoices.json();
  const all = ["/sign-in", "/", "/invoices", `/invoices/${items[0].id}`, "/invoices/new", "/reports/balance-sheet"];
  return asked.short ? all.slice(1, 3) : all;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function scores(url, form, port, cookie) {
  const runs = [];
  const faults = new Set();
  for (let run = 0; run < RUNS; run += 1) {
    const options = { port, onlyCategories: Object.keys(BARS[form]), extraHeaders: { cookie }, logLevel: "error" };
    const { lhr } = await lighthouse(url, options, form === "desktop" ? desktopConfig : undefined);
    runs.push(lhr.categories);
    for (const category of Object.values(lhr.categories)) {
      for (const { id, weight } of category.auditRefs) {
        const score = lhr.audits[id].score;
        if (weight > 0 && score !== null && score < (category.id === "performance" ? 0.5 : 1)) faults.add(id);
      }
    }
  }
  const found = Object.keys(BARS[form]).map((name) => [name, Math.round(median(runs.map((run) => run[name].score)) * 100)]);
  return { found: Object.fromEntries(found), faults: [...faults] };
}

const cookie = await session();
const chromePath = process.env.CHROMIUM ?? PATHS.find((one) => existsSync(one));
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"] });
let below = 0;
try {
  for (const form of asked.form) {
    console.log(`${form}, median of ${RUNS}: performance, accessibility, best practices, SEO`);
    for (const page of await pages(cookie)) {
      const { found, faults } = await scores(asked.address + page, form, chrome.port, page === "/sign-in" ? "" : cookie);
      const isBelow = Object.entries(BARS[form]).some(([name, bar]) => found[name] < bar);
      below += isBelow ? 1 : 0;
      const shown = Object.values(found).map((score) => String(score).padStart(4)).join("");
      console.log(`${shown}  ${page.replace(/[0-9a-f-]{36}/, "{id}")}${isBelow ? `  BELOW: ${faults.join(", ")}` : ""}`);
    }
  }
} finally {
  chrome.kill();
}
process.exit(below > 0 ? 1 : 0);
