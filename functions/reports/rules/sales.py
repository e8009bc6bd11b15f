"""What was sold: invoiced less credited, net of tax, by customer, product or month."""

from collections.abc import Sequence
from decimal import Decimal

from functions.reports.model import (
    By,
    Cell,
    Column,
    Kind,
    Page,
    Place,
    Report,
    Row,
    RowKind,
    SalesLine,
    SalesLines,
    SalesSum,
    Span,
)
from functions.reports.rules import addresses
from functions.reports.rules.cursors import cursor_of
from functions.reports.rules.periods import Split, label, parts
from functions.reports.rules.statements import Question

ZERO = Decimal()


def sales(question: Question, by: By, sums: Sequence[SalesSum]) -> Report:
    """Show quantity and net amount of each, and how they add up."""
    columns = [Column("name", by.value.capitalize())]
    for n, span in enumerate(question.spans):
        lead = "" if len(question.spans) == 1 else f"{label(span)} "
        columns += [
            Column(_key("quantity", n), f"{lead}quantity".capitalize(), Kind.QUANTITY),
            Column(_key("amount", n), f"{lead}net".capitalize(), Kind.AMOUNT),
        ]
    names: dict[str, str] = {}
    for found in sums:
        names.setdefault(found.id, found.name)
    rows = [
        _row(question, by, [s for s in sums if s.id == identity], identity, name)
        for identity, name in names.items()
    ]
    rows.append(_row(question, by, sums, None, "Total"))
    return Report(
        "sales", f"Sales by {by.value}", question.period, question.books, tuple(columns),
        tuple(rows),
    )  # fmt: skip


def _key(figure: str, n: int) -> str:
    return figure if n == 0 else f"{figure}_{n + 1}"


def _row(
    question: Question, by: By, sums: Sequence[SalesSum], identity: str | None, name: str
) -> Row:
    cells: dict[str, Cell] = {"name": Cell(name)}
    for n, span in enumerate(question.spans):
        found = [s for s in sums if s.column == n]
        for figure in ("quantity", "amount"):
            amount = sum((getattr(s, figure) for s in found), ZERO)
            cells[_key(figure, n)] = Cell(amount, _address(by, span, identity, figure))
    return Row(identity or "total", cells, RowKind.TOTAL if identity is None else RowKind.LINE)


def _address(by: By, span: Span, identity: str | None, figure: str) -> str:
    what: dict[str, object] = {"figure": figure}
    if identity is not None and by is By.CUSTOMER:
        what["party"] = identity
    elif identity is not None and by is By.PRODUCT:
        what["product" if identity else "without_product"] = identity or "true"
    elif identity is not None:
        months = [m for m in parts(span, Split.MONTH) if f"{m.starts:%Y-%m}" == identity]
        span = months[0] if months else span
    return addresses.sales_lines(span, what)


def sales_lines(
    question: Question, wanted: SalesLines, lines: Sequence[SalesLine], page: Page
) -> Report:
    """List invoice lines; quantities or amounts add up to the figure."""
    here, further = lines[: page.limit], len(lines) > page.limit
    following = None
    if further:
        last = here[-1]
        following = cursor_of(Place(last.dated, last.invoice_id, last.position))
    return Report(
        "sales-lines", "Sales lines", question.period, question.books,
        (
            Column("dated", "Date", Kind.DATE), Column("document", "Document"),
            Column("customer", "Customer"), Column("code", "Code"),
            Column("description", "Description"), Column("quantity", "Quantity", Kind.QUANTITY),
            Column("net", "Net", Kind.AMOUNT), Column("amount", "Counted", Kind.AMOUNT),
        ),
        tuple(_line(line, wanted.figure) for line in here), next=following,
    )  # fmt: skip


def _line(line: SalesLine, figure: str) -> Row:
    document = f"/v1/invoicing/invoices/{line.invoice_id}"
    cells = {
        "dated": Cell(line.dated),
        "document": Cell(line.number, document),
        "customer": Cell(line.customer),
        "code": Cell(line.code),
        "description": Cell(line.description),
        "quantity": Cell(line.quantity, document),
        "net": Cell(line.amount, document),
        "amount": Cell(line.quantity if figure == "quantity" else line.amount, document),
    }
    return Row(f"{line.invoice_id}:{line.position}", cells)
