"""A report as a workbook: title, figures that add up in the spreadsheet, groups that fold."""

import io
from typing import Any

from functions.reports.model import Column, Kind, Report, Row, RowKind
from functions.reports.rendering.csv import KINDS
from layers.spreadsheets import formats, open_workbook, put, sheet_name
from shared.currencies import exponent

HEAD_ROWS = 5
WIDTHS = {Kind.TEXT: 30, Kind.DATE: 12, Kind.AMOUNT: 18, Kind.QUANTITY: 14, Kind.PERCENT: 10}


def render(report: Report) -> bytes:
    """Write one sheet: what it is on top, then the table with its heading frozen."""
    target = io.BytesIO()
    book = open_workbook(target)
    sheet = book.add_worksheet(sheet_name(report.title))
    bold = book.add_format({"bold": True, "font_size": 14})
    plain = book.add_format({})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    for at, column in enumerate(report.columns):
        sheet.set_column(at, at, WIDTHS[column.kind])
    put(sheet, (0, 0), report.title, bold)
    put(sheet, (1, 0), report.books.company, plain)
    put(sheet, (2, 0), f"{report.period} ({report.books.currency})", plain)
    for at, column in enumerate(report.columns):
        put(sheet, (HEAD_ROWS - 1, at), column.title, head)
    sheet.freeze_panes(HEAD_ROWS, 0)
    _write_rows(book, sheet, report)
    book.close()
    return target.getvalue()


def _write_rows(book: Any, sheet: Any, report: Report) -> None:
    looks: dict[tuple[RowKind, int], dict[Any, Any]] = {}
    at = HEAD_ROWS
    for row in report.rows:
        look = looks.get((row.kind, row.level))
        if look is None:
            look = looks[row.kind, row.level] = _looks(book, row, report.books.currency)
        if row.level:
            sheet.set_row(at, None, None, {"level": min(row.level, 7)})
        _write_row(sheet, at, row, report.columns, look)
        at += 1
    for check in report.checks:
        put(sheet, (at + 1, 0), ("" if check.holds else "Attention: ") + check.detail, None)
        at += 1


def _looks(book: Any, row: Row, currency: str) -> dict[Any, Any]:
    more = {"bold": row.kind is not RowKind.LINE}
    if row.kind is RowKind.TOTAL:
        more["top"] = True
    looks = formats(book, **more)
    places = "." + "0" * exponent(currency) if exponent(currency) else ""
    number = f"#,##0{places};[Red]-#,##0{places}"
    looks[KINDS[Kind.AMOUNT]] = book.add_format({**more, "num_format": number})
    return {**looks, "first": book.add_format({**more, "indent": min(row.level, 15)})}


def _write_row(
    sheet: Any, at: int, row: Row, columns: tuple[Column, ...], looks: dict[Any, Any]
) -> None:
    for place, column in enumerate(columns):
        cell = row.cells.get(column.key)
        first = place == 0 and column.kind is Kind.TEXT
        look = looks["first"] if first else looks[KINDS[column.kind]]
        put(sheet, (at, place), cell.value if cell else None, look)
