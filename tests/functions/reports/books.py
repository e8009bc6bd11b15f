"""Books in a few words: a company with a small chart, and what happened in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import psycopg

from functions.ledger.model import Item, Journal, JournalEntry, Line, Pair, TaxItem
from functions.ledger.store import posting
from layers.database.transactions import transaction
from shared.actor import Actor
from shared.ids import new_id

ACCOUNTS = (
    ("1000", "Cash on hand", "asset", "cash"),
    ("1010", "Bank", "asset", "bank"),
    ("1020", "Dollar bank", "asset", "bank"),
    ("1100", "Trade receivables", "asset", "receivable"),
    ("1500", "Equipment", "asset", "fixed"),
    ("2000", "Trade payables", "liability", "payable"),
    ("2200", "Sales tax due", "liability", "tax"),
    ("3000", "Share capital", "equity", "general"),
    ("3100", "Retained earnings", "equity", "retained"),
    ("4000", "Sales of goods", "income", "general"),
    ("4100", "Sales of services", "income", "general"),
    ("4900", "Exchange gains", "income", "financial"),
    ("5000", "Cost of goods", "expense", "cost_of_sales"),
    ("6000", "Rent", "expense", "general"),
    ("6900", "Exchange losses", "expense", "financial"),
    ("7000", "Income tax", "expense", "income_tax"),
)
DEFAULTS = {
    "receivable": "1100",
    "payable": "2000",
    "bank": "1010",
    "income": "4000",
    "expense": "6000",
    "tax_due": "2200",
    "tax_deductible": "2200",
    "exchange_gain": "4900",
    "exchange_loss": "6900",
    "unrealised_gain": "4900",
    "unrealised_loss": "6900",
    "write_off": "6000",
    "rounding": "6000",
    "bank_suspense": "1000",
    "retained_earnings": "3100",
    "opening": "3000",
}
YEARS = (2024, 2025, 2026)


@dataclass
class Books:
    """A company's books under test."""

    owner: psycopg.Connection
    actor: Actor
    parties: list[UUID] = field(default_factory=list)
    values: list[UUID] = field(default_factory=list)

    def set_up(self, parties: Sequence[str] = ("Anna", "Bert"), currency: str = "EUR") -> "Books":
        """Give the company a chart, three fiscal years, two analytic values and some parties."""
        who = (self.actor.tenant_id, self.actor.company_id)
        run = self.owner.execute
        run(
            "INSERT INTO ledger_settings (tenant_id, company_id, currency, decimals, template)"
            " VALUES (%s, %s, %s, 2, 'generic')",
            [*who, currency],
        )
        with self.owner.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO ledger_accounts (tenant_id, company_id, code, name, kind, subtype)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [(*who, *account) for account in ACCOUNTS],
            )
            cursor.executemany(
                "INSERT INTO ledger_defaults (tenant_id, company_id, role, account)"
                " VALUES (%s, %s, %s, %s)",
                [(*who, role, account) for role, account in DEFAULTS.items()],
            )
            cursor.executemany(
                "INSERT INTO ledger_journals (tenant_id, company_id, code, name)"
                " VALUES (%s, %s, %s, %s)",
                [(*who, journal.value, journal.name.capitalize()) for journal in Journal],
            )
        self._open_years(who)
        self._add_values(who)
        self.parties = [self.add_party(name) for name in parties]
        return self

    def _open_years(self, who: tuple[UUID, UUID]) -> None:
        for year in YEARS:
            span, one = (date(year, 1, 1), date(year, 12, 31)), uuid4()
            self.owner.execute(
                "INSERT INTO ledger_years (tenant_id, company_id, id, name, starts, ends)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [*who, one, str(year), *span],
            )
            self.owner.execute(
                "INSERT INTO ledger_periods (tenant_id, company_id, id, year_id, name, starts,"
                " ends) VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [*who, uuid4(), one, str(year), *span],
            )

    def _add_values(self, who: tuple[UUID, UUID]) -> None:
        dimension = uuid4()
        self.owner.execute(
            "INSERT INTO ledger_dimensions (tenant_id, company_id, id, code, name)"
            " VALUES (%s, %s, %s, 'CC', 'Cost centre')",
            [*who, dimension],
        )
        for code in ("N", "S"):
            self.values.append(uuid4())
            self.owner.execute(
                "INSERT INTO ledger_dimension_values (tenant_id, company_id, id, dimension_id,"
                " code, name) VALUES (%s, %s, %s, %s, %s, %s)",
                [*who, self.values[-1], dimension, code, f"Shop {code}"],
            )

    def add_party(self, name: str) -> UUID:
        """Make someone who buys and sells."""
        party = uuid4()
        self.owner.execute(
            "INSERT INTO parties (tenant_id, company_id, id, code, kind, name, is_customer)"
            " VALUES (%s, %s, %s, %s, 'company', %s, true)",
            [self.actor.tenant_id, self.actor.company_id, party, str(party)[:8], name],
        )
        return party

    async def post(
        self,
        dated: date,
        *lines: Line,
        taxes: Sequence[TaxItem] = (),
        pairs: Sequence[Pair] = (),
        journal: str = "MSC",
        source: str = "",
    ) -> JournalEntry:
        """Post one entry."""
        entry_id = new_id()
        entry = JournalEntry(
            dated, journal, source or f"entry:{entry_id}", "", lines, tuple(taxes), id=entry_id
        )
        async with transaction(self.actor) as tx:
            await posting.post(tx, posting.Batch([entry], pairs))
        return entry

    async def sell(
        self, dated: date, party: UUID, net: str, *, due: date | None = None
    ) -> JournalEntry:
        """Sell goods on credit, with 19 per cent of tax."""
        base = Decimal(net)
        tax = (base * Decimal("0.19")).quantize(Decimal("0.01"))
        return await self.post(
            dated,
            Line("1100", base + tax, party_id=party, due=due),
            Line("4000", -base),
            Line("2200", -tax),
            taxes=[TaxItem("VAT19", base, tax)],
            journal="SAL",
            source=f"invoice:{new_id()}",
        )

    async def receive(
        self, dated: date, invoice: JournalEntry, amount: str, party: UUID
    ) -> JournalEntry:
        """Receive money for an invoice, and settle it with that."""
        entry_id, paid = new_id(), Decimal(amount)
        lines = (Line("1010", paid), Line("1100", -paid, party_id=party))
        entry = JournalEntry(dated, "BNK", f"payment:{entry_id}", "", lines, id=entry_id)
        pair = Pair(Item(invoice.id, 1), Item(entry_id, 2), paid)
        async with transaction(self.actor) as tx:
            await posting.post(tx, posting.Batch([entry], [pair], settle_on=dated))
        return entry
