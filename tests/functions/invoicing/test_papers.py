"""Invoices as files and by e-mail, over HTTP, read back by others."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from facturx import get_facturx_xml_from_pdf
from httpx import AsyncClient
from pypdf import PdfReader

from functions.invoicing.einvoice.reading_cii import read_cii
from functions.invoicing.einvoice.reading_ubl import read_ubl
from functions.invoicing.einvoice.rules import breaches
from tests.functions.invoicing.business import INVOICES, Company, found, line, problem, tag
from tests.functions.invoicing.einvoices import failed_assertions
from tests.functions.invoicing.test_printing import PNG

NEEDS = {"country": "DE", "kind": "billing", "line1": "Ring 1", "city": "Köln", "postcode": "50667"}


@pytest.fixture
async def company(client: AsyncClient) -> Company:
    company = await Company.opened(client)
    await company.prints()
    await company.knows(
        "Post AG",
        email="office@post.example",
        invoice_email="bills@post.example",
        language="de",
        addresses=[NEEDS],
        tax_numbers=[{"country": "DE", "number": "DE136695976"}],
    )
    return company


async def file(company: Company, invoice: Any, kind: str) -> Any:
    return await company.client.get(f"{INVOICES}/{invoice['id']}/{kind}")


def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


async def test_an_invoice_is_handed_out_as_pdf_factur_x_ubl_and_cii(company: Company) -> None:
    lines = (
        line("3", "49.99", "STANDARD", unit="pc", discount="10"),
        line("2", "10", "ZERO", description="Buch & mehr <b>", unit="h"),
    )
    posted = await company.sells(*lines, customer="Post AG", customer_reference="PO 7")

    pdf = await file(company, posted, "pdf")
    assert pdf.headers["content-disposition"] == 'inline; filename="INV-2026-00001.pdf"'
    printed = text(pdf.content)
    for wanted in ("Rechnung INV-2026-00001", "Post AG", "Buch & mehr <b>", "Nordlicht GmbH"):
        assert wanted in printed
    ubl, cii = await file(company, posted, "ubl"), await file(company, posted, "cii")
    for answer, read in ((ubl, read_ubl), (cii, read_cii)):
        assert answer.status_code == 200, answer.text
        assert failed_assertions(answer.content) == []
        invoice = read(answer.content)
        assert breaches(invoice) == []
        assert (invoice.number, str(invoice.totals.gross)) == ("INV-2026-00001", "181.96")
        assert [each.unit for each in invoice.lines] == ["C62", "HUR"]
    hybrid = await file(company, posted, "factur-x")
    assert get_facturx_xml_from_pdf(hybrid.content, check_xsd=True) == (
        "factur-x.xml",
        cii.content,
    )


async def test_a_credit_note_names_the_invoice_it_takes_back(company: Company) -> None:
    posted = await company.sells(line("1", "10", "STANDARD", unit="pc"), customer="Post AG")
    note = await company.credits(posted, reason="Broken")

    ubl = await file(company, note, "ubl")

    assert failed_assertions(ubl.content) == []
    assert read_ubl(ubl.content).preceding[0].number == "INV-2026-00001"
    printed = text((await file(company, note, "pdf")).content)
    assert "Rechnungskorrektur CN-2026-00001" in printed
    assert "Broken" in printed


async def test_a_reverse_charge_says_why_no_tax_is_charged(company: Company) -> None:
    await company.knows(
        "Dupont", addresses=[{**NEEDS, "country": "FR"}], language="fr",
        tax_numbers=[{"country": "FR", "number": "FR40303265045"}],
    )  # fmt: skip
    posted = await company.sells(line("1", "100", "REVERSE", unit="h"), customer="Dupont")

    assert posted["total"] == "100.00"
    printed = text((await file(company, posted, "pdf")).content)
    assert "Autoliquidation" in printed
    assert failed_assertions((await file(company, posted, "ubl")).content) == []


async def test_what_cannot_be_sent_is_refused_in_plain_words(company: Company) -> None:
    stranger = await company.knows("Nameless", addresses=[])
    posted = await company.sells(line("1", "10", unit="a handful"), customer="Nameless")
    path = f"{INVOICES}/{posted['id']}"

    said = found(await company.client.get(f"{path}/validation"))
    refused = await company.client.post(f"{path}/send", json={"to": "a@example.com"})

    assert said["is_fit"] is False
    reasons = {reason["rule"]: reason for reason in said["reasons"]}
    assert reasons["BR-CO-04"]["pointer"] == "/lines/0/taxes"
    assert reasons["BR-11"]["detail"] == "The customer needs a country in the address."
    assert "BR-CL-23" in reasons
    assert problem(refused)[:2] == (422, "invoice-unfit")
    assert {each["rule"] for each in refused.json()["errors"]} == set(reasons)
    assert (await company.invoice(posted["id"]))["sent_at"] is None
    assert found(await company.client.get("/v1/notifications/emails"))["items"] == []
    assert (await file(company, posted, "cii")).status_code == 422
    assert (await file(company, posted, "pdf")).status_code == 200
    assert stranger


async def test_an_invoice_goes_out_by_mail_and_is_kept_with_its_record(company: Company) -> None:
    posted = await company.sells(line("1", "10", "STANDARD", unit="pc"), customer="Post AG")
    path = f"{INVOICES}/{posted['id']}"

    sent = found(await company.client.post(f"{path}/send", json={}))

    assert (sent["sent_to"], sent["sent_at"] is not None) == ("bills@post.example", True)
    (mail,) = found(await company.client.get("/v1/notifications/emails"))["items"]
    assert mail["subject"] == "Rechnung INV-2026-00001 von Nordlicht GmbH"
    rows = found(await company.client.get(f"/v1/documents/records/invoice/{posted['id']}/files"))
    assert [row["name"] for row in rows] == ["INV-2026-00001.pdf"]


async def test_without_an_address_nothing_is_sent_but_it_can_be_marked(company: Company) -> None:
    posted = await company.sells(line("1", "10", "STANDARD", unit="pc"))
    draft = await company.drafts(line("1", "10"))
    path = f"{INVOICES}/{posted['id']}"

    answer = await company.client.post(f"{path}/send", json={})
    assert problem(answer) == (422, "no-address", "/body/to")
    answer = await company.client.post(f"{INVOICES}/{draft['id']}/mark-sent")
    assert problem(answer)[:2] == (409, "invoice-not-posted")
    answer = await company.client.post(f"{INVOICES}/{draft['id']}/send", json={})
    assert problem(answer)[:2] == (409, "invoice-not-posted")
    assert found(await company.client.post(f"{path}/mark-sent"))["sent_at"] is not None
    assert (await company.client.get(f"{INVOICES}/{uuid4()}/pdf")).status_code == 404


async def test_a_logo_is_printed_and_only_an_image_can_be_one(company: Company) -> None:
    async def keep(name: str, content: bytes, media_type: str) -> str:
        files = {"file": (name, content, media_type)}
        answer = await company.client.post("/v1/documents/files", files=files)
        return str(found(answer)["id"])

    settings = found(await company.client.get("/v1/invoicing/settings"))
    body = {key: value for key, value in settings.items() if key != "version"}
    note = await keep("note.txt", b"hello", "text/plain")
    refused = await company.client.put(
        "/v1/invoicing/settings", json={**body, "logo_file_id": note}, headers=tag(settings)
    )
    assert problem(refused) == (422, "setting-wrong", "/body/logo_file_id")

    await company.prints(logo_file_id=await keep("logo.png", PNG, "image/png"))

    draft = await company.drafts(line("1", "10"))
    pages = PdfReader(BytesIO((await file(company, draft, "pdf")).content)).pages
    assert pages[0].images
    assert "Draft" in pages[0].extract_text()


async def test_what_was_sent_is_printed_again_as_the_customer_got_it(company: Company) -> None:
    sent = await company.sells(line("1", "10", "STANDARD", unit="pc"))
    found(await company.client.post(f"{INVOICES}/{sent['id']}/mark-sent"))
    waiting = await company.sells(line("1", "10", "STANDARD", unit="pc"))

    await company.prints(legal_name="Südlicht AG")

    assert "Nordlicht GmbH" in text((await file(company, sent, "pdf")).content)
    assert "Südlicht AG" in text((await file(company, waiting, "pdf")).content)
    found(await company.client.post(f"{INVOICES}/{sent['id']}/mark-sent"))
    assert "Nordlicht GmbH" in text((await file(company, sent, "pdf")).content)
