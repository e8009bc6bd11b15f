import { describe, expect, it } from "vitest";
import core from "@/messages/en/core.json";
import money from "@/messages/en/money.json";
import reports from "@/messages/en/reports.json";
import sales from "@/messages/en/sales.json";
import settings from "@/messages/en/settings.json";
import { COMMANDS, NAVIGATION, ROOMS } from "./navigation";
import { SOURCES } from "./palette-sources";

interface Words {
  shell?: { rooms?: Record<string, string>; wings?: Record<string, string> };
  palette?: { commandNames?: Record<string, string> };
}

/** Each area of the application brings the words of its own rooms. */
const AREAS: Words[] = [core, money, reports, sales, settings].map((area) => area as unknown as Words);

describe("the navigation", () => {
  it("gives no two places the same keys, nor the same address", () => {
    const keys = [...ROOMS, ...COMMANDS].flatMap((one) => one.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((one) => /^[a-z] [a-z]$/.test(one))).toBe(true);
    const addresses = ROOMS.map((room) => room.href);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it("has a word for every wing, room, command and kind of record", () => {
    const rooms = Object.assign({}, ...AREAS.map((area) => area.shell?.rooms)) as Record<string, string>;
    const wings = Object.assign({}, ...AREAS.map((area) => area.shell?.wings)) as Record<string, string>;
    const commands = Object.assign({}, ...AREAS.map((area) => area.palette?.commandNames)) as Record<string, string>;
    expect(NAVIGATION.filter((wing) => !wings[wing.label])).toEqual([]);
    expect(ROOMS.filter((room) => !rooms[room.label])).toEqual([]);
    expect(COMMANDS.filter((command) => !commands[command.label])).toEqual([]);
    expect(SOURCES.filter((source) => !rooms[source.label])).toEqual([]);
  });
});

describe("what the palette finds", () => {
  const found = (label: string, item: Record<string, string | null>) => SOURCES.find((source) => source.label === label)?.found(item, "en");

  it("names a draft by its customer, for it has no number yet", () => {
    expect(found("invoices", { id: "7", number: null, customer: "Anna", dated: "2026-03-01", total: "10.00", currency: "EUR", kind: "invoice" })).toEqual({
      name: "Anna",
      about: "\u2068Mar 1, 2026\u2069 · \u2068€10.00\u2069",
      href: "/invoices/7",
    });
  });

  it("leads from an account to its ledger", () => {
    expect(found("accounts", { code: "12 00", name: "Bank" })?.href).toBe("/reports/general-ledger?account=12%2000");
  });
});
