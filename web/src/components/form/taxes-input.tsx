"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { get } from "@/lib/api/client";
import { inputClass } from "@/components/ui/field";

interface Tax {
  code: string;
  name: string;
}

let asked: Promise<Tax[]> | null = null;

/** The company's taxes, asked for once per page. */
function taxes(): Promise<Tax[]> {
  asked ??= get<{ items: Tax[] }>("/v1/catalog/taxes?limit=200").then(
    (page) => page.items,
    () => [],
  );
  return asked;
}

/** The taxes of a line: usually one, so a native choice; a second one is added by choosing again. */
export function TaxesInput({
  id,
  value,
  onChange,
  label,
  className,
}: {
  id: string;
  value: string[];
  onChange: (value: string[]) => void;
  label?: string;
  className?: string;
}) {
  const t = useTranslations("form");
  const [known, setKnown] = useState<Tax[]>([]);
  useEffect(() => {
    void taxes().then(setKnown);
  }, []);
  const choices = [...known, ...value.filter((code) => !known.some((tax) => tax.code === code)).map((code) => ({ code, name: code }))];
  return (
    <select
      id={id}
      aria-label={label}
      value={value.length > 1 ? "several" : (value[0] ?? "")}
      onChange={(event) => onChange(event.target.value ? [event.target.value] : [])}
      className={className ?? inputClass}
    >
      <option value="">{t("noTax")}</option>
      {value.length > 1 ? <option value="several">{value.join(" + ")}</option> : null}
      {choices.map((tax) => (
        <option key={tax.code} value={tax.code}>
          {tax.name}
        </option>
      ))}
    </select>
  );
}
