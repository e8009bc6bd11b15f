import type { ListDefinition } from "@/components/data-table/definition";

export const FILES: ListDefinition = {
  id: "files",
  path: "/v1/documents/files",
  columns: [
    { key: "name", kind: "text", sort: true },
    { key: "media_type", kind: "code" },
    { key: "size", kind: "number" },
    { key: "number", label: "file_version", kind: "number" },
    { key: "origin", kind: "status" },
    { key: "kept_at", kind: "instant" },
  ],
  filters: [
    { key: "name", kind: "text" },
    { key: "origin", kind: "choice", choices: ["uploaded", "made"] },
    { key: "kept_at", kind: "dates" },
  ],
  search: false,
  sort: "-kept_at",
  row: "/settings/files/{id}",
};
