"use client";

import { useState, type InputHTMLAttributes } from "react";
import { isDecimal } from "@/lib/format/decimal";
import { typed } from "@/lib/format/format";
import { inputClass } from "./field";

/** Whether something was typed that is no number. */
export function isOdd(value: string): boolean {
  return value !== "" && !isDecimal(value);
}

/**
 * A number as people type it, with a comma or a point and with thousands apart. It keeps what was
 * typed on the screen, and hands over what the wire wants.
 */
export function DecimalInput({
  value,
  onValue,
  className = "",
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> & {
  value: string;
  onValue: (value: string) => void;
}) {
  const [text, setText] = useState("");
  return (
    <input
      {...rest}
      inputMode="decimal"
      aria-invalid={rest["aria-invalid"] || isOdd(value) || undefined}
      value={typed(text) === value ? text : value}
      onChange={(event) => {
        setText(event.target.value);
        onValue(typed(event.target.value));
      }}
      className={`${inputClass} text-end tabular-nums ${className}`}
    />
  );
}
