import { describe, expect, it } from "vitest";
import { saidIn, type Lookup } from "./words";

const WORDS: Record<string, string> = {
  cash_and_bank: "Kasse und Bank",
  net_result: "Jahresergebnis",
  opening: "Anfang",
};
const look: Lookup = (key, values) => {
  if (key === "total_of") return `Summe ${values?.name}`;
  if (key === "days") return `${values?.from} bis ${values?.to} Tage`;
  if (key === "in_currency") return `in ${values?.currency}`;
  return WORDS[key];
};
const said = (title: string) => saidIn(title, "de", look);

describe("titles of reports", () => {
  it("are said in the reader's language", () => {
    expect(said("Net result")).toBe("Jahresergebnis");
    expect(said("Total cash and bank")).toBe("Summe Kasse und Bank");
    expect(said("31-60 days")).toBe("31 bis 60 Tage");
    expect(said("Total EUR")).toBe("in EUR");
  });

  it("write periods as the locale does", () => {
    expect(said("2026-10-01 to 2026-11-23")).toBe("01.10.2026 – 23.11.2026");
    expect(said("Mar 2026")).toBe("März 2026");
    expect(said("2026-11-23")).toBe("23.11.2026");
    expect(said("2026-10-01 to 2026-10-31 opening")).toBe("01.10.2026 – 31.10.2026 Anfang");
    expect(said("Q3 2026")).toBe("Q3 2026");
  });

  it("leave the company's own names alone", () => {
    expect(said("Total Elegance GmbH")).toBe("Total Elegance GmbH");
    expect(said("Bank to 2026")).toBe("Bank to 2026");
  });
});
