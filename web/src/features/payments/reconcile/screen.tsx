"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useMemo, useRef, useState } from "react";
import { isElsewhere } from "@/components/data-table/use-list-keys";
import { buttonClass } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import { Reason } from "@/components/ui/reason";
import { day } from "@/lib/format/format";
import { BalancesBar } from "./balances-bar";
import type { Desk } from "./desk";
import { Confidence, LineList, Money } from "./line-list";
import type { Balances, BankLine } from "./model";
import { acceptanceOf, partOf } from "./parts";
import { ProposalList } from "./proposal-list";
import { SplitEditor, type Beginning } from "./split-editor";
import { useDesk } from "./use-desk";
import { useProposals } from "./use-proposals";

const SURE = 0.95;

/** Which proposal of a line is chosen, and whether it is put together by hand. */
interface Choice {
  line: string | undefined;
  chosen: number;
  splits: Beginning | null;
}

const NO_CHOICE: Choice = { line: undefined, chosen: 0, splits: null };

/**
 * Bank reconciliation by keyboard: the lines on one side, what each could settle on the other. The
 * best proposal is chosen already; one key accepts it and the next line is in hand.
 */
export function ReconcileScreen({
  account,
  lines,
  balances,
  mayMatch,
  mayWriteOff,
}: {
  account: { id: string; name: string };
  lines: BankLine[];
  balances: Balances;
  mayMatch: boolean;
  mayWriteOff: boolean;
}) {
  const t = useTranslations("reconcile");
  const start: Desk = { lines, at: 0, done: [], problems: {}, balances };
  const { desk, step, does } = useDesk(account.id, start, balances.on);
  const line = desk.lines[desk.at];
  const { proposals, names } = useProposals(line, desk.lines[desk.at + 1]);
  const lineId = line?.id;
  const [choice, setChoice] = useState<Choice>(NO_CHOICE);
  // What was chosen for one line says nothing about the next.
  const { chosen, splits } = choice.line === lineId ? choice : NO_CHOICE;
  const setChosen = (n: number) => setChoice({ line: lineId, chosen: n, splits: null });
  const setSplits = (beginning: Beginning | null) => setChoice({ line: lineId, chosen, splits: beginning });
  const proposal = proposals?.[chosen];
  const sure = useMemo(() => desk.lines.filter((one) => Number(one.confidence ?? 0) >= SURE), [desk.lines]);
  const accept = () => {
    if (line && proposal && mayMatch) void does.accept(line, acceptanceOf(line, proposal));
  };
  const ignore = () => line && mayMatch && void does.ignore(line, "");
  const act: Record<string, () => void> = {
    j: () => step({ do: "move", by: 1 }),
    k: () => step({ do: "move", by: -1 }),
    a: accept,
    Enter: accept,
    s: () => line && mayMatch && setSplits("document"),
    d: () => line && mayMatch && setSplits("document"),
    b: () => line && mayMatch && setSplits("account"),
    c: () => line && mayMatch && setSplits("credit"),
    i: ignore,
    u: () => mayMatch && void does.undo(),
    p: () => mayMatch && void does.propose(),
    "1": () => setChosen(0),
    "2": () => (proposals?.length ?? 0) > 1 && setChosen(1),
    "3": () => (proposals?.length ?? 0) > 2 && setChosen(2),
  };
  useKeys(act, splits === null);
  const splitStart = splits === "document" && proposal && !proposal.payment_id && proposal.parts.length > 1
    ? proposal.parts.map((part) => partOf(part, names))
    : [];
  return (
    <>
      <BalancesBar balances={desk.balances} />
      {mayMatch ? (
        <div className="no-print mb-3 flex flex-wrap items-center gap-2">
          <ClientButton onClick={() => void does.propose()}>
            {t("proposeAgain")} <Key>p</Key>
          </ClientButton>
          <ClientButton disabled={sure.length === 0} onClick={() => void does.acceptSure(sure)}>
            {t("acceptSure", { count: sure.length })}
          </ClientButton>
          <ClientButton disabled={desk.done.length === 0} onClick={() => void does.undo()}>
            {t("undo")} <Key>u</Key>
          </ClientButton>
          <p role="status" className="text-sm text-quiet">
            {t("progress", { done: desk.done.length, left: desk.lines.length })}
          </p>
        </div>
      ) : null}
      {line ? (
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(18rem,5fr)_minmax(0,7fr)]">
          <div className="max-lg:order-2">
            <LineList lines={desk.lines} at={desk.at} problems={desk.problems} onGo={(to) => step({ do: "go", to })} />
          </div>
          <div className="min-w-0 space-y-3">
            <LineCard line={line} place={desk.at + 1} count={desk.lines.length} onMove={(by) => step({ do: "move", by })} />
            {desk.problems[line.id] ? (
              <p role="alert" className="rounded-md bg-bad-soft p-3 text-sm text-bad">
                <Reason text={desk.problems[line.id] ?? ""} />
              </p>
            ) : null}
            {splits ? (
              <SplitEditor
                key={`${line.id}-${splits}`}
                line={line}
                start={splitStart}
                beginning={splits}
                mayWriteOff={mayWriteOff}
                onAccept={(how) => void does.accept(line, how)}
                onClose={() => setSplits(null)}
              />
            ) : (
              <>
                {proposals === null ? (
                  <div role="status" aria-label={t("looking")} className="h-28 animate-pulse rounded-md border border-rule bg-panel" />
                ) : proposals.length > 0 ? (
                  <ProposalList line={line} proposals={proposals} names={names} chosen={chosen} onChoose={setChosen} />
                ) : (
                  <p className="rounded-md border border-dashed border-rule bg-panel p-4 text-sm text-quiet">{t("nothingProposed")}</p>
                )}
                {mayMatch ? (
                  <div className="flex flex-wrap gap-2">
                    <ClientButton look="primary" disabled={!proposal} onClick={accept}>
                      {t("accept")} <Key>a</Key>
                    </ClientButton>
                    <ClientButton onClick={() => setSplits("document")}>
                      {t("otherDocument")} <Key>d</Key>
                    </ClientButton>
                    <ClientButton onClick={() => setSplits("account")}>
                      {t("toAccount")} <Key>b</Key>
                    </ClientButton>
                    <ClientButton onClick={() => setSplits("credit")}>
                      {t("keepCredit")} <Key>c</Key>
                    </ClientButton>
                    <ClientButton look="quiet" onClick={ignore}>
                      {t("ignore")} <Key>i</Key>
                    </ClientButton>
                  </div>
                ) : null}
              </>
            )}
          </div>
        </div>
      ) : (
        <div className="rounded-md border border-dashed border-rule bg-panel px-6 py-12 text-center">
          <p className="font-semibold">{t("allDone")}</p>
          <p className="mx-auto mt-1 max-w-md text-sm text-quiet">{t("allDoneHint")}</p>
          <Link href="/bank/import" className={buttonClass("primary", "mt-4")}>
            {t("importNext")}
          </Link>
        </div>
      )}
    </>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd aria-hidden="true" className="rounded border border-current/30 px-1 text-xs opacity-80">
      {children}
    </kbd>
  );
}

/** All that the bank says of a line. */
function LineCard({
  line,
  place,
  count,
  onMove,
}: {
  line: BankLine;
  place: number;
  count: number;
  onMove: (by: number) => void;
}) {
  const t = useTranslations("reconcile");
  const locale = useLocale();
  const facts = [
    [t("text"), line.text],
    [t("account"), line.party_account],
    [t("reference"), [line.structured, line.end_to_end, line.reference].filter(Boolean).join(" · ")],
  ].filter(([, value]) => value);
  return (
    <section aria-label={t("inHand")} className="rounded-md border border-rule bg-panel p-3">
      <div className="flex items-center gap-2 text-sm text-quiet">
        <button type="button" aria-label={t("previousLine")} onClick={() => onMove(-1)} className="rounded px-2 py-1 hover:bg-accent-soft">
          ↑
        </button>
        <button type="button" aria-label={t("nextLine")} onClick={() => onMove(1)} className="rounded px-2 py-1 hover:bg-accent-soft">
          ↓
        </button>
        <span>{t("place", { place, count })}</span>
        <time dateTime={line.dated} className="ms-auto">
          {day(line.dated, locale)}
        </time>
      </div>
      <div className="mt-1 flex flex-wrap items-baseline justify-between gap-3">
        <h2 aria-live="polite" className="text-lg font-semibold">{line.party || t("noParty")}</h2>
        <span className="text-xl font-semibold">
          <Money line={line} />
        </span>
      </div>
      <dl className="mt-2 space-y-1 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="flex gap-2">
            <dt className="shrink-0 text-quiet">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {line.is_reversal ? <p className="mt-2 text-sm text-warn">{t("reversal")}</p> : null}
      {line.confidence === null ? <Confidence value={null} /> : null}
    </section>
  );
}

/** One key each; not while something is typed, and not where a button has the Enter key. */
function useKeys(act: Record<string, () => void>, isOn: boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isOn) return;
    let went = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target;
      const isRadio = target instanceof HTMLInputElement && target.type === "radio";
      if (isElsewhere(target) && !isRadio) return;
      if (event.key === "Enter" && target instanceof HTMLElement && target.closest("a,button,summary")) return;
      if (event.key === "g" || event.key === "n") {
        went = event.timeStamp;
        return;
      }
      const isPair = went > 0 && event.timeStamp - went < 1200;
      went = 0;
      const done = isPair ? undefined : latest.current[event.key];
      if (!done) return;
      event.preventDefault();
      done();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [isOn]);
}
