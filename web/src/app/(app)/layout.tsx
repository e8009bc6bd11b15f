import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { me } from "@/lib/api/server";

/** Everything behind the sign-in. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  return <Shell me={await me()}>{children}</Shell>;
}
