// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { follow, isTyping, PAUSE } from "./sequence";

const ROOMS = [{ keys: "g i", href: "/invoices" }, { keys: "n i", href: "/invoices/new" }, { href: "/rates" }];

describe("two keys", () => {
  it("lead to the room that both name", () => {
    const found = follow({ key: "g", at: 1000 }, { key: "i", at: 1500 }, ROOMS);
    expect(found?.href).toBe("/invoices");
    expect(follow({ key: "n", at: 1000 }, { key: "i", at: 1500 }, ROOMS)?.href).toBe("/invoices/new");
  });

  it("lead nowhere when the second comes late, alone, or names nothing", () => {
    expect(follow({ key: "g", at: 0 }, { key: "i", at: PAUSE + 1 }, ROOMS)).toBeUndefined();
    expect(follow(null, { key: "i", at: 0 }, ROOMS)).toBeUndefined();
    expect(follow({ key: "g", at: 0 }, { key: "z", at: 1 }, ROOMS)).toBeUndefined();
  });

  it("are letters inside a field", () => {
    expect(isTyping(document.createElement("input"))).toBe(true);
    expect(isTyping(document.createElement("button"))).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});
