// Written by `npm run api` from docs/openapi.
import type { components as audit } from "./audit";
import type { components as catalog } from "./catalog";
import type { components as documents } from "./documents";
import type { components as health } from "./health";
import type { components as identity } from "./identity";
import type { components as invoicing } from "./invoicing";
import type { components as ledger } from "./ledger";
import type { components as notifications } from "./notifications";
import type { components as parties } from "./parties";
import type { components as payments } from "./payments";
import type { components as reports } from "./reports";
import type { components as sales } from "./sales";

interface Functions {
  audit: audit["schemas"];
  catalog: catalog["schemas"];
  documents: documents["schemas"];
  health: health["schemas"];
  identity: identity["schemas"];
  invoicing: invoicing["schemas"];
  ledger: ledger["schemas"];
  notifications: notifications["schemas"];
  parties: parties["schemas"];
  payments: payments["schemas"];
  reports: reports["schemas"];
  sales: sales["schemas"];
}

/** A shape of the API by function and name: `Api<"identity", "Me">`. */
export type Api<F extends keyof Functions, Name extends keyof Functions[F]> = Functions[F][Name];
