"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { LookupInput } from "@/components/form/lookup-input";
import { useGuard } from "@/components/form/use-guard";
import { ClientButton } from "@/components/ui/client-button";
import { DateInput } from "@/components/ui/date-input";
import { DecimalInput } from "@/components/ui/decimal-input";
import { Field, inputClass, tied } from "@/components/ui/field";
import { tell, tellProblem } from "@/components/ui/toasts";
import { get } from "@/lib/api/client";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { absolute, compared, isZero, quotient, sum } from "@/lib/format/decimal";
import { money } from "@/lib/format/format";
import { isOdd } from "@/lib/format/typing";
import { wordFor } from "@/lib/format/words";
import { useNewest } from "@/lib/use-newest";
import { itemsOf, keyOf, spread, type OpenItem, type Share } from "../items/items";
import { AllocationGrid } from "./allocation-grid";
import { allocations, exchangeGain, leftOver, owedAs, payable, usualCurrency, type Direction } from "./reckon";

export interface BankAccount {
  id: string;
  name: string;
  currency: string;
  is_active: boolean;
}

/** What the form begins with: from the address, such as documents chosen in a list. */
export interface Beginning {
  direction: Direction;
  party: { id: string; name: string } | null;
  /** Keys of the items to settle. */
  items: string[];
  dated: string;
}

const METHODS = ["transfer", "direct_debit", "card", "cash", "cheque", "other"] as const;

/**
 * Money received or sent: whom it is from, how much, and what it settles. The oldest documents are
 * proposed; what is left over stays as the party's credit, and an exchange difference is shown first.
 */
export function PaymentForm({
  begin,
  accounts,
  company,
  mayWriteOff,
}: {
  begin: Beginning;
  accounts: readonly BankAccount[];
  company: { currency: string };
  mayWriteOff: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const [direction, setDirection] = useState<Direction>(begin.direction);
  const [side, setSide] = useState("");
  const [party, setParty] = useState<Beginning["party"]>(begin.party);
  const [dated, setDated] = useState(begin.dated);
  const [account, setAccount] = useState(accounts[0]?.id ?? "");
  const [currency, setCurrency] = useState("");
  const [amount, setAmount] = useState("");
  const [more, setMore] = useState({ bank_amount: "", fee: "", method: "transfer", reference: "", memo: "" });
  const [items, setItems] = useState<OpenItem[] | null>(null);
  const [shares, setShares] = useState<ReadonlyMap<string, Share>>(new Map());
  const [isTouched, setTouched] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const send = useSend();
  const again = useRef<() => void>(null);
  const [isDirty, setDirty] = useState(false);
  const guard = useGuard(isDirty, "/payments");
  const bank = accounts.find((one) => one.id === account);
  const rate = useRate(currency, company.currency, dated, amount, bank, more.bank_amount);
  const open = useMemo(() => payable(items ?? [], direction, currency), [items, direction, currency]);
  const left = leftOver(amount, shares);
  const isReadable = !isOdd(amount) && ![...shares.values()].some((share) => isOdd(share.amount) || isOdd(share.write_off));
  const gain = currency === company.currency ? null : exchangeGain(open, shares, direction, rate);
  const partyId = party?.id;
  // Another direction only looks at the same items from the other side: they are not read anew.
  const way = useRef(direction);
  useEffect(() => {
    way.current = direction;
  }, [direction]);

  useEffect(() => {
    if (!partyId) return;
    const stop = new AbortController();
    itemsOf(partyId, stop.signal)
      .then((found) => {
        setItems(found);
        const wanted = found.filter((item) => begin.items.includes(keyOf(item)));
        const first = wanted[0]?.currency ?? usualCurrency(found, way.current, company.currency);
        setCurrency(first);
        if (wanted.length > 0) {
          const chosen = wanted.filter((item) => item.currency === first);
          setAmount(sum(chosen.map((item) => absolute(item.open))));
          setShares(new Map(chosen.map((item) => [keyOf(item), { amount: absolute(item.open), write_off: "0" }])));
          setTouched(true);
        }
      })
      .catch(() => setItems([]));
    return () => stop.abort();
  }, [partyId, begin.items, company.currency]);

  const spreadOver = (text: string, among: readonly OpenItem[], way: Direction) =>
    setShares(spread(text || "0", among, owedAs(way)));
  const changeAmount = (text: string) => {
    setAmount(text);
    if (!isTouched) spreadOver(text, open, direction);
  };
  const share = (item: OpenItem, value: Share | null) => {
    setTouched(true);
    setShares((held) => {
      const next = new Map(held);
      if (value) next.set(keyOf(item), value);
      else next.delete(keyOf(item));
      if (amount === "" || isSumOf(amount, held)) setAmount(moneyOf(next));
      return next;
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setErrors({});
    const body = {
      direction,
      ...(side ? { side } : {}),
      ...(party ? { party_id: party.id } : {}),
      ...(dated ? { dated } : {}),
      ...(currency ? { currency: currency.toUpperCase() } : {}),
      ...(amount ? { amount } : {}),
      ...(account ? { bank_account_id: account } : {}),
      ...(bank && bank.currency !== currency && more.bank_amount ? { bank_amount: more.bank_amount } : {}),
      ...(more.fee ? { fee: more.fee } : {}),
      method: more.method,
      reference: more.reference,
      memo: more.memo,
      allocations: allocations(open, shares),
    };
    try {
      const saved = await send<{ id: string }>({ method: "POST", path: "/v1/payments/payments", body });
      tell({ tone: "good", title: t("pay.recorded") });
      router.push(`/payments/${saved.id}`);
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setErrors(byField(error.problem));
      tellProblem(error.problem, () => again.current?.());
      setBusy(false);
    }
  };
  useNewest(again, () => void save());
  const amountError = isOdd(amount) ? t("form.notANumber") : (errors.amount ?? errors.currency);
  const field = (name: keyof typeof more, label: string, decimal = false) => (
    <Field id={name} label={t(`fields.${label}`)} error={errors[name]}>
      {decimal ? (
        <DecimalInput {...tied(name, undefined, errors[name])} value={more[name]} onValue={(value) => setMore((held) => ({ ...held, [name]: value }))} />
      ) : (
        <input
          {...tied(name, undefined, errors[name])}
          value={more[name]}
          onChange={(event) => setMore((held) => ({ ...held, [name]: event.target.value }))}
          className={inputClass}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={submit} onInput={() => setDirty(true)} noValidate className="pb-24">
      <div className="mb-5 grid gap-4 rounded-md border border-rule bg-panel p-4 sm:grid-cols-2 lg:grid-cols-3">
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{t("fields.direction")}</legend>
          <div className="flex gap-4">
            {(["received", "sent"] as const).map((way) => (
              <label key={way} className="flex items-center gap-2 py-1.5 text-sm">
                <input
                  type="radio"
                  name="direction"
                  checked={direction === way}
                  onChange={() => {
                    setDirection(way);
                    setShares(new Map());
                    setTouched(false);
                  }}
                />
                {wordFor(t, "direction", way)}
              </label>
            ))}
          </div>
        </fieldset>
        <Field id="party_id" label={t("fields.party")} error={errors.party_id} required>
          <LookupInput
            {...tied("party_id", undefined, errors.party_id)}
            lookup="parties"
            value={party?.id ?? null}
            shown={party?.name}
            onPick={(id, record) => {
              setParty(typeof id === "string" ? { id, name: String(record?.name ?? "") } : null);
              setItems(null);
              setShares(new Map());
              setTouched(false);
            }}
          />
        </Field>
        <Field id="dated" label={t("fields.dated")} error={errors.dated} required>
          <DateInput {...tied("dated", undefined, errors.dated)} value={dated} onValue={setDated} />
        </Field>
        <Field id="amount" label={t("fields.amount")} error={amountError} required>
          <div className="flex gap-2">
            <DecimalInput {...tied("amount", undefined, amountError)} value={amount} onValue={changeAmount} />
            <input
              aria-label={t("fields.currency")}
              aria-invalid={errors.currency ? true : undefined}
              maxLength={3}
              value={currency}
              onChange={(event) => {
                setCurrency(event.target.value.toUpperCase());
                setShares(new Map());
                setTouched(false);
              }}
              className={`${inputClass} !w-20 uppercase`}
            />
          </div>
        </Field>
        <Field id="bank_account_id" label={t("fields.bank_account")} error={errors.bank_account_id} required>
          <select {...tied("bank_account_id", undefined, errors.bank_account_id)} value={account} onChange={(event) => setAccount(event.target.value)} className={inputClass}>
            {accounts.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name} ({one.currency})
              </option>
            ))}
          </select>
        </Field>
        <Field id="method" label={t("fields.method")} error={errors.method}>
          <select id="method" value={more.method} onChange={(event) => setMore((held) => ({ ...held, method: event.target.value }))} className={inputClass}>
            {METHODS.map((one) => (
              <option key={one} value={one}>
                {t(`status.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        {bank && currency && bank.currency !== currency ? field("bank_amount", "bank_amount", true) : null}
        {field("reference", "reference")}
        {field("fee", "fee", true)}
        {field("memo", "memo")}
        <Field id="side" label={t("fields.side")} error={errors.side}>
          <select id="side" value={side} onChange={(event) => setSide(event.target.value)} className={inputClass}>
            <option value="">{t("pay.usualSide")}</option>
            <option value="customer">{t("status.customer")}</option>
            <option value="supplier">{t("status.supplier")}</option>
          </select>
        </Field>
      </div>
      {party ? (
        <section aria-labelledby="settles" className="mb-4">
          <div className="mb-2 flex flex-wrap items-center gap-3">
            <h2 id="settles" className="font-semibold">{t("sections.settles")}</h2>
            <ClientButton
              disabled={open.length === 0 || amount === ""}
              onClick={() => {
                setTouched(false);
                spreadOver(amount, open, direction);
              }}
            >
              {t("pay.oldestFirst")}
            </ClientButton>
          </div>
          {items === null ? (
            <div role="status" aria-label={t("common.loading")} className="h-24 animate-pulse rounded-md border border-rule bg-panel" />
          ) : open.length === 0 ? (
            <p className="rounded-md border border-dashed border-rule bg-panel p-4 text-sm text-quiet">{t("pay.nothingOpen")}</p>
          ) : (
            <AllocationGrid items={open} shares={shares} errors={errors} mayWriteOff={mayWriteOff} onShare={share} />
          )}
        </section>
      ) : null}
      <div className="no-print fixed inset-x-0 bottom-0 z-20 flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-rule bg-panel p-3 md:start-56">
        <p aria-live="polite" className="flex flex-wrap gap-x-5 text-sm">
          {currency && amount && isReadable ? <LeftOver left={left} currency={currency} /> : null}
          {gain !== null && !isZero(gain) ? (
            <span className={compared(gain, "0") > 0 ? "text-good" : "text-bad"}>
              {t(compared(gain, "0") > 0 ? "pay.gain" : "pay.loss", { amount: money(absolute(gain), company.currency, locale) })}
            </span>
          ) : null}
        </p>
        <div className="ms-auto flex gap-2">
          <ClientButton onClick={() => guard.leave(null)}>{t("form.cancel")}</ClientButton>
          <ClientButton type="submit" look="primary" busy={busy} disabled={compared(left, "0") < 0 || !isReadable}>
            {t("pay.record")}
          </ClientButton>
        </div>
      </div>
      {guard.question}
    </form>
  );
}

/** What becomes of the money that settles nothing. */
function LeftOver({ left, currency }: { left: string; currency: string }) {
  const t = useTranslations("pay");
  const locale = useLocale();
  if (currency.length !== 3) return null;
  if (isZero(left)) return <span className="text-good">{t("allUsed")}</span>;
  const isShort = compared(left, "0") < 0;
  return (
    <span className={isShort ? "text-bad" : "text-quiet"}>
      {t(isShort ? "tooMuch" : "kept", { amount: money(absolute(left), currency, locale) })}
    </span>
  );
}

function moneyOf(shares: ReadonlyMap<string, Share>): string {
  const none = leftOver("0", shares);
  return none.startsWith("-") ? none.slice(1) : none;
}

function isSumOf(amount: string, shares: ReadonlyMap<string, Share>): boolean {
  return isZero(leftOver(amount, shares));
}

/** The rate at which the money is exchanged: what the bank gave where it is said, else the day's. */
function useRate(
  currency: string,
  home: string,
  dated: string,
  amount: string,
  bank: BankAccount | undefined,
  bankAmount: string,
): string | null {
  const [known, setKnown] = useState({ of: "", rate: null as string | null });
  const wanted = currency.length === 3 && currency !== home && dated ? `${currency} ${dated}` : "";
  useEffect(() => {
    if (!wanted) return;
    const [code, day] = wanted.split(" ");
    const stop = new AbortController();
    get<{ items: { rate: string }[] }>(
      `/v1/ledger/rates?currency=${code}&dated_to=${day}&sort=-dated&limit=1`,
      stop.signal,
    )
      .then((page) => setKnown({ of: wanted, rate: page.items[0]?.rate ?? null }))
      .catch(() => undefined);
    return () => stop.abort();
  }, [wanted]);
  const isGiven = bank?.currency === home && bankAmount !== "" && amount !== "";
  return isGiven ? quotient(amount, bankAmount, 10) : known.of === wanted ? known.rate : null;
}
