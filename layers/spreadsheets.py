"""Tables in and out as CSV and XLSX: what a person opens in a spreadsheet, and what they send us.

Out: text that a spreadsheet would run as a formula is defused, and numbers stay numbers. In: sizes
are checked before anything is unpacked, and every cell arrives as text. Both block: call them
through anyio.to_thread.
"""

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Context, Decimal
from enum import StrEnum
from typing import Any
from zipfile import BadZipFile, ZipFile

from shared import money
from shared.errors import Refusal
from shared.nouns import dataclass

Cell = str | int | Decimal | date | bool | None
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
"""How a cell begins that a spreadsheet may run (OWASP, CSV injection); the last four: full width."""
EXACT_DIGITS = 15
"""What a spreadsheet's number holds; a longer figure is written as text, so that none is lost."""
LONGEST_TEXT = 32_767
SHEET_ROWS = 1_000_000


class TableUnreadable(Refusal):
    """The file cannot be read as a table."""

    status = 422

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail, **{"pointer": "/body/file", **facts})

    @classmethod
    def without_rows(cls) -> "TableUnreadable":
        """Say that a file has headings and nothing else."""
        return cls("The file has no rows under its headings.")


class Kind(StrEnum):
    """What a column holds, and so how it is aligned and formatted."""

    TEXT = "text"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key a program reads and the title a person does; width in characters."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 16


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be that somebody sends us."""

    size: int = 20_000_000
    unpacked: int = 200_000_000
    parts: int = 1_000
    rows: int = 100_000
    columns: int = 200
    cells: int = 20_000_000

    def here(self) -> "Limits":
        """Lower them to what there is room for here (ERP_TABLE_ROWS): all of a table is held."""
        rows = int(os.environ.get("ERP_TABLE_ROWS") or self.rows)
        if rows >= self.rows:
            return self
        return replace(
            self,
            rows=rows,
            size=min(self.size, 200 * rows),
            unpacked=min(self.unpacked, 800 * rows),
            cells=min(self.cells, 25 * rows),
        )

    def check_size(self, content: bytes) -> None:
        """Refuse a file that is too large."""
        if len(content) > self.size:
            raise TableUnreadable(f"The file is larger than {self.size // 1_000_000} MB.")

    def check_cells(self, cells: int) -> None:
        """Refuse a table of too many cells."""
        if cells > self.cells:
            raise TableUnreadable(f"The file has more than {self.cells} cells.")


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a file, with the number under which a person finds it there."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file held: its header row and, as wide as that, every row that is not blank."""

    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]


def defused(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; read_table takes it off again."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def plain(value: Cell) -> str:
    """Write a cell as text: decimals without exponent, dates as ISO 8601, nothing as empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def write_csv(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield a CSV file in pieces: UTF-8 with the mark by which Excel knows it, commas, CRLF."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow([defused(column.title) for column in columns])
    for row in rows:
        writer.writerow([_csv_text(c.kind, cell) for c, cell in zip(columns, row, strict=True)])
        if buffer.tell() > 65_536:
            yield _drained(buffer)
    yield _drained(buffer)


def _csv_text(kind: Kind, cell: Cell) -> str:
    """Write a cell for a person and a program: amounts with their cents, and no idle zeros."""
    match cell:
        case str():
            return defused(cell)
        case Decimal():
            return money.plain(cell, 2 if kind is Kind.AMOUNT else 0)
        case _:
            return plain(cell)


def _drained(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece


def write_xlsx(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], title: str = "Sheet"
) -> bytes:
    """Write a workbook, a further sheet for every million rows; memory does not grow with rows."""
    target = io.BytesIO()
    book = open_workbook(target)
    looks = formats(book)
    head = book.add_format({"bold": True, "bottom": 1})
    sheet, at = None, 0
    for number, row in enumerate(rows):
        if number % SHEET_ROWS == 0:
            sheet, at = _headed_sheet(book, columns, head, title if number == 0 else None), 1
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            put(sheet, (at, place), cell, looks[column.kind])
        at += 1
    if sheet is None:
        _headed_sheet(book, columns, head, title)
    book.close()
    return target.getvalue()


def _headed_sheet(book: Any, columns: Sequence[Column], head: Any, title: str | None) -> Any:
    sheet = book.add_worksheet(title and sheet_name(title))
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        put(sheet, (0, place), column.title, head)
    sheet.freeze_panes(1, 0)
    return sheet


def sheet_name(title: str) -> str:
    """Make a title fit for a sheet's tab: at most 31 characters, and none that Excel refuses."""
    kept = "".join(" " if character in "[]:*?/\\" else character for character in title)
    return kept.strip(" '")[:31] or "Sheet"


def open_workbook(target: io.BytesIO) -> Any:
    """Open an XlsxWriter workbook that never takes text for a formula, a link or a number."""
    from xlsxwriter import Workbook

    return Workbook(
        target,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )


def formats(book: Any, **more: Any) -> dict[Kind, Any]:
    """Make a cell format for each kind, each with the same further properties."""
    looks = {
        Kind.TEXT: {"num_format": "@"},
        Kind.NUMBER: {"num_format": "General"},
        Kind.AMOUNT: {"num_format": "#,##0.00;[Red]-#,##0.00"},
        Kind.DATE: {"num_format": "yyyy-mm-dd"},
    }
    return {kind: book.add_format({**look, **more}) for kind, look in looks.items()}


def put(sheet: Any, at: tuple[int, int], value: Cell, look: Any) -> None:
    """Write one cell as what it is. Rows are written in order, as constant memory demands."""
    match value:
        case None | "":
            sheet.write_blank(*at, None, look)
        case bool():
            sheet.write_boolean(*at, value, look)
        case int() | Decimal() if _fits(value):
            sheet.write_number(*at, value, look)
        case date():
            sheet.write_datetime(*at, value, look)
        case _:
            sheet.write_string(*at, plain(value)[:LONGEST_TEXT], look)


def _fits(number: int | Decimal) -> bool:
    exact = Decimal(number)
    return exact.is_finite() and len(exact.normalize().as_tuple().digits) <= EXACT_DIGITS


def read_table(content: bytes, filename: str = "", limits: Limits = LIMITS) -> Table:
    """Read the first sheet of an XLSX file, or a CSV file of whatever encoding and delimiter.

    The content decides which, not the name. Raises TableUnreadable.
    """
    limits = limits.here()
    limits.check_size(content)
    if content.startswith(b"PK\x03\x04"):
        rows = _xlsx_rows(content, limits)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableUnreadable("This is an old Excel file (.xls). Save it as .xlsx or .csv.")
    elif filename.lower().endswith((".xlsx", ".xlsm")):
        raise TableUnreadable("The file is named as an Excel workbook, but is not one.")
    else:
        rows = _csv_rows(content)
    return _table(rows, limits)


def _table(rows: Iterator[tuple[int, tuple[str, ...]]], limits: Limits) -> Table:
    headers: tuple[str, ...] = ()
    kept: list[TableRow] = []
    for number, row in rows:
        cells = _trimmed(row)
        if not cells:
            continue
        if len(cells) > limits.columns:
            raise TableUnreadable(f"Row {number} has more than {limits.columns} columns.")
        if not headers:
            headers = _checked_headers(cells)
            continue
        if len(cells) > len(headers):
            raise TableUnreadable(f"Row {number} has more cells than the header row.")
        if len(kept) == limits.rows:
            raise TableUnreadable(f"The file has more than {limits.rows} rows.")
        limits.check_cells(len(headers) * (len(kept) + 1))
        kept.append(TableRow(number, cells + ("",) * (len(headers) - len(cells))))
    if not headers:
        raise TableUnreadable("The file is empty.")
    return Table(headers, tuple(kept))


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    cells = [_undefused(cell.strip()) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _undefused(text: str) -> str:
    return text[1:] if text.startswith("'") and defused(text[1:]) == text else text


def _checked_headers(cells: tuple[str, ...]) -> tuple[str, ...]:
    if "" in cells:
        raise TableUnreadable(f"Column {cells.index('') + 1} has no heading.")
    twice = sorted({cell for cell in cells if cells.count(cell) > 1})
    if twice:
        raise TableUnreadable(f"More than one column is headed {twice[0]}.")
    return cells


def _csv_rows(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = decoded(content)
    if "\0" in text:
        raise TableUnreadable("The file is neither CSV nor an Excel workbook (.xlsx).")
    if text[:4].lower() == "sep=":  # Excel's own way to say the delimiter
        text = text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    try:
        for row in reader:
            yield reader.line_num, tuple(row)
    except csv.Error as error:
        raise TableUnreadable(f"Line {reader.line_num} cannot be read: {error}.") from None


def decoded(content: bytes) -> str:
    """Decode UTF-8 or UTF-16, or else what Excel writes on Windows in western Europe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def delimiter(text: str) -> str:
    """Take the delimiter that cuts the first lines into the most columns of equal number."""
    sample = text[:65_536].splitlines()[:20]
    best, best_score = ",", (0, 0)
    for candidate in (",", ";", "\t", "|"):
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=candidate) if row]
        except csv.Error:
            continue
        wide = widths[0] if widths else 0
        score = (widths.count(wide), wide) if wide > 1 else (0, 0)
        if score > best_score:
            best, best_score = candidate, score
    return best


def _xlsx_rows(content: bytes, limits: Limits) -> Iterator[tuple[int, tuple[str, ...]]]:
    from openpyxl import load_workbook

    _check_archive(content, limits)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the file's own claim would make us pad rows to it
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = [_cell_text(cell) for cell in row[: limits.columns]]
            if any(cell is not None for cell in row[limits.columns :]):
                cells.append("too far")  # one column too many is refused like any other
            yield number, tuple(cells)
        book.close()
    except Exception as error:  # whatever the library trips over, the file is at fault
        raise TableUnreadable("The Excel workbook is damaged, or protected.") from error


def _check_archive(content: bytes, limits: Limits) -> None:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise TableUnreadable("The Excel workbook is damaged.") from error
    if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.unpacked:
        raise TableUnreadable("The Excel workbook unpacks to more than is allowed.")


def _cell_text(value: Any) -> str:
    match value:
        case None | bool() | str():
            return plain(value).replace("\0", "")
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case int() | Decimal():
            return str(value)
        case _ if type(value).__name__ == "timedelta":
            return str(value)
        case _:  # a number as the file keeps it: 15 digits count, as in the spreadsheet itself
            return format(Context(prec=EXACT_DIGITS).create_decimal(repr(value)).normalize(), "f")
