"use client";

import { Command } from "cmdk";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
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
  const fits = (name: string) => isCalled(name, asked);
  const commands = COMMANDS.map((one) => ({ ...one, name: p(`commandNames.${one.label}`) })).filter((one) => may(permissions, one.permission) && fits(one.name));
  const screens = ROOMS.map((one) => ({ ...one, name: t(`rooms.${one.label}`) })).filter((one) => may(permissions, one.permission) && fits(one.name));
  const all = asked.length >= ENOUGH ? `${SEARCH}?q=${encodeURIComponent(asked)}` : null;
  const places = [...commands, ...screens].map((one) => one.href);
  const records = groups.flatMap((group) => group.found).map((one) => one.href);
  const hrefs = [...places, ...(busy ? [] : records), ...(all ? [all] : [])];
  // The first is chosen until somebody chooses another, also when records arrive after the text;
  // those of an earlier text stay in sight, but cannot be taken.
  const [chosen, setChosen] = useState({ asked: "", href: "" });
  const isMoving = useRef(false);
  const move = (event: KeyboardEvent | PointerEvent) => {
    isMoving.current = !("key" in event) || event.ctrlKey || /^(Arrow|Home|End)/.test(event.key);
  };
  const choose = (href: string) => {
    if (isMoving.current) setChosen({ asked, href });
  };
  const at = chosen.asked === asked && hrefs.includes(chosen.href) ? chosen.href : (hrefs[0] ?? "");
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
      <Command label={p("title")} loop shouldFilter={false} value={at} onValueChange={choose} onKeyDown={move} onPointerMoveCapture={move}>
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={p("placeholder")}
          className="mb-2 w-full rounded-md border border-rule bg-panel px-3 py-2 text-sm"
        />
        <Command.List label={p("title")} className="max-h-[55dvh] overflow-y-auto">
          {places.length + records.length === 0 ? (
            <p role="status" className="px-3 py-4 text-sm text-quiet">
              {busy ? p("looking") : p("nothing")}
            </p>
          ) : null}
          <Choices title={p("commands")} of={commands} onGo={go} />
          <Choices title={p("screens")} of={screens} onGo={go} />
          {groups.map((group) => (
            <Command.Group key={group.label} heading={t(`rooms.${group.label}`)} className={groupClass}>
              {group.found.map((one) => (
                <Command.Item key={one.href} value={one.href} disabled={busy} onSelect={() => go(one.href)} className={itemClass}>
                  <span className="font-medium whitespace-nowrap">{one.name}</span>
                  <span className="truncate text-quiet">{one.about}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          {all ? (
            <Command.Item
              value={all}
              onSelect={() => go(all)}
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

/** What has a place and a name of its own: commands, or screens. */
function Choices({
  title,
  of,
  onGo,
}: {
  title: string;
  of: readonly { name: string; href: string; keys?: string }[];
  onGo: (href: string) => void;
}) {
  if (of.length === 0) return null;
  return (
    <Command.Group heading={title} className={groupClass}>
      {of.map(({ name, href, keys }) => (
        <Command.Item key={href} value={href} onSelect={() => onGo(href)} className={itemClass}>
          {name}
          {keys ? (
            <kbd dir="ltr" className="ms-auto rounded border border-rule px-1 text-xs text-quiet">
              {keys}
            </kbd>
          ) : null}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** Small letters without their marks, so that "ecritures" finds "Écritures". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** Whether every word that was typed is in the name, in any order. */
function isCalled(name: string, asked: string): boolean {
  const whole = folded(name);
  return folded(asked).split(/\s+/).every((word) => whole.includes(word));
}

/** What the API's searches find, a moment after the last key; an older answer never wins. */
function useRecords(asked: string, permissions: string[]): { groups: Group[]; busy: boolean } {
  const locale = useLocale();
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
          .then((page) => ({ label: source.label, found: page.items.map((item) => source.found(item, locale)) }))
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
  }, [asked, permissions, locale]);
  if (asked.length < ENOUGH) return { groups: [], busy: false };
  return { groups: answer.groups, busy: answer.asked !== asked };
}
