import type { ReactNode } from "react";
import { RouteMessages } from "@/components/ui/route-messages";
import { LanguageChoice } from "@/features/identity/auth/language-choice";

/** The pages before the sign-in: one column in the middle. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center p-4">
      <p className="mb-6 text-center text-2xl font-semibold">ERP</p>
      <div className="rounded-lg border border-rule bg-panel p-6">
        <RouteMessages of={["auth"]}>{children}</RouteMessages>
      </div>
      <LanguageChoice />
    </main>
  );
}
