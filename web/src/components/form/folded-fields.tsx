"use client";

import dynamic from "next/dynamic";
import { useState, type ComponentProps } from "react";
import type { FieldsForm } from "./fields-form";

const Fields = dynamic(() => import("./fields-form").then((all) => all.FieldsForm), { ssr: false });

/** A form that few need, folded away under its title; it is loaded when it is unfolded. */
export function FoldedFields({
  title,
  inPanel = false,
  ...form
}: {
  title: string;
  /** It stands in a panel already, and needs none of its own. */
  inPanel?: boolean;
} & ComponentProps<typeof FieldsForm>) {
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <details
      onToggle={(event) => setWasOpen((was) => was || event.currentTarget.open)}
      className={inPanel ? "" : "mb-4 rounded-md border border-rule bg-panel p-4"}
    >
      <summary className="cursor-pointer font-medium">{title}</summary>
      <div className="mt-3 max-w-md">{wasOpen ? <Fields {...form} /> : null}</div>
    </details>
  );
}
