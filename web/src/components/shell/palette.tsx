"use client";

import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { get } from "@/lib/api/client";
import { may } from "@/lib/permissions/permissions";
import { NAVIGATION } from "./navigation";
import { COMMANDS, SOURCES, type Found } from "./palette-sources";

const PAUSE = 150;

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
  const [found, setFound] = useState<Found[]>([]);
  useEffect(() => {
    if (text.trim().length < 2) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const asked = SOURCES.filter((source) => may(permissions, source.permission)).map((source) =>
        get<{ items: Record<string, string>[] }>(
          `${source.path}?limit=5&q=${encodeURIComponent(text.trim())}`,
          stop.signal,
        )
          .then((page) => page.items.map((item) => source.found(item)))
          .catch(() => []),
      );
      void Promise.all(asked).then((all) => {
        if (!stop.signal.aborted) setFound(all.flat());
      });
    }, PAUSE);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [text, permissions]);
  const go = (href: string) => {
    onOpenChange(false);
    setText("");
    router.push(href);
  };
  const itemClass =
    "cursor-pointer rounded px-3 py-2 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent";
  const shown = text.trim().length < 2 ? [] : found;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={p("title")}>
      <Command label={p("title")}>
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={p("placeholder")}
          className="mb-2 w-full rounded-md border border-rule bg-panel px-3 py-2 text-sm"
        />
        <Command.List className="max-h-[55dvh] overflow-y-auto">
          <Command.Empty className="px-3 py-4 text-sm text-quiet">{p("nothing")}</Command.Empty>
          {shown.length > 0 ? (
            <Command.Group heading={p("records")} forceMount>
              {shown.map((one) => (
                <Command.Item
                  key={one.href}
                  value={`${text} ${one.href}`}
                  onSelect={() => go(one.href)}
                  className={itemClass}
                >
                  <span className="font-medium">{one.name}</span>{" "}
                  <span className="text-quiet">{one.about}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          <Command.Group heading={p("commands")}>
            {COMMANDS.filter((command) => may(permissions, command.permission)).map((command) => (
              <Command.Item
                key={command.href}
                value={p(`commandNames.${command.label}`)}
                onSelect={() => go(command.href)}
                className={itemClass}
              >
                {p(`commandNames.${command.label}`)}
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading={p("screens")}>
            {NAVIGATION.flatMap((wing) => wing.rooms)
              .filter((room) => may(permissions, room.permission))
              .map((room) => (
                <Command.Item
                  key={room.href}
                  value={t(`rooms.${room.label}`)}
                  onSelect={() => go(room.href)}
                  className={itemClass}
                >
                  {t(`rooms.${room.label}`)}
                </Command.Item>
              ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}
