import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds wrong with a page, one line each: the rule and where it is broken. */
export async function violations(page: Page, where: string): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap((one) =>
    one.nodes.slice(0, 3).map((node) => `${where}: ${one.id} at ${node.target.join(" ")}: ${node.html.slice(0, 120)}`),
  );
}
