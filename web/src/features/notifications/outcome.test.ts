import { expect, it } from "vitest";
import words from "@/messages/de/settings.json";
import { outcomeOf } from "./outcome";

const german: Record<string, string> = words.outcomes;
const t = (key: string, values: Record<string, string> = {}) => (german[key] ?? key).replace("{status}", values.status ?? "");

it("says in the reader's language why a call failed", () => {
  expect(outcomeOf(t, "The receiver answered 405.")).toBe("Der Empfänger antwortete mit 405.");
  expect(outcomeOf(t, "No answer within 10 seconds.")).toBe("Keine Antwort innerhalb der Frist.");
  expect(outcomeOf(t, "The connection broke (ReadError).")).toBe("Die Verbindung wurde abgelehnt oder brach ab.");
  expect(outcomeOf(t, "The webhook's secret is lost: rotate it.")).toMatch(/^Das Geheimnis/);
});

it("leaves a reason that is new to it as it is, and has none where there is none", () => {
  expect(outcomeOf(t, "Something else.")).toBe("Something else.");
  expect(outcomeOf(t, null)).toBeNull();
  expect(outcomeOf(t, "")).toBeNull();
});
