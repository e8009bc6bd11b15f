"use client";

import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { get } from "@/lib/api/client";
import { mayLeave } from "@/lib/leaving";
import { may } from "@/lib/permissions/permissions";
import { COMMANDS, ROOMS } from "./navigation";
import { SOURCES, type Found } from "./palette-sources";

const PAUSE = 150;
const ENOUGH = 2;
const SEARCH = "/search";

type Group = { label: string; found: Found[] };

const itemClass =
  "flex cursor-pointer items-baseline gap-2 rounded px-3 py-2 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent";
const groupClass =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-quiet";

/** Everything by name: records through the API's own searches, screens, and commands. */
export function Palette({
  open,
  onOpenChange,
  permissions,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  permissions: string[];
}) {
  const t = useTranslations("shell");
  const p = useTranslations("palette");
  const router = useRouter();
  const [text, setText] = useState("");
  const asked = text.trim();
  const { groups, busy } = useRecords(open ? asked : "", permissions);
  const change = (isOpen: boolean) => {
    if (!isOpen) setText("");
    onOpenChange(isOpen);
  };
  const go = (href: string) => {
    change(false);
    if (mayLeave(href)) router.push(href);
  };
  return (
    <Dialog open={open} onOpenChange={change} title={p("title")}>
      <Command label={p("title")} loop>
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={p("placeholder")}
          className="mb-2 w-full rounded-md border border-rule bg-panel px-3 py-2 text-sm"
        />
        <Command.List label={p("title")} className="max-h-[55dvh] overflow-y-auto">
          {groups.length === 0 ? (
            <Command.Empty className="px-3 py-4 text-sm text-quiet">{busy ? p("looking") : p("nothing")}</Command.Empty>
          ) : null}
          {groups.map((group) => (
            <Command.Group key={group.label} heading={t(`rooms.${group.label}`)} forceMount className={groupClass}>
              {group.found.map((one) => (
                <Command.Item key={one.href} value={`${asked} ${one.href}`} forceMount onSelect={() => go(one.href)} className={itemClass}>
                  <span className="font-medium whitespace-nowrap">{one.name}</span>
                  <span className="truncate text-quiet">{one.about}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          <Command.Group heading={p("commands")} className={groupClass}>
            {COMMANDS.filter((command) => may(permissions, command.permission)).map((command) => (
              <Choice key={command.href} name={p(`commandNames.${command.label}`)} keys={command.keys} onSelect={() => go(command.href)} />
            ))}
          </Command.Group>
          <Command.Group heading={p("screens")} className={groupClass}>
            {ROOMS.filter((room) => may(permissions, room.permission)).map((room) => (
              <Choice key={room.href} name={t(`rooms.${room.label}`)} keys={room.keys} onSelect={() => go(room.href)} />
            ))}
          </Command.Group>
          {asked.length >= ENOUGH ? (
            <Command.Item
              value={`${asked} ${SEARCH}`}
              forceMount
              onSelect={() => go(`${SEARCH}?q=${encodeURIComponent(asked)}`)}
              className={`${itemClass} mt-2 border-t border-rule`}
            >
              {p("all", { text: asked })}
            </Command.Item>
          ) : null}
        </Command.List>
      </Command>
    </Dialog>
  );
}

function Choice({ name, keys, onSelect }: { name: string; keys?: string; onSelect: () => void }) {
  return (
    <Command.Item value={name} onSelect={onSelect} className={itemClass}>
      {name}
      {keys ? (
        <kbd dir="ltr" className="ms-auto rounded border border-rule px-1 text-xs text-quiet">
          {keys}
        </kbd>
      ) : null}
    </Command.Item>
  );
}

/** What the API's searches find, a moment after the last key; an older answer never wins. */
function useRecords(asked: string, permissions: string[]): { groups: Group[]; busy: boolean } {
  const [answer, setAnswer] = useState<{ asked: string; groups: Group[] }>({ asked: "", groups: [] });
  useEffect(() => {
    if (asked.length < ENOUGH) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const searches = SOURCES.filter((source) => may(permissions, source.permission)).map((source) =>
        get<{ items: Parameters<typeof source.found>[0][] }>(
          `${source.path}?limit=5&q=${encodeURIComponent(asked)}`,
          stop.signal,
        )
          .then((page) => ({ label: source.label, found: page.items.map(source.found) }))
          .catch(() => ({ label: source.label, found: [] })),
      );
      void Promise.all(searches).then((all) => {
        if (stop.signal.aborted) return;
        setAnswer({ asked, groups: all.filter((group) => group.found.length > 0) });
      });
    }, PAUSE);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [asked, permissions]);
  if (asked.length < ENOUGH) return { groups: [], busy: false };
  return { groups: answer.groups, busy: answer.asked !== asked };
}
