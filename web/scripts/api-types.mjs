// Types of the API's shapes, the bodies of requests and replies, from the snapshots in docs/openapi, which a test of the
// API keeps true. `npm run api` writes them, `npm run api -- --check` says whether they are fresh.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import openapi, { astToString } from "openapi-typescript";

const FROM = new URL("../../docs/openapi/", import.meta.url);
const TO = new URL("../src/lib/api/types/", import.meta.url);
const checks = process.argv.includes("--check");
const names = readdirSync(FROM)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.slice(0, -5));
const stale = [];

function keep(name, text) {
  const path = new URL(`${name}.ts`, TO);
  let before = "";
  try {
    before = readFileSync(path, "utf8");
  } catch {
    // Written for the first time.
  }
  if (before === text) return;
  stale.push(name);
  if (!checks) writeFileSync(path, text);
}

mkdirSync(TO, { recursive: true });
for (const name of names) {
  const snapshot = JSON.parse(readFileSync(new URL(`${name}.json`, FROM), "utf8"));
  const described = await openapi({ ...snapshot, paths: {} }, { alphabetize: true });
  keep(name, `// Written by \`npm run api\` from docs/openapi/${name}.json.\n${astToString(described)}`);
}
const imports = names.map((name) => `import type { components as ${name} } from "./${name}";`);
const members = names.map((name) => `  ${name}: ${name}["schemas"];`);
keep(
  "index",
  `// Written by \`npm run api\` from docs/openapi.
${imports.join("\n")}

interface Functions {
${members.join("\n")}
}

/** A shape of the API by function and name: \`Api<"identity", "Me">\`. */
export type Api<F extends keyof Functions, Name extends keyof Functions[F]> = Functions[F][Name];
`,
);
if (checks && stale.length > 0) {
  console.error(`Not what docs/openapi says: ${stale.join(", ")}. Run \`npm run api\`.`);
  process.exit(1);
}
console.log(`${names.length} functions, ${checks ? "fresh" : `${stale.length} files written`}`);
