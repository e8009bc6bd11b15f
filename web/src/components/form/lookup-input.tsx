"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { inputClass } from "@/components/ui/field";
import { get } from "@/lib/api/client";
import { useNewest } from "@/lib/use-newest";
import type { LookupName, Values } from "./definition";
import { asking, best, LOOKUPS, recordsOf, titleOf, type Lookup } from "./lookups";

const PAUSE = 60;

/**
 * Picks a record by typing any part of its name: a combobox as the ARIA practices describe it.
 * Arrow keys choose, Enter or Tab takes, Escape leaves things as they were. Whoever types faster
 * than the API answers moves on at once, and what they meant is taken when it is found.
 */
export function LookupInput({
  lookup,
  value,
  shown,
  onPick,
  className,
  inGrid = false,
  sole = false,
  autoFocus = false,
  ...described
}: {
  lookup: LookupName;
  value: unknown;
  /** What the record is called, where it is known already. */
  shown?: string;
  onPick: (value: unknown, record: Values | null) => void;
  className?: string;
  /** In a grid the arrow keys move between rows until somebody types. */
  inGrid?: boolean;
  /** An empty field takes the record that is the only one to pick. */
  sole?: boolean;
  /** It has the focus when it appears. */
  autoFocus?: boolean;
  id?: string;
  "aria-label"?: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  "aria-required"?: true;
}) {
  const t = useTranslations("form");
  const source = LOOKUPS[lookup];
  const listId = useId();
  const [text, setText] = useState<string | null>(null);
  const [chosen, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const [wanted, want] = useState<string | null>(null);
  const isOpen = text !== null;
  const { found, foundFor, forget } = useFound(source, text);
  const at = Math.min(chosen, Math.max(0, (found?.length ?? 0) - 1));
  const { name, setPicked } = useName(source, value, shown);
  const list = usePopover(isOpen, input);
  const close = () => {
    setText(null);
    setAt(0);
    forget();
  };

  const pick = (record: Values | null) => {
    want(null);
    setPicked(record ? { value: record[source.value], name: titleOf(source, record) } : null);
    close();
    onPick(record ? record[source.value] : null, record);
  };
  useWanted(source, wanted, (record) => (record ? pick(record) : want(null)));
  useSole(source, sole && !value, (record) => text === null && wanted === null && pick(record));
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
      if (!isOpen && inGrid) return;
      event.preventDefault();
      if (!isOpen) setText("");
      else setAt(Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)));
    } else if ((event.key === "Enter" || event.key === "Tab") && isOpen && !event.ctrlKey) {
      if (event.key === "Enter") event.preventDefault();
      if (text === "" && event.key === "Tab") return;
      const record = foundFor === text || at > 0 ? found?.[at] : undefined;
      if (record) pick(record);
      else if (text.trim() && foundFor !== text) want(text);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      want(null);
      close();
    }
  };
  const leave = () => {
    if (text === "" && name) pick(null);
    close();
  };
  return (
    <div className="relative">
      <input
        ref={input}
        {...described}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found?.[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        autoFocus={autoFocus}
        spellCheck={false}
        value={text ?? wanted ?? (name || (value ? String(value) : ""))}
        placeholder={inGrid ? undefined : t("pick")}
        onChange={(event) => {
          want(null);
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        onBlur={leave}
        className={className ?? inputClass}
      />
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t("choices")}
        popover="manual"
        className="m-0 max-h-64 overflow-y-auto rounded-md border border-rule bg-raised p-1 text-ink shadow-lg"
      >
        {(found ?? []).map((record, n) => (
          <li
            key={String(record[source.value])}
            id={`${listId}-${n}`}
            role="option"
            aria-selected={n === at}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(record);
            }}
            ref={n === at ? (one) => one?.scrollIntoView({ block: "nearest" }) : undefined}
            className="cursor-pointer rounded px-2 py-1.5 text-sm aria-selected:bg-accent-soft aria-selected:text-accent"
          >
            {titleOf(source, record)}
            {source.about && record[source.about] ? (
              <span className="ms-2 text-xs text-quiet">{String(record[source.about])}</span>
            ) : null}
          </li>
        ))}
        {found && found.length > 0 ? null : (
          <li role="option" aria-selected="false" aria-disabled="true" className="px-2 py-1.5 text-sm text-quiet">
            {t(found ? "nothingFound" : "searching")}
          </li>
        )}
      </ul>
    </div>
  );
}

/** What the API finds, and for which text; null while it is asked for the first time. */
function useFound(source: Lookup, text: string | null) {
  const [answered, setAnswered] = useState<{ text: string; records: Values[] } | null>(null);
  useEffect(() => {
    if (text === null) return;
    const stop = new AbortController();
    const timer = setTimeout(
      () => {
        get<Values[] | { items: Values[] }>(asking(source, text), stop.signal)
          .then((answer) => setAnswered({ text, records: recordsOf(source, text, answer) }))
          .catch(() => undefined);
      },
      text === "" ? 0 : PAUSE,
    );
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [text, source]);
  return { found: answered?.records ?? null, foundFor: answered?.text, forget: () => setAnswered(null) };
}

/** A text whose record somebody took before it was found: asked for at once, and handed over then. */
function useWanted(source: Lookup, wanted: string | null, onAnswer: (record: Values | undefined) => void): void {
  const latest = useRef(onAnswer);
  useNewest(latest, onAnswer);
  useEffect(() => {
    if (wanted === null) return;
    const stop = new AbortController();
    void get<Values[] | { items: Values[] }>(asking(source, wanted), stop.signal)
      .then((answer) => best(source, wanted, recordsOf(source, wanted, answer)))
      .catch(() => undefined)
      .then((record) => {
        if (!stop.signal.aborted) latest.current(record);
      });
    return () => stop.abort();
  }, [wanted, source]);
}

/** The record that is the only one to pick, handed over once, if the field was empty when it appeared. */
function useSole(source: Lookup, isEmpty: boolean, onFound: (record: Values) => void): void {
  const begins = useRef(isEmpty);
  const latest = useRef(onFound);
  useNewest(latest, onFound);
  useEffect(() => {
    if (!begins.current) return;
    const stop = new AbortController();
    get<Values[] | { items: Values[] }>(asking(source, ""), stop.signal)
      .then((answer) => {
        const [only, ...more] = recordsOf(source, "", answer);
        if (only && more.length === 0 && !stop.signal.aborted) latest.current(only);
      })
      .catch(() => undefined);
    return () => stop.abort();
  }, [source]);
}

/** What the held record is called: as picked, as the record says, or as the API says. */
function useName(source: Lookup, value: unknown, shown: string | undefined) {
  const [picked, setPicked] = useState<{ value: unknown; name: string } | null>(null);
  const [asked, setAsked] = useState<{ value: unknown; name: string } | null>(null);
  const known = shown ?? (picked?.value === value ? picked?.name : undefined);
  const isKnown = known !== undefined;
  useEffect(() => {
    if (isKnown || !value || !source.one) return;
    const stop = new AbortController();
    get<Values>(source.one.replace("{value}", encodeURIComponent(String(value))), stop.signal)
      .then((record) => setAsked({ value, name: titleOf(source, record) }))
      .catch(() => undefined);
    return () => stop.abort();
  }, [isKnown, source, value]);
  if (!value) return { name: "", setPicked };
  return { name: known ?? (asked?.value === value ? asked.name : ""), setPicked };
}

/** Keeps the list right under its input, over everything: a scrolling grid would cut it off. */
function usePopover(isOpen: boolean, input: React.RefObject<HTMLInputElement | null>) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const popover = list.current;
    const anchor = input.current;
    if (!isOpen || !popover || !anchor || !("showPopover" in popover)) return;
    const place = () => {
      const box = anchor.getBoundingClientRect();
      const below = window.innerHeight - box.bottom;
      const width = Math.max(box.width, 240);
      popover.style.position = "fixed";
      popover.style.width = `${width}px`;
      popover.style.left = `${Math.max(4, Math.min(box.left, window.innerWidth - width - 4))}px`;
      popover.style.right = "auto";
      popover.style.top = below > 200 || below > box.top ? `${box.bottom + 2}px` : "auto";
      popover.style.bottom = below > 200 || below > box.top ? "auto" : `${window.innerHeight - box.top + 2}px`;
    };
    place();
    popover.showPopover();
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
      if (popover.isConnected) popover.hidePopover();
    };
  }, [isOpen, input]);
  return list;
}
