"use client";

import dynamic from "next/dynamic";
import { useState, type ReactNode } from "react";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  wide?: boolean;
  children: ReactNode;
}

/** Loaded when a window is first opened: most pages are read without one. */
const DialogWindow = dynamic(() => import("./dialog-window").then((all) => all.DialogWindow), { ssr: false });

/** A window over the page: focus stays inside, Escape closes, and focus returns. */
export function Dialog(props: DialogProps) {
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  return wasOpen ? <DialogWindow {...props} /> : null;
}
