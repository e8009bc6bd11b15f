"""Give a report in the format that was asked for."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from anyio import to_thread
from fastapi import Response
from fastapi.responses import StreamingResponse

from functions.reports.model import Cell, Format, Kind, Page, Report, RowKind
from functions.reports.rendering import csv, pdf, xlsx
from functions.reports.rendering.pdf import ReportTooLong
from functions.reports.rules.cursors import place_of
from layers.database.transactions import Tx
from layers.http.queries import Query
from layers.http.shapes import Shape
from layers.spreadsheets import CSV_TYPE, XLSX_TYPE
from shared.money import plain

PDF_TYPE = "application/pdf"
FLOWING_AT_ONCE = 5_000
"""Lines of a flowing file that are in memory together."""
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
            "The file would be too long. Ask for a shorter period, or for CSV.",
            pointer="/query/starts",
        )
    render, media_type = FILES[wanted]
    content = await to_thread.run_sync(render, report)
    return Response(content, media_type=media_type, headers=_named(report, wanted))


async def deliver_pages(
    query: Query, wanted: Format, page: Page, work: Callable[[Tx, Page], Awaitable[Report]]
) -> ReportReply | Response:
    """Do the same for lines without end: CSV flows page by page, and holds them all."""
    if wanted is not Format.CSV:
        return await deliver(query, wanted, lambda tx: work(tx, page))
    flowing = replace(page, limit=FLOWING_AT_ONCE)
    first = await query.within(lambda tx: work(tx, flowing))

    async def pieces() -> AsyncIterator[bytes]:
        report = first
        yield await to_thread.run_sync(csv.render, report)
        while report.next is not None:
            here = replace(flowing, after=place_of(report.next))
            report = await query.within(partial(_at, work, here))
            yield await to_thread.run_sync(partial(csv.render, report, with_heading=False))

    return StreamingResponse(pieces(), media_type=CSV_TYPE, headers=_named(first, wanted))


async def _at(work: Callable[[Tx, Page], Awaitable[Report]], page: Page, tx: Tx) -> Report:
    return await work(tx, page)


def _named(report: Report, wanted: Format) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{report.name}.{wanted.value}"'}


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
