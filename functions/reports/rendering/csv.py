"""A report as CSV: the bare table, for programs and pivot tables."""

from collections.abc import Iterator

from functions.reports.model import Kind, Report, RowKind
from layers import spreadsheets
from layers.spreadsheets import Cell

KINDS = {
    Kind.TEXT: spreadsheets.Kind.TEXT,
    Kind.DATE: spreadsheets.Kind.DATE,
    Kind.AMOUNT: spreadsheets.Kind.AMOUNT,
    Kind.QUANTITY: spreadsheets.Kind.NUMBER,
    Kind.PERCENT: spreadsheets.Kind.NUMBER,
}


def render(report: Report, *, with_heading: bool = True) -> bytes:
    """Write a line for each row; its kind and level lead, so that totals can be left out.

    Without its heading it goes on where another ended.
    """
    lead = (
        spreadsheets.Column("kind", "Row"),
        spreadsheets.Column("level", "Level", spreadsheets.Kind.NUMBER),
    )
    columns = tuple(
        spreadsheets.Column(column.key, column.title, KINDS[column.kind])
        for column in report.columns
    )
    written = b"".join(spreadsheets.write_csv((*lead, *columns), _lines(report)))
    return written if with_heading else written.partition(b"\r\n")[2]


def _lines(report: Report) -> Iterator[list[Cell]]:
    for row in report.rows:
        values = [row.cells[c.key].value if c.key in row.cells else None for c in report.columns]
        yield [RowKind(row.kind).value, row.level, *values]
