import { expect, test, vi } from "vitest";
import type { DocumentDefinition } from "./definition";
import { EditPage, NewPage } from "./pages";

const { me, read } = vi.hoisted(() => ({ me: vi.fn(), read: vi.fn() }));
vi.mock("@/lib/api/server", () => ({ me, read }));
vi.mock("next-intl/server", () => ({ getTranslations: () => Promise.resolve((key: string) => key) }));
vi.mock("next/navigation", () => ({
  forbidden: () => {
    throw new Error("forbidden");
  },
  redirect: vi.fn(),
}));
vi.mock("./document-form", () => ({ DocumentForm: () => null }));

const NOTE = { id: "note", path: "/notes", home: "/notes", names: ["name"], permissions: { read: "notes.read", write: "notes.write" }, sections: [], actions: [] } as unknown as DocumentDefinition;

test("who may not write is not given a form to fill in for nothing", async () => {
  me.mockResolvedValue({ permissions: ["notes.read"], company: { time_zone: "UTC" } });
  read.mockResolvedValue({ id: "1", name: "A" });
  await expect(NewPage({ definition: NOTE })).rejects.toThrow("forbidden");
  await expect(EditPage({ definition: NOTE, id: "1" })).rejects.toThrow("forbidden");
});

test("who may write is", async () => {
  me.mockResolvedValue({ permissions: ["notes.write"], company: { time_zone: "UTC" } });
  read.mockResolvedValue({ id: "1", name: "A" });
  await expect(NewPage({ definition: NOTE })).resolves.toBeTruthy();
  await expect(EditPage({ definition: NOTE, id: "1" })).resolves.toBeTruthy();
});
