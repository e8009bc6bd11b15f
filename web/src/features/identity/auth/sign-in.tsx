"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Api } from "@/lib/api/types";
import { AuthForm } from "./auth-form";

type SignedIn = Api<"identity", "SignedIn">;

/** Only an address of this site is gone to after the sign-in. */
function safe(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : "/";
}

/** E-mail and password, then, where the account has one, the second step. */
export function SignIn({ to }: { to?: string }) {
  const t = useTranslations("auth");
  const [ticket, setTicket] = useState<string | null>(null);
  const done = (reply: SignedIn) => {
    if (reply.status === "second_step") setTicket(reply.ticket ?? null);
    else window.location.assign(safe(to));
  };
  if (ticket) {
    return (
      <AuthForm<SignedIn>
        key="second"
        title={t("secondStep")}
        path="/v1/identity/sign-in/totp"
        fixed={{ ticket }}
        submit={t("signIn")}
        fields={[{ name: "code", type: "text", autoComplete: "one-time-code", help: "codeHelp" }]}
        onDone={done}
      />
    );
  }
  return (
    <AuthForm<SignedIn>
      title={t("signIn")}
      path="/v1/identity/sign-in"
      submit={t("signIn")}
      fields={[
        { name: "email", type: "email", autoComplete: "username", inputMode: "email" },
        { name: "password", type: "password", autoComplete: "current-password" },
        { name: "workspace", type: "text", help: "workspaceHelp", folded: "severalWorkspaces" },
      ]}
      onDone={done}
    />
  );
}
