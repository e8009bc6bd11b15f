import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { query } from "@/lib/api/server";
import { first, tabOf, type ListDefinition, type Search } from "./definition";

/** Parts of a list that are looked at often, each an address of its own. */
export async function Tabs({
  definition,
  search,
  here,
}: {
  definition: ListDefinition;
  search: Search;
  here: string;
}) {
  const t = await getTranslations();
  const now = tabOf(definition, search);
  return (
    <nav aria-label={t(`lists.${definition.id}.title`)} className="no-print mb-3 flex gap-1 overflow-x-auto border-b border-rule">
      {(definition.tabs ?? []).map((tab) => (
        <Link
          key={tab.label}
          href={`${here}${query({ ...tab.set, q: first(search.q), columns: first(search.columns) })}`}
          aria-current={tab === now ? "page" : undefined}
          className="border-b-2 border-transparent px-3 py-2 text-sm whitespace-nowrap hover:border-rule aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent"
        >
          {t(`tabs.${tab.label}`)}
        </Link>
      ))}
    </nav>
  );
}
