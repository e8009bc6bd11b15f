import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/api/problem";
import core from "@/messages/en/core.json";
import sales from "@/messages/en/sales.json";
import type { ImportDefinition, ImportReport } from "./definition";
import { ImportWizard } from "./import-wizard";

const upload = vi.hoisted(() => vi.fn());
vi.mock("@/lib/api/upload", () => ({ upload }));

const OPENING: ImportDefinition = {
  id: "opening",
  path: "/v1/ledger/opening-balances/import",
  home: "/entries",
  permission: "p",
  asks: [{ key: "dated", kind: "date", required: true }],
  fields: [{ key: "account", required: true }, { key: "debit" }, { key: "credit" }],
};
const READ = { rows: 2, columns: ["Konto", "Soll", "Haben"], mapping: { account: "Konto" }, unmapped: ["Soll", "Haben"] };
const REPORT: ImportReport = { dry_run: true, imported: 0, error_count: 0, errors: [], ...READ };
const FILE = new File(["Konto;Soll;Haben"], "opening.csv");

const sent = (call: number) => (upload.mock.calls[call]?.[0] as { form: FormData }).form;

beforeEach(() => upload.mockReset());

function shown() {
  const fields = { account: "Account", debit: "Debit", credit: "Credit", dated: "Day" };
  render(
    <NextIntlClientProvider locale="en" messages={{ ...core, form: { ...core.form, ...sales.form }, fields, imports: { ...core.imports, ...sales.imports } }}>
      <ImportWizard definition={OPENING} />
    </NextIntlClientProvider>,
  );
}

test("what is asked for is asked first, and the first check is not another one", async () => {
  upload.mockResolvedValue(REPORT);
  shown();
  await userEvent.upload(screen.getByLabelText(/CSV or Excel file/), FILE);
  expect(upload).not.toHaveBeenCalled();
  expect(screen.queryByRole("button", { name: "Check again" })).toBeNull();
  await userEvent.type(screen.getByLabelText(/Day/), "2026-01-01");
  await userEvent.click(screen.getByRole("button", { name: "Check the file" }));
  await screen.findByText("Which column is what");
  expect(sent(0).get("dated")).toBe("2026-01-01");
  expect(JSON.parse(String(sent(1).get("mapping")))).toEqual({ account: "Konto", debit: "Soll", credit: "Haben" });
});

test("a file that a rule refuses can be mapped otherwise, and is checked again", async () => {
  const problem = { type: "/problems/opening-difference", title: "They do not balance.", status: 422, detail: "5.00 is left.", report: READ };
  upload.mockRejectedValue(new ProblemError(problem));
  shown();
  await userEvent.type(screen.getByLabelText(/Day/), "2026-01-01");
  await userEvent.upload(screen.getByLabelText(/CSV or Excel file/), FILE);
  expect((await screen.findByRole("alert")).textContent).toContain("5.00 is left.");
  expect(screen.getByLabelText<HTMLSelectElement>("Debit").value).toBe("Soll");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /^Import/ }).disabled).toBe(true);
  upload.mockResolvedValue({ ...REPORT, mapping: { account: "Konto", debit: "Soll", credit: "Haben" } });
  await userEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(await screen.findByText(/All 2 rows are in order/)).not.toBeNull();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /^Import/ }).disabled).toBe(false);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("why a file cannot be read at all stands below it, until there is another", async () => {
  const problem = { type: "/problems/table-unreadable", title: "No table.", status: 422, detail: "It is a PDF.", pointer: "/body/file" };
  upload.mockRejectedValueOnce(new ProblemError(problem));
  shown();
  await userEvent.type(screen.getByLabelText(/Day/), "2026-01-01");
  await userEvent.upload(screen.getByLabelText(/CSV or Excel file/), FILE);
  expect((await screen.findByRole("alert")).textContent).toContain("It is a PDF.");
  upload.mockResolvedValue(REPORT);
  await userEvent.upload(screen.getByLabelText(/opening.csv/), FILE);
  await screen.findByText("Which column is what");
  expect(screen.queryByRole("alert")).toBeNull();
});
