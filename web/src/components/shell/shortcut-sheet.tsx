"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { may } from "@/lib/permissions/permissions";
import { COMMANDS, ROOMS } from "./navigation";

function Keys({ keys }: { keys: string }) {
  return (
    <dd className="flex gap-1" dir="ltr">
      {keys.split(" ").map((key) => (
        <kbd key={key} className="rounded border border-rule bg-panel px-1.5 text-xs">
          {key}
        </kbd>
      ))}
    </dd>
  );
}

/** Which keys do what, for what this reader may do. */
export function ShortcutSheet({
  open,
  onOpenChange,
  permissions,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  permissions: string[];
}) {
  const t = useTranslations();
  const permitted = <T extends { keys?: string; permission?: string }>(all: readonly T[]) =>
    all.filter((one) => one.keys && may(permissions, one.permission));
  const groups = [
    {
      title: t("shell.sheet.anywhere"),
      rows: [
        { name: t("shell.search"), keys: "Ctrl+K" },
        { name: t("shell.search"), keys: "/" },
        { name: t("shell.shortcuts"), keys: "?" },
      ],
    },
    {
      title: t("shell.sheet.go"),
      rows: permitted(ROOMS).map((room) => ({ name: t(`shell.rooms.${room.label}`), keys: room.keys ?? "" })),
    },
    {
      title: t("shell.sheet.begin"),
      rows: permitted(COMMANDS).map((one) => ({ name: t(`palette.commandNames.${one.label}`), keys: one.keys ?? "" })),
    },
    {
      title: t("shell.sheet.lists"),
      rows: [
        { name: t("shell.sheet.move"), keys: "j k" },
        { name: t("shell.sheet.open"), keys: "o" },
        { name: t("shell.sheet.select"), keys: "x" },
        { name: t("shell.sheet.edit"), keys: "e" },
        { name: t("shell.sheet.find"), keys: "/" },
      ],
    },
  ].filter((group) => group.rows.length > 0);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("shell.shortcuts")} wide>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-sm font-semibold">{group.title}</h3>
            <dl className="space-y-1 text-sm">
              {group.rows.map((row) => (
                <div key={`${row.name} ${row.keys}`} className="flex items-center justify-between gap-4">
                  <dt>{row.name}</dt>
                  <Keys keys={row.keys} />
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
