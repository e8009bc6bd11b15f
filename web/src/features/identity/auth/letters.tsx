"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState, useSyncExternalStore, type ReactNode } from "react";
import { AuthForm, type AuthField } from "./auth-form";

/** What a letter leads to: one form, and afterwards what to do next. */
function Letter({
  title,
  path,
  token,
  submit,
  fields,
  after,
}: {
  title: string;
  path: string;
  token?: string;
  submit: string;
  fields: readonly AuthField[];
  after: ReactNode;
}) {
  const [isDone, setDone] = useState(false);
  if (isDone) return <div role="status">{after}</div>;
  return (
    <AuthForm
      title={title}
      path={path}
      fixed={token ? { token } : undefined}
      submit={submit}
      fields={fields}
      onDone={() => setDone(true)}
    />
  );
}

function ToSignIn({ said }: { said: string }) {
  const t = useTranslations("auth");
  return (
    <>
      <p className="mb-4">{said}</p>
      <Link href="/sign-in" className="font-medium text-accent hover:underline">
        {t("signIn")}
      </Link>
    </>
  );
}

const NEW_PASSWORD: AuthField = {
  name: "password",
  type: "password",
  autoComplete: "new-password",
  help: "passwordHelp",
};

/** The token stands behind the #, which no server and no log ever sees. */
function useToken(): string {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener("hashchange", changed);
      return () => window.removeEventListener("hashchange", changed);
    },
    () => window.location.hash.slice(1),
    () => "",
  );
}

export function Forgot() {
  const t = useTranslations("auth");
  return (
    <Letter
      title={t("forgot")}
      path="/v1/identity/password/forgot"
      submit={t("sendLink")}
      fields={[{ name: "email", type: "email", autoComplete: "username", inputMode: "email" }]}
      after={<ToSignIn said={t("linkSent")} />}
    />
  );
}

export function Reset() {
  const t = useTranslations("auth");
  const token = useToken();
  return (
    <Letter
      title={t("reset")}
      path="/v1/identity/password/reset"
      token={token}
      submit={t("setPassword")}
      fields={[NEW_PASSWORD]}
      after={<ToSignIn said={t("passwordSet")} />}
    />
  );
}

export function AcceptInvitation() {
  const t = useTranslations("auth");
  const token = useToken();
  return (
    <Letter
      title={t("invitation")}
      path="/v1/identity/invitations/accept"
      token={token}
      submit={t("join")}
      fields={[
        { name: "name", type: "text", autoComplete: "name" },
        { ...NEW_PASSWORD, help: "joinHelp" },
      ]}
      after={<ToSignIn said={t("joined")} />}
    />
  );
}

export function Verify() {
  const t = useTranslations("auth");
  const token = useToken();
  return (
    <Letter
      title={t("verify")}
      path="/v1/identity/address/verify"
      token={token}
      submit={t("verifyNow")}
      fields={[]}
      after={<ToSignIn said={t("verified")} />}
    />
  );
}
