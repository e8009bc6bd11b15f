import type { Words } from "@/lib/format/words";

/** A permission as the API lists it. */
export interface Permission {
  permission: string;
  function: string;
  in_keys: boolean;
  is_held: boolean;
}

/** A row of the matrix: one thing, such as invoices, and what may be done with it. */
export interface Thing {
  /** "invoicing.invoices" */
  thing: string;
  actions: { permission: string; action: string; isHeld: boolean }[];
}

export interface Area {
  area: string;
  things: Thing[];
}

/** Reading first, then writing, then what is particular to the thing. */
const ORDER = ["read", "write"];

function rank(action: string): number {
  const place = ORDER.indexOf(action);
  return place < 0 ? ORDER.length : place;
}

export type WordGroup = "areas" | "things" | "actions";

/** The word for a part of a permission; its own name, spelled out, where it has none. */
export function wordOf(t: Words, group: WordGroup, key: string): string {
  const name = `${group}.${key.replace(/\./g, "_")}`;
  return t.has(name) ? t(name) : (key.split(".").at(-1) ?? key).replace(/_/g, " ");
}

/** Permissions as a matrix: areas, their things, and for each thing its actions in one order. */
export function matrixOf(permissions: readonly Permission[]): Area[] {
  const areas = new Map<string, Map<string, Thing>>();
  for (const one of permissions) {
    const parts = one.permission.split(".");
    const action = parts.pop() ?? "";
    const things = areas.get(one.function) ?? new Map<string, Thing>();
    const name = parts.join(".");
    const thing = things.get(name) ?? { thing: name, actions: [] };
    thing.actions.push({ permission: one.permission, action, isHeld: one.is_held });
    things.set(name, thing);
    areas.set(one.function, things);
  }
  return [...areas].map(([area, things]) => ({
    area,
    things: [...things.values()].map((thing) => ({
      ...thing,
      actions: thing.actions.toSorted((a, b) => rank(a.action) - rank(b.action) || a.action.localeCompare(b.action)),
    })),
  }));
}

/** With a permission, or without; who may write must be able to read, and who cannot read cannot write. */
export function toggled(held: readonly string[], permission: string, all: readonly string[]): string[] {
  const [thing, action] = split(permission);
  const read = `${thing}.read`;
  if (held.includes(permission)) {
    return held.filter((one) => one !== permission && !(action === "read" && split(one)[0] === thing));
  }
  const needed = action !== "read" && all.includes(read) ? [permission, read] : [permission];
  return [...new Set([...held, ...needed])].toSorted();
}

function split(permission: string): [string, string] {
  const end = permission.lastIndexOf(".");
  return [permission.slice(0, end), permission.slice(end + 1)];
}
