import Form from "next/form";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { inputClass } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-title";
import { me, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { SOURCES, type Source } from "./palette-sources";

const MOST = 20;

async function lookIn(source: Source, asked: string, locale: string) {
  const page = await readIfAllowed<{ items: Parameters<Source["found"]>[0][] }>(source.path, { q: asked, limit: MOST });
  return { label: source.label, found: (page?.items ?? []).map((item) => source.found(item, locale)) };
}

/** All that matches a few letters, by kind of record; its address can be kept and shared. */
export async function SearchPage({ asked }: { asked: string }) {
  const [t, locale, who] = await Promise.all([getTranslations(), getLocale(), me()]);
  const sources = SOURCES.filter((source) => asked && may(who.permissions, source.permission));
  const groups = (await Promise.all(sources.map((source) => lookIn(source, asked, locale)))).filter(
    (group) => group.found.length > 0,
  );
  return (
    <>
      <PageTitle title={t("shell.search")} />
      <Form action="/search" role="search" className="mb-5 flex max-w-lg gap-2">
        <input
          type="search"
          name="q"
          defaultValue={asked}
          aria-label={t("shell.search")}
          placeholder={t("palette.placeholder")}
          className={inputClass}
        />
        <Button type="submit" look="primary">
          {t("shell.search")}
        </Button>
      </Form>
      {asked && groups.length === 0 ? (
        <EmptyState title={t("table.nothingFound")} text={t("palette.nothing")} />
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {groups.map((group) => (
          <section key={group.label} aria-label={t(`shell.rooms.${group.label}`)} className="rounded-md border border-rule bg-panel p-4">
            <h2 className="mb-2 font-semibold">{t(`shell.rooms.${group.label}`)}</h2>
            <ul className="divide-y divide-rule">
              {group.found.map((one) => (
                <li key={one.href}>
                  <Link href={one.href} prefetch={false} className="flex flex-wrap items-baseline gap-x-3 py-2 hover:bg-accent-soft">
                    <span className="font-medium text-accent">{one.name}</span>
                    <span className="text-sm text-quiet">{one.about}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
