"use client";

import { useTranslations } from "next-intl";
import { ClientButton } from "@/components/ui/client-button";
import { inputClass } from "@/components/ui/field";
import type { ImportDefinition, ImportReport } from "./definition";

/** Which column of the file is which field: guessed, to be mended here. */
export function Mapping({
  definition,
  report,
  mapping,
  isChecked,
  busy,
  onMap,
  onCheck,
}: {
  definition: ImportDefinition;
  report: ImportReport;
  mapping: Readonly<Record<string, string>>;
  /** The report is about this mapping, not about an earlier one. */
  isChecked: boolean;
  busy: boolean;
  onMap: (mapping: Record<string, string>) => void;
  onCheck: () => void;
}) {
  const t = useTranslations();
  const map = (field: string, heading: string) => {
    const next = { ...mapping };
    if (heading) next[field] = heading;
    else delete next[field];
    onMap(next);
  };
  const used = new Set(Object.values(mapping));
  const left = report.columns.filter((heading) => !used.has(heading));
  return (
    <section aria-labelledby="mapping" className="rounded-md border border-rule bg-panel p-4">
      <h2 id="mapping" className="mb-3 font-semibold">
        {t("imports.mapping")}
      </h2>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {definition.fields.map((field) => (
          <label key={field.key} className="text-sm">
            {t(`fields.${field.label ?? field.key}`)}
            {field.required ? (
              <span aria-hidden="true" className="text-bad">
                {" "}
                *
              </span>
            ) : null}
            <select
              value={mapping[field.key] ?? ""}
              aria-invalid={field.required && !mapping[field.key] ? true : undefined}
              onChange={(event) => map(field.key, event.target.value)}
              className={`${inputClass} mt-0.5`}
            >
              <option value="">{t("imports.leaveOut")}</option>
              {report.columns.map((heading) => (
                <option key={heading}>{heading}</option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {left.length > 0 ? (
        <p className="mt-3 text-sm text-quiet">
          {t("imports.unmapped")}: {left.join(", ")}
        </p>
      ) : null}
      {isChecked ? null : (
        <ClientButton className="mt-4" look="primary" busy={busy} onClick={onCheck}>
          {t("imports.check")}
        </ClientButton>
      )}
    </section>
  );
}
