"""Aged receivables and payables: what was open on a day, by how long it had been due."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from functions.reports.model import (
    Books,
    Cell,
    Check,
    Column,
    Kind,
    OpenItem,
    Report,
    Row,
    RowKind,
    Side,
)
from functions.reports.rules import addresses
from functions.reports.rules.documents import document, entry
from shared.errors import Refusal
from shared.nouns import dataclass

ZERO = Decimal()
USUAL_BUCKETS = (30, 60, 90)
MOST_DAYS = 3_650


class BucketsRefused(Refusal):
    """The days do not make buckets."""

    status = 422


class AgeBy(StrEnum):
    """From which day an item ages: the day it was due, or the day it was booked."""

    DUE = "due"
    DATED = "dated"


@dataclass(frozen=True, slots=True)
class Ageing:
    """What to age: whose, on which day, from which day on, and in which buckets."""

    side: Side
    on: date
    by: AgeBy = AgeBy.DUE
    buckets: tuple[int, ...] = USUAL_BUCKETS

    @property
    def sign(self) -> int:
        """Make what is owed positive on either side."""
        return 1 if self.side is Side.RECEIVABLE else -1

    def days_late(self, item: OpenItem) -> int:
        """Count the days since an item was due; none are late on the day itself."""
        return (self.on - (item.due if self.by is AgeBy.DUE else item.dated)).days

    @property
    def limits(self) -> tuple[tuple[int | None, int | None], ...]:
        """Give the first and last day late of each bucket; the first bucket is not late."""
        starts = [1, *(days + 1 for days in self.buckets)]
        ends: list[int | None] = [*self.buckets, None]
        return ((None, 0), *zip(starts, ends, strict=True))


def check_buckets(buckets: Sequence[int]) -> tuple[int, ...]:
    """Refuse days that do not rise."""
    given = tuple(buckets) or USUAL_BUCKETS
    if list(given) != sorted(set(given)) or given[0] < 1 or given[-1] > MOST_DAYS:
        raise BucketsRefused(
            f"Give rising numbers of days from 1 to {MOST_DAYS}.", pointer="/query/bucket"
        )
    return given


def aged(books: Books, ageing: Ageing, items: Sequence[OpenItem], control: Decimal) -> Report:
    """Show what each party owed in each currency, by age, and whether it ties to the books."""
    rows: list[Row] = []
    for _, found in groupby(items, lambda item: item.party_id):
        rows += _party_rows(ageing, list(found))
    rows.append(_sum_row(ageing, items, "Total", {}, RowKind.TOTAL))
    columns = [
        Column("party", "Party"),
        Column("currency", "Currency"),
        *(Column(f"bucket_{n}", title, Kind.AMOUNT) for n, title in enumerate(_titles(ageing))),
        Column("total", f"Total {books.currency}", Kind.AMOUNT),
        Column("open", "Open in its currency", Kind.AMOUNT),
    ]
    title = f"Aged {ageing.side.value}s"
    return Report(
        f"aged-{ageing.side.value}s", title, f"At {ageing.on}, by days since {_since(ageing)}",
        books, tuple(columns), tuple(rows), (_ties(ageing, items, control),),
    )  # fmt: skip


def _since(ageing: Ageing) -> str:
    return "due" if ageing.by is AgeBy.DUE else "booked"


def _titles(ageing: Ageing) -> list[str]:
    last = ageing.buckets[-1]
    middle = [f"{first}-{to} days" for first, to in ageing.limits[1:-1]]
    return ["Not due", *middle, f"Over {last} days"]


def _party_rows(ageing: Ageing, items: Sequence[OpenItem]) -> list[Row]:
    party = items[0].party_id
    currencies = sorted({item.currency for item in items})
    rows = []
    if len(currencies) > 1:
        what: dict[str, object] = {"party": party}
        rows.append(_sum_row(ageing, items, items[0].party, what, RowKind.GROUP))
    for currency in currencies:
        own = [item for item in items if item.currency == currency]
        what = {"party": party, "currency": currency}
        made = _sum_row(ageing, own, items[0].party, what, RowKind.LINE)
        open_cell = Cell(
            ageing.sign * sum((item.open for item in own), ZERO),
            _address(ageing, {**what, "figure": "foreign"}),
        )
        cells = {**made.cells, "currency": Cell(currency), "open": open_cell}
        rows.append(Row(f"{party}:{currency}", cells, level=1 if len(currencies) > 1 else 0))
    return rows


def _sum_row(
    ageing: Ageing, items: Sequence[OpenItem], title: str, what: dict[str, object], kind: RowKind
) -> Row:
    cells: dict[str, Cell] = {"party": Cell(title)}
    for n, (first, last) in enumerate(ageing.limits):
        amount = _sum(ageing, items, within(first, last))
        late = {**what, "late_from": first, "late_to": last}
        cells[f"bucket_{n}"] = Cell(amount, _address(ageing, late))
    cells["total"] = Cell(_sum(ageing, items, within(None, None)), _address(ageing, what))
    return Row(str(what.get("party", "total")), cells, kind)


def within(first: int | None, last: int | None) -> Callable[[int], bool]:
    """Say whether so many days late lie between two numbers of days."""
    return lambda late: (first is None or late >= first) and (last is None or late <= last)


def _sum(ageing: Ageing, items: Sequence[OpenItem], wanted: Callable[[int], bool]) -> Decimal:
    amounts = (item.open_company for item in items if wanted(ageing.days_late(item)))
    return ageing.sign * sum(amounts, ZERO)


def _address(ageing: Ageing, what: dict[str, object]) -> str:
    by = None if ageing.by is AgeBy.DUE else ageing.by.value
    return addresses.open_items(ageing.on, {"side": ageing.side.value, "by": by, **what})


def _ties(ageing: Ageing, items: Sequence[OpenItem], control: Decimal) -> Check:
    owed = _sum(ageing, items, within(None, None))
    booked = ageing.sign * control
    if owed == booked:
        return Check("ties", holds=True, detail=f"It ties to the {ageing.side.value} accounts.")
    return Check(
        "ties",
        holds=False,
        detail=f"The {ageing.side.value} accounts stand at {booked}, the open items at {owed}: "
        f"{booked - owed} was booked on the accounts without an item, as revaluations are.",
    )


def open_items(
    books: Books, ageing: Ageing, items: Sequence[OpenItem], figure: str = "company"
) -> Report:
    """List the items behind an aged figure; their amounts add up to it."""
    columns = (
        Column("party", "Party"), Column("dated", "Date", Kind.DATE), Column("entry", "Entry"),
        Column("document", "Document"), Column("due", "Due", Kind.DATE),
        Column("late", "Days late", Kind.QUANTITY), Column("currency", "Currency"),
        Column("amount", "Open", Kind.AMOUNT),
    )  # fmt: skip
    rows = tuple(_item_row(books, ageing, item, figure == "foreign") for item in items)
    title = f"Open {ageing.side.value}s"
    return Report("open-items", title, f"At {ageing.on}", books, columns, rows)


def _item_row(books: Books, ageing: Ageing, item: OpenItem, foreign: bool) -> Row:  # noqa: FBT001
    amount = ageing.sign * (item.open if foreign else item.open_company)
    cells = {
        "party": Cell(item.party, f"/v1/parties/parties/{item.party_id}"),
        "dated": Cell(item.dated),
        "entry": entry(item.number, item.entry_id),
        "document": document(item.source, item.entry_id),
        "due": Cell(item.due),
        "late": Cell(Decimal(max(ageing.days_late(item), 0))),
        "currency": Cell(item.currency if foreign else books.currency),
        "amount": Cell(amount, addresses.entry(item.entry_id)),
    }
    return Row(f"{item.entry_id}:{item.position}", cells)
