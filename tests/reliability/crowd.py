"""A crowd of clients that do things to the same documents of one company at the same time."""

import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from anyio import create_task_group
from httpx import AsyncClient, Response

from tests.functions.payments.treasury import PAYMENTS, Treasury, found, line

INVOICES = "/v1/invoicing/invoices"
ENTRIES = "/v1/ledger/entries"
DATED = "2026-04-10"
LATEST = 8
"""How many invoices are quarrelled about at a time."""


@dataclass
class Crowd:
    """What the clients quarrel about, and what they were answered."""

    treasury: Treasury
    chance: random.Random
    drafts: list[str]
    invoices: list[dict[str, Any]]
    lines: list[str]
    entries: list[str] = field(default_factory=list)
    payments: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @classmethod
    async def gathered(cls, client: AsyncClient, seed: int, documents: int) -> "Crowd":
        """Open a company with so many drafts, posted invoices and statement lines."""
        treasury = await Treasury.opened(client)
        wanted = [line("2", "50.00", "ZERO"), line("1", "20.00", "ZERO")]
        drafts = [(await treasury.company.drafts(*wanted))["id"] for _ in range(documents)]
        invoices = [await treasury.company.sells(*wanted) for _ in range(documents)]
        said = [("120.00", f"for {invoice['number']}") for invoice in invoices * 2]
        lines = [each["id"] for each in await treasury.statement(*said)]
        return cls(treasury, random.Random(seed), drafts, invoices, lines)  # noqa: S311

    @property
    def client(self) -> AsyncClient:
        """Whoever may do everything."""
        return self.treasury.client

    async def quarrel(self, clients: int, turns: int) -> None:
        """Have so many clients do anything to anything, so often each."""
        async with create_task_group() as group:
            for _ in range(clients):
                group.start_soon(self._client, turns)

    async def _client(self, turns: int) -> None:
        for _ in range(turns):
            await self._one(self.chance.choice(ACTIONS))

    async def _one(self, action: Callable[["Crowd"], Awaitable[Response]]) -> None:
        name, began = action.__name__, time.monotonic()
        answer = await action(self)
        self.slowest = max(self.slowest, time.monotonic() - began)
        if answer.is_success:
            self.done[name] += 1
        elif 400 <= answer.status_code < 500 and is_clear(answer):
            self.refused[f"{name}: {answer.json()['type'].removeprefix('/problems/')}"] += 1
        else:
            self.faults.append(f"{name}: {answer.status_code} {answer.text}")

    async def send(self, path: str, **body: Any) -> Response:
        """Send a command."""
        return await self.client.post(path, json=body)

    def invoice(self) -> dict[str, Any]:
        """Choose one of the last invoices, so that many mean the same and something is open."""
        return self.chance.choice(self.invoices[-LATEST:])

    def payment(self) -> str:
        """Choose a payment, or name one that there is not."""
        return self.chance.choice(self.payments or [str(self.invoices[0]["id"])])


def is_clear(answer: Response) -> bool:
    """Tell whether a refusal says what is wrong, in the form that every refusal has."""
    said = answer.json()
    form = answer.headers["Content-Type"] == "application/problem+json"
    return form and said["type"].startswith("/problems/") and bool(said["title"])


async def post(crowd: Crowd) -> Response:
    """Post a draft."""
    answer = await crowd.send(f"{INVOICES}/{crowd.chance.choice(crowd.drafts)}/post")
    if answer.is_success:
        crowd.invoices.append(answer.json())
    return answer


async def sell(crowd: Crowd) -> Response:
    """Write and post an invoice."""
    body = crowd.treasury.company.sale(line("1", "120.00", "ZERO"), post=True)
    answer = await crowd.send(INVOICES, **body)
    if answer.is_success:
        crowd.invoices.append(answer.json())
    return answer


async def pay(crowd: Crowd) -> Response:
    """Record a payment of all of an invoice, or a half."""
    answer = await crowd.treasury.tries(crowd.chance.choice(["60", "120"]), crowd.invoice())
    if answer.is_success:
        crowd.payments.append(answer.json()["id"])
    return answer


async def overpay(crowd: Crowd) -> Response:
    """Record more than is open of two invoices; the rest stays as credit."""
    first, second = crowd.chance.sample(crowd.invoices[-LATEST:], 2)
    answer = await crowd.treasury.tries("250", first, second)
    if answer.is_success:
        crowd.payments.append(answer.json()["id"])
    return answer


async def accept(crowd: Crowd) -> Response:
    """Settle an invoice by a statement line."""
    part = {"invoice_id": crowd.invoice()["id"], "amount": "120"}
    return await crowd.send(
        f"{PAYMENTS}/lines/{crowd.chance.choice(crowd.lines)}/accept", parts=[part]
    )


async def undo(crowd: Crowd) -> Response:
    """Take back what a statement line settled."""
    return await crowd.send(f"{PAYMENTS}/lines/{crowd.chance.choice(crowd.lines)}/undo")


async def propose(crowd: Crowd) -> Response:
    """Ask how the lines could be settled."""
    return await crowd.send(f"{PAYMENTS}/lines/propose")


async def allocate(crowd: Crowd) -> Response:
    """Settle an invoice with what is left of a payment."""
    wanted = [{"invoice_id": crowd.invoice()["id"]}]
    return await crowd.send(f"{PAYMENTS}/payments/{crowd.payment()}/allocate", allocations=wanted)


async def unallocate(crowd: Crowd) -> Response:
    """Take back what a payment settled."""
    return await crowd.send(f"{PAYMENTS}/payments/{crowd.payment()}/unallocate")


async def cancel(crowd: Crowd) -> Response:
    """Undo a payment."""
    return await crowd.send(f"{PAYMENTS}/payments/{crowd.payment()}/cancel", reason="bounced")


async def credit(crowd: Crowd) -> Response:
    """Take back all that is left of an invoice."""
    return await crowd.send(f"{INVOICES}/{crowd.invoice()['id']}/credit", dated=DATED)


async def write_off(crowd: Crowd) -> Response:
    """Give up some of an invoice."""
    given_up = {"invoice_id": crowd.invoice()["id"], "amount": "0.50"}
    return await crowd.send(f"{PAYMENTS}/write-offs", dated=DATED, allocations=[given_up])


async def book(crowd: Crowd) -> Response:
    """Post an entry by hand."""
    lines = [{"account": "1010", "amount": "5"}, {"account": "4000", "amount": "-5"}]
    answer = await crowd.send(ENTRIES, dated=DATED, lines=lines)
    if answer.is_success:
        crowd.entries.append(answer.json()["id"])
    return answer


async def reverse(crowd: Crowd) -> Response:
    """Reverse an entry: one of the last posted by hand, so that several mean the same."""
    chosen = crowd.chance.choice(crowd.entries[-3:] or [crowd.invoices[0]["id"]])
    return await crowd.send(f"{ENTRIES}/{chosen}/reverse", dated=DATED)


async def reverse_sale(crowd: Crowd) -> Response:
    """Try to reverse the entry of an invoice past its invoice."""
    shown = found(await crowd.client.get(f"{INVOICES}/{crowd.invoice()['id']}"))
    return await crowd.send(f"{ENTRIES}/{shown['entry_id']}/reverse", dated=DATED)


async def seal(crowd: Crowd) -> Response:
    """Seal the books while they are written."""
    return await crowd.send("/v1/ledger/seal")


ACTIONS = [
    post, sell, sell, pay, pay, overpay, accept, accept, undo, allocate, unallocate, unallocate,
    cancel, credit, write_off, book, reverse, reverse_sale, propose, seal,
]  # fmt: skip
