import { at, type Values } from "./definition";

/** Fields named by a path, such as "legal.city", laid flat: what a form of plain fields holds. */
export function flattened(record: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, at(record, name)]));
}

/** And back: each value at its path, as the API takes it. */
export function nested(flat: Values): Values {
  const made: Values = {};
  for (const [name, value] of Object.entries(flat)) {
    const path = name.split(".");
    const last = path.pop() ?? name;
    let inner = made;
    for (const key of path) inner = (inner[key] ??= {}) as Values;
    inner[last] = value;
  }
  return made;
}
