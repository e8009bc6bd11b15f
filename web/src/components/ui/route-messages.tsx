import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreMessages } from "./more-messages";

/** Send a route's own namespaces of words to its client components, and no other route's. */
export async function RouteMessages({ of, children }: { of: readonly string[]; children: ReactNode }) {
  const all = await getMessages();
  const sent = Object.fromEntries(Object.entries(all).filter(([name]) => of.includes(name)));
  return <MoreMessages messages={sent}>{children}</MoreMessages>;
}
