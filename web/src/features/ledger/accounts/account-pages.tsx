import { getTranslations } from "next-intl/server";
import { DocumentForm } from "@/components/form/document-form";
import { DocumentView } from "@/components/form/document-view";
import type { Values } from "@/components/form/definition";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { read } from "@/lib/api/server";
import { ACCOUNT } from "./document";

/** An account is known by its code: forms and addresses use it as others use an id. */
async function accountOf(code: string): Promise<Values> {
  const account = await read<Values>(`${ACCOUNT.path}/${encodeURIComponent(code)}`);
  return { ...account, id: account.code };
}

/** An account, and the way to all that was posted on it. */
export async function AccountView({ code }: { code: string }) {
  const [t, account] = await Promise.all([getTranslations(), accountOf(decodeURIComponent(code))]);
  return (
    <DocumentView
      definition={ACCOUNT}
      id={String(account.code)}
      record={account}
      buttons={
        <ButtonLink href={`/entries/lines?account=${encodeURIComponent(String(account.code))}`}>
          {t("lists.ledgerLines.title")}
        </ButtonLink>
      }
    />
  );
}

/** Its form. */
export async function AccountEdit({ code }: { code: string }) {
  const [t, account] = await Promise.all([getTranslations(), accountOf(decodeURIComponent(code))]);
  return (
    <>
      <PageTitle title={`${t("documents.account.one")} ${String(account.code)}`} />
      <DocumentForm definition={ACCOUNT} record={account} />
    </>
  );
}
