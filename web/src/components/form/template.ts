/** Values out of templates: "{key}" or "{a.b}" is the value itself, whatever it is; nested ones are filled too. */
import { at, type Values } from "./definition";

const WHOLE = /^\{([\w.]+)\}$/;

/** Fill "{key}" throughout; what is nowhere is left out. */
export function filledValues(template: unknown, from: Values): unknown {
  if (typeof template === "string") {
    const key = WHOLE.exec(template)?.[1];
    return key === undefined ? template : at(from, key);
  }
  if (Array.isArray(template)) return template.map((one) => filledValues(one, from));
  if (template === null || typeof template !== "object") return template;
  return Object.fromEntries(
    Object.entries(template)
      .map(([key, one]) => [key, filledValues(one, from)] as const)
      .filter(([, value]) => value !== undefined),
  );
}
