"""Bank statements and their lines over HTTP, on real PostgreSQL."""

from decimal import Decimal
from typing import Any

import pytest
from httpx import AsyncClient

from tests.functions.payments.treasury import (
    IBAN,
    PAYMENTS,
    SHARED,
    Treasury,
    camt,
    found,
    problem,
    tag,
)

D = Decimal


@pytest.fixture
async def treasury(client: AsyncClient) -> Treasury:
    return await Treasury.opened(client)


async def test_a_file_is_imported_once(treasury: Treasury) -> None:
    content = camt(("100.00", "Invoice 1"), ("-20.00", "Rent"))
    first = found(await treasury.uploads(content))
    assert (first["format"], first["lines"], first["new"]) == ("camt053", 2, 2)
    assert first["statements"][0]["closing"] == "1080.00"

    again = found(await treasury.uploads(content))

    assert (again["lines"], again["new"]) == (2, 0)
    (notice,) = again["notices"]
    assert "imported before" in notice["reason"]
    assert notice["reason_code"] == "imported-before"
    assert len(await treasury.lines()) == 2
    statements = found(await treasury.client.get(f"{PAYMENTS}/statements"))["items"]
    assert len(statements) == 1
    one = found(await treasury.client.get(f"{PAYMENTS}/statements/{statements[0]['id']}"))
    assert (one["opening"], one["new_count"], one["difference"]) == ("1000.00", 2, "0.00")


async def test_overlapping_statements_add_only_new_lines(treasury: Treasury) -> None:
    found(await treasury.uploads(camt(("3.50", "Coffee"), ("3.50", "Coffee"), number="1")))
    wider = camt(
        ("3.50", "Coffee"), ("3.50", "Coffee"), ("3.50", "Coffee"), ("9", "Tea"), number="2"
    )

    answer = found(await treasury.uploads(wider))

    assert (answer["lines"], answer["new"]) == (4, 2)
    (notice,) = answer["notices"]
    assert "2 of 4 lines were known" in notice["reason"]
    assert (notice["reason_facts"]["known"], notice["reason_facts"]["lines"]) == ("2", "4")
    assert len(await treasury.lines()) == 4


async def test_what_two_statements_in_a_row_say_happened_twice(treasury: Treasury) -> None:
    found(await treasury.uploads(camt(("3.50", "Coffee"), number="1")))
    following = camt(("3.50", "Coffee"), opening="1003.50", number="2")

    assert found(await treasury.uploads(following))["new"] == 1
    assert found(await treasury.uploads(following))["new"] == 0
    assert len(await treasury.lines()) == 2


async def test_three_statements_of_one_day_say_it_twice(treasury: Treasury) -> None:
    found(await treasury.uploads(camt(("3.50", "Coffee"), number="1")))
    found(await treasury.uploads(camt(("9.00", "Tea"), opening="1003.50", number="2")))
    third = camt(("3.50", "Coffee"), opening="1012.50", number="3")
    assert found(await treasury.uploads(third))["new"] == 1
    part = camt(("9.00", "Tea"), opening="1003.50", number="2b")
    assert found(await treasury.uploads(part))["new"] == 0


async def test_a_statement_that_does_not_tie_is_refused_or_taken_knowingly(
    treasury: Treasury,
) -> None:
    content = camt(("100.00", "Invoice 1")).replace(b'"EUR">1100.00', b'"EUR">1090.00')

    answer = await treasury.uploads(content)

    assert problem(answer)[:2] == (422, "statement-untied")
    assert answer.json()["difference"] == "-10.00"
    assert await treasury.lines() == []
    taken = found(await treasury.uploads(content, accepts_difference="true"))
    assert (taken["new"], taken["statements"][0]["difference"]) == (1, "-10.00")


async def test_an_account_that_is_not_ours_is_refused_with_what_to_do(treasury: Treasury) -> None:
    other = camt(("1", "x"), account="FR1420041010050500013M02606")
    answer = await treasury.uploads(other)
    assert problem(answer)[:2] == (422, "account-not-ours")
    assert "Add a bank account" in answer.json()["detail"]
    chosen = await treasury.uploads(other, bank_account_id=treasury.bank)
    assert problem(chosen)[:2] == (422, "statement-misfit")
    foreign = camt(("1", "x"), currency="USD")
    assert problem(await treasury.uploads(foreign))[:2] == (422, "statement-misfit")


async def test_a_place_with_less_room_takes_shorter_files(
    treasury: Treasury, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = camt(("3.50", "Coffee"))
    monkeypatch.setenv("ERP_TABLE_ROWS", "10")
    for longer in (content + b" " * 2_000, b"a,b\n" * 200):
        refused = await treasury.uploads(longer)
        assert refused.status_code == 413
        assert refused.json()["type"] == "/problems/statement-too-large"
    monkeypatch.setenv("ERP_TABLE_ROWS", "100")
    assert found(await treasury.uploads(content))["new"] == 1


async def test_a_dry_run_keeps_nothing(treasury: Treasury) -> None:
    dry = found(await treasury.uploads(camt(("1", "x")), dry_run="true"))
    assert (dry["dry_run"], dry["new"]) == (True, 1)
    assert await treasury.lines() == []


async def test_csv_takes_its_account_and_columns_from_whoever_sends_it(
    treasury: Treasury,
) -> None:
    content = "Tag;Wieviel;Wozu\n03.02.2026;1.234,50;Rechnung\n".encode("cp1252")
    assert problem(await treasury.uploads(content))[:2] == (422, "statement-unreadable")
    columns = '{"names": {"date": "Tag", "amount": "Wieviel", "text": "Wozu"}}'
    answer = await treasury.uploads(content, columns=columns, bank_account_id=treasury.bank)
    assert found(answer)["new"] == 1
    (line,) = await treasury.lines()
    assert (line["amount"], line["dated"], line["text"]) == ("1234.50", "2026-02-03", "Rechnung")
    bad = await treasury.uploads(content, columns='{"names": 3}')
    assert problem(bad) == (422, "statement-unreadable", "/body/columns")


async def test_a_file_that_names_no_account_is_of_the_only_one(treasury: Treasury) -> None:
    content = b"Date,Amount\n2026-01-30,10.00\n"
    assert found(await treasury.uploads(content, dry_run="true"))["new"] == 1
    chart = {"code": "1811", "name": "Another", "kind": "asset", "subtype": "bank"}
    found(await treasury.client.post("/v1/ledger/accounts", json=chart))
    await treasury.banks("Another", "1811")
    answer = await treasury.uploads(content)
    assert problem(answer) == (422, "account-not-said", "/body/bank_account_id")


async def _banks_for(treasury: Treasury, name: str) -> None:
    """Open a bank account for every account of a file of the shared data."""
    from functions.payments.readers.detection import read_statements

    read = read_statements((SHARED / "data" / "bank" / name).read_bytes())
    for n, account in enumerate(sorted({(s.account, s.currency) for s in read.statements})):
        body = {"code": f"18{n:02}", "name": f"Bank {n}", "kind": "asset", "subtype": "bank"}
        found(await treasury.client.post("/v1/ledger/accounts", json=body))
        await treasury.banks(f"B {n}", f"18{n:02}", number=account[0], currency=account[1])


@pytest.mark.skipif(not (SHARED / "data" / "bank").exists(), reason="no shared data here")
@pytest.mark.parametrize(
    ("name", "statements", "lines", "untied"),
    [
        ("abnamro.sta", 2, 10, True),
        ("ing.sta", 1, 7, True),
        ("mt940.sta", 3, 16, False),
        ("multiline.sta", 1, 1, False),
        ("rabobank-iban.sta", 2, 4, False),
        ("raphaelm.sta", 2, 9, False),
        ("sepa_mt9401.sta", 20, 97, False),
    ],
)
async def test_statements_as_banks_send_them(
    treasury: Treasury, name: str, statements: int, lines: int, untied: bool
) -> None:
    content = (SHARED / "data" / "bank" / name).read_bytes()
    await _banks_for(treasury, name)
    if untied:  # the amounts of these two were made up by whoever took the names out
        assert problem(await treasury.uploads(content))[:2] == (422, "statement-untied")
    form = {"accepts_difference": "true"} if untied else {}

    answer = found(await treasury.uploads(content, name, **form))

    assert (len(answer["statements"]), answer["lines"], answer["new"]) == (statements, lines, lines)
    assert any(D(s["difference"]) for s in answer["statements"]) is untied
    assert found(await treasury.uploads(content, name, **form))["new"] == 0


async def propose(treasury: Treasury) -> Any:
    return await treasury.does("lines/propose")


async def test_a_line_is_proposed_accepted_and_undone(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    (line,) = await treasury.statement(("100.00", f"Payment of {invoice['number']}"))

    assert await propose(treasury) == {"lines": 1, "proposed": 1, "sure": 1}

    (line,) = await treasury.lines(status="proposed")
    assert line["confidence"] == "0.99"
    assert invoice["number"] in line["reason"]
    assert (line["reason_code"], line["reason_facts"]) == (
        "named",
        {"numbers": [invoice["number"]]},
    )
    file = (await treasury.client.get(f"{PAYMENTS}/lines/export")).text
    assert line["reason"] in file
    assert "reason_code" not in file
    (proposal, *_) = found(await treasury.client.get(f"{PAYMENTS}/lines/{line['id']}/proposals"))
    assert proposal["evidence"] == "reference_exact"

    matched = await treasury.does(f"lines/{line['id']}/accept")

    assert matched["status"] == "matched"
    assert matched["match"]["confidence"] == "0.99"
    assert matched["match"]["reason_code"] == "named"
    kept = found(await treasury.client.get(f"{PAYMENTS}/matches/{matched['match']['id']}"))
    assert kept["reason_facts"] == {"numbers": [invoice["number"]]}
    (settled,) = await treasury.lines(status="matched")
    assert (settled["reason"], settled["reason_code"]) == (kept["reason"], "named")
    payment = await treasury.shows(matched["match"]["payments"][0])
    assert (payment["number"], payment["amount"]) == ("REC-2026-00001", "100.00")
    assert await treasury.opens(invoice) == 0
    assert await treasury.balances() == {"1010": D(100), "4000": D(-100)}
    twice = await treasury.does(f"lines/{line['id']}/accept", expect=409)
    assert twice["type"] == "/problems/line-settled"
    cancel = await treasury.does(f"payments/{payment['id']}/cancel", expect=409)
    assert cancel["type"] == "/problems/payment-matched"

    path = f"{PAYMENTS}/matches/{matched['match']['id']}"
    assert found(await treasury.client.get(path))["payments"] == [payment["id"]]

    undone = await treasury.does(f"lines/{line['id']}/undo")

    assert found(await treasury.client.get(path))["undone_at"] is not None
    assert (undone["status"], undone["match"]) == ("open", None)
    assert await treasury.opens(invoice) == 100
    assert await treasury.balances() == {"1100": D(100), "4000": D(-100)}
    assert (await treasury.shows(payment["id"]))["status"] == "cancelled"
    assert (await treasury.does(f"lines/{line['id']}/undo", expect=404))["status"] == 404
    await propose(treasury)
    await treasury.does(f"lines/{line['id']}/accept")
    assert await treasury.opens(invoice) == 0
    assert await treasury.agrees()


async def test_a_line_is_split_over_documents_accounts_and_credit(treasury: Treasury) -> None:
    invoices = [await treasury.invoices("100"), await treasury.invoices("50")]
    await treasury.company.knows("Another")
    (line,) = await treasury.statement(("170.00", "several things"))
    parts = [
        {"invoice_id": invoices[0]["id"], "amount": "100"},
        {"invoice_id": invoices[1]["id"], "amount": "49.50", "write_off": "0.50"},
        {"party_id": treasury.company.customers["Another"], "amount": "22.50"},
        {"account": "6800", "amount": "-2.00", "label": "Fee kept"},
    ]
    wrong = await treasury.does(f"lines/{line['id']}/accept", expect=422, parts=parts[:2])
    assert wrong["type"] == "/problems/parts-unfit"

    matched = await treasury.does(f"lines/{line['id']}/accept", parts=parts)

    assert len(matched["match"]["payments"]) == 2
    assert [await treasury.opens(invoice) for invoice in invoices] == [0, 0]
    assert await treasury.balances() == {
        "1010": D(170), "1100": D("-22.5"), "4000": D(-150), "6800": D(2), "6900": D("0.5"),
    }  # fmt: skip
    await treasury.does(f"lines/{line['id']}/undo")
    assert await treasury.balances() == {"1100": D(150), "4000": D(-150)}
    assert await treasury.agrees()


async def test_a_plain_account_teaches_a_rule(treasury: Treasury) -> None:
    (line,) = await treasury.statement(("-4.90", "Kontoführung März"), opening="100.00")
    parts = [{"account": "6800", "amount": "4.90"}]
    await treasury.does(f"lines/{line['id']}/accept", parts=parts, learn="Kontoführung")
    assert await treasury.balances() == {"1010": D("-4.9"), "6800": D("4.9")}

    await treasury.statement(("-4.90", "Kontoführung April"), opening="95.10", number="2")
    await propose(treasury)
    (next_line,) = await treasury.lines(status="proposed")
    assert "Kontoführung" in next_line["reason"]
    await treasury.does(f"lines/{next_line['id']}/accept")

    (rule,) = found(await treasury.client.get(f"{PAYMENTS}/rules"))["items"]
    assert (rule["contains"], rule["account"], rule["used"]) == ("Kontoführung", "6800", 2)
    path = f"{PAYMENTS}/rules/{rule['id']}"
    changed = {"contains": "Kontoführung", "account": "6810"}
    assert (await treasury.client.put(path, json=changed)).status_code == 428
    assert found(await treasury.client.put(path, json=changed, headers=tag(rule)))["version"] == 2
    assert (await treasury.client.put(path, json=changed, headers=tag(rule))).status_code == 412
    nowhere = {"contains": "Kontoführung alt", "account": "9999"}
    unknown = await treasury.client.post(f"{PAYMENTS}/rules", json=nowhere)
    assert problem(unknown)[:2] == (422, "reference-unknown")
    short = await treasury.client.post(
        f"{PAYMENTS}/rules", json={"contains": "a b", "account": "1"}
    )
    assert problem(short)[:2] == (422, "words-too-common")
    found(await treasury.client.delete(path))
    assert (await treasury.client.get(path)).status_code == 404


async def test_a_line_confirms_a_payment_recorded_by_hand(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    payment = await treasury.receives("100", invoice)
    (line,) = await treasury.statement(("100.00", payment["number"]))
    await propose(treasury)

    matched = await treasury.does(f"lines/{line['id']}/accept")

    assert matched["match"]["entry_id"] is None
    assert (await treasury.balances())["1010"] == 100
    await treasury.does(f"lines/{line['id']}/undo")
    shown = await treasury.shows(payment["id"])
    assert (shown["status"], shown["match_id"]) == ("posted", None)
    wrong = await treasury.receives("99")
    body = {"payment_id": wrong["id"]}
    refused = await treasury.does(f"lines/{line['id']}/accept", expect=409, **body)
    assert refused["type"] == "/problems/payment-unfit"


async def test_lines_are_put_aside_and_taken_up_again(treasury: Treasury) -> None:
    (line,) = await treasury.statement(("1.00", "test transfer"))
    ignored = await treasury.does(f"lines/{line['id']}/ignore", note="a test")
    assert (ignored["status"], ignored["note"]) == ("ignored", "a test")
    assert (await propose(treasury))["lines"] == 0
    refused = await treasury.does(f"lines/{line['id']}/accept", expect=409)
    assert refused["type"] == "/problems/line-settled"
    assert (await treasury.does(f"lines/{line['id']}/reopen"))["status"] == "open"
    nothing = await treasury.does(f"lines/{line['id']}/accept", expect=409)
    assert nothing["type"] == "/problems/no-proposal"


async def test_many_lines_are_accepted_row_by_row(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    lines = await treasury.statement(
        ("100.00", f"{invoice['number']}"), ("100.00", f"{invoice['number']} again")
    )
    await propose(treasury)
    ids = [{"line_id": line["id"]} for line in lines]

    answer = await treasury.does("lines/accept", lines=ids)

    assert (answer["done"], answer["refused"]) == (1, 1)
    assert await treasury.opens(invoice) == 0


async def test_a_foreign_invoice_is_paid_into_our_own_currency(client: AsyncClient) -> None:
    treasury = await Treasury.opened(client)
    await treasury.rate("USD", "2026-03-01", "1.25")
    invoice = await treasury.invoices("500", currency="USD")
    (line,) = await treasury.statement(("396.00", f"USD 500 {invoice['number']}"))
    await propose(treasury)

    matched = await treasury.does(f"lines/{line['id']}/accept")

    assert matched["match"]["evidence"] == "reference_currency"
    assert await treasury.opens(invoice) == 0
    assert await treasury.balances() == {"1010": D(396), "4000": D(-400), "6950": D(4)}


async def test_the_bank_and_the_books_are_compared(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    path = f"bank-accounts/{treasury.bank}/reconciliation"

    async def compared() -> Any:
        return found(await treasury.client.get(f"{PAYMENTS}/{path}", params={"on": "2026-04-30"}))

    assert (await compared())["is_reconciled"] is False
    lines = await treasury.statement(("100.00", invoice["number"]), ("5.00", "?"), opening="0")
    await propose(treasury)
    await treasury.does(f"lines/{lines[0]['id']}/accept", parts=[
        {"invoice_id": invoice["id"], "amount": lines[0]["amount"]}
    ] if lines[0]["amount"] == "100.00" else [{"account": "4800", "amount": "5.00"}])  # fmt: skip
    await treasury.receives("30.00")
    now = await compared()
    assert (now["statement_balance"], now["unposted_count"]) == ("105.00", 1)
    assert (now["outstanding"], now["outstanding_count"], now["other"]) == ("30.00", 1, "0.00")
    assert D(now["ledger_balance"]) - D(now["statement_balance"]) == D(now["difference"])
    for line in await treasury.lines(status=["open", "proposed"]):
        account = [{"account": "4800", "amount": line["amount"]}]
        await treasury.does(f"lines/{line['id']}/accept", parts=account)
    assert (await compared())["is_reconciled"] is True


async def test_bank_accounts_are_checked_and_edited(treasury: Treasury) -> None:
    path = f"{PAYMENTS}/bank-accounts"
    body = {"name": "B", "account": "1020", "currency": "EUR", "iban": "DE03100500000054540402"}
    assert problem(await treasury.client.post(path, json=body)) == (422, "iban-wrong", "/body/iban")
    body["iban"] = ""
    for account in ("9999", "1100", "4000"):
        answer = await treasury.client.post(path, json={**body, "account": account})
        assert problem(answer)[:2] == (422, "ledger-account-unfit")
    cash = found(await treasury.client.post(path, json={**body, "kind": "cash", "journal": "CSH"}))
    again = await treasury.client.post(path, json={**body, "name": "C"})
    assert problem(again)[:2] == (409, "already-there")
    await treasury.receives("10", bank_account_id=cash["id"], method="cash")
    one = f"{path}/{cash['id']}"
    moved = await treasury.client.put(
        one, json={**body, "kind": "cash", "currency": "USD"}, headers=tag(cash)
    )
    assert problem(moved)[:2] == (409, "bank-account-in-use")
    closed = {**body, "kind": "cash", "journal": "CSH", "is_active": False}
    assert found(await treasury.client.put(one, json=closed, headers=tag(cash)))["version"] == 2
    refused = await treasury.tries("10", bank_account_id=cash["id"])
    assert problem(refused)[:2] == (409, "bank-account-inactive")
    assert problem(await treasury.client.delete(one))[:2] == (409, "still-in-use")
    listed = found(await treasury.client.get(path, params={"iban": IBAN}))["items"]
    assert [row["name"] for row in listed] == ["House bank"]
