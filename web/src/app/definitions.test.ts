// @vitest-environment node
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ListDefinition } from "@/components/data-table/definition";
import type { ActionDefinition, DocumentDefinition, FieldDefinition } from "@/components/form/definition";
import type { ImportDefinition } from "@/components/import/definition";

/** Every screen is a definition: what they all name is compared with what the API and the words have. */
type Json = Record<string, unknown>;
interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

const ROOT = path.resolve(import.meta.dirname, "../../..");
const SNAPSHOTS = path.join(ROOT, "docs/openapi");
const operations = new Map<string, Operation>();
const schemas = new Map<string, Json>();
const parameter = (address: string) => address.split("?")[0]?.replace(/\{[^}]+\}/g, "{}") ?? "";

for (const name of readdirSync(SNAPSHOTS)) {
  const read = JSON.parse(readFileSync(path.join(SNAPSHOTS, name), "utf8")) as {
    paths: Record<string, Record<string, Operation>>;
    components?: { schemas: Record<string, Json> };
  };
  const prefix = name.slice(0, -5);
  for (const [address, methods] of Object.entries(read.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      operations.set(`${method.toUpperCase()} ${parameter(address)}`, local(operation, prefix) as Operation);
    }
  }
  for (const [key, schema] of Object.entries(read.components?.schemas ?? {})) schemas.set(`${prefix}:${key}`, local(schema, prefix) as Json);
}

/** Shapes of the same name are others in another function. */
function local(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) return value.map((one) => local(one, prefix));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === "$ref" ? `${prefix}:${String(one).split("/").at(-1)}` : local(one, prefix)]),
  );
}

/** The keys that an object of a shape may have, looked for behind references, lists and choices. */
function keysOf(schema: Json | undefined, into = new Set<string>(), depth = 0): Set<string> {
  if (!schema || depth > 6) return into;
  if (typeof schema.$ref === "string") return keysOf(schemas.get(schema.$ref), into, depth + 1);
  for (const key of Object.keys((schema.properties as Json | undefined) ?? {})) into.add(key);
  for (const one of [...((schema.anyOf as Json[] | undefined) ?? []), ...((schema.allOf as Json[] | undefined) ?? []), ...((schema.oneOf as Json[] | undefined) ?? [])]) keysOf(one, into, depth + 1);
  if (schema.items) keysOf(schema.items as Json, into, depth + 1);
  return into;
}

function answer(operation: Operation | undefined): Json | undefined {
  const said = operation?.responses["200"] ?? operation?.responses["201"];
  return said?.content?.["application/json"]?.schema;
}

function rowsOf(operation: Operation | undefined): Set<string> {
  const schema = answer(operation);
  const page = typeof schema?.$ref === "string" ? schemas.get(schema.$ref) : schema;
  const items = (page?.properties as Record<string, Json> | undefined)?.items;
  return keysOf(items ?? page);
}

function bodyOf(operation: Operation | undefined): Set<string> {
  return keysOf(operation?.requestBody?.content["application/json"]?.schema);
}

const permissions = new Set(readFileSync(path.join(ROOT, "docs/permissions.md"), "utf8").match(/`[a-z_]+\.[a-z_]+\.[a-z_]+`/g)?.map((one) => one.slice(1, -1)));
const words: Json = {};
const MESSAGES = path.resolve(import.meta.dirname, "../messages/en");
for (const area of readdirSync(MESSAGES)) {
  for (const [space, held] of Object.entries(JSON.parse(readFileSync(path.join(MESSAGES, area), "utf8")) as Json)) {
    words[space] = { ...(words[space] as Json | undefined), ...(held as Json) };
  }
}
function isSaid(key: string): boolean {
  return key.split(".").reduce<unknown>((held, part) => (held as Json | undefined)?.[part], words) !== undefined;
}

const modules: Record<string, Record<string, unknown>> = import.meta.glob(["../features/**/*.ts", "!../features/**/*.test.ts"], { eager: true });
const all = Object.entries(modules).flatMap(([file, held]) =>
  Object.entries(held)
    .filter((entry): entry is [string, Json] => entry[1] !== null && typeof entry[1] === "object" && !Array.isArray(entry[1]))
    .map(([name, value]) => ({ name: `${file.split("features/")[1]} ${name}`, value })),
);
const having = <T>(...keys: string[]) =>
  all.filter(({ value }) => keys.every((key) => key in value)).map(({ name, value }) => [name, value as unknown as T] as const);
const lists = having<ListDefinition>("columns", "filters", "sort");
const documents = having<DocumentDefinition>("sections", "home", "permissions", "actions");
const imports = having<ImportDefinition>("fields", "home", "permission").filter(([, one]) => !("sections" in one));

function checkAction(action: ActionDefinition, wrong: string[]): void {
  const operation = operations.get(`${action.method} ${parameter(action.path)}`);
  if (!operation) wrong.push(`there is no ${action.method} ${action.path}`);
  if (!permissions.has(action.permission)) wrong.push(`there is no permission ${action.permission}`);
  if (!isSaid(`actions.${action.label}`)) wrong.push(`actions.${action.label} is not said`);
  if ((action.method === "DELETE" || action.look === "danger") && !action.warning && !action.asks) wrong.push(`${action.label} does not say what follows`);
  if (action.warning && !isSaid(`help.${action.warning}`)) wrong.push(`help.${action.warning} is not said`);
  const taken = bodyOf(operation);
  const sent = [...(action.asks ?? []).map((field) => field.key), ...Object.keys(action.sends ?? {})];
  if (operation && action.method !== "DELETE") {
    for (const key of sent) if (!taken.has(key)) wrong.push(`${action.label}: ${action.path} takes no ${key}`);
  }
  for (const field of action.asks ?? []) checkField(field, wrong);
}

function checkField(field: FieldDefinition, wrong: string[]): void {
  if (!isSaid(`fields.${field.label ?? field.key}`)) wrong.push(`fields.${field.label ?? field.key} is not said`);
  if (field.help && !isSaid(`help.${field.help}`)) wrong.push(`help.${field.help} is not said`);
  for (const inner of field.fields ?? []) checkField(inner, wrong);
}

test("there are definitions to look at", () => {
  expect(lists.length).toBeGreaterThan(5);
  expect(documents.length).toBeGreaterThan(5);
  expect(imports.length).toBeGreaterThan(2);
  expect(operations.size).toBeGreaterThan(200);
});

describe("lists ask for what the API has", () => {
  test.each(lists)("%s", (_, list) => {
    const wrong: string[] = [];
    const operation = operations.get(`GET ${parameter(list.path)}`);
    if (!operation) wrong.push(`there is no GET ${list.path}`);
    const keys = rowsOf(operation);
    const brought = new Set([...(list.naming ?? []), ...(list.wording ?? [])].map((one) => one.into));
    for (const column of list.columns) {
      const key = column.key.split(".")[0] ?? "";
      if (!keys.has(key) && !brought.has(key)) wrong.push(`its rows have no ${column.key}`);
      if (column.currency && !keys.has(column.currency.split(".")[0] ?? "")) wrong.push(`its rows have no ${column.currency}`);
      if (!isSaid(`fields.${column.label ?? column.key}`)) wrong.push(`fields.${column.label ?? column.key} is not said`);
    }
    const asked = new Set((operation?.parameters ?? []).map((one) => one.name));
    for (const { key, kind } of list.filters) {
      const names = kind === "dates" || kind === "amounts" ? [`${key}_from`, `${key}_to`] : [kind === "text" ? `${key}_has` : key];
      for (const name of names) if (!asked.has(name)) wrong.push(`it has no parameter ${name}`);
    }
    for (const name of (list.tabs ?? []).flatMap((tab) => (tab.local ? [] : Object.keys(tab.set)))) if (!asked.has(name)) wrong.push(`it has no parameter ${name}`);
    if (list.search && !asked.has("q")) wrong.push("it cannot be searched");
    for (const one of [list.create, list.importer]) if (one && !permissions.has(one.permission)) wrong.push(`there is no permission ${one.permission}`);
    for (const bulk of list.bulk ?? []) {
      if (!bulk.goes && !operations.has(`POST ${parameter(bulk.path)}`)) wrong.push(`there is no POST ${bulk.path}`);
      if (!bulk.goes && !bodyOf(operations.get(`POST ${parameter(bulk.path)}`)).has(bulk.key ?? "ids")) wrong.push(`${bulk.path} takes no ${bulk.key ?? "ids"}`);
      if (!permissions.has(bulk.permission)) wrong.push(`there is no permission ${bulk.permission}`);
    }
    for (const said of ["title", "empty", "emptyHint"]) if (!isSaid(`lists.${list.id}.${said}`)) wrong.push(`lists.${list.id}.${said} is not said`);
    expect(wrong).toEqual([]);
  });
});

describe("documents send what the API takes", () => {
  test.each(documents)("%s", (_, document) => {
    const wrong: string[] = [];
    const made = operations.get(`POST ${parameter(document.path)}`);
    const taken = bodyOf(made);
    const keys = keysOf(answer(operations.get(`GET ${parameter(document.path)}/{}`)));
    if (keys.size === 0) wrong.push(`there is no GET ${document.path}/{id}`);
    for (const field of document.sections.flatMap((section) => section.fields)) {
      checkField(field, wrong);
      if (made && !taken.has(field.key)) wrong.push(`POST ${document.path} takes no ${field.key}`);
    }
    for (const column of document.lines?.columns ?? []) checkField(column, wrong);
    for (const key of [document.permissions.read, document.permissions.write]) if (!permissions.has(key)) wrong.push(`there is no permission ${key}`);
    for (const action of document.actions) checkAction(action, wrong);
    if (document.preview && !operations.has(`POST ${parameter(document.preview)}`)) wrong.push(`there is no POST ${document.preview}`);
    for (const one of document.downloads ?? []) if (!operations.has(`GET ${parameter(one.path)}`)) wrong.push(`there is no GET ${one.path}`);
    for (const fact of document.facts ?? []) {
      const key = fact.key.split(".")[0] ?? "";
      const brought = (document.naming ?? []).some((one) => one.into === key);
      const isNamed = key.endsWith("_name") && document.naming === undefined;
      if (!keys.has(key) && !brought && !isNamed && key !== "company_currency") wrong.push(`the record has no ${fact.key}`);
      if (!isSaid(`fields.${fact.label ?? fact.key}`)) wrong.push(`fields.${fact.label ?? fact.key} is not said`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("imports go where the API takes them", () => {
  test.each(imports)("%s", (_, one) => {
    expect(operations.has(`POST ${parameter(one.path)}`)).toBe(true);
    expect(permissions.has(one.permission)).toBe(true);
    for (const field of one.fields) expect(isSaid(`fields.${field.label ?? field.key}`), field.key).toBe(true);
  });
});

test("every address that a definition leads to has a page", () => {
  const addresses = [
    ...lists.flatMap(([, list]) => [list.row, list.create?.href, list.importer?.href]),
    ...documents.flatMap(([, document]) => [document.home, ...document.actions.map((action) => action.to)]),
    ...imports.map(([, one]) => one.home),
  ].filter((one): one is string => Boolean(one));
  const app = path.resolve(import.meta.dirname, "(app)");
  const has = (folder: string, parts: string[]): boolean => {
    const [part, ...rest] = parts;
    if (part === undefined) return existsSync(path.join(folder, "page.tsx"));
    const inner = existsSync(folder) ? readdirSync(folder).filter((name) => (part.includes("{") ? name.startsWith("[") : name === part || name.startsWith("["))) : [];
    return inner.some((name) => has(path.join(folder, name), rest));
  };
  const missing = [...new Set(addresses)].filter((address) => !has(app, (address.split(/[?#]/)[0] ?? "").split("/").filter(Boolean)));
  expect(missing).toEqual([]);
});
