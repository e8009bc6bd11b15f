"""Business words for the tests of the books: a company that is set up, and what it books."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import psycopg
from httpx import AsyncClient, Response

from functions.ledger.model import JournalEntry, Line, Pair
from functions.ledger.service import post_all
from layers.database.transactions import transaction
from shared.actor import Actor
from shared.ids import new_id

DAY = date(2026, 3, 31)


def party(owner: psycopg.Connection, actor: Actor, name: str = "Holt & Sons") -> UUID:
    """Add a customer past every wall, and give its id."""
    made = new_id()
    owner.execute(
        "INSERT INTO parties (tenant_id, company_id, id, code, kind, name, is_customer)"
        " VALUES (%s, %s, %s, %s, 'company', %s, true)",
        [actor.tenant_id, actor.company_id, made, str(made)[-12:], name],
    )
    return made


@dataclass(slots=True)
class Books:
    """A company's books, seen through the API by someone who may do everything."""

    client: AsyncClient
    actor: Actor
    customer: UUID
    currency: str = "EUR"
    made: list[UUID] = field(default_factory=list)

    async def set_up(self, template: str = "generic", starts: str = "2026-01-01") -> Response:
        """Choose a chart."""
        body = {"template": template, "year_starts": starts, "currency": self.currency}
        return await self.client.post("/v1/ledger/setup", json=body)

    async def post(
        self, *lines: tuple[str, str] | dict[str, Any], dated: date = DAY, **more: Any
    ) -> Response:
        """Post an entry by hand: (account, amount), a debit when positive."""
        body = {
            "dated": str(dated),
            "lines": [
                line if isinstance(line, dict) else {"account": line[0], "amount": line[1]}
                for line in lines
            ],
            **more,
        }
        return await self.client.post("/v1/ledger/entries", json=body)

    def owed(self, amount: str, **more: Any) -> dict[str, Any]:
        """Make a line on the receivable account."""
        return {"account": "1100", "amount": amount, "party_id": str(self.customer), **more}

    async def sell(self, amount: str, dated: date = DAY) -> UUID:
        """Sell for cash later: the customer owes the amount. Item 1 of the entry is open."""
        answer = await self.post(self.owed(amount), ("4000", f"-{amount}"), dated=dated)
        assert answer.status_code == 201, answer.text
        return UUID(answer.json()["id"])

    async def receive(self, amount: str, dated: date = DAY) -> UUID:
        """Receive money that settles nothing yet. Item 2 of the entry is open."""
        answer = await self.post(("1010", amount), self.owed(f"-{amount}"), dated=dated)
        assert answer.status_code == 201, answer.text
        return UUID(answer.json()["id"])

    async def book(self, entries: Sequence[JournalEntry], pairs: Sequence[Pair] = ()) -> None:
        """Post as another function does: through the service."""
        async with transaction(self.actor) as tx:
            await post_all(tx, entries, pairs)

    async def balances(self, on: date = DAY) -> dict[str, str]:
        """Give the trial balance, without the accounts that are even."""
        answer = await self.client.get("/v1/ledger/trial-balance", params={"on": str(on)})
        assert answer.status_code == 200, answer.text
        return {r["account"]: r["balance"] for r in answer.json() if Decimal(r["balance"])}

    async def items(self, **filters: str) -> list[dict[str, Any]]:
        """List open items."""
        answer = await self.client.get("/v1/ledger/open-items", params=filters)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    async def agree(self) -> bool:
        """Ask whether all that is kept agrees; says where it does not."""
        answer = await self.client.get("/v1/ledger/checks")
        assert answer.status_code == 200, answer.text
        assert answer.json()["differences"] == []
        return bool(answer.json()["holds"])


def sale(customer: UUID, amount: Decimal, dated: date = DAY, source: str = "") -> JournalEntry:
    """Make the entry of a sale."""
    made = new_id()
    return JournalEntry(
        dated,
        "SAL",
        source or f"invoice:{made}",
        "Sale",
        (Line("1100", amount, party_id=customer), Line("4000", -amount)),
        id=made,
    )


def as_role(actor: Actor, role: str) -> psycopg.Connection:
    """Connect as a role of the database, in the actor's company, with whatever rights it has."""
    options = (
        f"-c role={role} -c erp.tenant_id={actor.tenant_id}"
        f" -c erp.company_id={actor.company_id} -c erp.user_id={actor.user_id}"
    )
    return psycopg.connect(os.environ["OWNER_URL"], options=options)
