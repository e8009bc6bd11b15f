"""Names, types and ranges, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.documents.rules.names import FileNameRefused, disposition, safe_name
from functions.documents.rules.ranges import RangeRefused, asked
from functions.documents.rules.types import FileMisleads, FileTypeRefused, type_of
from shared.errors import Refusal


@given(st.text(max_size=300))
def test_a_safe_name_leads_nowhere(given_name: str) -> None:
    try:
        name = safe_name(given_name)
    except FileNameRefused:
        return
    assert 0 < len(name) <= 150
    assert not set(name) & set('/\\\0\r\n"<>|:*?')
    assert not name.startswith(".")
    assert safe_name(name) == name


@given(st.text(min_size=1, max_size=80))
def test_a_disposition_is_one_header(given_name: str) -> None:
    try:
        header = disposition(safe_name(given_name), inline=False)
    except FileNameRefused:
        return
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("C:\\Users\\me\\bill.pdf", "bill.pdf"),
        ("/home/me/bill.pdf", "bill.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a" * 300 + ".pdf", "a" * 146 + ".pdf"),
        (".htaccess", "htaccess"),
    ],
)
def test_names_are_made_safe(given_name: str, name: str) -> None:
    assert safe_name(given_name) == name


@given(st.binary(max_size=3_000), st.sampled_from(["a.pdf", "a.png", "a.txt", "a.xml", "a.xlsx"]))
def test_any_bytes_get_a_type_or_a_refusal(content: bytes, name: str) -> None:
    try:
        kind = type_of(name, content)
    except Refusal as refusal:
        kind, status = None, refusal.status
    if kind is None:
        assert status == 422
    else:
        assert name.rpartition(".")[2] in kind.extensions


def test_kinds_of_text() -> None:
    assert type_of("a.sta", b":20:STARTUMS\r\n-\r\n").media_type == "text/plain"
    assert type_of("a.csv", "Größe;1\n".encode("latin-1")).media_type == "text/csv"
    assert type_of("a.xml", b"<?xml version='1.0'?><Document/>").media_type == "application/xml"
    assert type_of("a.ofx", b"OFXHEADER:100\n<OFX></OFX>").media_type == "application/x-ofx"
    with pytest.raises(FileMisleads):
        type_of("a.xml", b"<html></html>")
    with pytest.raises(FileTypeRefused):
        type_of("a.txt", b"\x7fELF\x00\x01")


@given(st.integers(1, 1_000), st.integers(0, 1_200), st.integers(0, 1_200))
def test_a_range_is_inside_the_file(size: int, first: int, last: int) -> None:
    try:
        part = asked(f"bytes={first}-{last}", size)
    except RangeRefused:
        assert first >= size
        return
    if part is None:
        assert last < first
        return
    assert 0 <= part.first == first <= part.last <= min(last, size - 1)


@pytest.mark.parametrize(
    "header", [None, "", "bytes=", "bytes=-", "lines=1-2", "bytes=0-1,3-4", "x"]
)
def test_what_is_no_range_is_the_whole_file(header: str | None) -> None:
    assert asked(header, 10) is None


def test_an_empty_end_has_no_bytes() -> None:
    with pytest.raises(RangeRefused):
        asked("bytes=-0", 10)
