"use client";

import { useLocale } from "next-intl";
import { useState, type ComponentProps } from "react";
import { isOdd, typedDecimal, writtenDecimal } from "@/lib/format/typing";
import { inputClass } from "./field";

/**
 * A number as the reader types it, in their own marks or whoever else's. It takes and hands over what
 * the wire wants, keeps on the screen what is being typed, and shows how it was understood when it
 * is left.
 */
export function DecimalInput({
  value,
  onValue,
  onBlur,
  box = inputClass,
  className = "",
  ...rest
}: Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  /** A decimal string of the wire, or what was typed where that is no number. */
  value: string;
  onValue: (value: string) => void;
  /** The classes of the box, where it is not an ordinary field. */
  box?: string;
}) {
  const locale = useLocale();
  const [text, setText] = useState("");
  return (
    <input
      {...rest}
      type="text"
      inputMode="decimal"
      aria-invalid={rest["aria-invalid"] || isOdd(value) || undefined}
      value={text !== "" && typedDecimal(text, locale) === value ? text : writtenDecimal(value, locale)}
      onChange={(event) => {
        setText(event.target.value);
        onValue(typedDecimal(event.target.value, locale));
      }}
      onBlur={(event) => {
        setText("");
        onBlur?.(event);
      }}
      className={`${box} text-end tabular-nums ${className}`}
    />
  );
}
