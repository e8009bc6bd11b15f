import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds wrong with a page, or with a part of it, one line each: the rule and where it is broken. */
export async function violations(page: Page, where: string, within?: string): Promise<string[]> {
  // No frames of others' stand in these pages; to go through each for its own sake takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const found = await (within ? axe.include(within) : axe).analyze();
  return found.violations.flatMap((one) =>
    one.nodes.slice(0, 3).map((node) => `${where}: ${one.id} at ${node.target.join(" ")}: ${node.html.slice(0, 120)}`),
  );
}
