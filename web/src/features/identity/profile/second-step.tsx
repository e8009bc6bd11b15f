"use client";

import { useTranslations } from "next-intl";
import Image from "next/image";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { FieldsForm } from "@/components/form/fields-form";
import type { FieldDefinition, Values } from "@/components/form/definition";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";

const PASSWORD: FieldDefinition = { key: "password", label: "current_password", kind: "password", required: true, autoComplete: "current-password" };
const CODE: FieldDefinition = { key: "code", kind: "text", required: true, autoComplete: "one-time-code", help: "sixDigits" };
const base = "/v1/identity/totp";

type Stage = { name: "begin" } | { name: "confirm"; secret: string; picture: string } | { name: "codes"; codes: string[] } | { name: "stop" } | { name: "renew" };

/** An SVG that is made to stand in a page, as a picture of its own. */
function pictureOf(svg: string): string {
  const whole = svg.includes("xmlns=") ? svg : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return `data:image/svg+xml;utf8,${encodeURIComponent(whole)}`;
}

/** Two-step sign-in: turned on with an authenticator, turned off, and its recovery codes. */
export function SecondStep({ isOn, left }: { isOn: boolean; left: number }) {
  const t = useTranslations();
  const router = useRouter();
  const [stage, setStage] = useState<Stage | null>(null);
  const codes = (reply: Values) => setStage({ name: "codes", codes: reply.recovery_codes as string[] });
  const close = () => {
    setStage(null);
    router.refresh();
  };
  const bodies: Record<Stage["name"], () => ReactNode> = {
    begin: () => (
      <FieldsForm
        key="begin" fields={[PASSWORD]} path={`${base}/start`} submit="next" columns={1} done={t("settings.confirmPassword")}
        onDone={(reply) => setStage({ name: "confirm", secret: String(reply.secret), picture: String(reply.picture) })}
      />
    ),
    confirm: () =>
      stage?.name === "confirm" ? (
        <div className="space-y-4">
          <p className="text-sm">{t("settings.scan")}</p>
          <Image unoptimized width={208} height={208} alt={t("settings.qr")} src={pictureOf(stage.picture)} className="mx-auto rounded bg-white p-2" />
          <p className="text-center text-sm text-quiet">
            {t("settings.orType")}{" "}
            <code dir="ltr" className="break-all select-all">
              {stage.secret}
            </code>
          </p>
          <FieldsForm key="confirm" fields={[CODE]} path={`${base}/confirm`} submit="turnOn" columns={1} onDone={codes} />
        </div>
      ) : null,
    codes: () =>
      stage?.name === "codes" ? (
        <div className="space-y-4">
          <p className="text-sm">{t("settings.codesText")}</p>
          <ul dir="ltr" className="grid grid-cols-2 gap-2 rounded-md border border-rule p-3 text-center">
            {stage.codes.map((code) => (
              <li key={code}>
                <code className="select-all">{code}</code>
              </li>
            ))}
          </ul>
          <ClientButton onClick={close}>{t("common.close")}</ClientButton>
        </div>
      ) : null,
    stop: () => <FieldsForm key="stop" fields={[PASSWORD, CODE]} path={`${base}/stop`} submit="turnOff" columns={1} onDone={close} />,
    renew: () => <FieldsForm key="renew" fields={[PASSWORD, CODE]} path={`${base}/recovery-codes`} submit="newCodes" columns={1} onDone={codes} />,
  };
  return (
    <>
      <p className="mb-3 text-sm text-quiet">{isOn ? t("settings.secondStepOn", { left }) : t("settings.secondStepOff")}</p>
      <div className="flex flex-wrap gap-2">
        {isOn ? (
          <>
            <ClientButton onClick={() => setStage({ name: "renew" })}>{t("actions.newCodes")}</ClientButton>
            <ClientButton look="danger" onClick={() => setStage({ name: "stop" })}>
              {t("actions.turnOff")}
            </ClientButton>
          </>
        ) : (
          <ClientButton look="primary" onClick={() => setStage({ name: "begin" })}>
            {t("actions.turnOn")}
          </ClientButton>
        )}
      </div>
      <Dialog open={stage !== null} onOpenChange={(open) => !open && close()} title={stage?.name === "codes" ? t("settings.codes") : t("settings.secondStep")}>
        {stage ? bodies[stage.name]() : null}
      </Dialog>
    </>
  );
}
