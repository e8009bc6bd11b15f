import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const API = path.resolve(import.meta.dirname, "../../../docs/openapi");

interface Schema {
  $ref?: string;
  type?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  pattern?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
}

interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
}

interface Contract {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/**
 * What takes no text of one's own: secrets and tokens, names of what is there already, and what is
 * refused where it is wrong by a letter. All else is text, whatever it is called.
 */
const CHECKED = [
  /\/(password|new_password|token|ticket|code|time_zone|workspace|receiver)$/,
  /\/(scopes|permissions|events)\[\]$/,
  /\/(iban|bic|vat_id|url|to|account|fee_account|invoice_series|credit_note_series|quote_series|order_series)$/,
  /tax_numbers\[\]\/number$/,
  /invoicing\/settings \/email$/,
];
/** Many at once, or for looking only: the same fields as one by one. */
const SAME = /\/(bulk|preview)$|payments\/lines\/accept$/;

/** Every field of a body of the API's that takes free text, as "path field"; an edit's are those of the first writing. */
export function textFields(): string[] {
  const found = readdirSync(API).flatMap((name) => {
    const contract = JSON.parse(readFileSync(path.join(API, name), "utf8")) as Contract;
    return Object.entries(contract.paths)
      .filter(([at]) => !SAME.test(at))
      .flatMap(([at, { post, put }]) => [...written(at, post, contract), ...written(firstWriting(at, contract), put, contract)]);
  });
  return [...new Set(found)].filter((field) => !CHECKED.some((one) => one.test(field))).sort();
}

function firstWriting(at: string, contract: Contract): string {
  const home = at.replace(/\/\{[^}]+\}$/, "");
  return contract.paths[home]?.post ? home : at;
}

function written(at: string, operation: Operation | undefined, contract: Contract): string[] {
  const schema = operation?.requestBody?.content["application/json"]?.schema;
  return schema ? texts(schema, contract, "").map((field) => `${at} ${field}`) : [];
}

function texts(schema: Schema, contract: Contract, at: string): string[] {
  if (schema.$ref) return texts(contract.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}, contract, at);
  const among = (schema.anyOf ?? []).flatMap((one) => texts(one, contract, at));
  const isFree = !schema.pattern && !schema.format && !schema.enum && schema.const === undefined;
  if (schema.type === "string" && isFree) return [at];
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => texts(one, contract, `${at}/${name}`));
  const each = schema.items ? texts(schema.items, contract, `${at}[]`) : [];
  return [...among, ...inside, ...each];
}
