"""What is asked wrongly is refused; what is asked rightly comes in every format, walled."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import psycopg
import pytest
from httpx import AsyncClient
from openpyxl import load_workbook
from pypdf import PdfReader

from functions.ledger.model import Line
from functions.reports import store
from layers.database.transactions import Tx, transaction
from layers.spreadsheets import read_table
from shared.actor import Actor
from tests.functions.reports.books import Books
from tests.functions.reports.conftest import Ask, figures

REPORTS = (
    "trial-balance", "profit-and-loss", "balance-sheet", "cash-flow", "general-ledger?account=1100",
    "general-ledger", "journal", "lines", "aged-receivables", "aged-payables", "open-items", "tax-summary",
    "tax-lines", "cash-position", "sales", "sales-lines",
)  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "trial-balance?starts=2026-02-30",
        "trial-balance?starts=20260101",
        "trial-balance?starts=1767225600",
        "trial-balance?starts=2026-02-01&ends=2026-01-01",
        "trial-balance?starts=2000-01-01&ends=2026-01-01",
        "trial-balance?ends=0001-01-01",
        "trial-balance?ends=9999-12-31",
        "trial-balance?never=heard",
        "trial-balance?compare=previous_year&periods=24",
        "trial-balance?dimension_value=x",
        "trial-balance?format=doc",
        "balance-sheet?on=1800-01-01",
        "balance-sheet?on=1901-01-01&compare=previous_year&periods=3",
        "aged-receivables?bucket=60&bucket=30",
        "general-ledger?account=",
        "general-ledger?from_account=",
        "general-ledger?account=%00",
        "general-ledger?account=1100&limit=501",
        "general-ledger?account=1100&after=nonsense",
        "lines?section=nowhere",
        "lines?account=1%001",
        "statement-of-account",
    ],
)
async def test_what_cannot_be_answered_is_refused(
    books: Books, client: AsyncClient, question: str
) -> None:
    answer = await client.get(f"/v1/reports/{question}")
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_an_unknown_account_or_party_is_not_found(books: Books, client: AsyncClient) -> None:
    for question in ("general-ledger?account=9999", f"statement-of-account?party={uuid4()}"):
        assert (await client.get(f"/v1/reports/{question}")).status_code == 404


async def test_a_company_without_books_is_told_so(client: AsyncClient) -> None:
    answer = await client.get("/v1/reports/trial-balance")
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/books-not-set-up"


@pytest.mark.parametrize("name", REPORTS)
async def test_every_report_comes_as_a_file(books: Books, client: AsyncClient, name: str) -> None:
    await books.sell(date(2026, 1, 5), books.parties[0], "100.00")
    join = "&" if "?" in name else "?"
    shown = (await client.get(f"/v1/reports/{name}")).json()
    for wanted in ("csv", "xlsx", "pdf"):
        answer = await client.get(f"/v1/reports/{name}{join}format={wanted}")
        assert answer.status_code == 200, answer.text
        assert f'.{wanted}"' in answer.headers["content-disposition"]
        if wanted == "csv":
            table = read_table(answer.content)
            assert list(table.headers[2:]) == [c["title"] for c in shown["columns"]]
            assert len(table.rows) == len(shown["rows"])
        elif wanted == "xlsx":
            assert load_workbook(io.BytesIO(answer.content)).active.max_row >= 5
        else:
            assert shown["title"] in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


async def test_names_cannot_become_formulas_or_markup(books: Books, client: AsyncClient) -> None:
    evil = '=HYPERLINK("http://x") #panic() $x$ <script>'
    party = books.add_party(evil)
    await books.sell(date(2026, 1, 5), party, "100.00")
    question = "/v1/reports/aged-receivables?on=2026-01-31&format="
    text = (await client.get(question + "csv")).text
    assert "'=HYPERLINK" in text
    book = load_workbook(io.BytesIO((await client.get(question + "xlsx")).content))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value == evil]
    assert [cell.data_type for cell in cells] == ["s"]
    pdf = PdfReader(io.BytesIO((await client.get(question + "pdf")).content))
    assert "#panic()" in pdf.pages[0].extract_text().replace("\n", " ")
    assert (await client.get(question + "json")).json()["rows"][0]["cells"]["party"][
        "value"
    ] == evil


async def test_what_was_open_on_a_day_is_known_on_any_later_day(books: Books, ask: Ask) -> None:
    anna = books.parties[0]
    sale = await books.sell(date(2026, 1, 10), anna, "100.00", due=date(2026, 2, 10))
    await books.receive(date(2026, 3, 1), sale, "19.00", anna)
    await books.receive(date(2026, 4, 1), sale, "100.00", anna)
    seen = {}
    for on in ("2026-01-09", "2026-02-10", "2026-02-11", "2026-03-12", "2026-04-01"):
        report = await ask("aged-receivables", on=on)
        assert report["checks"][0]["holds"], report["checks"]
        row = figures(report, "total")
        seen[on] = [row[f"bucket_{n}"] for n in range(3)]
    assert seen == {
        "2026-01-09": ["0.00", "0.00", "0.00"],
        "2026-02-10": ["119.00", "0.00", "0.00"],
        "2026-02-11": ["0.00", "119.00", "0.00"],
        "2026-03-12": ["0.00", "100.00", "0.00"],
        "2026-04-01": ["0.00", "0.00", "0.00"],
    }


async def test_a_revaluation_is_named_where_it_parts_items_and_books(
    books: Books, ask: Ask
) -> None:
    await books.sell(date(2026, 1, 10), books.parties[0], "100.00")
    await books.post(
        date(2026, 1, 31),
        Line("1100", Decimal(7), "USD", Decimal(0)),
        Line("4900", Decimal(-7)),
    )
    (check,) = (await ask("aged-receivables", on="2026-01-31"))["checks"]
    assert not check["holds"]
    assert "7.0000 was booked" in check["detail"]


async def test_a_ledger_in_pages_is_the_ledger_in_one(books: Books, ask: Ask) -> None:
    for n in range(7):
        await books.sell(date(2026, 1, 1 + n // 3), books.parties[n % 2], f"{n + 1}.00")
    whole = await ask("general-ledger", account="1100", starts="2026-01-01", ends="2026-12-31")
    rows, after = [], None
    while True:
        more: dict[str, str] = {"after": after} if after else {}
        page = await ask(
            "general-ledger",
            account="1100",
            starts="2026-01-01",
            ends="2026-12-31",
            limit=2,
            **more,
        )
        rows += page["rows"]
        after = page["next"]
        if after is None:
            break
    assert rows == whole["rows"]
    assert len(rows) == 9
    assert rows[-1]["cells"]["balance"]["value"] == "33.32"


async def test_another_companys_books_are_not_there(
    owner: psycopg.Connection,
    books: Books,
    clerk: Actor,
    as_actor: Callable[[Actor | None], AsyncClient],
) -> None:
    await books.sell(date(2026, 1, 5), books.parties[0], "100.00")
    sibling = replace(clerk, company_id=uuid4())
    Books(owner, sibling).set_up()
    other = as_actor(sibling)
    for name in REPORTS:
        answer = await other.get(f"/v1/reports/{name}")
        assert answer.status_code == 200, answer.text
        assert "119.00" not in answer.text
        assert "INV" not in answer.text
    party = books.parties[0]
    answer = await other.get(f"/v1/reports/statement-of-account?party={party}")
    assert answer.status_code == 404


async def test_reports_can_read_and_nothing_else(books: Books, clerk: Actor) -> None:
    async def refused(work: str) -> str:
        try:
            async with transaction(clerk) as tx:
                await store.only_read(tx)
                await tx.rows(work)
        except psycopg.Error as error:
            return str(error)
        return "let through"

    for work in (
        "SELECT digest FROM identity_sessions",
        "SELECT password FROM identity_users",
        "SELECT 1 FROM outbox",
        "DELETE FROM parties",
        "UPDATE ledger_accounts SET name = ''",
    ):
        assert "permission denied" in await refused(work), work


async def test_the_home_page_is_one_trip(
    books: Books, client: AsyncClient, committed: list[Tx]
) -> None:
    anna = books.parties[0]
    await books.post(date(2026, 1, 1), Line("1010", Decimal(500)), Line("3000", Decimal(-500)))
    await books.sell(date(2026, 1, 31), anna, "10.00", due=date(2026, 2, 5))
    await books.sell(date(2026, 2, 10), anna, "30.00", due=date(2026, 3, 10))
    committed.clear()
    home = (await client.get("/v1/reports/dashboard?on=2026-02-20")).json()
    assert [(tx.statements, tx.trips) for tx in committed] == [(12, 2)]
    found = {f["key"]: (f["amount"], f["before"]) for f in home["figures"]}
    assert found == {
        "cash": ("500.00", None), "revenue": ("30.00", "0.00"), "result": ("30.00", "0.00")
    }  # fmt: skip
    assert home["receivables"][0]["amount"] == "47.60"
    assert home["attention"][0]["title"] == "Overdue from customers"
    assert (home["attention"][0]["count"], home["attention"][0]["amount"]) == (1, "11.90")
    assert [(m["starts"], m["ends"], m["revenue"]["amount"]) for m in home["trend"]][-3:] == [
        ("2025-12-01", "2025-12-31", "0.00"),
        ("2026-01-01", "2026-01-31", "10.00"),
        ("2026-02-01", "2026-02-20", "30.00"),
    ]
    assert home["trend"][0]["starts"] == "2025-03-01"
    assert [(b["account"], b["company_amount"]) for b in home["banks"]] == [("1010", "500.00")]


async def test_months_that_are_over_want_closing(
    books: Books, client: AsyncClient, owner: psycopg.Connection
) -> None:
    owner.execute(
        "UPDATE ledger_periods SET closed_at = now() WHERE tenant_id = %s AND ends < '2025-01-01'",
        [books.actor.tenant_id],
    )
    home = (await client.get("/v1/reports/dashboard?on=2026-03-31")).json()
    (waits,) = (one for one in home["attention"] if one["key"] == "open_periods")
    assert (waits["count"], waits["address"]) == (1, "/v1/ledger/periods?ends_to=2026-03-30")


async def test_a_fresh_company_learns_what_to_do_first(
    client: AsyncClient, committed: list[Tx]
) -> None:
    steps = (await client.get("/v1/reports/beginning")).json()
    assert set(steps.values()) == {False}
    assert [(tx.statements, tx.trips) for tx in committed] == [(5, 2)]


async def test_steps_taken_are_ticked_off(books: Books, client: AsyncClient) -> None:
    before = (await client.get("/v1/reports/beginning")).json()
    assert (before["books"], before["customers"], before["has_entries"]) == (True, True, False)
    await books.sell(date(2026, 2, 10), books.parties[0], "30.00")
    after = (await client.get("/v1/reports/beginning")).json()
    assert after["has_entries"] is True
    assert (after["products"], after["bank"], after["statement"]) == (False, False, False)
