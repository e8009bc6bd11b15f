import type { DocumentDefinition } from "@/components/form/definition";

/** A category, and the one it is under. */
export const CATEGORY: DocumentDefinition = {
  id: "category",
  kind: "category",
  path: "/v1/catalog/categories",
  home: "/categories",
  names: ["name"],
  noFiles: true,
  permissions: { read: "catalog.products.read", write: "catalog.products.write" },
  sections: [
    {
      fields: [
        { key: "code", kind: "text", required: true },
        { key: "name", kind: "text", required: true },
        { key: "parent_id", kind: "lookup", lookup: "categories" },
      ],
    },
  ],
  naming: [
    { key: "parent_id", permission: "catalog.products.read", path: "/v1/catalog/categories", shows: "name", into: "parent_name" },
  ],
  actions: [],
};
