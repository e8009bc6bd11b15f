import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { ButtonLink } from "@/components/ui/button";
import { BANK_ACCOUNT } from "./document";

/** A bank account, and the ways to its statements, lines and reconciliation. */
export async function BankAccountView({ account }: { account: string }) {
  const t = await getTranslations();
  return (
    <DocumentView
      definition={BANK_ACCOUNT}
      id={account}
      buttons={
        <>
          <ButtonLink href={`/bank/statements?bank_account_id=${account}`} look="quiet">
            {t("lists.statements.title")}
          </ButtonLink>
          <ButtonLink href={`/bank/lines?bank_account_id=${account}`} look="quiet">
            {t("lists.bankLines.title")}
          </ButtonLink>
          <ButtonLink href={`/bank/${account}/reconcile`} look="primary">
            {t("reconcile.title")}
          </ButtonLink>
        </>
      }
    />
  );
}
