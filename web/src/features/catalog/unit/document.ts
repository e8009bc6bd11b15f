import type { DocumentDefinition } from "@/components/form/definition";

/** A unit: so many of the reference unit of its dimension, as an exact fraction. */
export const UNIT: DocumentDefinition = {
  id: "unit",
  kind: "unit",
  path: "/v1/catalog/units",
  home: "/units",
  names: ["name"],
  noFiles: true,
  permissions: { read: "catalog.products.read", write: "catalog.products.write" },
  sections: [
    {
      fields: [
        { key: "code", kind: "text", required: true },
        { key: "name", kind: "text", required: true },
        { key: "dimension", kind: "text", required: true, help: "dimension" },
        { key: "numerator", kind: "integer", initial: "1", help: "fraction" },
        { key: "denominator", kind: "integer", initial: "1" },
        { key: "places", kind: "integer", initial: "2" },
        { key: "unece", kind: "text", initial: "C62", help: "unece" },
        { key: "is_active", kind: "boolean", initial: true },
      ],
    },
  ],
  actions: [],
};
