import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { readIfAllowed } from "@/lib/api/server";

interface Alike {
  id: string;
  code: string;
  name: string;
  because: string[];
}

/** Others that may be the same one, and what they share: the place from which to merge. */
export async function AlikeParties({ id, home }: { id: string; home: string }) {
  const [t, found] = await Promise.all([
    getTranslations(),
    readIfAllowed<Alike[]>(`/v1/parties/parties/${encodeURIComponent(id)}/duplicates`),
  ]);
  if (!found || found.length === 0) return null;
  const why = (one: string) => t(`alike.${one.replace(/[^a-z]/g, "_")}`);
  return (
    <section className="mb-5 rounded-md border border-rule bg-warn-soft p-4 text-sm text-warn">
      <h2 className="font-semibold">{t("sections.alike")}</h2>
      <ul className="mt-1 space-y-1">
        {found.map((one) => (
          <li key={one.id}>
            <Link href={`${home}/${one.id}`} className="font-medium underline">
              {one.name}
            </Link>{" "}
            {one.code} · {one.because.map(why).join(", ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
