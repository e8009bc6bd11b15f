import { languageOf } from "./locales";

/** How a refusal is called in a language, by the last part of its type; its name where it has none. */
export async function refusalsIn(locale: string): Promise<(type: string) => string> {
  const file = (await import(`../messages/${languageOf(locale)}/problems.json`)) as { default: { problems: Record<string, string> } };
  const { problems } = file.default;
  return (type) => problems[type.replace(/^\/problems\//, "")] ?? type;
}
