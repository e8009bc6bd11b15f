import type { ActionDefinition, DocumentDefinition, FieldDefinition } from "@/components/form/definition";

const ADDRESSES: FieldDefinition = {
  key: "addresses",
  kind: "rows",
  fields: [
    { key: "kind", label: "address_kind", kind: "choice", choices: ["billing", "shipping", "office", "other"], initial: "billing", required: true },
    { key: "recipient", kind: "text" },
    { key: "line1", kind: "text" },
    { key: "line2", kind: "text" },
    { key: "postcode", kind: "text" },
    { key: "city", kind: "text" },
    { key: "region", kind: "text" },
    { key: "country", kind: "country", required: true },
  ],
};

const CONTACTS: FieldDefinition = {
  key: "contacts",
  kind: "rows",
  fields: [
    { key: "name", kind: "text", required: true },
    { key: "role", label: "job", kind: "text" },
    { key: "email", kind: "email" },
    { key: "phone", kind: "text" },
  ],
};

const TAX_NUMBERS: FieldDefinition = {
  key: "tax_numbers",
  kind: "rows",
  fields: [
    { key: "country", kind: "country", required: true },
    { key: "kind", label: "number_kind", kind: "choice", choices: ["vat", "other"], initial: "vat", required: true },
    { key: "number", label: "tax_number", kind: "text", required: true },
  ],
};

const BANKS: FieldDefinition = {
  key: "banks",
  kind: "rows",
  fields: [
    { key: "iban", kind: "text" },
    { key: "bic", kind: "text" },
    { key: "account_number", kind: "text" },
    { key: "holder", kind: "text" },
    { key: "bank", kind: "text" },
  ],
};

const STATUS = (status: string[]) => ({ key: "status", in: status });
const PATH = "/v1/parties/parties/{id}";
const WRITE = "parties.parties.write";
const REASON: FieldDefinition = { key: "reason", kind: "text" };

const ACTIONS: readonly ActionDefinition[] = [
  { label: "activate", permission: WRITE, method: "POST", path: `${PATH}/activate`, when: STATUS(["blocked", "archived"]) },
  { label: "block", permission: WRITE, method: "POST", path: `${PATH}/block`, when: STATUS(["active"]), asks: [REASON], warning: "block" },
  { label: "archive", permission: WRITE, method: "POST", path: `${PATH}/archive`, when: STATUS(["active", "blocked"]), asks: [REASON], warning: "archive" },
  {
    label: "merge",
    permission: WRITE,
    method: "POST",
    path: `${PATH}/merge`,
    look: "danger",
    when: STATUS(["active", "blocked"]),
    asks: [{ key: "into", label: "mergeInto", kind: "lookup", lookup: "parties", required: true }],
    warning: "merge",
  },
  {
    label: "erase",
    permission: "parties.parties.erase",
    method: "POST",
    path: `${PATH}/erase`,
    look: "danger",
    when: { key: "erased_at", in: [null] },
    warning: "erase",
  },
];

/** A customer: who they are, where they are, how they pay. */
export const CUSTOMER: DocumentDefinition = {
  id: "customer",
  kind: "party",
  path: "/v1/parties/parties",
  home: "/customers",
  names: ["name"],
  permissions: { read: "parties.parties.read", write: WRITE },
  editable: { key: "erased_at", in: [null] },
  alike: {
    path: "/v1/parties/duplicates",
    asks: { name: "name", email: "email", tax_number: "tax_numbers.0.number", iban: "banks.0.iban" },
  },
  sections: [
    {
      title: "general",
      fields: [
        { key: "name", kind: "text", required: true },
        { key: "code", kind: "text", help: "codeGiven" },
        { key: "kind", label: "party_kind", kind: "choice", choices: ["company", "person"], initial: "company", required: true },
        { key: "also_known_as", kind: "text" },
        { key: "email", kind: "email" },
        { key: "invoice_email", kind: "email", help: "invoiceEmail" },
        { key: "phone", kind: "text" },
        { key: "website", kind: "text" },
        { key: "language", kind: "choice", choices: ["en", "de", "es", "fr", "ar"], help: "language" },
        { key: "is_customer", kind: "boolean", initial: true },
        { key: "is_supplier", kind: "boolean", initial: false },
      ],
    },
    {
      title: "selling",
      fields: [
        { key: "terms_id", kind: "lookup", lookup: "terms" },
        { key: "currency", kind: "currency", help: "partyCurrency" },
        { key: "price_list_id", kind: "lookup", lookup: "priceLists" },
        { key: "credit_limit", kind: "decimal", help: "creditLimit" },
      ],
    },
    { title: "addresses", fields: [ADDRESSES] },
    { title: "contacts", fields: [CONTACTS], folded: true },
    { title: "taxNumbers", fields: [TAX_NUMBERS], folded: true },
    { title: "banks", fields: [BANKS], folded: true },
    { title: "notes", fields: [{ key: "notes", kind: "textarea", wide: true }], folded: true },
  ],
  naming: [
    { key: "terms_id", permission: "parties.terms.read", path: "/v1/parties/terms", shows: "name", into: "terms_name" },
    { key: "price_list_id", permission: "catalog.prices.read", path: "/v1/catalog/price-lists", shows: "name", into: "price_list_name" },
  ],
  facts: [
    { key: "code", kind: "code" },
    { key: "kind", label: "party_kind", kind: "status" },
    { key: "also_known_as", kind: "text", extra: true },
    { key: "email", kind: "text" },
    { key: "invoice_email", kind: "text", extra: true },
    { key: "phone", kind: "text" },
    { key: "website", kind: "text", extra: true },
    { key: "language", kind: "status", extra: true },
    { key: "terms_name", label: "terms_id", kind: "text", link: "/payment-terms/{terms_id}" },
    { key: "price_list_name", label: "price_list_id", kind: "text", link: "/price-lists/{price_list_id}", extra: true },
    { key: "currency", kind: "code", extra: true },
    { key: "credit_limit", kind: "amount", currency: "company_currency", extra: true },
    { key: "status_reason", kind: "text", extra: true },
    { key: "notes", kind: "text", extra: true },
  ],
  tables: [
    {
      key: "addresses",
      title: "addresses",
      columns: [
        { key: "kind", label: "address_kind", kind: "status" },
        { key: "recipient", kind: "text", extra: true },
        { key: "line1", kind: "text" },
        { key: "line2", kind: "text", extra: true },
        { key: "postcode", kind: "text" },
        { key: "city", kind: "text" },
        { key: "region", kind: "text", extra: true },
        { key: "country", kind: "code" },
      ],
    },
    {
      key: "contacts",
      title: "contacts",
      columns: [
        { key: "name", kind: "text" },
        { key: "role", label: "job", kind: "text", extra: true },
        { key: "email", kind: "text", extra: true },
        { key: "phone", kind: "text", extra: true },
      ],
    },
    {
      key: "tax_numbers",
      title: "taxNumbers",
      columns: [
        { key: "number", label: "tax_number", kind: "code" },
        { key: "country", kind: "code" },
        { key: "kind", label: "number_kind", kind: "status" },
      ],
    },
    {
      key: "banks",
      title: "banks",
      columns: [
        { key: "iban", kind: "code" },
        { key: "bic", kind: "code", extra: true },
        { key: "account_number", kind: "code", extra: true },
        { key: "holder", kind: "text", extra: true },
        { key: "bank", kind: "text", extra: true },
      ],
    },
  ],
  actions: ACTIONS.map((action) => (action.label === "merge" ? { ...action, to: "/customers/{id}" } : action)),
};

/** Which side a new one is on. */
const SIDES: Readonly<Record<string, boolean>> = { is_customer: false, is_supplier: true };

/** A supplier: the same record, seen from the other side. */
export const SUPPLIER: DocumentDefinition = {
  ...CUSTOMER,
  id: "supplier",
  home: "/suppliers",
  sections: CUSTOMER.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => (field.key in SIDES ? { ...field, initial: SIDES[field.key] } : field)),
  })),
  actions: ACTIONS.map((action) => (action.label === "merge" ? { ...action, to: "/suppliers/{id}" } : action)),
};
