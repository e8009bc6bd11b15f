"""Many at once: one invoice is paid once, and what a command costs does not grow with its lines."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from anyio import create_task_group
from httpx import AsyncClient

from functions.ledger.service import post_all
from layers.database.transactions import Tx, transaction
from shared.actor import Actor
from shared.ids import new_id
from tests.functions.ledger.books import sale
from tests.functions.payments.treasury import PAYMENTS, Treasury, camt, found

D = Decimal
CLIENTS = 16


@pytest.fixture
async def treasury(client: AsyncClient) -> Treasury:
    return await Treasury.opened(client)


async def together(*calls: Any) -> list[Any]:
    """Send requests at the same time, and give their answers."""
    answers: list[Any] = [None] * len(calls)

    async def send(at: int, call: Any) -> None:
        answers[at] = await call()

    async with create_task_group() as group:
        for at, call in enumerate(calls):
            group.start_soon(send, at, call)
    return answers


async def test_sixteen_pay_the_same_invoice_and_one_settles_it(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")

    answers = await together(*[lambda: treasury.tries("100", invoice)] * CLIENTS)

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [201] + [409] * (CLIENTS - 1)
    refused = {a.json()["type"] for a in answers if a.status_code == 409}
    assert refused <= {"/problems/nothing-open", "/problems/over-allocated"}
    assert await treasury.opens(invoice) == 0
    assert (await treasury.balances())["1010"] == 100
    assert await treasury.agrees()


async def test_sixteen_accept_lines_for_the_same_invoice(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    said = [("100.00", f"{invoice['number']} {n}") for n in range(CLIENTS)]
    lines = await treasury.statement(*said)
    part = {"invoice_id": invoice["id"], "amount": "100"}

    def accept(line: dict[str, Any]) -> Any:
        path = f"{PAYMENTS}/lines/{line['id']}/accept"
        return lambda: treasury.client.post(path, json={"parts": [part]})

    answers = await together(*[accept(line) for line in lines])

    assert sorted(answer.status_code for answer in answers) == [200] + [409] * (CLIENTS - 1)
    assert len(await treasury.lines(status="matched")) == 1
    assert (await treasury.balances())["1010"] == 100


async def test_sixteen_accept_undo_and_cancel_the_same_line(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    (line,) = await treasury.statement(("100.00", invoice["number"]))
    await treasury.does("lines/propose")
    path = f"{PAYMENTS}/lines/{line['id']}"

    accept = lambda: treasury.client.post(f"{path}/accept", json={})  # noqa: E731
    undo = lambda: treasury.client.post(f"{path}/undo", json={})  # noqa: E731
    answers = await together(*[accept, undo] * (CLIENTS // 2))

    assert {answer.status_code for answer in answers} <= {200, 404, 409}
    status = found(await treasury.client.get(path))["status"]
    paid = await treasury.opens(invoice) == 0
    assert paid is (status == "matched")
    assert await treasury.agrees()


async def _owing(clerk: Actor, treasury: Treasury, many: int) -> list[str]:
    """Book so many sales to the customer, past invoicing; give their entries."""
    customer = UUID(treasury.company.customers["Müller"])
    entries = [sale(customer, D(10)) for _ in range(many)]
    async with transaction(clerk) as tx:
        await post_all(tx, entries)
    return [str(entry.id) for entry in entries]


async def test_recording_costs_the_same_for_one_and_for_a_hundred(
    clerk: Actor, treasury: Treasury, committed: list[Tx]
) -> None:
    costs = []
    for many in (1, 100):
        entries = await _owing(clerk, treasury, many)
        body = treasury.payment(str(10 * many))
        body["allocations"] = [{"entry_id": entry} for entry in entries]
        committed.clear()
        found(await treasury.client.post(f"{PAYMENTS}/payments", json=body))
        (tx,) = committed
        costs.append((tx.statements, tx.trips))
    assert costs[0] == costs[1] == (13, 2)


async def test_accepting_costs_the_same_for_one_and_for_a_hundred(
    clerk: Actor, treasury: Treasury, committed: list[Tx]
) -> None:
    costs = []
    for n, many in enumerate((1, 100), 1):
        entries = await _owing(clerk, treasury, many)
        (line,) = await treasury.statement((str(10 * many), "all"), opening=str(n), number=str(n))
        parts = [{"entry_id": entry, "amount": "10"} for entry in entries]
        committed.clear()
        await treasury.does(f"lines/{line['id']}/accept", parts=parts)
        (tx,) = committed
        costs.append((tx.statements, tx.trips))
    assert costs[0] == costs[1] == (15, 3)


async def test_importing_costs_the_same_for_two_lines_and_for_two_thousand(
    treasury: Treasury, committed: list[Tx]
) -> None:
    costs = []
    for number, many in (("1", 2), ("2", 2000)):
        content = camt(*[("1.00", f"line {number} {n}") for n in range(many)], number=number)
        committed.clear()
        assert found(await treasury.uploads(content))["new"] == many
        (tx,) = committed
        costs.append((tx.statements, tx.trips))
    assert costs[0] == costs[1] == (10, 4)


async def test_a_key_is_done_once(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    body = treasury.payment("100", invoice)
    headers = {"Idempotency-Key": str(new_id())}
    answers = await together(
        *[lambda: treasury.client.post(f"{PAYMENTS}/payments", json=body, headers=headers)] * 4
    )
    assert len({found(answer)["id"] for answer in answers}) == 1
    assert (await treasury.balances())["1010"] == 100
