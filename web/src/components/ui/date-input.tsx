"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useRef, useState, type ComponentProps, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { isDay, moved, todayIn, typedDay, wayOf, writtenDay } from "@/lib/format/days";
import { inputClass } from "./field";

/** A day typed to its end, that need not wait until the field is left. */
const WHOLE = /^(\d{4}([-./])\d{2}\2\d{2}|\d{1,2}([-./])\d{1,2}\3\d{4})$/;

export type DateInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  /** A day of the wire, or what was typed where that is none. */
  value: string;
  onValue: (value: string) => void;
  /** The classes of the box, where it is not an ordinary field; `className` says how wide all of it is. */
  box?: string;
  /** In a grid, where the arrows go from row to row. */
  inGrid?: boolean;
};

/**
 * A day as the reader writes it: "3.4.", "0304", "+14" or picked from the calendar. A browser's own
 * field would write it as the browser does, and leave open which of 3/4 is the month. Up and Down go
 * a day on, Alt+Down opens the calendar. A name puts the day of the wire into the form around it.
 */
export function DateInput({ value, onValue, name, onBlur, onKeyDown, placeholder, box = inputClass, className = "", inGrid = false, ...rest }: DateInputProps) {
  const locale = useLocale();
  const t = useTranslations("form");
  const timeZone = useTimeZone();
  const [text, setText] = useState<string | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const settle = (typed: string | null) => {
    if (typed === null) return;
    const day = typedDay(typed, locale, todayIn(timeZone));
    if (day !== value) onValue(day);
    setText(null);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter") flushSync(() => settle(text));
    else if (step === 1 && event.altKey) {
      event.preventDefault();
      calendar.current?.showPicker();
    } else if (step !== 0 && !inGrid && !event.altKey) {
      event.preventDefault();
      const held = text === null ? value : typedDay(text, locale, todayIn(timeZone));
      setText(null);
      onValue(isDay(held) ? moved(held, step) : todayIn(timeZone));
    }
    onKeyDown?.(event);
  };
  return (
    <span className={`relative block ${className}`}>
      <input
        {...rest}
        type="text"
        autoComplete="off"
        placeholder={inGrid ? undefined : (placeholder ?? wayOf(locale).order.map((part) => t(`date.${part}`)).join(wayOf(locale).mark))}
        aria-invalid={rest["aria-invalid"] || (text === null && value !== "" && !isDay(value)) || undefined}
        value={text ?? writtenDay(value, locale)}
        onChange={({ target }) => {
          setText(target.value);
          if (target.value === "" || WHOLE.test(target.value)) onValue(typedDay(target.value, locale, todayIn(timeZone)));
        }}
        onBlur={(event) => {
          settle(text);
          onBlur?.(event);
        }}
        onKeyDown={press}
        className={`${box} ${inGrid ? "pe-6!" : "pe-8!"} tabular-nums`}
      />
      {name ? <input type="hidden" name={name} value={value} /> : null}
      <button
        type="button"
        tabIndex={-1}
        disabled={rest.disabled}
        aria-label={t("date.calendar")}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => calendar.current?.showPicker()}
        className={`absolute inset-y-0 end-0 flex ${inGrid ? "w-6" : "w-8"} items-center justify-center text-quiet hover:text-accent disabled:hidden`}
      >
        <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor" strokeWidth="1.3">
          <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />
        </svg>
      </button>
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={isDay(value) ? value : ""}
        onChange={({ target }) => {
          setText(null);
          onValue(target.value);
        }}
        className="pointer-events-none absolute start-0 bottom-0 h-full w-full opacity-0"
      />
    </span>
  );
}

/** The same in a form that the browser sends, which follows where the address goes. */
export function NamedDateInput({ name, initial, ...rest }: Omit<DateInputProps, "value" | "onValue" | "name"> & { name: string; initial: string }) {
  const [value, setValue] = useState(initial);
  const [from, setFrom] = useState(initial);
  if (from !== initial) {
    setFrom(initial);
    setValue(initial);
  }
  return <DateInput {...rest} name={name} value={value} onValue={setValue} />;
}
