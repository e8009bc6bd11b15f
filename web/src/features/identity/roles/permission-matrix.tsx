"use client";

import { useTranslations } from "next-intl";
import { Reason } from "@/components/ui/reason";
import { matrixOf, toggled, wordOf, type Permission, type WordGroup } from "./matrix";

/** Permissions to tick, by area and thing; what the reader does not hold cannot be given. */
export function PermissionMatrix({
  permissions,
  held,
  onChange,
  label,
  error,
}: {
  permissions: readonly Permission[];
  held: readonly string[];
  onChange?: (held: string[]) => void;
  label: string;
  error?: string;
}) {
  const t = useTranslations("permissions");
  const all = permissions.map((one) => one.permission);
  const word = (group: WordGroup, key: string) => wordOf(t, group, key);
  return (
    <fieldset className="min-w-0" aria-describedby={error ? "permissions-error" : undefined}>
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      {error ? (
        <p id="permissions-error" role="alert" tabIndex={-1} data-invalid className="mb-2 text-sm text-bad">
          <Reason text={error} />
        </p>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {matrixOf(permissions).map((area) => (
          <section key={area.area} aria-label={word("areas", area.area)} className="rounded-md border border-rule p-3">
            <h2 className="mb-1 text-sm font-semibold">{word("areas", area.area)}</h2>
            {area.things.map((thing) => (
              <div key={thing.thing} role="group" aria-label={word("things", thing.thing)} className="flex gap-x-4 border-t border-rule py-1.5 text-sm">
                <span className="w-36 shrink-0 text-quiet">{word("things", thing.thing)}</span>
                <div className="flex min-w-0 flex-1 flex-wrap gap-x-4 gap-y-1">
                  {thing.actions.map((action) => (
                    <label key={action.permission} className="flex items-center gap-1.5">
                      <input
                        type="checkbox"
                        checked={held.includes(action.permission)}
                        disabled={!onChange || (!action.isHeld && !held.includes(action.permission))}
                        onChange={() => onChange?.(toggled(held, action.permission, all))}
                      />
                      {word("actions", action.action)}
                    </label>
                  ))}
                </div>
              </div>
            ))}
          </section>
        ))}
      </div>
    </fieldset>
  );
}
