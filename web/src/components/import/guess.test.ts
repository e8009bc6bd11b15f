import { describe, expect, it } from "vitest";
import { asCsv } from "./csv";
import { bare, guess, likeness } from "./guess";

const PARTY = ["name", "code", "email", "line1", "postcode", "city", "country", "vat_number", "iban"];

describe("guessing the columns of a file", () => {
  it.each([
    ["German", ["Kundennummer", "Firma", "Straße", "PLZ", "Ort", "Land", "E-Mail-Adresse", "USt-IdNr.", "IBAN"], { code: "Kundennummer", name: "Firma", line1: "Straße", postcode: "PLZ", city: "Ort", country: "Land", email: "E-Mail-Adresse", vat_number: "USt-IdNr.", iban: "IBAN" }],
    ["Spanish", ["Razón social", "Código", "Correo electrónico", "Dirección", "Código postal", "Población", "País", "NIF"], { name: "Razón social", code: "Código", email: "Correo electrónico", line1: "Dirección", postcode: "Código postal", city: "Población", country: "País", vat_number: "NIF" }],
    ["French", ["Raison sociale", "Adresse", "Code postal", "Ville", "Pays", "Courriel", "N° TVA"], { name: "Raison sociale", line1: "Adresse", postcode: "Code postal", city: "Ville", country: "Pays", email: "Courriel", vat_number: "N° TVA" }],
    ["Arabic", ["اسم العميل", "المدينة", "البريد الإلكتروني", "الرقم الضريبي"], { name: "اسم العميل", city: "المدينة", email: "البريد الإلكتروني", vat_number: "الرقم الضريبي" }],
  ])("understands %s", (_, headings, expected) => {
    expect(guess(PARTY, headings, {})).toEqual(expected);
  });

  it.each([
    ["German", ["Beleg", "Buchungsdatum", "Konto", "Soll", "Haben", "Debitor", "Fälligkeit", "Positionstext"]],
    ["Spanish", ["Asiento", "Fecha", "Cuenta", "Debe", "Haber", "Tercero", "Vencimiento", "Concepto de línea"]],
    ["French", ["Écriture", "Date", "Compte", "Débit", "Crédit", "Tiers", "Échéance", "Libellé ligne"]],
    ["Arabic", ["رقم القيد", "التاريخ", "الحساب", "مدين", "دائن", "الطرف", "تاريخ الاستحقاق", "بيان السطر"]],
  ])("understands a journal in %s", (_, headings) => {
    const fields = ["entry", "dated", "account", "debit", "credit", "party", "due", "label"];
    const shuffled = [...headings].reverse();
    expect(guess(fields, shuffled, {})).toEqual(Object.fromEntries(fields.map((field, n) => [field, headings[n]])));
  });

  it("forgives a misspelling, and takes nothing that is only somewhat alike", () => {
    expect(guess(["postcode"], ["Postal  cod"], {})).toEqual({ postcode: "Postal  cod" });
    expect(guess(PARTY, ["Colour", "Weight"], {})).toEqual({});
  });

  it("keeps what is mapped, and gives each heading once, to the field most like it", () => {
    expect(guess(["name", "code"], ["Nummer", "Firma"], { name: "Nummer" })).toEqual({ name: "Nummer" });
    expect(guess(["sale_price", "price"], ["Price"], {})).toEqual({ price: "Price" });
  });

  it("compares letters, whatever their marks", () => {
    expect(bare("  Straße & Nr. ")).toBe("strasse nr");
    expect(bare("Número")).toBe("numero");
    expect(likeness("abc", "abc")).toBe(1);
    expect(likeness("abc", "xyz")).toBe(0);
    expect(likeness("a", "b")).toBe(0);
  });
});

describe("errors as a file", () => {
  it("quotes cells, and lets none become a formula", () => {
    expect(asCsv([["a", 'say "x"'], ["=1+1", "-5"]])).toBe('\uFEFF"a","say ""x"""\r\n"\'=1+1","\'-5"\r\n');
  });
});
