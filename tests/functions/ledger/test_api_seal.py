"""The seal: whoever changes the books, however mighty, is found out."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from functions.ledger.jobs import seal
from tests.functions.ledger.books import Books


@pytest.fixture
def tamper(owner: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """Connect as a superuser who turns every trigger off."""
    with psycopg.connect(os.environ["OWNER_URL"], autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        yield connection


async def sealed(books: Books) -> list[str]:
    made = [str(await books.sell(f"{n}.00")) for n in range(1, 5)]
    answer = await books.client.post("/v1/ledger/seal")
    assert answer.status_code == 200, answer.text
    assert (answer.json()["sealed_now"], answer.json()["sealed"]) == (4, 4)
    return made


async def verify(books: Books) -> dict[str, Any]:
    answer = await books.client.get("/v1/ledger/seal/verify")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_an_untouched_chain_holds_and_grows(books: Books) -> None:
    await sealed(books)
    await books.sell("9.00")
    assert (await verify(books))["unsealed"] == 1
    assert await seal() >= 1
    found = await verify(books)
    assert (found["holds"], found["sealed"], found["unsealed"]) == (True, 5, 0)
    assert (await books.client.post("/v1/ledger/seal")).json()["sealed_now"] == 0


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE journal_lines SET amount = amount * 2 WHERE entry_id = %s", "not what was sealed"),
        (
            "UPDATE journal_lines SET account = '4100' WHERE entry_id = %s AND position = 2",
            "not what",
        ),
        ("UPDATE journal_entries SET dated = dated - 1 WHERE id = %s", "not what was sealed"),
        ("DELETE FROM journal_lines WHERE entry_id = %s AND position = 2", "not what was sealed"),
        ("DELETE FROM journal_entries WHERE id = %s", "the entry is missing"),
        ("DELETE FROM ledger_seals WHERE entry_id = %s", "seals before it are missing"),
        (
            "UPDATE ledger_seals SET content = sha256('x') WHERE entry_id = %s",
            "not what was sealed",
        ),
        ("UPDATE ledger_seals SET hash = sha256('x') WHERE entry_id = %s", "does not follow"),
    ],
)
async def test_the_first_broken_entry_is_named(
    books: Books, tamper: psycopg.Connection, change: str, problem: str
) -> None:
    made = await sealed(books)
    tamper.execute(change, [made[1]])
    found = await verify(books)
    assert not found["holds"]
    first = found["breaks"][0]
    assert problem in first["problem"]
    assert first["place"] == (3 if "DELETE FROM ledger_seals" in change else 2)


async def test_a_chain_cut_short_is_found(books: Books, tamper: psycopg.Connection) -> None:
    made = await sealed(books)
    tamper.execute("DELETE FROM ledger_seals WHERE entry_id = %s", [made[3]])
    assert [b["problem"] for b in (await verify(books))["breaks"]] == [
        "the end of the chain is missing"
    ]


async def test_the_check_of_all_that_is_kept_finds_tampering(
    books: Books, tamper: psycopg.Connection
) -> None:
    (made, *_) = await sealed(books)
    assert await books.agree()
    tamper.execute(
        "UPDATE account_balances SET debit = debit + 1 WHERE account = '1100' AND grain = 'day' AND company_id = %s",
        [books.actor.company_id],
    )
    tamper.execute(
        "UPDATE ledger_open_items SET open = 0, open_company = 0 WHERE entry_id = %s", [made]
    )
    found = (await books.client.get("/v1/ledger/checks")).json()
    assert not found["holds"]
    assert {d["check"] for d in found["differences"]} == {
        "balance-differs-from-lines",
        "month-differs-from-days",
        "items-differ-from-account",
        "item-differs-from-allocations",
    }
