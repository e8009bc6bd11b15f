"""Printed documents: complete, safe from what people type, and readable by machines."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from facturx import get_facturx_xml_from_pdf
from pypdf import PdfReader

from functions.invoicing.einvoice.cii import write_cii
from functions.invoicing.printing.render import as_data, factur_x, render
from functions.invoicing.printing.sheet import Letterhead, Sheet, SheetLine, SheetTax, Title
from functions.invoicing.printing.words import words
from tests.functions.invoicing.einvoices import BUYER, SELLER, invoice

HEAD = Letterhead(
    SELLER, iban="DE02120300000000202051", bic="BYLADEM1001", bank="DKB", footer="Ida Meer"
)
CHAIR = SheetLine(
    "Chair", Decimal(3), "pcs", Decimal("49.99"), Decimal(), "19 %", Decimal("149.97"), "C-1"
)
ODD = "#panic() *bold* _it_ $x$ @ref <label> `raw` // /* \\ ] } = #sys.inputs https://x.example"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cf"
    "c0000003010100c9fe92ef0000000049454e44ae426082"
)


def sheet(times: int = 3, **changes: Any) -> Sheet:
    made = Sheet(
        title=Title.INVOICE,
        number="INV-2026-00001",
        language="en",
        currency="EUR",
        head=HEAD,
        buyer=BUYER,
        facts=(("dated", date(2026, 3, 31)), ("due", date(2026, 4, 30))),
        lines=(CHAIR,) * times,
        taxes=(
            SheetTax("VAT 19 %", Decimal("1271.47"), Decimal("241.58")),
            SheetTax("VAT 7 %", Decimal("26.03"), Decimal("1.82")),
        ),
        net=Decimal("1297.50"),
        tax=Decimal("243.40"),
        total=Decimal("1540.90"),
        instalments=(
            (date(2026, 4, 30), Decimal("1000.00")),
            (date(2026, 5, 31), Decimal("540.90")),
        ),
        terms="Two instalments",
        asks_payment=True,
    )
    return replace(made, **changes)


def read(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_everything_is_on_the_paper() -> None:
    found = read(render(sheet()))

    for wanted in (
        "Invoice INV-2026-00001", "Boulangerie Dupont & Fils", "12 rue de la Paix", "France",
        "March 31, 2026", "Chair", "C-1", "3 pcs", "49.99", "1,297.50 EUR", "1,540.90 EUR",
        "1,271.47", "241.58", "Instalment 2", "540.90 EUR", "Two instalments",
        "DE02 1203 0000 0000 2020 51", "Ida Meer", "VAT ID: DE123456788", "Page 1 of 1",
        "Scan to pay",
    ):  # fmt: skip
        assert wanted in found, wanted


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("de-AT", ("Rechnung INV", "1.540,90 EUR", "31. März 2026", "Frankreich", "Seite 1 von 1")),
        ("es", ("Factura INV", "540,90 EUR", "31 de marzo de 2026")),
        ("fr_CA", ("Facture INV", "540,90 EUR", "31 mars 2026")),
        ("ja", ("Invoice INV",)),
    ],
)
def test_it_speaks_the_customers_language(language: str, wanted: tuple[str, ...]) -> None:
    found = read(render(sheet(language=language)))

    for words_ in wanted:
        assert words_ in found


def test_every_word_is_there_in_every_language() -> None:
    for language in ("en", "de", "es", "fr"):
        assert all(words(language).values())
        assert {title.value for title in Title} <= words(language).keys()


def test_what_people_type_is_never_markup() -> None:
    line = replace(CHAIR, description=ODD, code=ODD, unit=ODD, taxes=ODD)
    odd = sheet(
        number=ODD,
        lines=(line,),
        note=ODD,
        terms=ODD,
        remarks=(ODD,),
        facts=((ODD, ODD),),
        taxes=(SheetTax(ODD, Decimal(1), Decimal(1)),) * 2,
        buyer=replace(BUYER, name=ODD, contact=ODD),
        head=replace(HEAD, seller=replace(SELLER, name=ODD), footer=ODD, website=ODD, bank=ODD),
    )

    found = read(render(odd)).replace("\n", " ")

    assert found.count("#panic()") > 10
    assert "`raw`" in found


def test_a_long_document_repeats_its_heading_and_numbers_its_pages() -> None:
    pages = PdfReader(BytesIO(render(sheet(120)))).pages

    assert len(pages) > 3
    for number, page in enumerate(pages[:-1], 1):
        text = page.extract_text()
        assert "Description" in text
        assert f"Page {number} of {len(pages)}" in text


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("us-letter", 612)])
def test_the_paper_is_the_companys(paper: str, width: int) -> None:
    page = PdfReader(BytesIO(render(sheet(head=replace(HEAD, paper=paper))))).pages[0]

    assert round(page.mediabox.width) == width


def test_it_is_an_archivable_pdf_unless_the_type_lacks_a_letter() -> None:
    assert b"pdfaid:part" in render(sheet())
    foreign = render(sheet(buyer=replace(BUYER, name="株式会社")))
    assert foreign.startswith(b"%PDF-1.7")


def test_a_logo_takes_the_place_of_the_name() -> None:
    pdf = PdfReader(BytesIO(render(sheet(head=replace(HEAD, logo=PNG)))))

    assert pdf.pages[0].images


def test_only_euros_owed_are_asked_for_by_qr_code() -> None:
    assert as_data(sheet())["qr"]
    for changes in (
        {"currency": "USD"},
        {"asks_payment": False},
        {"total": Decimal()},
        {"head": replace(HEAD, iban="")},
    ):
        assert as_data(sheet(**changes))["qr"] is None


def test_others_read_the_invoice_out_of_the_factur_x() -> None:
    xml = write_cii(invoice())

    made = factur_x(render(sheet()), xml, "en")

    name, found = get_facturx_xml_from_pdf(made, check_xsd=True)
    assert (name, found) == ("factur-x.xml", xml)
    reader = PdfReader(BytesIO(made))
    assert reader.attachments["factur-x.xml"] == [xml]
    metadata: Any = reader.root_object["/Metadata"]
    assert b"<pdfaid:part>3</pdfaid:part>" in metadata.get_data()
    assert b"EN 16931" in metadata.get_data()
