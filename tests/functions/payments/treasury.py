"""A company that gets paid, in business words, over HTTP."""

import os
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from httpx import AsyncClient, Response

from tests.functions.invoicing.business import Company, found, line, problem, tag

__all__ = ["PAYMENTS", "Treasury", "found", "line", "problem", "tag"]
PAYMENTS = "/v1/payments"
IBAN = "DE02100500000054540402"
SHARED = Path(os.environ.get("ERP_SHARED", Path(__file__).resolve().parents[4] / "shared"))


@dataclass
class Treasury:
    """A company with its books, a customer and a bank account."""

    company: Company
    bank: str = ""

    @property
    def client(self) -> AsyncClient:
        """Whoever may do everything."""
        return self.company.client

    @classmethod
    async def opened(cls, client: AsyncClient, currency: str = "EUR") -> "Treasury":
        """Set the books up for 2026, with a bank account in the company's currency."""
        treasury = cls(await Company.opened(client, currency))
        treasury.bank = (await treasury.banks("House bank", iban=IBAN, currency=currency))["id"]
        return treasury

    async def banks(self, name: str, account: str = "1010", **facts: Any) -> Any:
        """Open a bank account."""
        body = {"name": name, "account": account, "currency": "EUR", **facts}
        return found(await self.client.post(f"{PAYMENTS}/bank-accounts", json=body))

    async def rate(self, currency: str, dated: str, rate: str) -> None:
        """Type in what one of the company's currency is worth on a day."""
        found(await self.client.put(f"/v1/ledger/rates/{currency}/{dated}", json={"rate": rate}))

    async def invoices(self, amount: str, **facts: Any) -> Any:
        """Post an untaxed invoice."""
        return await self.company.sells(line("1", amount, "ZERO"), **facts)

    async def opens(self, invoice: dict[str, Any]) -> Decimal:
        """Say what is open of an invoice."""
        return Decimal((await self.company.invoice(invoice["id"]))["open"])

    def payment(self, amount: str, *invoices: dict[str, Any], **facts: Any) -> Any:
        """Write a receipt down; a customer by name."""
        customer = facts.pop("customer", "Müller")
        return {
            "direction": "received",
            "party_id": self.company.customers[customer],
            "dated": "2026-04-10",
            "currency": "EUR",
            "amount": amount,
            "bank_account_id": self.bank,
            "allocations": [{"invoice_id": invoice["id"]} for invoice in invoices],
            **facts,
        }

    async def tries(self, amount: str, *invoices: dict[str, Any], **facts: Any) -> Response:
        """Record a payment that may be refused."""
        body = self.payment(amount, *invoices, **facts)
        return await self.client.post(f"{PAYMENTS}/payments", json=body)

    async def receives(self, amount: str, *invoices: dict[str, Any], **facts: Any) -> Any:
        """Record a receipt, and show it with what it settles."""
        made = found(await self.tries(amount, *invoices, **facts))
        return await self.shows(made["id"])

    async def shows(self, payment_id: str) -> Any:
        """Show a payment."""
        return found(await self.client.get(f"{PAYMENTS}/payments/{payment_id}"))

    async def does(self, what: str, *, expect: int = 200, **body: Any) -> Any:
        """Send a command, and give what it answered."""
        answer = await self.client.post(f"{PAYMENTS}/{what}", json=body)
        assert answer.status_code == expect, answer.text
        return answer.json()

    async def uploads(self, content: bytes, name: str = "statement", **form: Any) -> Response:
        """Upload a statement file."""
        return await self.client.post(
            f"{PAYMENTS}/statements/import", files={"file": (name, content)}, data=form
        )

    async def statement(
        self, *lines: tuple[str, str], opening: str = "1000.00", **facts: Any
    ) -> Any:
        """Import a CAMT.053 statement of such amounts and texts, and give its lines."""
        content = camt(*lines, opening=opening, **facts)
        found(await self.uploads(content))
        return await self.lines(status="open")

    async def lines(self, **filters: Any) -> list[Any]:
        """List statement lines."""
        answer = found(await self.client.get(f"{PAYMENTS}/lines", params={"limit": 500, **filters}))
        return list(answer["items"])

    async def balances(self, on: str = "2026-12-31") -> dict[str, Decimal]:
        """Give the balance of every account that has one."""
        return await self.company.balances(on)

    async def agrees(self) -> bool:
        """Ask whether the books agree with all that is kept beside them."""
        answer = found(await self.client.get("/v1/ledger/checks"))
        assert answer["differences"] == []
        return bool(answer["holds"])


def camt(  # noqa: PLR0913 - what a statement says
    *lines: tuple[str, str],
    opening: str = "1000.00",
    account: str = IBAN,
    currency: str = "EUR",
    number: str = "1",
    dated: str = "2026-04-10",
    party: str = "",
    version: str = "08",
) -> bytes:
    """Write a CAMT.053 statement that ties."""
    closing = Decimal(opening) + sum((Decimal(amount) for amount, _ in lines), Decimal())
    entries = "".join(_entry(n, *each, currency, dated, party) for n, each in enumerate(lines, 1))
    return (
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>m</MsgId></GrpHdr><Stmt><Id>{number}</Id><ElctrncSeqNb>{number}"
        f"</ElctrncSeqNb><Acct><Id><IBAN>{account}</IBAN></Id><Ccy>{currency}</Ccy></Acct>"
        f"{_balance('OPBD', Decimal(opening), currency, dated)}"
        f"{_balance('CLBD', closing, currency, dated)}{entries}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def _side(amount: Decimal) -> str:
    return "CRDT" if amount >= 0 else "DBIT"


def _balance(code: str, amount: Decimal, currency: str, dated: str) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="{currency}">{abs(amount)}</Amt><CdtDbtInd>{_side(amount)}</CdtDbtInd>'
        f"<Dt><Dt>{dated}</Dt></Dt></Bal>"
    )


def _entry(  # noqa: PLR0913, PLR0917
    n: int, said: str, text: str, currency: str, dated: str, party: str
) -> str:
    amount = Decimal(said)
    role = "Dbtr" if amount > 0 else "Cdtr"
    name = f"<RltdPties><{role}><Pty><Nm>{party}</Nm></Pty></{role}></RltdPties>" if party else ""
    return (
        f'<Ntry><Amt Ccy="{currency}">{abs(amount)}</Amt><CdtDbtInd>{_side(amount)}</CdtDbtInd>'
        f"<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{dated}</Dt></BookgDt>"
        f"<NtryDtls><TxDtls>{name}<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )
