"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Field, inputClass } from "@/components/ui/field";
import { send } from "@/lib/api/client";
import { AuthForm } from "./auth-form";

const COUNTRIES = "AT AU BE BG BR CA CH CY CZ DE DK EE EG ES FI FR GB GR HR HU IE IN IT JP LT LU LV MA MT MX NL NO NZ PL PT RO SA SE SI SK TN TR US ZA".split(" ");
const CURRENCIES = "EUR USD GBP CHF AED AUD BRL CAD CZK DKK EGP HUF INR JPY MAD MXN NOK NZD PLN RON SAR SEK TND TRY ZAR".split(" ");

/** Opens a tenant, signs its owner in, and leads to the set-up of the books. */
export function SignUp() {
  const t = useTranslations("auth");
  const locale = useLocale();
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region" });
    return COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
      a.name.localeCompare(b.name, locale),
    );
  }, [locale]);
  const done = async ({ workspace }: { workspace: string }, { email, password }: Record<string, string>) => {
    const body = { email, password, workspace };
    const isIn = await send({ method: "POST", path: "/v1/identity/sign-in", body }).then(
      () => true,
      () => false,
    );
    window.location.assign(isIn ? "/setup" : "/sign-in");
  };
  return (
    <AuthForm<{ workspace: string }>
      title={t("signUp")}
      path="/v1/identity/sign-up"
      fixed={{ time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone, language: ["en", "de", "es", "fr"].includes(locale) ? locale : "en" }}
      submit={t("open")}
      fields={[
        { name: "company", type: "text", autoComplete: "organization" },
        { name: "name", type: "text", autoComplete: "name" },
        { name: "email", type: "email", autoComplete: "username", inputMode: "email" },
        { name: "password", type: "password", autoComplete: "new-password", help: "passwordHelp" },
      ]}
      onDone={(reply, answers) => void done(reply, answers)}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field id="country" label={t("fields.country")} required>
          <select id="country" name="country" defaultValue="DE" className={inputClass}>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="currency" label={t("fields.currency")} required>
          <select id="currency" name="currency" defaultValue="EUR" className={inputClass}>
            {CURRENCIES.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </Field>
      </div>
    </AuthForm>
  );
}
