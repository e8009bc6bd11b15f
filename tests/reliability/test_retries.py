"""The same key sixteen times at once: one effect, and everybody is told the same."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from anyio import create_task_group
from httpx import AsyncClient, Response

from tests.functions.payments.treasury import PAYMENTS, Treasury, camt, found, line

TIMES = 16
Request = Callable[[dict[str, str]], Any]
"""Sends one request, with these headers."""


@pytest.fixture
async def treasury(client: AsyncClient) -> Treasury:
    return await Treasury.opened(client)


async def at_once(send: Request) -> Any:
    """Send it sixteen times under one key, and once more later; gives the one answer."""
    headers = {"Idempotency-Key": str(uuid4())}
    answers: list[Response] = []

    async def one() -> None:
        answers.append(await send(headers))

    async with create_task_group() as group:
        for _ in range(TIMES):
            group.start_soon(one)
    await one()
    assert {answer.status_code for answer in answers} <= {200, 201}, [a.text for a in answers]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    return answers[0].json()


async def counted(treasury: Treasury, path: str) -> int:
    """Count the records of a list."""
    answer = await treasury.client.get(f"/v1/{path}", params={"count": True, "limit": 1})
    return int(found(answer)["count"])


async def once(treasury: Treasury, path: str, path_of: str, body: dict[str, Any]) -> Any:
    """Send a body to a path at once; the list must have grown by one."""
    before = await counted(treasury, path_of)
    made = await at_once(
        lambda headers: treasury.client.post(f"/v1/{path}", json=body, headers=headers)
    )
    assert await counted(treasury, path_of) == before + 1
    assert await treasury.agrees()
    return made


async def test_a_customer_is_created_once(treasury: Treasury) -> None:
    body = {"name": "Only One GmbH", "is_customer": True}
    await once(treasury, "parties/parties", "parties/parties", body)


async def test_an_entry_is_posted_once(treasury: Treasury) -> None:
    lines = [{"account": "1010", "amount": "7"}, {"account": "4000", "amount": "-7"}]
    await once(
        treasury, "ledger/entries", "ledger/entries", {"dated": "2026-04-10", "lines": lines}
    )
    assert (await treasury.balances())["1010"] == 7


async def test_an_invoice_is_written_and_posted_once(treasury: Treasury) -> None:
    body = treasury.company.sale(line("1", "100", "ZERO"), post=True)
    made = await once(treasury, "invoicing/invoices", "invoicing/invoices", body)
    following = await treasury.invoices("1")
    assert int(following["number"][-5:]) == int(made["number"][-5:]) + 1


async def test_a_draft_is_posted_once(treasury: Treasury) -> None:
    draft = await treasury.company.drafts(line("1", "100", "ZERO"))
    path = f"invoicing/invoices/{draft['id']}/post"
    await once(treasury, path, "ledger/entries", {})


async def test_an_invoice_is_credited_once(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    path = f"invoicing/invoices/{invoice['id']}/credit"
    await once(treasury, path, "invoicing/invoices", {"dated": "2026-04-10"})
    assert await treasury.opens(invoice) == 0


async def test_a_payment_is_recorded_once(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    body = treasury.payment("40", invoice)
    await once(treasury, "payments/payments", "payments/payments", body)
    assert await treasury.opens(invoice) == 60


async def test_a_statement_is_imported_once(treasury: Treasury) -> None:
    content = camt(("100.00", "one"), ("-5.00", "two"))
    path = f"{PAYMENTS}/statements/import"
    made = await at_once(
        lambda headers: treasury.client.post(
            path, files={"file": ("bank.xml", content)}, headers=headers
        )
    )
    assert made["new"] == 2
    assert len(await treasury.lines()) == 2
    again = found(await treasury.uploads(content))
    assert again["new"] == 0


async def test_a_statement_is_imported_once_without_a_key(treasury: Treasury) -> None:
    content = camt(("100.00", "one"), ("-5.00", "two"))
    answers: list[Response] = []

    async def one() -> None:
        answers.append(await treasury.uploads(content))

    async with create_task_group() as group:
        for _ in range(TIMES):
            group.start_soon(one)
    assert {answer.status_code for answer in answers} <= {200, 409}, [a.text for a in answers]
    assert sum(answer.json()["new"] for answer in answers if answer.is_success) == 2
    assert len(await treasury.lines()) == 2


async def test_one_key_for_two_requests_is_refused(treasury: Treasury) -> None:
    headers = {"Idempotency-Key": str(uuid4())}
    refused: list[int] = []

    async def one(name: str) -> None:
        answer = await treasury.client.post(
            "/v1/parties/parties", json={"name": name}, headers=headers
        )
        if not answer.is_success:
            refused.append(answer.status_code)

    async with create_task_group() as group:
        for n in range(TIMES):
            group.start_soon(one, f"Customer {n}")
    assert refused == [422] * (TIMES - 1)
