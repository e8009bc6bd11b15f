"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { may } from "@/lib/permissions/permissions";
import { NAVIGATION } from "./navigation";

const PAUSE = 1200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** Two keys, one after the other, go to a room; "?" shows which. */
export function Shortcuts({ permissions }: { permissions: string[] }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const [help, setHelp] = useState(false);
  const first = useRef<{ key: string; at: number } | null>(null);
  const rooms = NAVIGATION.flatMap((wing) => wing.rooms).filter(
    (room) => room.keys && may(permissions, room.permission),
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") {
        setHelp(true);
        return;
      }
      const held = first.current;
      first.current = { key: event.key, at: Date.now() };
      if (!held || Date.now() - held.at > PAUSE) return;
      const room = rooms.find((one) => one.keys === `${held.key} ${event.key}`);
      if (room) {
        event.preventDefault();
        first.current = null;
        router.push(room.href);
      }
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  });
  return (
    <Dialog open={help} onOpenChange={setHelp} title={t("shortcuts")}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 text-sm">
        <dt>{t("search")}</dt>
        <dd>
          <kbd>Ctrl K</kbd>
        </dd>
        {rooms.map((room) => (
          <div key={room.href} className="contents">
            <dt>{t(`rooms.${room.label}`)}</dt>
            <dd>
              <kbd>{room.keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
