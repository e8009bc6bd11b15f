import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { ImportPage } from "@/components/import/import-page";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { me, read, type Me } from "@/lib/api/server";
import { todayIn } from "@/lib/format/days";
import { may } from "@/lib/permissions/permissions";
import { rowOf } from "./balance";
import { DeleteDraft } from "./delete-draft";
import { EntryForm, type EntryStart } from "./entry-form";
import { OPENING_IMPORT } from "./import";

type Line = Parameters<typeof rowOf>[0];

interface Kept {
  id: string;
  version: number;
  dated: string;
  journal: string;
  memo: string;
  lines: Line[];
}

function rights(who: Me) {
  return { mayPost: may(who.permissions, "ledger.entries.post"), mayDraft: may(who.permissions, "ledger.entries.write") };
}

/** A new journal entry. */
export async function NewEntry() {
  const [t, who] = await Promise.all([getTranslations(), me()]);
  const { mayPost, mayDraft } = rights(who);
  if (!mayPost && !mayDraft) forbidden();
  const start: EntryStart = { dated: todayIn(who.company.time_zone), journal: "MSC", memo: "", lines: [] };
  return (
    <>
      <PageTitle title={t("documents.entry.new")} />
      <EntryForm kind="entry" start={start} home={who.company.currency} {...rights(who)} />
    </>
  );
}

/** Their first day, where nobody said another: the first of the year. */
function firstDay(who: Me): string {
  return `${todayIn(who.company.time_zone).slice(0, 4)}-01-01`;
}

/** Opening balances out of a file. */
export async function OpeningImport() {
  const [t, who] = await Promise.all([getTranslations("entry"), me()]);
  return <ImportPage definition={OPENING_IMPORT} said={{ dated: firstDay(who), difference: "refuse", memo: t("opening") }} />;
}

/** Opening balances: what they lack to balance goes against the opening account. */
export async function OpeningBalances() {
  const [t, who] = await Promise.all([getTranslations(), me()]);
  const start: EntryStart = { dated: firstDay(who), journal: "OPN", memo: t("entry.opening"), lines: [] };
  return (
    <>
      <PageTitle title={t("entry.opening")}>
        {may(who.permissions, OPENING_IMPORT.permission) ? (
          <ButtonLink href="/opening/import">{t("actions.importOpening")}</ButtonLink>
        ) : null}
      </PageTitle>
      <p className="mb-4 max-w-2xl text-sm text-quiet">{t("entry.openingHint")}</p>
      <EntryForm
        kind="opening"
        start={start}
        home={who.company.currency}
        mayPost={may(who.permissions, "ledger.entries.import")}
        mayDraft={false}
      />
    </>
  );
}

/** A draft, to be finished and posted, or dropped. */
export async function DraftEntry({ id }: { id: string }) {
  const [t, who, draft] = await Promise.all([
    getTranslations(),
    me(),
    read<Kept>(`/v1/ledger/drafts/${encodeURIComponent(id)}`),
  ]);
  const start: EntryStart = { ...draft, lines: draft.lines.map(rowOf) };
  return (
    <>
      <PageTitle title={t("documents.draft.one")}>
        {may(who.permissions, "ledger.entries.write") ? <DeleteDraft id={draft.id} version={draft.version} /> : null}
      </PageTitle>
      <EntryForm kind="entry" start={start} home={who.company.currency} {...rights(who)} />
    </>
  );
}
