"""A company that sells, in business words, over HTTP."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from httpx import AsyncClient, Response

INVOICES = "/v1/invoicing/invoices"
SELLER = {
    "legal_name": "Nordlicht GmbH",
    "line1": "Hafenstraße 1",
    "postcode": "20457",
    "city": "Hamburg",
    "country": "DE",
    "vat_id": "DE136695976",
    "legal_id": "HRB 12345",
    "email": "rechnung@nordlicht.example",
    "iban": "DE89 3704 0044 0532 0130 00",
    "bic": "COBADEFFXXX",
}


def found(answer: Response) -> Any:
    """Give what a request that must succeed answered."""
    assert answer.status_code < 300, answer.text
    return answer.json()


def problem(answer: Response) -> tuple[int, str, str]:
    """Give how a request was refused: status, problem and the field it points at."""
    facts = answer.json()
    return answer.status_code, facts["type"].removeprefix("/problems/"), facts.get("pointer", "")


def tag(record: dict[str, Any]) -> dict[str, str]:
    """Give the header of an edit made from this version."""
    return {"If-Match": f'"{record["version"]}"'}


@dataclass
class Company:
    """One company's client, and what is sold by default."""

    client: AsyncClient
    customers: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def opened(cls, client: AsyncClient, currency: str = "EUR") -> "Company":
        """Set the books up for 2026, with a customer in Berlin."""
        setup = {"template": "generic", "year_starts": "2026-01-01", "currency": currency}
        found(await client.post("/v1/ledger/setup", json=setup))
        company = cls(client)
        await company.knows("Müller")
        return company

    async def knows(self, name: str, **facts: Any) -> str:
        """Register a customer."""
        body = {
            "name": name,
            "addresses": [
                {
                    "kind": "billing",
                    "line1": "Hauptstr. 1",
                    "postcode": "10115",
                    "city": "Berlin",
                    "country": "DE",
                }
            ],
            **facts,
        }
        answer = found(await self.client.post("/v1/parties/parties", json=body))
        self.customers[name] = answer["id"]
        return str(answer["id"])

    async def prints(self, **facts: Any) -> None:
        """Say what stands on the documents."""
        now = found(await self.client.get("/v1/invoicing/settings"))
        body = {**SELLER, **facts}
        found(await self.client.put("/v1/invoicing/settings", json=body, headers=tag(now)))

    async def agrees(self, code: str, *parts: dict[str, Any]) -> str:
        """Add payment terms."""
        body = {"code": code, "name": code, "parts": parts}
        return str(found(await self.client.post("/v1/parties/terms", json=body))["id"])

    async def offers(self, code: str, price: str | None, **facts: Any) -> str:
        """Add a product."""
        body = {"code": code, "name": f"The {code}", "sale_price": price, **facts}
        return str(found(await self.client.post("/v1/catalog/products", json=body))["id"])

    def sale(self, *lines: dict[str, Any], customer: str = "Müller", **facts: Any) -> Any:
        """Write down a sale of the last day of March."""
        return {
            "party_id": self.customers[customer],
            "dated": "2026-03-31",
            "lines": list(lines),
            **facts,
        }

    async def drafts(self, *lines: dict[str, Any], **facts: Any) -> Any:
        """Draft an invoice, and give all of it."""
        brief = found(await self.client.post(INVOICES, json=self.sale(*lines, **facts)))
        return await self.invoice(brief["id"])

    async def sells(self, *lines: dict[str, Any], **facts: Any) -> Any:
        """Post an invoice at once, and give what posting gave it."""
        return found(await self.client.post(INVOICES, json=self.sale(*lines, **facts, post=True)))

    async def credits(self, invoice: dict[str, Any], **facts: Any) -> Any:
        """Credit an invoice."""
        body = {"dated": "2026-04-01", **facts}
        return found(await self.client.post(f"{INVOICES}/{invoice['id']}/credit", json=body))

    async def invoice(self, invoice_id: str) -> Any:
        """Show an invoice."""
        return found(await self.client.get(f"{INVOICES}/{invoice_id}"))

    async def balances(self, on: str = "2026-12-31") -> dict[str, Decimal]:
        """Give the balance of every account that has one: debits less credits."""
        rows = found(await self.client.get("/v1/ledger/trial-balance", params={"on": on}))
        rows = rows["accounts"] if isinstance(rows, dict) else rows
        balances = {row["account"]: Decimal(row["balance"]) for row in rows}
        return {account: amount for account, amount in balances.items() if amount}


def line(
    quantity: str, price: str, *taxes: str, description: str = "Chair", **facts: Any
) -> dict[str, Any]:
    """Write a line."""
    return {
        "description": description,
        "quantity": quantity,
        "unit_price": price,
        "taxes": list(taxes),
        **facts,
    }
