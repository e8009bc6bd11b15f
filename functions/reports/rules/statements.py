"""Trial balance, profit and loss, balance sheet: made of balances, and checked against themselves."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from functions.reports.model import (
    EVERYTHING,
    Account,
    Books,
    Cell,
    Check,
    Column,
    Kind,
    Movement,
    Report,
    Row,
    RowKind,
    Scope,
    Show,
    Span,
)
from functions.reports.rules import addresses
from functions.reports.rules.periods import label
from functions.reports.rules.sections import (
    ASSETS,
    LIABILITIES,
    RESULT,
    ZERO,
    Section,
    Statement,
    amount_columns,
    key,
    nets_of,
)
from shared.nouns import dataclass

DAY = timedelta(days=1)
BEGINNING = date(1, 1, 1)
"""Before every entry: a balance is all that moved since."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose books, over which periods, latest first, and which of their lines."""

    books: Books
    spans: Sequence[Span]
    scope: Scope = EVERYTHING

    @property
    def period(self) -> str:
        """Name the periods, and the analytic value, for the report's heading."""
        names = " | ".join(label(span) for span in self.spans[:4])
        more = f" and {len(self.spans) - 4} more" if len(self.spans) > 4 else ""
        return f"{names}{more}" + (f", {self.books.value}" if self.books.value else "")


def until(day: date) -> Span:
    """Give everything up to a day, that day included."""
    return Span(BEGINNING, day)


def trial_balance_spans(books: Books, spans: Sequence[Span]) -> list[Span]:
    """Ask for three spans a period: the years before its own, its year before it, and itself."""
    asked = []
    for span in spans:
        year = books.year_of(span.starts).starts
        asked += [until(year - DAY), Span(year, span.starts - DAY), span]
    return asked


def trial_balance(
    question: Question, accounts: Sequence[Account], movements: Sequence[Movement]
) -> Report:
    """Show opening, debit, credit and closing of every account that ever moved, per period.

    Income and expense begin anew with the fiscal year in which the period starts; what earlier
    years earned stands in a row of its own, whether they are closed or not.
    """
    found: dict[str, dict[int, Movement]] = {}
    for movement in movements:
        found.setdefault(movement.account, {})[movement.column] = movement
    rows = [
        Row(account.code, _trial_cells(question, account, found[account.code]))
        for account in accounts
        if account.code in found and any(m.debit or m.credit for m in found[account.code].values())
    ]
    rows += _carried(question, accounts, found)
    columns = [Column("account", "Account"), Column("name", "Name")]
    for n, span in enumerate(question.spans):
        lead = "" if len(question.spans) == 1 else f"{label(span)} "
        columns += [
            Column(_trial_key(part, n), f"{lead}{part}".capitalize(), Kind.AMOUNT) for part in PARTS
        ]
    total = _trial_total(question, rows)
    return Report(
        "trial-balance", "Trial balance", question.period, question.books, tuple(columns),
        (*rows, total), _trial_checks(question, total),
    )  # fmt: skip


PARTS = ("opening", "debit", "credit", "closing")


def _trial_key(part: str, n: int) -> str:
    return part if n == 0 else f"{part}_{n + 1}"


def _trial_cells(
    question: Question, account: Account, found: dict[int, Movement]
) -> dict[str, Cell]:
    ledger = addresses.general_ledger(account.code, question.spans[0])
    cells = {"account": Cell(account.code, ledger), "name": Cell(account.name)}
    nothing = Movement(account.code, 0, ZERO, ZERO)
    for n, span in enumerate(question.spans):
        earlier, before, within = (found.get(3 * n + k, nothing) for k in range(3))
        anew = account.kind in RESULT_KINDS
        since = question.books.year_of(span.starts).starts if anew else None
        opening = before.net if anew else earlier.net + before.net
        figures = (opening, within.debit, within.credit, opening + within.net)
        cells |= _trial_figures(question, n, {"account": account.code}, since, figures)
    return cells


RESULT_KINDS = ("income", "expense")


def _trial_figures(
    question: Question,
    n: int,
    what: Mapping[str, object],
    since: date | None,
    figures: Sequence[Decimal],
) -> dict[str, Cell]:
    span = question.spans[n]
    asked = (
        ("opening", (since, span.starts - DAY), Show.DEBIT_LESS_CREDIT),
        ("debit", (span.starts, span.ends), Show.DEBIT),
        ("credit", (span.starts, span.ends), Show.CREDIT),
        ("closing", (since, span.ends), Show.DEBIT_LESS_CREDIT),
    )
    return {
        _trial_key(part, n): Cell(figure, addresses.lines(what, days, show, question.scope))
        for (part, days, show), figure in zip(asked, figures, strict=True)
    }


def _carried(
    question: Question, accounts: Sequence[Account], found: dict[str, dict[int, Movement]]
) -> list[Row]:
    """Give what the years before earned, which retained earnings hold without an entry."""
    codes = [a.code for a in accounts if a.kind in RESULT_KINDS and a.code in found]
    names = [section.value for section in RESULT]
    cells: dict[str, Cell] = {"name": Cell("Results carried forward from earlier years")}
    moved = False
    for n, span in enumerate(question.spans):
        earlier = [found[code][3 * n] for code in codes if 3 * n in found[code]]
        amount = sum((movement.net for movement in earlier), ZERO)
        before = question.books.year_of(span.starts).starts - DAY
        show = Show.DEBIT_LESS_CREDIT
        source = addresses.lines({"section": names}, (None, before), show, question.scope)
        cells |= {_trial_key(part, n): Cell(amount, source) for part in ("opening", "closing")}
        moved = moved or bool(earlier)
    return [Row("carried", cells)] if moved else []


def _trial_total(question: Question, rows: Sequence[Row]) -> Row:
    cells: dict[str, Cell] = {"name": Cell("Total")}
    for n in range(len(question.spans)):
        sums = [_sum(rows, _trial_key(part, n)) for part in PARTS]
        cells |= _trial_figures(question, n, {}, None, sums)
    return Row("total", cells, RowKind.TOTAL)


def _sum(rows: Sequence[Row], column: str) -> Decimal:
    values = (row.cells[column].value for row in rows if column in row.cells)
    return sum((value for value in values if isinstance(value, Decimal)), ZERO)


def _trial_checks(question: Question, total: Row) -> tuple[Check, ...]:
    """State that it balances; the lines of one analytic value need not."""
    if question.scope.value_id is not None:
        return ()
    holds = all(
        total.cells[_trial_key("debit", n)].value == total.cells[_trial_key("credit", n)].value
        and total.cells[_trial_key("closing", n)].value == 0
        for n in range(len(question.spans))
    )
    detail = "Debits equal credits." if holds else "Debits and credits differ: verify the ledger."
    return (Check("balanced", holds, detail),)


def profit_and_loss(
    question: Question,
    accounts: Sequence[Account],
    movements: Sequence[Movement],
    closing: Sequence[Movement],
) -> Report:
    """Show what was earned and spent; closing entries, which empty these accounts, do not count."""
    columns = len(question.spans)
    nets = nets_of(movements, columns)
    for movement in closing:
        if movement.account in nets:
            nets[movement.account][movement.column] -= movement.net

    def address(what: dict[str, object], n: int, show: Show) -> str:
        span = question.spans[n]
        kept = {**what, "closing": "leave_out"}
        return addresses.lines(kept, (span.starts, span.ends), show, question.scope)

    made = Statement(accounts, nets, columns, address)
    rows = [*made.rows(Section.REVENUE), *made.rows(Section.COST_OF_SALES)]
    rows.append(_result_row(made, "Gross profit", RESULT[:2]))
    rows += made.rows(Section.OPERATING_EXPENSES)
    rows.append(_result_row(made, "Operating result", RESULT[:3]))
    rows += [*made.rows(Section.FINANCIAL_RESULT), *made.rows(Section.INCOME_TAX)]
    rows.append(_result_row(made, "Net result", RESULT))
    return Report(
        "profit-and-loss", "Profit and loss", question.period, question.books,
        amount_columns([label(span) for span in question.spans]), tuple(rows),
    )  # fmt: skip


def _result_row(made: Statement, title: str, sections: Sequence[Section]) -> Row:
    return made.sum_row(title, sections, Show.CREDIT_LESS_DEBIT)


def balance_sheet_spans(books: Books, days: Sequence[date]) -> list[Span]:
    """Ask for two spans a day: all up to it, and its fiscal year's part of it."""
    return [s for day in days for s in (until(day), Span(books.year_of(day).starts, day))]


def balance_sheet(
    books: Books, days: Sequence[date], accounts: Sequence[Account], movements: Sequence[Movement]
) -> Report:
    """Show what is owned and owed on each day, with the results of the years."""
    both = nets_of(movements, 2 * len(days))
    nets = {code: row[0::2] for code, row in both.items()}
    this_year = {code: row[1::2] for code, row in both.items()}

    def address(what: dict[str, object], n: int, show: Show) -> str:
        return addresses.lines(what, (None, days[n]), show)

    made = Statement(accounts, nets, len(days), address)
    rows = [row for section in ASSETS for row in made.rows(section)]
    assets = made.sum_row("Total assets", ASSETS, Show.DEBIT_LESS_CREDIT)
    rows.append(assets)
    rows += [row for section in LIABILITIES for row in made.rows(section)]
    rows.append(made.sum_row("Total liabilities", LIABILITIES, Show.CREDIT_LESS_DEBIT))
    rows += made.rows(Section.EQUITY)
    rows += _results(made, Statement(accounts, this_year, len(days), address), books, days)
    owed = (*LIABILITIES, Section.EQUITY, *RESULT)
    owing = made.sum_row("Total liabilities and equity", owed, Show.CREDIT_LESS_DEBIT)
    rows.append(owing)
    holds = all(assets.cells[key(n)].value == owing.cells[key(n)].value for n in range(len(days)))
    detail = "It balances." if holds else "It does not balance: verify the ledger."
    return Report(
        "balance-sheet", "Balance sheet", " | ".join(f"At {day}" for day in days[:4]), books,
        amount_columns([str(day) for day in days]), tuple(rows),
        (Check("balanced", holds, detail),),
    )  # fmt: skip


def _results(
    made: Statement, this_year: Statement, books: Books, days: Sequence[date]
) -> list[Row]:
    """Give the result of the year so far, and those of earlier years, carried without an entry."""
    show, names = Show.CREDIT_LESS_DEBIT, [section.value for section in RESULT]
    whole, current = made.total(RESULT, show), this_year.total(RESULT, show)
    now: dict[str, Cell] = {"name": Cell("Result of the year")}
    before: dict[str, Cell] = {"name": Cell("Results carried forward from earlier years")}
    for n, day in enumerate(days):
        starts = books.year_of(day).starts
        now[key(n)] = Cell(current[n], addresses.lines({"section": names}, (starts, day), show))
        before[key(n)] = Cell(
            whole[n] - current[n],
            addresses.lines({"section": names}, (None, starts - DAY), show),
        )
    rows = [Row("result", now, level=1)]
    if any(whole[n] != current[n] for n in range(len(days))):
        rows.append(Row("carried", before, level=1))
    return rows
