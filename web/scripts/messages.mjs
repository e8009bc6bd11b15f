// Every key in all five languages, each with the same arguments; none that nothing uses; and none
// left in English, apart from words that are the same in both (scripts/same-words.json).
import { readFileSync, readdirSync } from "node:fs";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

const MESSAGES = new URL("../src/messages/", import.meta.url);
const SOURCE = new URL("../src/", import.meta.url);
const LOCALES = ["de", "es", "fr", "ar"];
const same = JSON.parse(readFileSync(new URL("same-words.json", import.meta.url), "utf8"));
const wrong = [];

function flat(value, path = "", into = new Map()) {
  for (const [key, one] of Object.entries(value)) {
    const name = path ? `${path}.${key}` : key;
    if (typeof one === "string") into.set(name, one);
    else flat(one, name, into);
  }
  return into;
}

function argumentsOf(nodes, into = new Set()) {
  for (const node of nodes) {
    if (node.type !== TYPE.literal && node.type !== TYPE.pound) into.add(node.value);
    for (const option of Object.values(node.options ?? {})) argumentsOf(option.value, into);
    if (node.children) argumentsOf(node.children, into);
  }
  return [...into].sort().join(" ");
}

function read(message, where) {
  try {
    return argumentsOf(parse(message));
  } catch (error) {
    wrong.push(`${where}: ${error.message}`);
    return null;
  }
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    if (entry.isDirectory() && !["messages", "types"].includes(entry.name)) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.includes(".test.")) yield readFileSync(path, "utf8");
  }
}

const areas = readdirSync(new URL("en/", MESSAGES));
const said = new Map();
for (const area of areas) {
  const english = flat(JSON.parse(readFileSync(new URL(`en/${area}`, MESSAGES), "utf8")));
  for (const [key, text] of english) {
    if (said.has(key)) wrong.push(`en/${area}: ${key} is in ${said.get(key)}, too`);
    said.set(key, area);
    read(text, `en/${area}: ${key}`);
  }
  for (const locale of LOCALES) {
    const translated = flat(JSON.parse(readFileSync(new URL(`${locale}/${area}`, MESSAGES), "utf8")));
    for (const [key, text] of english) {
      const where = `${locale}/${area}: ${key}`;
      const here = translated.get(key);
      if (here === undefined) wrong.push(`${where} is missing`);
      else if (here === text && /\p{L}{3}/u.test(text.replace(/\{[^}]*\}/g, ""))) {
        if (!same.all.includes(text) && !same[locale].includes(text)) wrong.push(`${where} is English: ${text}`);
      } else if (read(here, where) !== read(text, where)) wrong.push(`${where} has other arguments`);
    }
    for (const key of translated.keys()) {
      if (!english.has(key)) wrong.push(`${locale}/${area}: ${key} is not in English`);
    }
  }
}

// A key is used where its last part is written down: definitions name keys without their namespace,
// and statuses, kinds and commands are what the API calls them.
function* written(folder, names) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    if (entry.isDirectory()) yield* written(path, names);
    else if (names.test(entry.name)) yield readFileSync(path, "utf8");
  }
}
const ofTheApi = [
  ...written(new URL("../../docs/openapi/", import.meta.url), /\.json$/),
  ...written(new URL("../../functions/", import.meta.url), /\.py$/),
];
// A refusal's sentence goes by its type; that each type has one is held by src/lib/api/sentences.test.ts.
// Some are put together from what the API says: titles of reports, names of events and permissions.
const COMPOSED = ["reports.phrases.", "reports.choices.", "reports.checks.", "settings.events.", "permissions.", "alike.", "commands.", "kinds.", "facts.", "reconcile.reasons.", "problems.", "reasons."];
const wordsOf = (texts) => {
  const text = texts.join("\n");
  return new Set([...text.match(/[\p{L}\p{N}_]+/gu), ...text.match(/[\p{L}\p{N}_-]+/gu)]);
};
function* commands() {
  for (const text of written(new URL("../../docs/openapi/", import.meta.url), /\.json$/)) {
    for (const operations of Object.values(JSON.parse(text).paths)) {
      for (const [method, one] of Object.entries(operations)) {
        if (method !== "get") yield one.operationId.replace(/^[a-z]+_/, "");
      }
    }
  }
}
const words = wordsOf([...sources(SOURCE)]);
const onTheWire = wordsOf(ofTheApi);
// What a record's history says of a command: its own word, or that of its verb.
for (const command of commands()) {
  if (!said.has(`commands.${command}`) && !said.has(`commands.${command.split("_")[0]}`)) {
    wrong.push(`en: no word for the command ${command}`);
  }
}
/** A word of one field's own, `direction_sent`. */
const isOwn = (last) => {
  const [, field, value] = /^([a-z]+)_(.+)$/.exec(last) ?? [];
  return value !== undefined && words.has(field) && (words.has(value) || onTheWire.has(value));
};
for (const [key, area] of said) {
  const last = key.split(".").at(-1);
  if (COMPOSED.some((start) => key.startsWith(start))) continue;
  if (key.startsWith("status.") && isOwn(last)) continue;
  if (!words.has(last) && !onTheWire.has(last)) wrong.push(`en/${area}: nothing uses ${key}`);
}

for (const line of wrong) console.error(line);
console.log(`${said.size} messages in ${LOCALES.length + 1} languages, ${wrong.length} wrong`);
process.exit(wrong.length > 0 ? 1 : 0);
