"""The whole general ledger: every account opens, lists its lines, closes, and ties."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from httpx import AsyncClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from functions.ledger.model import Line
from functions.reports.api import delivery
from shared.actor import Actor
from tests.functions.reports.books import Books
from tests.functions.reports.conftest import Ask
from tests.functions.reports.test_drilling import HAPPENINGS, Life, pages
from tests.waiting import run, wait

YEAR = {"starts": "2026-01-01", "ends": "2026-12-31"}
NOMINAL = ("4", "5", "6")
"""Accounts of income and expense: a trial balance begins them anew each year, a ledger does not."""


async def trade(books: Books) -> None:
    anna, bert = books.parties
    await books.post(date(2025, 1, 1), Line("1010", Decimal(5000)), Line("3000", Decimal(-5000)))
    await books.sell(date(2026, 2, 10), anna, "100.00")
    await books.sell(date(2026, 3, 31), bert, "50.00")


def shown(report: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """Give each row's account and balance."""
    return [
        (value(row, "account"), value(row, "balance"))
        for row in report["rows"]
        if row["kind"] != "group"
    ]


def value(row: dict[str, Any], key: str) -> str | None:
    return row["cells"][key]["value"] if key in row["cells"] else None


async def test_every_account_that_stood_or_moved_is_there(books: Books, ask: Ask) -> None:
    await trade(books)
    report = await ask("general-ledger", **YEAR)
    assert shown(report) == [
        ("1010", "5000.00"), ("1010", "5000.00"),
        ("1100", "0.00"), ("1100", "119.00"), ("1100", "178.50"), ("1100", "178.50"),
        ("2200", "0.00"), ("2200", "-19.00"), ("2200", "-28.50"), ("2200", "-28.50"),
        ("3000", "-5000.00"), ("3000", "-5000.00"),
        ("4000", "0.00"), ("4000", "-100.00"), ("4000", "-150.00"), ("4000", "-150.00"),
        (None, None),
    ]  # fmt: skip
    total = report["rows"][-1]
    assert (value(total, "debit"), value(total, "credit")) == ("178.50", "178.50")
    assert report["checks"][0]["holds"]


async def test_some_accounts_or_a_range_of_them(
    books: Books, ask: Ask, client: AsyncClient
) -> None:
    await trade(books)
    some = await ask("general-ledger", account=["4000", "1010"], **YEAR)
    assert {account for account, _ in shown(some)} == {"1010", "4000", None}
    ranged = await ask("general-ledger", from_account="1100", to_account="3000", **YEAR)
    assert {account for account, _ in shown(ranged)} == {"1100", "2200", "3000", None}
    nothing = await ask("general-ledger", from_account="8", **YEAR)
    assert shown(nothing) == [(None, None)]
    answer = await client.get("/v1/reports/general-ledger?account=1010&account=9999")
    assert answer.status_code == 404


@pytest.mark.parametrize("limit", [1, 2, 3])
async def test_pages_make_the_whole(books: Books, client: AsyncClient, limit: int) -> None:
    await trade(books)
    address = "/v1/reports/general-ledger?starts=2026-01-01&ends=2026-12-31"
    (whole,) = await pages(client, address)
    found = await pages(client, f"{address}&limit={limit}")
    assert [row for page in found for row in page["rows"]] == whole["rows"]
    assert all(check["holds"] for page in found for check in page["checks"])


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
async def test_files_hold_it_all(books: Books, client: AsyncClient, form: str) -> None:
    await trade(books)
    answer = await client.get("/v1/reports/general-ledger", params={**YEAR, "format": form})
    assert answer.status_code == 200, answer.text
    begins = {"csv": b"\xef\xbb\xbfRow", "xlsx": b"PK", "pdf": b"%PDF"}[form]
    assert answer.content.startswith(begins)
    assert "general-ledger" in answer.headers["content-disposition"]


async def test_a_long_file_flows_and_is_the_same(
    books: Books, client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await trade(books)
    for name in ("general-ledger", "general-ledger?account=1100", "journal"):
        asked: dict[str, str] = {**YEAR, "format": "csv"}
        url = client.build_request("GET", f"/v1/reports/{name}").url.copy_merge_params(asked)
        whole = (await client.get(url)).text
        with monkeypatch.context() as patch:
            patch.setattr(delivery, "FLOWING_AT_ONCE", 1)
            assert (await client.get(url)).text == whole
        assert len(list(csv.reader(io.StringIO(whole)))) > 4


async def test_it_ties_to_the_trial_balance(
    owner: psycopg.Connection,
    open_tenant: Callable[[], Actor],
    as_actor: Callable[[Actor | None], AsyncClient],
) -> None:
    @settings(
        max_examples=8,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        phases=[Phase.generate],
    )
    @given(HAPPENINGS, st.integers(1, 9))
    def check(happened: list[tuple[str, date, Decimal, Decimal, int]], limit: int) -> None:
        wait(live, happened, limit)

    async def live(happened: list[tuple[str, date, Decimal, Decimal, int]], limit: int) -> None:
        actor = open_tenant()
        books = Books(owner, actor).set_up()
        life = Life(books)
        for one in happened:
            await life.live(*one)
        await check_ties(as_actor(actor), limit)

    await run(check)


async def check_ties(client: AsyncClient, limit: int) -> None:
    """Compare every account's closing row, and the sum of its lines, with the trial balance."""
    span = "starts=2025-02-10&ends=2026-04-20"
    found = await pages(client, f"/v1/reports/general-ledger?{span}&limit={limit}")
    (balance,) = await pages(client, f"/v1/reports/trial-balance?{span}")
    rows = [row for page in found for row in page["rows"]]
    closed = {row["key"].removesuffix(":closing"): row for row in rows if ":closing" in row["key"]}
    for row in balance["rows"]:
        code = row["key"]
        if code in {"total", "carried"}:
            continue
        sides = {"debit": value(row, "debit"), "credit": value(row, "credit")}
        if code not in closed:
            assert set(sides.values()) == {"0.00"}, row
            continue
        assert {side: value(closed[code], side) for side in sides} == sides
        if not code.startswith(NOMINAL):
            assert value(closed[code], "balance") == value(row, "closing")
        for side, amount in sides.items():
            listed = [
                Decimal(value(line, side) or 0)
                for line in rows
                if line["kind"] == "line" and value(line, "account") == code
            ]
            assert sum(listed, Decimal()) == Decimal(amount or 0)
    debits, credits_ = (value(rows[-1], side) for side in ("debit", "credit"))
    assert debits == credits_
    assert all(check["holds"] for page in found for check in page["checks"])
