"""Set a sheet in type, and make a Factur-X of it. Slow: call it in a thread."""

from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from functions.invoicing.einvoice.nouns import Trader
from functions.invoicing.printing.sheet import Letterhead, Sheet
from functions.invoicing.printing.words import language, words
from layers.database.types import dumps
from shared.currencies import exponent

TEMPLATE = Path(__file__).with_name("document.typ")
ARCHIVED: Literal["a-3b"] = "a-3b"
"""PDF/A-3b: kept for decades, and it may carry the invoice as XML."""


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def render(sheet: Sheet) -> bytes:
    """Give the PDF, archivable where its fonts have every letter of the text."""
    import typst

    inputs = {"data": dumps(as_data(sheet))}
    try:
        made = typst.compile(
            _template(), sys_inputs=inputs, pdf_standards=ARCHIVED, ignore_system_fonts=True
        )
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        # PDF/A admits no missing letters: take the system's fonts, and do without its promise
        made = typst.compile(_template(), sys_inputs=inputs)
    return bytes(made)


def factur_x(pdf: bytes, xml: bytes, of: str) -> bytes:
    """Put the CII document into the PDF, and say so in its metadata."""
    from facturx import generate_from_binary

    return bytes(
        generate_from_binary(
            pdf,
            xml,
            flavor="factur-x",
            level="en16931",
            check_xsd=False,
            lang=language(of),
            afrelationship="alternative",
        )
    )


def as_data(sheet: Sheet) -> dict[str, Any]:
    """Give what the template reads: texts only, amounts and dates in the reader's manner."""
    manner = _Manner(language(sheet.language), sheet.currency)
    word = words(sheet.language)
    return {
        "language": manner.language,
        "paper": sheet.head.paper,
        "words": word,
        "heading": f"{word[sheet.title]} {sheet.number}".strip(),
        "seller": _seller(sheet.head, word),
        "buyer": {
            "name": sheet.buyer.name,
            "address": _address(sheet.buyer, sheet.head.seller, manner),
        },
        "facts": [[word.get(key, key), manner.fact(value)] for key, value in sheet.facts if value],
        "lines": [
            {
                "description": line.description,
                "code": line.code,
                "quantity": f"{manner.number(line.quantity)} {line.unit}".strip(),
                "unit_price": manner.price(line.unit_price),
                "discount": f"{manner.number(line.discount)} %" if line.discount else "",
                "taxes": line.taxes,
                "amount": manner.amount(line.amount),
            }
            for line in sheet.lines
        ],
        "is_gross": sheet.is_gross,
        "totals": _totals(sheet, manner, word),
        "total": manner.money(sheet.total),
        "taxes": [[t.name, manner.amount(t.base), manner.amount(t.amount)] for t in sheet.taxes],
        "remarks": list(sheet.remarks),
        "instalments": [[manner.day(due), manner.money(part)] for due, part in sheet.instalments],
        "terms": sheet.terms,
        "note": sheet.note,
        "footer": sheet.head.footer,
        "logo": list(sheet.head.logo) if sheet.head.logo else None,
        "pay": _pay(sheet, word),
        "qr": _qr(sheet),
    }


class _Manner:
    """How a language writes numbers, money and days."""

    def __init__(self, language: str, currency: str) -> None:
        self.language = language
        self.currency = currency

    def number(self, value: Decimal) -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(value, "#,##0.######", locale=self.language))

    def price(self, value: Decimal) -> str:
        from babel.numbers import format_decimal

        shown = "0" * exponent(self.currency)
        pattern = f"#,##0.{shown}{'#' * (6 - len(shown))}"
        return str(format_decimal(value, pattern, locale=self.language))

    def amount(self, value: Decimal) -> str:
        from babel.numbers import format_decimal

        places = exponent(self.currency)
        pattern = f"#,##0.{'0' * places}" if places else "#,##0"
        return str(format_decimal(value, pattern, locale=self.language))

    def money(self, value: Decimal) -> str:
        return f"{self.amount(value)} {self.currency}"

    def day(self, value: date) -> str:
        from babel.dates import format_date

        return str(format_date(value, "long", locale=self.language))

    def country(self, code: str) -> str:
        from babel import Locale

        return str(Locale(self.language).territories.get(code, code))

    def fact(self, value: str | date) -> str:
        return self.day(value) if isinstance(value, date) else value


def _seller(head: Letterhead, word: dict[str, str]) -> dict[str, Any]:
    seller, at = head.seller, head.seller.address
    town = f"{at.postcode} {at.city}".strip()
    return {
        "name": seller.name,
        "address": [at.line1, at.line2, town, seller.phone, seller.email, head.website],
        "sender": " · ".join(filter(None, (seller.name, at.line1, town))),
        "imprint": [seller.name, at.line1, town],
        "numbers": [
            f"{word[key]}: {value}"
            for key, value in (
                ("vat_id", seller.vat_id),
                ("tax_id", seller.tax_id),
                ("register", seller.legal_id),
            )
            if value
        ],
        "bank": [head.bank, f"IBAN {_spaced(head.iban)}" if head.iban else "",
                 f"BIC {head.bic}" if head.bic else ""],
    }  # fmt: skip


def _address(buyer: Trader, seller: Trader, manner: _Manner) -> list[str]:
    at = buyer.address
    town = f"{at.postcode} {at.city}".strip()
    abroad = manner.country(at.country) if at.country != seller.address.country else ""
    return [buyer.contact, at.line1, at.line2, town, at.region, abroad]


def _totals(sheet: Sheet, manner: _Manner, word: dict[str, str]) -> list[list[str]]:
    taxes = [[tax.name, manner.money(tax.amount)] for tax in sheet.taxes]
    return [[word["net"], manner.money(sheet.net)], *taxes]


def _pay(sheet: Sheet, word: dict[str, str]) -> list[list[str]]:
    if not sheet.asks_payment or not sheet.head.iban:
        return []
    rows = [
        [word["account_holder"], sheet.head.seller.name],
        ["IBAN", _spaced(sheet.head.iban)],
        ["BIC", sheet.head.bic],
        [word["payment_reference"], sheet.number],
    ]
    return [row for row in rows if row[1]]


def _spaced(iban: str) -> str:
    return " ".join(iban[n : n + 4] for n in range(0, len(iban), 4))


def _qr(sheet: Sheet) -> str | None:
    """Draw the EPC QR code (EPC069-12): only euros, and only what it can hold."""
    if not sheet.asks_payment or not sheet.head.iban or sheet.currency != "EUR":
        return None
    if not Decimal("0.01") <= sheet.total <= Decimal("999999999.99") or not sheet.number:
        return None
    from segno.helpers import make_epc_qr

    code = make_epc_qr(
        name=sheet.head.seller.name[:70],
        iban=sheet.head.iban,
        amount=sheet.total,
        text=sheet.number[:140],
        bic=sheet.head.bic or None,
    )
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=0)
    return drawn.getvalue().decode()
