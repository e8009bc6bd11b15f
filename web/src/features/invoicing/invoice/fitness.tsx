import { getTranslations } from "next-intl/server";
import { readIfAllowed } from "@/lib/api/server";

interface Validation {
  is_fit: boolean;
  reasons: { rule: string; pointer: string; detail: string }[];
}

/** Whether the invoice may go out as an electronic one, and in plain words what keeps it from that. */
export async function Fitness({ id }: { id: string }) {
  const [t, found] = await Promise.all([
    getTranslations(),
    readIfAllowed<Validation>(`/v1/invoicing/invoices/${encodeURIComponent(id)}/validation`),
  ]);
  if (!found) return null;
  return (
    <details className="mb-5 rounded-md border border-rule bg-panel p-4">
      <summary className="cursor-pointer">
        <span className="font-semibold">{t("sections.eInvoice")}: </span>
        <span className={found.is_fit ? "text-good" : "text-warn"}>
          {found.is_fit ? t("eInvoice.fit") : t("eInvoice.unfit", { count: found.reasons.length })}
        </span>
      </summary>
      {found.is_fit ? null : (
        <ul className="mt-2 list-disc space-y-1 ps-5 text-sm">
          {found.reasons.map((reason) => (
            <li key={`${reason.rule} ${reason.pointer}`}>
              {reason.detail} <span className="text-quiet">({reason.rule})</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
