"""Attack 20: posted entries edited, dates put into closed periods, deletes with our own role."""

from uuid import uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, RaiseException

from layers.database.transactions import transaction
from shared.errors import Refusal
from tests.functions.ledger.books import DAY, Books, as_role

BOOKS = (
    "journal_entries", "journal_lines", "ledger_tax_items", "ledger_open_items",
    "ledger_allocations", "account_balances", "dimension_balances", "ledger_numbers",
    "ledger_seals", "ledger_chains", "ledger_sealed",
)  # fmt: skip


@pytest.mark.parametrize("table", BOOKS)
@pytest.mark.parametrize(
    "verb",
    [
        "INSERT INTO {} DEFAULT VALUES",
        "UPDATE {} SET tenant_id = tenant_id",
        "DELETE FROM {}",
        "TRUNCATE {} CASCADE",
    ],
)
async def test_the_application_cannot_write_the_books(books: Books, table: str, verb: str) -> None:
    await books.sell("5.00")
    with as_role(books.actor, "erp_app") as app, pytest.raises(InsufficientPrivilege):
        app.execute(verb.format(table))


@pytest.mark.parametrize(
    "table",
    ["ledger_periods", "ledger_years", "ledger_settings", "ledger_closings", "ledger_journals"],
)
async def test_the_application_cannot_delete_what_holds_the_books(books: Books, table: str) -> None:
    with as_role(books.actor, "erp_app") as app, pytest.raises(InsufficientPrivilege):
        app.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "table", ["journal_entries", "journal_lines", "ledger_tax_items", "ledger_allocations"]
)
@pytest.mark.parametrize("verb", ["UPDATE {} SET tenant_id = tenant_id", "DELETE FROM {}"])
def test_what_is_posted_stays_even_for_the_owner(
    owner: psycopg.Connection, table: str, verb: str
) -> None:
    with pytest.raises(RaiseException, match="never changed"):
        owner.execute(verb.format(table))


BULK = pytest.mark.parametrize("bulk", ["", "on"])
"""The backstops hold row by row and by set alike."""


@BULK
@pytest.mark.parametrize("amounts", [[5, -4], [5]])
async def test_no_lines_are_added_that_do_not_balance(
    books: Books, amounts: list[int], bulk: str
) -> None:
    with as_role(books.actor, "erp_books") as door, pytest.raises(psycopg.Error) as refused:
        door.execute("SELECT set_config('erp.bulk', %s, true)", [bulk])
        door.execute(
            "INSERT INTO journal_lines (entry_id, position, dated, account, amount, currency, foreign_amount)"
            " SELECT %s, n, %s, '1010', a, 'EUR', a FROM unnest(%s::numeric[]) WITH ORDINALITY AS x (a, n)",
            [uuid4(), DAY, amounts],
        )
    assert refused.value.diag.message_primary == "entry-unbalanced"


@BULK
async def test_nothing_is_added_to_a_posted_entry(books: Books, bulk: str) -> None:
    made = await books.sell("5.00")
    with as_role(books.actor, "erp_books") as door, pytest.raises(psycopg.Error) as refused:
        door.execute("SELECT set_config('erp.bulk', %s, true)", [bulk])
        door.execute(
            "INSERT INTO journal_lines (entry_id, position, dated, account, amount, currency, foreign_amount)"
            " SELECT %s, 2 + n, %s, '1010', a, 'EUR', a FROM unnest('{7,-7}'::numeric[]) WITH ORDINALITY AS x (a, n)",
            [made, DAY],
        )
    assert refused.value.diag.message_primary == "entry-unbalanced"


@BULK
async def test_no_entry_without_lines(books: Books, bulk: str) -> None:
    with as_role(books.actor, "erp_books") as door, pytest.raises(psycopg.Error) as refused:
        door.execute("SELECT set_config('erp.bulk', %s, true)", [bulk])
        door.execute(
            "INSERT INTO journal_entries (id, dated, journal, series, serial, source, memo)"
            " VALUES (%s, %s, 'MSC', 'MSC-2026', 9, 'by hand', '')",
            [uuid4(), DAY],
        )
    assert refused.value.diag.message_primary == "entry-unbalanced"


@pytest.mark.parametrize(
    "call",
    [
        "ledger_post({}, {}, '[]', '[]', NULL, NULL, NULL, NULL, NULL, true)",
        "ledger_import({}, {}, 'x', true, 1, '{{}}', '{{}}', '{{}}', '{{}}')",
        "ledger_seal({}, {}, 1)",
    ],
)
@pytest.mark.parametrize("stranger", ["tenant", "company"])
async def test_the_doors_open_for_the_own_company_only(
    books: Books, call: str, stranger: str
) -> None:
    actor = books.actor
    tenant = uuid4() if stranger == "tenant" else actor.tenant_id
    company = uuid4() if stranger == "company" else actor.company_id
    with (
        as_role(actor, "erp_app") as app,
        pytest.raises(InsufficientPrivilege, match="own company"),
    ):
        app.execute("SELECT " + call.format(f"'{tenant}'", f"'{company}'"))


async def test_a_posted_entry_has_no_endpoint_to_edit_or_delete_it(books: Books) -> None:
    made = await books.sell("5.00")
    for method in ("PUT", "PATCH", "DELETE"):
        answer = await books.client.request(method, f"/v1/ledger/entries/{made}")
        assert answer.status_code == 405


async def test_what_is_not_ours_to_say_is_refused(books: Books) -> None:
    for extra in (
        {"posted": True},
        {"number": "X"},
        {"source": "invoice:1"},
        {"tenant_id": str(uuid4())},
    ):
        answer = await books.post(("1010", "5"), ("4000", "-5"), **extra)
        assert answer.status_code == 422


async def test_an_account_with_entries_stays(books: Books) -> None:
    await books.sell("5.00")
    with pytest.raises(Refusal):
        async with transaction(books.actor) as tx:
            await tx.write(
                "DELETE FROM ledger_accounts WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = '1100'"
            )
