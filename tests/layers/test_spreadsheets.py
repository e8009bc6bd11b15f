"""Tables go out defused and exact, and come back as they went."""

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from layers.figures import exact
from layers.spreadsheets import (
    Cell,
    Column,
    Kind,
    Limits,
    TableUnreadable,
    read_table,
    write_csv,
    write_xlsx,
)

COLUMNS = (
    Column("name", "Name"),
    Column("due", "Due", Kind.DATE),
    Column("total", "Total", Kind.AMOUNT),
)
ATTACKS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\uff1d1+1")


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def csv_of(*rows: tuple[Cell, ...]) -> bytes:
    return b"".join(write_csv(COLUMNS, rows))


def cells_of(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(content).rows]


def workbook_of(*rows: tuple[object, ...]) -> bytes:
    book, target = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_formula_leaves_as_text(attack: str) -> None:
    line = csv_of((attack, None, None)).decode("utf-8-sig").split("\r\n", 1)[1]
    assert line.lstrip('"').startswith("'")
    book = load_workbook(io.BytesIO(write_xlsx(COLUMNS, [(attack, None, None)])))
    cell = book.active["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_numbers_stay_numbers_and_negative_ones_are_not_defused() -> None:
    row = ("x", date(2026, 3, 31), Decimal("-12.5000"))
    assert csv_of(row).decode("utf-8-sig").splitlines()[1] == "x,2026-03-31,-12.50"
    sheet = load_workbook(io.BytesIO(write_xlsx(COLUMNS, [row]))).active
    assert (sheet["B2"].value, sheet["C2"].value) == (midnight(date(2026, 3, 31)), -12.5)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("100,00", "100.00"),
        ("1.234,50", "1234.50"),
        ("-1.234.567,5", "-1234567.5"),
        ("1 234,50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("0,125", "0.125"),
        ("1250.00", "1250.00"),
        ("1,234", "1,234"),
        ("1.234", "1.234"),
        ("1,2,3", "1,2,3"),
        ("abc", "abc"),
    ],
)
def test_a_number_is_read_where_it_means_one_thing_only(text: str, wanted: str) -> None:
    assert exact(text) == wanted


def test_a_figure_longer_than_a_spreadsheet_holds_is_kept_whole_as_text() -> None:
    exact = Decimal("123456789012345.6789")
    sheet = load_workbook(io.BytesIO(write_xlsx(COLUMNS, [("x", None, exact)]))).active
    assert sheet["C2"].value == "123456789012345.6789"


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)
            .map(str.strip)
            .filter(lambda text: text and not text.startswith("'")),
            st.dates(min_value=date(1900, 3, 1)),
            st.decimals(min_value=-(10**9), max_value=10**9, places=4),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_was_written_is_read_back(rows: list[tuple[str, date, Decimal]]) -> None:
    for content in (csv_of(*rows), write_xlsx(COLUMNS, rows)):
        found = [(n, date.fromisoformat(d), Decimal(a)) for n, d, a in cells_of(content)]
        assert found == rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_csv_is_understood(delimiter: str, encoding: str) -> None:
    lines = [["Näme", "Total"], ["Müller, Söhne", "1"], ["Åse; Ltd", "2"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    table = read_table(text.encode(encoding), "x.csv")
    assert table.headers == ("Näme", "Total")
    assert [row.cells[0] for row in table.rows] == ["Müller, Söhne", "Åse; Ltd"]
    assert [row.number for row in table.rows] == [2, 3]


def test_cells_of_a_workbook_arrive_as_exact_text() -> None:
    content = workbook_of(
        ("a", "b", "c", "d", "e"), (1, 0.1 + 0.2, midnight(date(2026, 1, 2)), True, None), (None,)
    )
    assert cells_of(content) == [("1", "0.3", "2026-01-02", "true", "")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "x.csv"),
        (b"a,a\n1,2", "x.csv"),
        (b"a,,c\n1,2,3", "x.csv"),
        (b"a,b\n1,2,3", "x.csv"),
        (b"a\x00b,c\n", "x.csv"),
        (b"a,b\n1,2", "x.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "x.xls"),
        (b"PK\x03\x04 and no more", "x.xlsx"),
        (b'a,b\n"' + b"x" * 200_000 + b'",1', "x.csv"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(TableUnreadable):
        read_table(content, name)


def repacked(content: bytes, part: str, text: bytes) -> bytes:
    """Put other content in the place of a workbook's part."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return target.getvalue()


SHEET = b"""<?xml version="1.0"?>%s
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s
</sheetData></worksheet>"""


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(workbook_of(("a",)), "xl/worksheets/sheet1.xml", b" " * 250_000_000)
    assert len(bomb) < 1_000_000
    with pytest.raises(TableUnreadable, match="unpacks"):
        read_table(bomb, "x.xlsx")


def test_entities_are_refused() -> None:
    dtd = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        with pytest.raises(TableUnreadable):
            read_table(repacked(workbook_of(("a",)), part, SHEET % (dtd, body)), "x.xlsx")


def test_limits_hold() -> None:
    tight = Limits(size=100_000, rows=2, columns=2)
    assert len(read_table(b"a,b\n1,2\n3,4", limits=tight).rows) == 2
    for content in (b"a,b\n1,2\n3,4\n5,6", b"a,b,c\n1,2,3", b"a,b\n" + b"1,2\n" * 30_000):
        with pytest.raises(TableUnreadable):
            read_table(content, limits=tight)
    with pytest.raises(TableUnreadable, match="columns"):
        read_table(workbook_of(("a", "b", "c")), limits=tight)


def test_a_cell_far_out_costs_nothing() -> None:
    body = b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
    far = b'<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>'
    content = repacked(workbook_of(("a",)), "xl/worksheets/sheet1.xml", SHEET % (b"", body + far))
    with pytest.raises(TableUnreadable, match="columns"):
        read_table(content)


def test_a_place_with_less_room_takes_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERP_TABLE_ROWS", "100")
    assert len(read_table(b"a,b\n" + b"1,2\n" * 100).rows) == 100
    for content, said in (
        (b"a,b\n" + b"1,2\n" * 101, "more than 100 rows"),
        (b"a" + b"".join(b",b%d" % n for n in range(50)) + b"\n" + b"1\n" * 60, "cells"),
        (b"a\n" + b"x" * 20_000, "larger than"),
    ):
        with pytest.raises(TableUnreadable, match=said):
            read_table(content)


def test_no_place_takes_more_than_all_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for told in ("", "100000", "10000000"):
        monkeypatch.setenv("ERP_TABLE_ROWS", told)
        assert Limits().here() == Limits()
