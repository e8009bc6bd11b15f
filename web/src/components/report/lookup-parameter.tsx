"use client";

import { useState } from "react";
import type { LookupName } from "@/components/form/definition";
import { LookupInput } from "@/components/form/lookup-input";
import { inputClass } from "@/components/ui/field";

/** A record that a report asks for: found by name, sent with the form by its key. */
export function LookupParameter({ name, lookup, label, value }: { name: string; lookup: LookupName; label: string; value: string }) {
  const [picked, setPicked] = useState(value);
  return (
    <div className="min-w-56 text-xs text-quiet">
      <label htmlFor={`ask-${name}`}>{label}</label>
      <LookupInput
        id={`ask-${name}`}
        lookup={lookup}
        value={picked}
        onPick={(found) => setPicked(found ? String(found) : "")}
        className={`${inputClass} mt-0.5`}
      />
      <input type="hidden" name={name} value={picked} />
    </div>
  );
}
