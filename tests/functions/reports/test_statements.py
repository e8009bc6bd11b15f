"""Trial balance, profit and loss and balance sheet say what was booked."""

from datetime import date
from decimal import Decimal

from httpx import AsyncClient

from functions.ledger.model import Line
from layers.database.transactions import Tx
from tests.functions.reports.books import Books
from tests.functions.reports.conftest import Ask, figures


async def trade(books: Books) -> None:
    """Trade a little: capital, two sales and rent, and last year a sale as well."""
    anna, bert = books.parties
    await books.post(date(2025, 1, 1), Line("1010", Decimal(5000)), Line("3000", Decimal(-5000)))
    await books.sell(date(2025, 5, 5), anna, "200.00")
    await books.sell(date(2026, 2, 10), anna, "100.00")
    await books.sell(date(2026, 3, 31), bert, "50.00")
    await books.post(
        date(2026, 3, 1),
        Line("6000", Decimal(30), dimensions=(books.values[0],)),
        Line("1010", Decimal(-30)),
    )


async def test_a_trial_balance_shows_opening_movement_and_closing(books: Books, ask: Ask) -> None:
    await trade(books)
    report = await ask("trial-balance", starts="2026-01-01", ends="2026-03-30")
    receivable = figures(report, "1100")
    assert receivable["opening"] == "238.00"
    assert (receivable["debit"], receivable["credit"]) == ("119.00", "0.00")
    assert receivable["closing"] == "357.00"
    total = figures(report, "total")
    assert total["debit"] == total["credit"] == "149.00"
    assert total["opening"] == total["closing"] == "0.00"
    assert report["checks"][0]["holds"]


async def test_income_begins_anew_each_year_and_what_was_earned_is_carried(
    books: Books, ask: Ask
) -> None:
    await trade(books)
    report = await ask("trial-balance", starts="2026-03-01", ends="2026-03-31")
    assert figures(report, "4000")["opening"] == "-100.00"
    assert figures(report, "4000")["closing"] == "-150.00"
    assert figures(report, "carried")["closing"] == "-200.00"
    year = await ask("trial-balance", starts="2026-01-01", ends="2026-12-31")
    assert figures(year, "4000")["opening"] == "0.00"


async def test_a_trial_balance_of_an_analytic_value(books: Books, ask: Ask) -> None:
    await trade(books)
    report = await ask(
        "trial-balance", starts="2026-01-01", ends="2026-12-31", dimension_value=books.values[0]
    )
    assert [row["key"] for row in report["rows"]] == ["6000", "total"]
    assert figures(report, "6000")["debit"] == "30.00"
    assert report["period"] == "2026, Cost centre: Shop N"


async def test_profit_and_loss_beside_the_year_before(books: Books, ask: Ask) -> None:
    await trade(books)
    report = await ask(
        "profit-and-loss", starts="2026-01-01", ends="2026-12-31", compare="previous_year"
    )
    assert [c["title"] for c in report["columns"]][2:] == ["2026", "2025"]
    assert figures(report, "4000")["amount"] == "150.00"
    assert figures(report, "4000")["amount_2"] == "200.00"
    result = report["rows"][-1]["cells"]
    assert (result["amount"]["value"], result["amount_2"]["value"]) == ("120.00", "200.00")


async def test_profit_and_loss_cut_into_months(books: Books, ask: Ask) -> None:
    await trade(books)
    report = await ask("profit-and-loss", starts="2026-01-01", ends="2026-03-31", split="month")
    assert [c["title"] for c in report["columns"]][2:] == ["Jan 2026", "Feb 2026", "Mar 2026"]
    row = figures(report, "4000")
    assert [row[k] for k in ("amount", "amount_2", "amount_3")] == ["0.00", "100.00", "50.00"]


async def test_closing_a_year_leaves_its_result_to_be_seen(books: Books, ask: Ask) -> None:
    await trade(books)
    before = await ask("profit-and-loss", starts="2025-01-01", ends="2025-12-31")
    await books.post(
        date(2025, 12, 31), Line("4000", Decimal(200)), Line("3100", Decimal(-200)), journal="CLO"
    )
    after = await ask("profit-and-loss", starts="2025-01-01", ends="2025-12-31")
    assert after["rows"][-1]["cells"]["amount"]["value"] == "200.00"
    assert after["rows"] == before["rows"]
    sheet = await ask("balance-sheet", on="2026-03-31")
    assert figures(sheet, "3100")["amount"] == "200.00"
    assert figures(sheet, "result")["amount"] == "120.00"
    assert "carried" not in [row["key"] for row in sheet["rows"]]


async def test_a_balance_sheet_balances_with_the_results_not_carried_forward(
    books: Books, ask: Ask
) -> None:
    await trade(books)
    report = await ask("balance-sheet", on="2026-03-31", compare="previous_year")
    assert report["checks"] == [{"name": "balanced", "holds": True, "detail": "It balances."}]
    assert figures(report, "result")["amount"] == "120.00"
    assert figures(report, "carried")["amount"] == "200.00"
    assert report["rows"][-1]["cells"]["amount"]["value"] == "5386.50"
    assert report["rows"][-1]["cells"]["amount_2"]["value"] == "5000.00"


async def test_statements_read_balances_in_a_constant_number_of_statements(
    books: Books, client: AsyncClient, committed: list[Tx]
) -> None:
    await trade(books)
    counts = {}
    for name, query in (
        ("trial-balance", "starts=2026-01-01&ends=2026-12-31"),
        ("profit-and-loss", "starts=2026-01-01&ends=2026-12-31&split=month"),
        ("balance-sheet", "on=2026-12-31&compare=previous_period&periods=11"),
    ):
        committed.clear()
        answer = await client.get(f"/v1/reports/{name}?{query}")
        assert answer.status_code == 200, answer.text
        (tx,) = committed
        counts[name] = (tx.statements, tx.trips)
    assert counts == {
        "trial-balance": (7, 3),
        "profit-and-loss": (8, 2),
        "balance-sheet": (7, 3),
    }


async def test_the_ledger_and_the_reports_say_the_same(
    books: Books, ask: Ask, client: AsyncClient
) -> None:
    await trade(books)
    for on in ("2025-06-30", "2026-01-01", "2026-03-15", "2026-12-31"):
        answer = await client.get(f"/v1/ledger/trial-balance?on={on}")
        assert answer.status_code == 200, answer.text
        told = {row["account"]: Decimal(row["balance"]) for row in answer.json()}
        report = await ask("trial-balance", starts=on, ends=on)
        shown = {
            row["key"]: Decimal(str(row["cells"]["closing"]["value"]))
            for row in report["rows"][:-1]
        }
        carried = shown.pop("carried", Decimal())
        shown["3100"] = shown.get("3100", Decimal()) + carried
        assert {k: v for k, v in shown.items() if v} == {k: v for k, v in told.items() if v}, on


async def test_cash_flow_tells_money_by_what_it_was_for(books: Books, ask: Ask) -> None:
    await trade(books)
    await books.post(date(2026, 4, 1), Line("1500", Decimal(800)), Line("1010", Decimal(-800)))
    await books.post(date(2026, 4, 2), Line("1000", Decimal(50)), Line("1010", Decimal(-50)))
    report = await ask("cash-flow", starts="2026-01-01", ends="2026-12-31")
    assert [
        (row["key"], row["cells"].get("amount", {}).get("value")) for row in report["rows"]
    ] == [
        ("money_at_the_beginning", "5000.00"),
        ("Operating activities", None),
        ("6000", "-30.00"),
        ("total:Operating activities", "-30.00"),
        ("Investing activities", None),
        ("1500", "-800.00"),
        ("total:Investing activities", "-800.00"),
        ("net_change", "-830.00"),
        ("money_at_the_end", "4170.00"),
    ]
    assert report["checks"][0]["holds"]
