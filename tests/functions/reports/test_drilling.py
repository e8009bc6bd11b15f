"""Every figure of every report is the sum of what its source lists: generated books, all figures."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import psycopg
from httpx import AsyncClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from functions.ledger.model import Item, JournalEntry, Line, Pair, TaxItem
from functions.ledger.store import posting
from layers.database.transactions import transaction
from shared.actor import Actor
from shared.ids import new_id
from tests.functions.reports.books import Books
from tests.waiting import run, wait

CENT = Decimal("0.01")
amounts = st.integers(1, 1_000_000).map(lambda cents: Decimal(cents) * CENT)
days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
rates = st.sampled_from([Decimal("1.05"), Decimal("1.1237"), Decimal("0.98")])
HAPPENINGS = st.lists(
    st.tuples(
        st.sampled_from(["sale", "dollar sale", "paid", "bill", "rent", "moved", "closing"]),
        days,
        amounts,
        rates,
        st.integers(0, 7),
    ),
    min_size=4,
    max_size=14,
)
ASKED = (
    "trial-balance?starts=2025-02-10&ends=2025-11-20",
    "trial-balance?starts=2025-03-01&ends=2025-03-31&compare=previous_period&periods=2",
    "trial-balance?starts=2024-06-15&ends=2026-06-15&dimension_value={value}",
    "profit-and-loss?starts=2025-01-01&ends=2025-12-31&compare=previous_year&periods=1",
    "profit-and-loss?starts=2025-12-05&ends=2026-02-20&split=month",
    "profit-and-loss?starts=2024-01-01&ends=2026-12-31&dimension_value={value}",
    "balance-sheet?on=2025-07-14&compare=previous_year",
    "balance-sheet?on=2026-12-31",
    "cash-flow?starts=2025-02-01&ends=2026-06-30",
    "aged-receivables?on=2025-09-30",
    "aged-receivables?on=2026-12-31&by=dated&bucket=10&bucket=200",
    "aged-payables?on=2026-05-05",
    "open-items?on=2026-05-05&side=receivable",
    "tax-summary?starts=2025-01-01&ends=2025-12-31&split=quarter",
    "cash-position?on=2026-03-15",
    "general-ledger?account=1100&starts=2025-01-01&ends=2026-12-31&limit=3",
    "general-ledger?account=6000&starts=2024-06-01&ends=2026-12-31&dimension_value={value}",
    "general-ledger?starts=2025-03-01&ends=2026-05-31&limit=4",
    "general-ledger?from_account=1100&to_account=4000&starts=2025-01-01&ends=2026-12-31",
    "general-ledger?account=6000&account=1010&ends=2026-12-31&dimension_value={value}",
    "statement-of-account?party={party}&starts=2025-01-01&ends=2025-12-31",
    "journal?starts=2024-01-01&ends=2026-12-31&limit=2",
    "sales?starts=2025-01-01&ends=2025-12-31&by=month",
)


class Life:
    """Turns drawn happenings into entries that a company could post."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.open: list[tuple[JournalEntry, int, Decimal, str, Decimal]] = []

    async def live(self, kind: str, dated: date, amount: Decimal, rate: Decimal, n: int) -> None:
        """Let one thing happen; the last drawn number chooses party and analytic value."""
        party, values = self.books.parties[n % 2], self.books.values
        chosen = (values[n % 2],) if n % 3 else ()
        match kind:
            case "sale":
                await self._sell(dated, amount, party, ("EUR", Decimal(1)), n)
            case "dollar sale":
                await self._sell(dated, amount, party, ("USD", rate), n)
            case "paid" if self.open:
                await self._pay(self.open.pop(n % len(self.open)), dated, rate, amount)
            case "bill":
                await self.books.post(
                    dated,
                    Line("5000", amount, dimensions=chosen),
                    Line("2000", -amount, party_id=party, due=dated + timedelta(days=14)),
                )
            case "rent":
                await self.books.post(
                    dated, Line("6000", amount, dimensions=chosen), Line("1010", -amount)
                )
            case "closing":
                last = date(dated.year, 12, 31)
                lines = (Line("4000", amount), Line("3100", -amount))
                await self.books.post(last, *lines, journal="CLO")
            case _:
                await self.books.post(dated, Line("1000", amount), Line("1010", -amount))

    async def _sell(
        self, dated: date, amount: Decimal, party: UUID, money: tuple[str, Decimal], n: int
    ) -> None:
        currency, rate = money
        tax = (amount * Decimal("0.19")).quantize(CENT)
        parts = [amount + tax] if n % 2 else [amount, tax]
        worth = [(part / rate).quantize(CENT) for part in parts]
        lines = [
            Line("1100", w, currency, part, party, dated + timedelta(days=30 * place))
            for place, (part, w) in enumerate(zip(parts, worth, strict=True))
            if part
        ]
        owed = sum((line.amount for line in lines), Decimal())
        tax_worth = min((tax / rate).quantize(CENT), owed)
        base = owed - tax_worth
        rest = [Line("4000", -base), *([Line("2200", -tax_worth)] if tax_worth else [])]
        items = [TaxItem("VAT19" if n % 2 else "VAT7", base, tax_worth)]
        if not all(line.amount for line in lines) or not base:
            return
        entry = await self.books.post(
            dated, *lines, *rest, taxes=items, journal="SAL", source=f"invoice:{new_id()}"
        )
        for place, line in enumerate(lines, 1):
            self.open.append((entry, place, line.foreign or Decimal(), currency, rate))

    async def _pay(
        self,
        item: tuple[JournalEntry, int, Decimal, str, Decimal],
        dated: date,
        rate: Decimal,
        most: Decimal,
    ) -> None:
        entry, place, amount, currency, _ = item
        paid = min(amount, most)
        worth = paid if currency == "EUR" else (paid / rate).quantize(CENT)
        if not worth:
            return
        dated = max(dated, entry.dated)
        account = "1010" if currency == "EUR" else "1020"
        payment_id = new_id()
        party = entry.lines[place - 1].party_id
        lines = (
            Line(account, worth, currency, paid),
            Line("1100", -worth, currency, -paid, party),
        )
        payment = JournalEntry(dated, "BNK", f"payment:{payment_id}", "", lines, id=payment_id)
        pair = Pair(Item(entry.id, place), Item(payment_id, 2), paid)
        async with transaction(self.books.actor) as tx:
            await posting.post(tx, posting.Batch([payment], [pair], settle_on=dated))


async def pages(client: AsyncClient, address: str) -> list[dict[str, Any]]:
    """Read every page of a report."""
    found, after = [], None
    while True:
        params: dict[str, str] = {} if after is None else {"after": after}
        url = client.build_request("GET", address).url.copy_merge_params(params)
        answer = await client.get(url)
        assert answer.status_code == 200, (address, answer.text)
        found.append(answer.json())
        after = found[-1]["next"]
        if after is None:
            return found


def sources(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    """List every figure with its address."""
    kinds = {c["key"]: c["kind"] for c in report["columns"]}
    return [
        (f"{report['name']} {row['key']} {key}", cell["value"], cell["source"])
        for row in report["rows"]
        for key, cell in row["cells"].items()
        if kinds[key] in {"amount", "quantity"} and cell["value"] is not None and key != "late"
    ]


async def check_figure(client: AsyncClient, known: set[str], figure: tuple[str, str, str]) -> None:
    """Drill: a report's address lists what adds up; any other names an entry that is there."""
    name, value, source = figure
    assert source, f"{name} has no source"
    if not source.startswith("/v1/reports/"):
        assert source.rsplit("/", 1)[1] in known, figure
        return
    listed = [
        Decimal(row["cells"]["amount"]["value"])
        for page in await pages(client, source)
        for row in page["rows"]
    ]
    assert sum(listed, Decimal()) == Decimal(value), figure


async def test_every_figure_is_the_sum_of_what_its_source_lists(
    owner: psycopg.Connection,
    open_tenant: Callable[[], Actor],
    as_actor: Callable[[Actor | None], AsyncClient],
) -> None:
    @settings(
        max_examples=6,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        phases=[Phase.generate],  # what fails is small enough to read
    )
    @given(HAPPENINGS)
    def drill(happened: list[tuple[str, date, Decimal, Decimal, int]]) -> None:
        wait(live, happened)

    async def live(happened: list[tuple[str, date, Decimal, Decimal, int]]) -> None:
        actor = open_tenant()
        books, client = Books(owner, actor).set_up(), as_actor(actor)
        life = Life(books)
        for one in happened:
            await life.live(*one)
        await check_books(owner, books, client)

    await run(drill)


async def check_books(owner: psycopg.Connection, books: Books, client: AsyncClient) -> None:
    """Ask for every report, and drill into every figure once."""
    known = {
        str(row[0])
        for row in owner.execute(
            "SELECT id FROM journal_entries WHERE tenant_id = %s", [books.actor.tenant_id]
        )
    }
    asked: set[tuple[str, str, str]] = set()
    for address in ASKED:
        path = address.format(value=books.values[1], party=books.parties[0])
        for report in await pages(client, f"/v1/reports/{path}"):
            asked |= set(sources(report))
            for check in report["checks"]:
                assert check["holds"], (path, check)
    home = (await client.get("/v1/reports/dashboard?on=2026-03-15")).json()
    for figure in (*home["figures"], *home["receivables"], *home["payables"]):
        asked.add((f"dashboard {figure['key']}", figure["amount"], figure["source"]))
    for month in home["trend"]:
        for figure in (month["revenue"], month["result"]):
            asked.add((f"dashboard {month['starts']}", figure["amount"], figure["source"]))
    for bank in home["banks"]:
        asked.add((f"dashboard {bank['account']}", bank["company_amount"], bank["source"]))
    for figure in sorted(asked):
        await check_figure(client, known, figure)
    await check_replay(owner, books, client)


async def check_replay(owner: psycopg.Connection, books: Books, client: AsyncClient) -> None:
    """Add the lines up ourselves: balances, and what was open of each item, on any day."""
    who = {"tenant": books.actor.tenant_id}
    for on in (date(2024, 12, 31), date(2025, 6, 17), date(2026, 12, 31)):
        replayed = owner.execute(
            "SELECT CASE WHEN account >= '4000' AND dated < %(year)s THEN 'carried'"
            " ELSE account END, sum(amount) FROM journal_lines WHERE tenant_id = %(tenant)s"
            " AND dated <= %(on)s GROUP BY 1 HAVING sum(amount) <> 0",
            {**who, "on": on, "year": date(on.year, 1, 1)},
        ).fetchall()
        address = f"/v1/reports/trial-balance?starts={on}&ends={on}"
        (report,) = await pages(client, address)
        closings = {
            row["key"]: Decimal(row["cells"]["closing"]["value"]) for row in report["rows"][:-1]
        }
        assert {code: amount for code, amount in closings.items() if amount} == dict(replayed)
        still_open = owner.execute(
            """
            SELECT sum(i.amount - coalesce((
                       SELECT sum(CASE WHEN a.debit_entry = i.entry_id THEN a.amount
                                       ELSE -a.amount END)
                         FROM ledger_allocations a
                        WHERE a.tenant_id = i.tenant_id AND a.dated <= %(on)s
                          AND ((a.debit_entry, a.debit_position) = (i.entry_id, i.position)
                            OR (a.credit_entry, a.credit_position) = (i.entry_id, i.position))
                   ), 0))
              FROM ledger_open_items i
             WHERE i.tenant_id = %(tenant)s AND i.dated <= %(on)s AND i.account = '1100'
            """,
            {**who, "on": on},
        ).fetchone()
        (aged,) = await pages(client, f"/v1/reports/aged-receivables?on={on}")
        cells = [row["cells"].get("open") for row in aged["rows"]]
        shown = sum((Decimal(cell["value"]) for cell in cells if cell), Decimal())
        assert shown == ((still_open and still_open[0]) or 0)
