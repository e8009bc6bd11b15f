"""A long table is read by column: in a hurry where it can be, and to the same end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import columns
from layers.columns import read_columns
from layers.spreadsheets import Limits, TableUnreadable

LIMITS = Limits(size=100_000, rows=1000)


def read(text: str) -> object:
    try:
        table = read_columns(text.encode(), "j.csv", LIMITS)
    except TableUnreadable as error:
        return str(error)
    return table.headers, [list(cells) for cells in table.cells], list(table.rows)


@given(st.lists(st.text('ab1 ,;\t\r\n"\xa0', max_size=12), max_size=6).map("\n".join))
def test_haste_changes_nothing(body: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for text in (f"x,y\n{body}", f"x;y;z\n{body}\n", body):
            hasty = read(text)
            patch.setattr(columns, "_plain", lambda *_: None)
            assert read(text) == hasty
            patch.undo()


def test_a_plain_file_is_read_in_haste() -> None:
    text = "entry,dated\r\nA,2026-03-01\r\n,2026-03-02\r\n\r\n"
    plain = columns._plain(text, ",", LIMITS)  # noqa: SLF001 - that it is taken at all
    assert plain is not None
    assert (plain.headers, [*map(list, plain.cells)], [*plain.rows]) == (
        ("entry", "dated"), [["A", ""], ["2026-03-01", "2026-03-02"]], [2, 3],
    )  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [b"a,b\n" + b"1,2\n" * 101, b"a,b\n" + b'"1",2\n' * 101, b"a\n" + b"," * 2_600 + b"\n",
     b"[" + b",".join([b'{"a":"1"}'] * 101) + b"]", b"[" + b"[]," * 1_300 + b"[]]", b"a\n" * 10_001],
)  # fmt: skip
def test_a_place_with_less_room_takes_less(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setenv("ERP_TABLE_ROWS", "100")
    with pytest.raises(TableUnreadable, match=r"more than (100 rows|2500 cells)|larger than"):
        read_columns(content, "a.csv", Limits())
    assert len(read_columns(b"a,b\n" + b"1,2\n" * 100, "a.csv", Limits()).rows) == 100
