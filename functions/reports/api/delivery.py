"""Give a report in the format that was asked for."""

from collections.abc import Awaitable, Callable
from datetime import date
from decimal import Decimal
from typing import Any

from anyio import to_thread
from fastapi import Response

from functions.reports.model import Cell, Format, Kind, Report, RowKind
from functions.reports.rendering import csv, pdf, xlsx
from functions.reports.rendering.pdf import ReportTooLong
from layers.database.transactions import Tx
from layers.http.queries import Query
from layers.http.shapes import Shape, plain
from layers.spreadsheets import CSV_TYPE, XLSX_TYPE

PDF_TYPE = "application/pdf"
FILES: dict[Format, tuple[Callable[[Report], bytes], str]] = {
    Format.CSV: (csv.render, CSV_TYPE),
    Format.XLSX: (xlsx.render, XLSX_TYPE),
    Format.PDF: (pdf.render, PDF_TYPE),
}
AS_FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {CSV_TYPE: {}, XLSX_TYPE: {}, PDF_TYPE: {}}}
}


class ColumnReply(Shape):
    """A column: the key its cells have in each row."""

    key: str
    title: str
    kind: Kind


class CellReply(Shape):
    """A value as text, decimals exact; `source` gives what it is made of."""

    value: str | None
    source: str | None = None


class RowReply(Shape):
    """A row, in reading order; level 0 is outermost."""

    key: str
    kind: RowKind
    level: int
    cells: dict[str, CellReply]


class CheckReply(Shape):
    """Something that must hold if the report is right."""

    name: str
    holds: bool
    detail: str


class ReportReply(Shape):
    """A report; amounts are in its currency where no column says another."""

    name: str
    title: str
    period: str
    company: str
    currency: str
    columns: list[ColumnReply]
    rows: list[RowReply]
    checks: list[CheckReply]
    next: str | None = None


async def deliver(
    query: Query, wanted: Format, work: Callable[[Tx], Awaitable[Report]]
) -> ReportReply | Response:
    """Read in one read-only transaction, and render outside of it."""
    report = await query.within(work)
    if wanted is Format.JSON:
        return reply(report)
    if report.next is not None:
        raise ReportTooLong(
            "The file would be too long. Ask for a shorter period.", pointer="/query/starts"
        )
    render, media_type = FILES[wanted]
    content = await to_thread.run_sync(render, report)
    named = f'attachment; filename="{report.name}.{wanted.value}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": named})


def reply(report: Report) -> ReportReply:
    """Put a report on the wire."""
    return ReportReply(
        name=report.name,
        title=report.title,
        period=report.period,
        company=report.books.company,
        currency=report.books.currency,
        columns=[ColumnReply(key=c.key, title=c.title, kind=c.kind) for c in report.columns],
        rows=[
            RowReply(
                key=row.key,
                kind=row.kind,
                level=row.level,
                cells={key: _cell(cell) for key, cell in row.cells.items()},
            )
            for row in report.rows
        ],
        checks=[CheckReply(name=c.name, holds=c.holds, detail=c.detail) for c in report.checks],
        next=report.next,
    )


def _cell(cell: Cell) -> CellReply:
    match cell.value:
        case Decimal() as number:
            return CellReply(value=plain(number, 2), source=cell.source)
        case date() as day:
            return CellReply(value=day.isoformat(), source=cell.source)
        case text:
            return CellReply(value=text, source=cell.source)
