"""Statement files: every format read whole, tied, and refused where it cannot be believed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from functions.payments.model import Columns, Format, Statement, StatementLine
from functions.payments.readers import camt053, csv, mt940, ofx
from functions.payments.readers.detection import detect, read_statements
from functions.payments.readers.mt940_details import read_details
from functions.payments.rules import statements as rules
from functions.payments.rules.accounts import is_creditor_reference, is_iban, same_account
from functions.payments.rules.statements import (
    StatementTooLarge,
    StatementUnreadable,
    StatementUntied,
    check_ties,
    fingerprints,
)
from shared.errors import Refusal
from tests.functions.payments.treasury import SHARED, camt

D = Decimal
HEAD = ":20:X\n:25:NL71RABO0123456789\n:28C:1\n"


def one(data: bytes) -> Statement:
    (statement,) = read_statements(data).statements
    return statement


def test_mt940_signs_reversals_by_their_mark() -> None:
    data = HEAD + (
        ":60F:C260101EUR100,00\n:61:2601020102C10,NTRFA//B1\n:61:2601020102D20,NTRFNONREF\n"
        ":61:2601020102RC5,NTRFNONREF\n:61:2601020102RDR7,5NTRFNONREF\n:62F:C260102EUR92,50\n-\n"
    )
    statement = one(data.encode())
    assert [line.amount for line in statement.lines] == [10, -20, -5, D("7.5")]
    assert [line.is_reversal for line in statement.lines] == [False, False, True, True]
    assert (statement.lines[0].reference, statement.lines[0].bank_reference) == ("A", "B1")
    check_ties(statement)


def test_mt940_pages_become_one_statement_and_dates_cross_the_year() -> None:
    first = HEAD + ":60F:C251231EUR0,\n:61:2512310102C1,NTRFNONREF\n:62M:C260102EUR1,\n-\n"
    second = HEAD + ":60M:C260102EUR1,\n:61:2601020102C2,NTRFNONREF\n:62F:C260102EUR3,\n-\n"
    statement = one((first + second).encode())
    assert (statement.opening, statement.closing, len(statement.lines)) == (0, 3, 2)
    assert statement.lines[0].dated == date(2026, 1, 2)
    assert statement.lines[0].value_date == date(2025, 12, 31)


def test_money_valued_on_the_30th_of_february_is_taken_for_its_last_day() -> None:
    lines = ":60F:C260228EUR0,\n:61:2602300228C1,NTRFNONREF\n:62F:C260228EUR1,\n-\n"
    assert one((HEAD + lines).encode()).lines[0].value_date == date(2026, 2, 28)


def test_a_currency_behind_the_account_is_no_part_of_it() -> None:
    balances = ":60F:C260228EUR0,\n:62F:C260228EUR0,\n-\n"
    assert one((":20:X\n:25:1291.99.348EUR\n" + balances).encode()).account == "1291.99.348"
    iban = ":20:X\n:25:NL91ABNA0417164300 EUR\n"
    assert one((iban + balances).encode()).account == "NL91ABNA0417164300"


def test_mt940_in_a_swift_envelope_is_read() -> None:
    envelope = "{1:F01BANK}{2:O940}{4:\r\n" + (
        HEAD
        + ":60F:C260101EUR0,00\n:61:260102C1,00NTRFNONREF\n:86:free\ntext\n:62F:C260102EUR1,\n-}"
    ).replace("\n", "\r\n")
    assert one(envelope.encode()).lines[0].text == "free text"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (":60F:X260101EUR1,\n:62F:C260101EUR1,\n", "is not a balance"),
        (":60F:C260101EUR1,\n:61:nonsense\n:62F:C260101EUR1,\n", "is not a statement line"),
        (":60F:C261301EUR1,\n:62F:C260101EUR1,\n", "is not a date"),
        (":60F:C260101EUR1,\n:62F:C260101USD1,\n", "in USD on an account in EUR"),
        (":60F:C260101EUR1,\n", "no field :62F:"),
    ],
)
def test_mt940_says_where_it_is_broken(broken: str, says: str) -> None:
    with pytest.raises(StatementUnreadable, match=says):
        mt940.read((HEAD + broken).encode())


def test_details_are_read_in_every_dialect() -> None:
    german = read_details(
        "166?00GUTSCHRIFT?20EREF+EndToEndIdTFNR20004000?2101?22SVWZ+Rechnung 12?23 vom Mai"
        "?30PBNKDEFF100?31DE42100100100043921105?32Richter Renate"
    )
    assert (german.end_to_end, german.text) == ("EndToEndIdTFNR2000400001", "Rechnung 12 vom Mai")
    assert (german.party, german.party_account) == ("Richter Renate", "DE42100100100043921105")
    dutch = read_details(
        "/TRTP/SEPA OVERBOEKING/IBAN/NL71RABO0123456789/NAME/J DOE/REMI/RF18539007547034/EREF/X1"
    )
    assert (dutch.party, dutch.party_account) == ("J DOE", "NL71RABO0123456789")
    assert (dutch.structured, dutch.end_to_end) == ("RF18539007547034", "X1")
    assert read_details("just\ntext").text == "just text"
    assert read_details("x +++090/9337/55493+++").text == "x +++090/9337/55493+++"


@pytest.mark.parametrize("version", ["02", "04", "06", "08", "10", "13"])
def test_camt_is_read_in_every_version(version: str) -> None:
    data = camt(("10.00", "Rechnung 1"), ("-4", "Gebühr"), version=version, party="Müller")
    if int(version) < 8:
        data = data.replace(b"<Pty>", b"").replace(b"</Pty>", b"")
        data = data.replace(b"<Sts><Cd>BOOK</Cd></Sts>", b"<Sts>BOOK</Sts>")
    statement = one(data)
    assert [line.amount for line in statement.lines] == [10, -4]
    assert (statement.lines[0].party, statement.lines[0].text) == ("Müller", "Rechnung 1")
    check_ties(statement)


def test_a_camt_batch_is_taken_apart_only_where_it_adds_up() -> None:
    batch = (
        b"<NtryDtls><TxDtls><Amt Ccy='EUR'>4</Amt><RmtInf><Ustrd>one</Ustrd></RmtInf></TxDtls>"
        b"<TxDtls><Amt Ccy='EUR'>6</Amt><RmtInf><Ustrd>two</Ustrd></RmtInf></TxDtls></NtryDtls>"
    )
    plain = b"<NtryDtls><TxDtls><RmtInf><Ustrd>x</Ustrd></RmtInf></TxDtls></NtryDtls>"
    data = camt(("10.00", "x"))
    assert plain in data
    lines = one(data.replace(plain, batch)).lines
    assert [(line.amount, line.text) for line in lines] == [(4, "one"), (6, "two")]
    whole = one(data.replace(plain, batch.replace(b">6<", b">5<"))).lines
    assert [(line.amount, line.text) for line in whole] == [(10, "one two")]


def test_camt_leaves_out_what_is_not_booked_and_says_so() -> None:
    data = camt(("10.00", "x"), ("5.00", "y")).replace(b"BOOK", b"PDNG", 1)
    file = camt053.read(data)
    assert len(file.statements[0].lines) == 1
    (notice,) = file.notices
    assert "1 entries not booked" in notice.said
    assert (notice.code, notice.facts["count"]) == ("not-booked", "1")
    with pytest.raises(StatementUntied):
        check_ties(file.statements[0])


@pytest.mark.parametrize(
    "hostile",
    [
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        b"<!DOCTYPE a [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><Document>&b;</Document>",
        b"<Document><BkToCstmrStmt>",
        b"<html></html>",
        b"<Document/>",
    ],
)
def test_hostile_and_foreign_xml_is_refused(hostile: bytes) -> None:
    with pytest.raises(StatementUnreadable):
        read_statements(hostile)


OFX = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>123<ACCTID>456<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260101<DTEND>20260131
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260105120000[-5:EST]<TRNAMT>100.50<FITID>A1<NAME>Acme &amp; Co
<MEMO>INV-7</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260106<TRNAMT>-20<FITID>A2<NAME>Shop</STMTTRN></BANKTRANLIST>
<LEDGERBAL><BALAMT>1000.00<DTASOF>20260131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"""


def test_ofx_is_read_in_both_its_spellings() -> None:
    assert detect(OFX.encode()) is Format.OFX
    sgml = one(OFX.encode())
    assert (sgml.account, sgml.currency, sgml.closing) == ("123/456", "USD", 1000)
    assert [line.amount for line in sgml.lines] == [D("100.5"), -20]
    assert (sgml.lines[0].party, sgml.lines[0].text) == ("Acme & Co", "INV-7")
    assert sgml.lines[0].dated == date(2026, 1, 5)
    xml = (
        '<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" '
        'OLDFILEUID="NONE" NEWFILEUID="NONE"?><OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS>'
        "<CURDEF>EUR</CURDEF><CCACCTFROM><ACCTID>9</ACCTID></CCACCTFROM><BANKTRANLIST><STMTTRN>"
        "<TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260106</DTPOSTED><TRNAMT>-1,50</TRNAMT>"
        "<FITID>1</FITID></STMTTRN></BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>"
    )
    assert one(xml.encode()).lines[0].amount == D("-1.5")
    with pytest.raises(StatementUnreadable):
        ofx.read(b"OFXHEADER:100\n\n<OFX></OFX>")


def test_csv_is_guessed() -> None:
    german = (
        "Kontoauszug\n\nBuchungstag;Valuta;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Saldo;"
        "Währung\n31.01.2026;31.01.2026;Müller;Rechnung;1.234,50;2.234,50;EUR\n"
        '30.01.2026;30.01.2026;Strom;"Abschlag; Jan";-100,00;1.000,00;EUR\n'
    ).encode("cp1252")
    statement = one(german)
    assert (statement.opening, statement.closing, statement.currency) == (1100, D("2234.5"), "EUR")
    assert [line.text for line in statement.lines] == ["Abschlag; Jan", "Rechnung"]
    english = b"Date,Description,Money in,Money out\n13/01/2026,Foo,10.00,\n14/01/2026,Bar,,2.50\n"
    assert [line.amount for line in one(english).lines] == [10, D("-2.5")]
    dutch = (
        '"Datum";"Naam / Omschrijving";"Af Bij";"Bedrag (EUR)"\n"20260131";"Bol";"Af";"1,50"\n'
    ).encode("utf-16")
    assert one(dutch).lines[0].amount == D("-1.5")


@pytest.mark.parametrize(
    ("text", "says", "asks"),
    [
        ("Date,Amount\n01/02/2026,1.50\n", "give the dates' pattern", "dates"),
        ("Date,Amount\n2. Jan,1.50\n", "give the dates' pattern", "dates"),
        ("Date,Amount\n2026-01-02,1.234\n", "give the decimal sign", "decimal"),
        ("Foo,Bar\n1,2\n", "Say which column", "columns"),
        ("Date,Amount\n2026-01-02,abc\n", "is not an amount", None),
        ("Date,Amount\n", "no rows", None),
        ("Date,Amount\n,1.50\n", "no date", None),
    ],
)
def test_csv_that_can_be_read_two_ways_is_refused(text: str, says: str, asks: str | None) -> None:
    with pytest.raises(StatementUnreadable, match=says) as refused:
        csv.read(text.encode())
    assert refused.value.facts.get("asks") == asks


@pytest.mark.parametrize(
    ("stated", "is_same"),
    [
        ("12030000/0000202051", True),
        ("12030000/202051", True),
        ("DE02120300000000202051", True),
        ("12030000/202052", False),
        ("1203/0000202051", False),
        ("12030000/", False),
        ("/202051", False),
    ],
)
def test_an_account_is_known_by_its_bank_and_number(stated: str, *, is_same: bool) -> None:
    assert same_account(stated, "DE02 1203 0000 0000 2020 51", "") == is_same


def test_csv_is_read_as_told() -> None:
    told = Columns({"date": "1", "amount": "Wert"}, ";", ",", "MM/DD/YYYY")
    file = csv.read(b"Wann;Wert\n01/02/2026;1.234\n", told)
    assert file.statements[0].lines[0].dated == date(2026, 1, 2)
    assert file.statements[0].lines[0].amount == 1234


def test_csv_balances_must_follow_the_amounts() -> None:
    with pytest.raises(StatementUntied, match="Row 3"):
        csv.read(b"Date,Amount,Balance\n2026-01-30,10.00,110.00\n2026-01-31,10.00,125.00\n")


def test_sizes_are_limited() -> None:
    with pytest.raises(StatementTooLarge):
        read_statements(b"x" * (rules.MOST_BYTES + 1))
    for nothing in (b"", b"  \n"):
        with pytest.raises(StatementUnreadable):
            read_statements(nothing)


@pytest.mark.skipif(not (SHARED / "data" / "bank").exists(), reason="no shared data here")
def test_all_that_banks_sent_is_read_and_tied_but_for_two() -> None:
    differences: dict[str, list[Any]] = {}
    for path in sorted((SHARED / "data" / "bank").glob("*.sta")):
        file = read_statements(path.read_bytes())
        differences[path.name] = [s.difference for s in file.statements if s.difference]
    assert {name for name, untied in differences.items() if untied} == {"abnamro.sta", "ing.sta"}


lines = some.builds(
    StatementLine,
    dated=some.dates(date(2026, 1, 1), date(2026, 1, 3)),
    amount=some.decimals(-100, 100, places=2),
    text=some.sampled_from(["coffee", "tea"]),
)


@given(some.lists(lines, max_size=12))
def test_every_line_has_a_name_of_its_own_that_it_keeps(found: list[StatementLine]) -> None:
    names = fingerprints(found)
    assert len(set(names)) == len(found)
    assert fingerprints([*found, *found])[: len(found)] == names


@given(some.lists(some.decimals(-(10**6), 10**6, places=2), max_size=20), some.integers(0, 10**6))
@settings(max_examples=50)
def test_camt_statements_tie_and_untied_ones_are_found(amounts: list[Decimal], cents: int) -> None:
    opening = D(cents) / 100
    data = camt(*[(str(amount), "x") for amount in amounts], opening=str(opening))
    statement = one(data)
    assert statement.difference == 0
    assert statement.moved == sum(amounts, D(0))
    wrong = Statement(statement.account, "EUR", statement.lines, "", opening, opening + 1)
    if statement.moved != 1:
        with pytest.raises(StatementUntied):
            check_ties(wrong)


@given(
    some.binary(max_size=400) | some.text(max_size=400).map(lambda t: t.encode("utf-8", "ignore"))
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_sent_is_read_or_refused(data: bytes) -> None:
    for start in (b"", b":20:X\n:25:1\n:60F:C260101EUR1,\n", b"<Document>", OFX[:200].encode()):
        try:
            read_statements(start + data)
        except Refusal:
            continue


def test_accounts_and_references_are_checked() -> None:
    assert is_iban("DE02 1005 0000 0054 5404 02")
    assert not is_iban("DE03 1005 0000 0054 5404 02")
    assert is_creditor_reference("RF18 5390 0754 7034")
    assert not is_creditor_reference("RF19 5390 0754 7034")
