import type { DocumentDefinition } from "@/components/form/definition";

/** Payment terms: shares of a total, each due after some steps from the date of the document. */
export const PAYMENT_TERMS: DocumentDefinition = {
  id: "terms",
  kind: "payment_terms",
  path: "/v1/parties/terms",
  home: "/payment-terms",
  names: ["name"],
  noFiles: true,
  permissions: { read: "parties.terms.read", write: "parties.terms.write" },
  sections: [
    {
      title: "general",
      fields: [
        { key: "code", kind: "text", required: true },
        { key: "name", kind: "text", required: true },
        { key: "is_active", kind: "boolean", initial: true },
        { key: "note", kind: "text", wide: true, help: "termsNote" },
      ],
    },
    {
      title: "parts",
      fields: [
        {
          key: "parts",
          kind: "rows",
          required: true,
          initial: [{ share: "remainder", value: "0", steps: [{ move: "days", count: "30" }] }],
          fields: [
            {
              key: "share",
              kind: "choice",
              choices: ["percent_of_total", "percent_of_remainder", "fixed", "remainder"],
              initial: "remainder",
              required: true,
            },
            { key: "value", label: "share_value", kind: "decimal", help: "shareValue" },
            {
              key: "steps",
              kind: "rows",
              fields: [
                {
                  key: "move",
                  kind: "choice",
                  choices: ["days", "weeks", "months", "end_of_month", "day_of_month", "weekday"],
                  initial: "days",
                  required: true,
                },
                { key: "count", label: "step_count", kind: "integer", initial: "30" },
              ],
            },
          ],
        },
      ],
    },
  ],
  facts: [
    { key: "code", kind: "code" },
    { key: "name", kind: "text" },
    { key: "note", kind: "text" },
    { key: "is_active", kind: "boolean" },
  ],
  actions: [],
};
