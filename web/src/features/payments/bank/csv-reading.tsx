"use client";

import { useTranslations } from "next-intl";
import { ClientButton } from "@/components/ui/client-button";
import { inputClass } from "@/components/ui/field";
import type { Problem } from "@/lib/api/problem";

/** How a CSV file is to be read, as far as somebody has said it: what a column holds, and its signs. */
export interface CsvReading {
  names?: Readonly<Record<string, string>>;
  decimal?: string;
  dates?: string;
}

const FIELDS = ["date", "value_date", "amount", "debit", "credit", "text", "party", "party_account", "reference", "balance"] as const;
const SIGNS = [",", "."] as const;

function strings(fact: unknown): string[] {
  return Array.isArray(fact) ? fact.filter((one): one is string => typeof one === "string") : [];
}

/**
 * What a CSV file leaves open, asked where the API says so: which of its columns holds what, or how
 * its amounts or dates are written.
 */
export function CsvQuestion({
  problem,
  reading,
  onSay,
  onCheck,
}: {
  problem: Problem;
  reading: CsvReading;
  onSay: (reading: CsvReading) => void;
  onCheck: () => void;
}) {
  const t = useTranslations("bank");
  const columns = strings(problem.columns);
  const patterns = strings(problem.patterns);
  const names = reading.names ?? {};
  const name = (field: string, column: string) => {
    const rest = Object.fromEntries(Object.entries(names).filter(([key]) => key !== field));
    onSay({ ...reading, names: column ? { ...rest, [field]: column } : rest });
  };
  return (
    <div className="mt-3 rounded-md border border-rule bg-panel p-3 text-ink">
      <p className="mb-2 text-sm font-medium">{t(`csv.${problem.asks === "columns" ? "columns" : problem.asks === "dates" ? "dates" : "decimal"}`)}</p>
      {problem.asks === "columns" ? (
        <div className="grid gap-3 sm:grid-cols-2">
          {FIELDS.map((field) => (
            <Choice
              key={field}
              label={t(`csv.fields.${field}`)}
              value={names[field] ?? ""}
              choices={columns.map((column, n) => ({ value: String(n + 1), label: column || String(n + 1) }))}
              onChoose={(column) => name(field, column)}
            />
          ))}
        </div>
      ) : problem.asks === "dates" ? (
        <Choice
          label={t("csv.pattern")}
          value={reading.dates ?? ""}
          choices={patterns.map((pattern) => ({ value: pattern, label: pattern }))}
          onChoose={(dates) => onSay({ ...reading, dates: dates || undefined })}
        />
      ) : (
        <Choice
          label={t("csv.sign")}
          value={reading.decimal ?? ""}
          choices={SIGNS.map((sign) => ({ value: sign, label: `1${sign === "," ? "." : ","}234${sign}56` }))}
          onChoose={(decimal) => onSay({ ...reading, decimal: decimal || undefined })}
        />
      )}
      <ClientButton className="mt-3" look="primary" onClick={onCheck}>
        {t("checkAgain")}
      </ClientButton>
    </div>
  );
}

function Choice({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}) {
  return (
    <label className="block text-sm">
      {label}
      <select value={value} onChange={(event) => onChoose(event.target.value)} className={`${inputClass} mt-0.5`}>
        <option value="">–</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
