import type { DocumentDefinition } from "@/components/form/definition";

/** A kept file: what it is, and the file itself. */
export const FILE: DocumentDefinition = {
  id: "file",
  kind: "file",
  path: "/v1/documents/files",
  home: "/settings/files",
  names: ["name"],
  permissions: { read: "documents.files.read", write: "documents.files.write" },
  sections: [],
  editable: { key: "id", in: [] },
  noFiles: true,
  facts: [
    { key: "media_type", kind: "code" },
    { key: "size", kind: "number" },
    { key: "number", label: "file_version", kind: "number" },
    { key: "origin", kind: "status" },
    { key: "kept_at", kind: "instant" },
    { key: "sha256", kind: "code" },
  ],
  downloads: [{ label: "download", path: "/v1/documents/files/{id}/content" }],
  actions: [{ label: "delete", permission: "documents.files.write", method: "DELETE", path: "/v1/documents/files/{id}", look: "danger", warning: "deleteFile", to: "/settings/files" }],
};
