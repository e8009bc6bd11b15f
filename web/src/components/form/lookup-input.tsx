"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { inputClass } from "@/components/ui/field";
import { get } from "@/lib/api/client";
import type { LookupName, Values } from "./definition";
import { LOOKUPS } from "./lookups";

const PAUSE = 120;

/**
 * Picks a record by typing any part of its name: a combobox as the ARIA practices describe it.
 * Arrow keys choose, Enter takes, Escape leaves things as they were.
 */
export function LookupInput({
  lookup,
  value,
  shown,
  onPick,
  className,
  ...described
}: {
  lookup: LookupName;
  value: unknown;
  /** What the record is called, where it is known already. */
  shown?: string;
  onPick: (value: unknown, record: Values | null) => void;
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}) {
  const t = useTranslations("form");
  const source = LOOKUPS[lookup];
  const listId = useId();
  const [text, setText] = useState<string | null>(null);
  const [name, setName] = useState(shown ?? "");
  const [found, setFound] = useState<Values[]>([]);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = text !== null;

  useEffect(() => {
    if (shown !== undefined || !value) return;
    if (!source.one) return;
    const stop = new AbortController();
    get<Values>(source.one.replace("{value}", encodeURIComponent(String(value))), stop.signal)
      .then((record) => setName(String(record[source.label] ?? "")))
      .catch(() => undefined);
    return () => stop.abort();
  }, [shown, source, value]);

  useEffect(() => {
    if (text === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const q = text.trim() ? `&q=${encodeURIComponent(text.trim())}` : "";
      get<{ items: Values[] }>(`${source.path}?limit=20${source.fixed ? `&${source.fixed}` : ""}${q}`, stop.signal)
        .then((page) => {
          setFound(page.items);
          setAt(0);
        })
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [text, source]);

  const pick = (record: Values | null) => {
    setName(record ? String(record[source.label] ?? "") : "");
    setText(null);
    onPick(record ? record[source.value] : null, record);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen && event.altKey) setText("");
      if (!isOpen) return;
      event.preventDefault();
      event.stopPropagation();
      setAt((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      const record = found[at];
      if (record) pick(record);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setText(null);
    }
  };
  const leave = () => {
    if (text === "" && name) pick(null);
    setText(null);
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
        aria-activedescendant={isOpen && found[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        value={text ?? (name || (value ? String(value) : ""))}
        placeholder={t("pick")}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={leave}
        className={className ?? inputClass}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={t("choices")}
        hidden={!isOpen}
        className="absolute z-40 mt-1 max-h-64 w-full min-w-56 overflow-y-auto rounded-md border border-rule bg-raised p-1 shadow-lg"
      >
        {found.map((record, n) => (
          <li
            key={String(record[source.value])}
            id={`${listId}-${n}`}
            role="option"
            aria-selected={n === at}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(record);
            }}
            className="cursor-pointer rounded px-2 py-1.5 text-sm aria-selected:bg-accent-soft aria-selected:text-accent"
          >
            {String(record[source.label] ?? "")}
            {source.about && record[source.about] ? (
              <span className="ms-2 text-xs text-quiet">{String(record[source.about])}</span>
            ) : null}
          </li>
        ))}
        {isOpen && found.length === 0 ? (
          <li role="option" aria-selected="false" aria-disabled="true" className="px-2 py-1.5 text-sm text-quiet">
            {t("nothingFound")}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
