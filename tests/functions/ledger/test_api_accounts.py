"""The chart: set up once, changed with care; dimensions beside it."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from functions.ledger.charts import TEMPLATES, chart
from functions.ledger.model import Account, AccountKind, Role, Subtype
from functions.ledger.rules.accounts import AccountMisfit, check_account
from tests.functions.ledger.books import DAY, Books


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_whole(template: str) -> None:
    accounts = chart(template)
    assert len(accounts) >= 60
    assert Counter(a.code for a in accounts).most_common(1)[0][1] == 1
    assert Counter(r for a in accounts for r in a.roles) == Counter(Role)
    for a in accounts:
        assert all(a.names.values())
        check_account(Account(a.code, a.names["en"], a.kind, a.subtype))
    roles = {r: a.subtype for a in accounts for r in a.roles}
    assert (roles[Role.RECEIVABLE], roles[Role.PAYABLE]) == (Subtype.RECEIVABLE, Subtype.PAYABLE)


async def test_books_are_set_up_once(bare: Books) -> None:
    assert (await bare.client.get("/v1/ledger/settings")).status_code == 404
    body = {"template": "skr04", "year_starts": "2026-01-01", "currency": "EUR", "language": "de"}
    first = await bare.client.post("/v1/ledger/setup", json=body)
    second = await bare.client.post("/v1/ledger/setup", json=body)
    assert first.status_code == 201, first.text
    assert second.json()["type"] == "/problems/already-set-up"
    account = (await bare.client.get("/v1/ledger/accounts/4400")).json()
    assert account["name"] == "Erlöse 19 % USt"
    periods = (await bare.client.get("/v1/ledger/periods", params={"count": True})).json()
    assert periods["count"] == 12
    journals = {j["code"] for j in (await bare.client.get("/v1/ledger/journals")).json()}
    assert {"SAL", "BNK", "MSC", "OPN", "EXC", "CLO"} <= journals
    defaults = (await bare.client.get("/v1/ledger/defaults")).json()
    assert {"role": "receivable", "account": "1200"} in defaults
    assert len((await bare.client.get("/v1/ledger/templates")).json()) == 3
    terms = (await bare.client.get("/v1/parties/terms")).json()["items"]
    assert {"NET14", "NET30"} <= {t["code"] for t in terms}


@pytest.mark.parametrize(
    "change", [{"template": "mars"}, {"year_starts": "2026-01-02"}, {"currency": "ABC"}, {"x": 1}]
)
async def test_a_setup_that_does_not_fit(bare: Books, change: dict[str, Any]) -> None:
    body = {"template": "us", "year_starts": "2026-01-01", "currency": "USD", **change}
    assert (await bare.client.post("/v1/ledger/setup", json=body)).status_code == 422


NEW = {"name": "Sponsoring", "kind": "expense"}


async def test_an_account_is_added_edited_and_deleted(books: Books) -> None:
    made = await books.client.post("/v1/ledger/accounts", json={"code": "6450", **NEW})
    assert made.status_code == 201, made.text
    twice = await books.client.post("/v1/ledger/accounts", json={"code": "6450", **NEW})
    assert twice.status_code == 409
    path, tag = "/v1/ledger/accounts/6450", {"If-Match": made.headers["etag"]}
    edited = await books.client.put(
        path, json={**NEW, "name": "Sponsorship", "active": False}, headers=tag
    )
    assert edited.json()["name"] == "Sponsorship"
    assert (await books.client.put(path, json=NEW, headers=tag)).status_code == 412
    refused = await books.post(("6450", "5"), ("1010", "-5"))
    assert refused.json()["type"] == "/problems/account-inactive"
    gone = await books.client.delete(path, headers={"If-Match": '"2"'})
    assert gone.status_code == 200, gone.text
    assert (await books.client.get(path)).status_code == 404


async def test_what_was_booked_keeps_its_meaning(books: Books) -> None:
    await books.post(("6100", "5"), ("1010", "-5"))
    path, tag = "/v1/ledger/accounts/6100", {"If-Match": '"1"'}
    for change in ({"kind": "asset"}, {"currency": "USD"}):
        answer = await books.client.put(
            path, json={"name": "Rent", "kind": "expense", **change}, headers=tag
        )
        assert answer.json()["type"] == "/problems/account-in-use", answer.text
    assert (await books.client.delete(path, headers=tag)).json()[
        "type"
    ] == "/problems/account-in-use"


def test_a_receivable_is_no_liability() -> None:
    with pytest.raises(AccountMisfit):
        check_account(Account("1", "x", AccountKind.LIABILITY, Subtype.RECEIVABLE))


async def test_an_account_of_one_currency_takes_no_other(books: Books) -> None:
    body = {
        "code": "1030",
        "name": "Bank USD",
        "kind": "asset",
        "subtype": "bank",
        "currency": "USD",
    }
    assert (await books.client.post("/v1/ledger/accounts", json=body)).status_code == 201
    answer = await books.post(("1030", "5"), ("4000", "-5"))
    assert answer.json()["type"] == "/problems/currency-misfit"


async def test_accounts_are_searched_filtered_and_imported(books: Books) -> None:
    found = await books.client.get(
        "/v1/ledger/accounts", params={"q": "exchange", "kind": "income"}
    )
    assert [a["code"] for a in found.json()["items"]] == ["4900", "4910"]
    content = b"Konto,Bezeichnung,Art\n6460,Events,expense\n6470,Fairs,expense\n"
    answer = await books.client.post(
        "/v1/ledger/accounts/import", files={"file": ("a.csv", content)}
    )
    assert answer.json()["imported"] == 2, answer.text
    export = await books.client.get("/v1/ledger/accounts/export")
    assert b"6470,Fairs" in export.content


async def test_defaults_and_journals_are_changed(books: Books) -> None:
    answer = await books.client.put("/v1/ledger/defaults", json={"accounts": {"income": "4100"}})
    assert answer.json() == {"roles": 1}
    unknown = await books.client.put("/v1/ledger/defaults", json={"accounts": {"income": "77"}})
    assert unknown.status_code == 422
    await books.client.put("/v1/ledger/journals/PAY", json={"name": "Payroll"})
    posted = await books.post(("6000", "5"), ("1010", "-5"), journal="PAY")
    assert posted.json()["number"] == "PAY-2026-00001"
    await books.client.put("/v1/ledger/journals/PAY", json={"name": "Payroll", "active": False})
    refused = await books.post(("6000", "5"), ("1010", "-5"), journal="PAY")
    assert refused.json()["type"] == "/problems/journal-unknown"


async def dimension(books: Books, code: str, *values: str) -> tuple[str, list[str]]:
    made = await books.client.post("/v1/ledger/dimensions", json={"code": code, "name": code})
    assert made.status_code == 201, made.text
    path = f"/v1/ledger/dimensions/{made.json()['id']}/values"
    found = [await books.client.post(path, json={"code": v, "name": v}) for v in values]
    return made.json()["id"], [v.json()["id"] for v in found]


async def test_dimensions_are_required_checked_and_summed(books: Books) -> None:
    centre, (north, south) = await dimension(books, "CENTRE", "NORTH", "SOUTH")
    body = {"name": "Rent", "kind": "expense", "required_dimensions": [centre]}
    edited = await books.client.put(
        "/v1/ledger/accounts/6100", json=body, headers={"If-Match": '"1"'}
    )
    assert edited.status_code == 200, edited.text

    def rent(amount: str, *values: str) -> dict[str, Any]:
        return {"account": "6100", "amount": amount, "dimensions": list(values)}

    missing = await books.post(rent("5"), ("1010", "-5"))
    both = await books.post(rent("5", north, south), ("1010", "-5"))
    unknown = await books.post(rent("5", centre), ("1010", "-5"))
    assert missing.json()["type"] == "/problems/dimension-missing"
    assert both.json()["type"] == unknown.json()["type"] == "/problems/dimension-misfit"
    for amount, value, day in (("40", north, 1), ("60", south, 1), ("2", north, 20)):
        answer = await books.post(
            rent(amount, value), ("1010", f"-{amount}"), dated=date(2026, 3, day)
        )
        assert answer.status_code == 201, answer.text
    path = f"/v1/ledger/dimension-values/{north}/balances"
    whole = (await books.client.get(path, params={"ends": str(DAY)})).json()
    part = (await books.client.get(path, params={"starts": "2026-03-02", "ends": str(DAY)})).json()
    assert [(b["account"], b["balance"]) for b in whole] == [("6100", "42.00")]
    assert [(b["account"], b["balance"]) for b in part] == [("6100", "2.00")]
    assert await books.agree()
    retired = await books.client.put(
        f"/v1/ledger/dimension-values/{south}",
        json={"code": "SOUTH", "name": "South", "active": False},
        headers={"If-Match": '"1"'},
    )
    assert retired.status_code == 200, retired.text
    refused = await books.post(rent("5", south), ("1010", "-5"))
    assert refused.json()["type"] == "/problems/dimension-misfit"


async def test_a_statement_goes_on_with_its_balance(books: Books) -> None:
    await books.post(("1010", "100"), ("4000", "-100"), dated=date(2026, 2, 10))
    for n in range(1, 8):
        await books.post(("1010", f"{n}"), ("4000", f"-{n}"), dated=date(2026, 3, 1 + n % 3))
    path, span = "/v1/ledger/accounts/1010/statement", {"starts": "2026-03-01", "ends": str(DAY)}
    whole = (await books.client.get(path, params=span)).json()
    pages, after = [], None
    while True:
        page = (
            await books.client.get(
                path, params={**span, "limit": 3, **({"after": after} if after else {})}
            )
        ).json()
        pages += page["lines"]
        after = page["next"]
        if after is None:
            break
    assert pages == whole["lines"]
    assert (whole["opening"], whole["lines"][-1]["balance"]) == ("100.00", "128.00")
    running = Decimal(100)
    for line in whole["lines"]:
        running += Decimal(line["amount"])
        assert Decimal(line["balance"]) == running
    assert (await books.client.get(path, params={**span, "after": "nonsense"})).status_code == 422
    missing = await books.client.get("/v1/ledger/accounts/77/statement", params=span)
    assert missing.status_code == 404
