import type { Words } from "@/lib/format/words";

/** What an event is called: words where it has them, else its name in the API. */
export function eventName(t: Words, event: string): string {
  const key = `settings.events.${event.replace(/\./g, "_")}`;
  return t.has(key) ? t(key) : event;
}
