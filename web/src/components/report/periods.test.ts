import { describe, expect, it } from "vitest";
import { todayIn } from "@/lib/format/days";
import { periodOf } from "./periods";

describe("presets", () => {
  it("are whole months and quarters, over the turn of the year, too", () => {
    expect(periodOf("this_month", "2024-02-10")).toEqual({ starts: "2024-02-01", ends: "2024-02-29" });
    expect(periodOf("last_month", "2026-01-31")).toEqual({ starts: "2025-12-01", ends: "2025-12-31" });
    expect(periodOf("this_quarter", "2026-11-23")).toEqual({ starts: "2026-10-01", ends: "2026-12-31" });
    expect(periodOf("last_quarter", "2026-02-01")).toEqual({ starts: "2025-10-01", ends: "2025-12-31" });
  });

  it("follow the fiscal year", () => {
    expect(periodOf("this_year", "2026-11-23")).toEqual({ starts: "2026-01-01", ends: "2026-12-31" });
    expect(periodOf("this_year", "2026-03-31", 4)).toEqual({ starts: "2025-04-01", ends: "2026-03-31" });
    expect(periodOf("last_year", "2026-04-01", 4)).toEqual({ starts: "2025-04-01", ends: "2026-03-31" });
    expect(periodOf("this_quarter", "2026-06-15", 2)).toEqual({ starts: "2026-05-01", ends: "2026-07-31" });
  });
});

describe("today", () => {
  it("is the day where the company is", () => {
    const midnight = new Date("2026-11-22T23:30:00Z");
    expect(todayIn("Europe/Berlin", midnight)).toBe("2026-11-23");
    expect(todayIn("America/New_York", midnight)).toBe("2026-11-22");
  });
});
