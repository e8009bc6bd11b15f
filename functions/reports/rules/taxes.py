"""The tax summary: base and amount of every tax, period by period."""

from collections.abc import Sequence
from decimal import Decimal

from functions.reports.model import (
    Cell,
    Column,
    Kind,
    Page,
    Place,
    Report,
    Row,
    RowKind,
    TaxLine,
    TaxSum,
)
from functions.reports.rules import addresses
from functions.reports.rules.cursors import cursor_of
from functions.reports.rules.documents import document, entry
from functions.reports.rules.periods import label
from functions.reports.rules.statements import Question

ZERO = Decimal()


def tax_summary(question: Question, sums: Sequence[TaxSum]) -> Report:
    """Show what was taxed and the tax on it; credits are taken off."""
    columns = [Column("tax", "Code"), Column("name", "Name")]
    for n, span in enumerate(question.spans):
        lead = "" if len(question.spans) == 1 else f"{label(span)} "
        columns += [
            Column(_key("base", n), f"{lead}base".capitalize(), Kind.AMOUNT),
            Column(_key("amount", n), f"{lead}tax".capitalize(), Kind.AMOUNT),
        ]
    taxes = dict.fromkeys((found.tax, found.name) for found in sums)
    rows = [_row(question, sums, code, name) for code, name in taxes]
    rows.append(_row(question, sums, None, "Total"))
    return Report(
        "tax-summary", "Tax summary", question.period, question.books, tuple(columns), tuple(rows)
    )


def _key(figure: str, n: int) -> str:
    return figure if n == 0 else f"{figure}_{n + 1}"


def _row(question: Question, sums: Sequence[TaxSum], code: str | None, name: str) -> Row:
    cells: dict[str, Cell] = {"tax": Cell(code), "name": Cell(name)}
    for n, span in enumerate(question.spans):
        found = [s for s in sums if s.column == n and code in (None, s.tax)]
        base, amount = sum((s.base for s in found), ZERO), sum((s.amount for s in found), ZERO)
        cells[_key("base", n)] = Cell(base, addresses.tax_lines(code, span, "base"))
        cells[_key("amount", n)] = Cell(amount, addresses.tax_lines(code, span, "amount"))
    return Row(code or "total", cells, RowKind.LINE if code else RowKind.TOTAL)


def tax_lines(
    question: Question, lines: Sequence[TaxLine], page: Page, figure: str = "amount"
) -> Report:
    """List what entries added to a tax; bases or amounts add up to the figure."""
    here, further = lines[: page.limit], len(lines) > page.limit
    following = None
    if further:
        last = here[-1]
        following = cursor_of(Place(last.dated, last.entry_id, last.position))
    return Report(
        "tax-lines", "Tax lines", question.period, question.books,
        (
            Column("tax", "Code"), Column("dated", "Date", Kind.DATE), Column("entry", "Entry"),
            Column("document", "Document"), Column("memo", "Text"),
            Column("base", "Base", Kind.AMOUNT), Column("tax_amount", "Tax", Kind.AMOUNT),
            Column("amount", "Counted", Kind.AMOUNT),
        ),
        tuple(_line(line, figure) for line in here), next=following,
    )  # fmt: skip


def _line(line: TaxLine, figure: str) -> Row:
    itself = addresses.entry(line.entry_id)
    cells = {
        "tax": Cell(line.tax),
        "dated": Cell(line.dated),
        "entry": entry(line.number, line.entry_id),
        "document": document(line.source, line.entry_id),
        "memo": Cell(line.memo),
        "base": Cell(line.base, itself),
        "tax_amount": Cell(line.amount, itself),
        "amount": Cell(line.base if figure == "base" else line.amount, itself),
    }
    return Row(f"{line.entry_id}:{line.position}", cells)
