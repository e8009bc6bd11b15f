import { getTranslations } from "next-intl/server";

export interface Check {
  name: string;
  holds: boolean;
  detail: string;
}

/** What must hold if the report is right, and that it does; a failure says what the API found. */
export async function Checks({ report, checks }: { report: string; checks: readonly Check[] }) {
  const t = await getTranslations("reports.checks");
  if (checks.length === 0) return null;
  return (
    <ul className="mb-3 flex flex-wrap gap-2 text-sm">
      {checks.map((check) => {
        const key = `${report}.${check.name}`;
        return (
          <li
            key={check.name}
            role={check.holds ? undefined : "alert"}
            className={`rounded-md px-2.5 py-1 ${check.holds ? "bg-good-soft text-good" : "bg-bad-soft font-semibold text-bad"}`}
          >
            <span aria-hidden="true">{check.holds ? "✓ " : "✗ "}</span>
            {check.holds && t.has(key) ? t(key) : check.detail}
          </li>
        );
      })}
    </ul>
  );
}
