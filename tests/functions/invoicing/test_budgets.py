"""The hot commands take the same few statements and trips, whatever a document's lines."""

import asyncio

import pytest
from httpx import AsyncClient

from layers.database.transactions import Tx
from tests.functions.invoicing.business import INVOICES, Company, found, line


@pytest.fixture
async def company(client: AsyncClient) -> Company:
    return await Company.opened(client)


@pytest.mark.parametrize("lines", [1, 1000])
async def test_posting_an_invoice_at_once(
    company: Company, committed: list[Tx], lines: int
) -> None:
    product = await company.offers("CHAIR", "10")
    body = {
        **company.sale(*[{"product_id": product, "quantity": "1", "taxes": ["STANDARD"]}] * lines),
        "post": True,
    }
    committed.clear()

    posted = found(
        await company.client.post(INVOICES, json=body, headers={"Idempotency-Key": "one-press"})
    )

    (tx,) = committed
    assert (tx.statements, tx.trips) == (7, 2)
    assert posted["total"] == f"{12 * lines}.00"


@pytest.mark.parametrize("lines", [1, 300])
async def test_posting_a_draft(company: Company, committed: list[Tx], lines: int) -> None:
    draft = await company.drafts(*[line("1", "10", "STANDARD")] * lines)
    committed.clear()

    found(await company.client.post(f"{INVOICES}/{draft['id']}/post", json={}))

    (tx,) = committed
    assert (tx.statements, tx.trips) == (12, 3)


@pytest.mark.parametrize("lines", [1, 300])
async def test_crediting_an_invoice(company: Company, committed: list[Tx], lines: int) -> None:
    posted = await company.sells(*[line("1", "10", "STANDARD")] * lines)
    committed.clear()

    await company.credits(posted)

    (tx,) = committed
    assert (tx.statements, tx.trips) == (17, 3)


async def test_numbers_have_no_gap_and_no_double_when_many_post_at_once(
    company: Company,
) -> None:
    good = {**company.sale(line("1", "10", "STANDARD")), "post": True}
    bad = {**company.sale(line("1", "10", account="9999")), "post": True}

    answers = await asyncio.gather(
        *(company.client.post(INVOICES, json=bad if n % 4 == 3 else good) for n in range(32))
    )

    numbers = sorted(found(a)["number"] for a in answers if a.status_code == 201)
    assert numbers == [f"INV-2026-{n:05}" for n in range(1, 25)]
    assert sum((await company.balances()).values()) == 0
