import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds wrong with a page, or with a part of it, one line each: the rule and where it is broken. */
export async function violations(page: Page, where: string, within?: string): Promise<string[]> {
  // The one frame of these pages is the browser's own viewer of a PDF: its title is ours, its inside is not.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], iframes: false });
  const found = await (within ? axe.include(within) : axe).analyze();
  return found.violations.flatMap((one) =>
    one.nodes.slice(0, 3).map((node) => `${where}: ${one.id} at ${node.target.join(" ")}: ${node.html.slice(0, 120)}`),
  );
}
