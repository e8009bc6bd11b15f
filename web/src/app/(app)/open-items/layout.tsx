import type { ReactNode } from "react";
import { RouteMessages } from "@/components/ui/route-messages";

export default function Layout({ children }: { children: ReactNode }) {
  return <RouteMessages of={["pay"]}>{children}</RouteMessages>;
}
