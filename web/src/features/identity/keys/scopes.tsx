import { getTranslations } from "next-intl/server";
import { apart } from "@/lib/format/apart";
import { matrixOf, wordOf } from "../roles/matrix";

/** What a key may do, thing by thing, in the words in which it was chosen. */
export async function Scopes({ scopes }: { scopes: readonly string[] }) {
  const [t, words] = await Promise.all([getTranslations("settings"), getTranslations("permissions")]);
  const areas = matrixOf(scopes.map((permission) => ({ permission, function: permission.split(".")[0] ?? "", in_keys: true, is_held: true })));
  return (
    <section aria-label={t("scopes")} className="mb-5 rounded-md border border-rule bg-panel p-4">
      <h2 className="mb-2 font-semibold">{t("scopes")}</h2>
      <ul className="space-y-1 text-sm">
        {areas.flatMap((area) =>
          area.things.map((thing) => (
            <li key={thing.thing}>
              <span className="text-quiet">{apart(wordOf(words, "areas", area.area), wordOf(words, "things", thing.thing))}:</span>{" "}
              {thing.actions.map((one) => wordOf(words, "actions", one.action)).join(", ")}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
