"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { get } from "@/lib/api/client";
import { inputClass } from "@/components/ui/field";
import { apart, directionOf } from "@/lib/format/apart";

interface Tax {
  code: string;
  name: string;
  is_active?: boolean;
}

let asked: Promise<Tax[]> | null = null;

/** The company's taxes, asked for once per page. */
function taxes(): Promise<Tax[]> {
  asked ??= get<{ items: Tax[] }>("/v1/catalog/taxes?limit=200&is_active=true").then(
    (page) => page.items,
    () => {
      asked = null;
      return [];
    },
  );
  return asked;
}

/** The code first: it is what still shows where a cell is too narrow for the name. */
function called({ code, name }: Tax): string {
  return code === name ? code : apart(code, name);
}

/** The taxes of a line: usually one, so a native choice; the second half of it adds another. */
export function TaxesInput({
  value,
  onChange,
  className,
  ...described
}: {
  value: string[];
  onChange: (value: string[]) => void;
  className?: string;
  id: string;
  "aria-label"?: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}) {
  const t = useTranslations("form");
  const [known, setKnown] = useState<Tax[]>([]);
  useEffect(() => {
    void taxes().then(setKnown);
  }, []);
  const missing = value.filter((code) => !known.some((tax) => tax.code === code));
  const choices = [...known, ...missing.map((code) => ({ code, name: code }))];
  const shown = choices.find((tax) => tax.code === value[0]);
  const choose = (said: string) => {
    if (said.startsWith("+")) onChange([...value, said.slice(1)]);
    else onChange(said === "" ? [] : [said]);
  };
  return (
    <select
      {...described}
      dir={shown ? directionOf(shown.code) : undefined}
      title={shown?.name}
      value={value.length > 1 ? "several" : (value[0] ?? "")}
      onChange={(event) => choose(event.target.value)}
      className={className ?? inputClass}
    >
      <option value="">{t("noTax")}</option>
      {value.length > 1 ? <option value="several">{value.join(" + ")}</option> : null}
      {choices.map((tax) => (
        <option key={tax.code} value={tax.code} dir={directionOf(tax.code)}>
          {called(tax)}
        </option>
      ))}
      {value.length > 0 && known.length > 1 ? (
        <optgroup label={t("anotherTax")}>
          {known
            .filter((tax) => !value.includes(tax.code))
            .map((tax) => (
              <option key={tax.code} value={`+${tax.code}`}>
                + {called(tax)}
              </option>
            ))}
        </optgroup>
      ) : null}
    </select>
  );
}
