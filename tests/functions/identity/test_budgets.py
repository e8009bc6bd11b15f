"""Statements and round trips of what everybody does, and the job that forgets what is over."""

from uuid import UUID, uuid4

import psycopg

from functions.identity.jobs import sweep
from functions.identity.model import Company, User
from functions.identity.service import companies, tenants, users
from layers.database.transactions import Tx, transaction
from shared.actor import Actor
from shared.ids import new_id
from tests.functions.identity.conftest import PASSWORD, SignUp


async def test_signing_in_takes_four_short_transactions(
    sign_up: SignUp, committed: list[Tx]
) -> None:
    ada = await sign_up(sign_in=False)
    committed.clear()

    await ada.signs_in()

    work = [(tx.statements, tx.trips) for tx in committed]
    assert work == [(4, 2), (4, 2), (6, 2), (5, 2)]  # count, find, begin the session, forgive


async def test_who_i_am_takes_one_trip(sign_up: SignUp, committed: list[Tx]) -> None:
    ada = await sign_up()
    await ada.get("/me")
    committed.clear()

    await ada.get("/me")

    (tx,) = committed
    assert (tx.statements, tx.trips) == (4, 1)


async def test_a_tenant_is_opened_by_the_seed_as_by_a_sign_up(owner: psycopg.Connection) -> None:
    tenant, company, user = new_id(), new_id(), new_id()
    opening = await tenants.prepared(
        "Seeded",
        Company(company, "Seeded Ltd", "GB", "GBP", "Europe/London"),
        User(user, f"{uuid4()}@example.com", "Sam Seed", "active"),
        PASSWORD,
    )
    async with transaction(Actor(tenant, company, user, frozenset(), via="system")) as tx:
        opened = await tx.read(await tenants.open_tenant(tx, opening))
        assert opened[0]["name"] == "Seeded"
        assert (await companies.current(tx)).currency == "GBP"
        assert await users.names_of(tx, [user, uuid4()]) == {user: "Sam Seed"}
    names = owner.execute(
        "SELECT name FROM outbox WHERE tenant_id = %s ORDER BY id", [tenant]
    ).fetchall()
    assert [name for (name,) in names] == [
        "identity.tenant.opened",
        "identity.company.opened",
        "identity.address.verification_requested",
    ]


async def test_what_is_over_is_forgotten_and_nothing_else(
    sign_up: SignUp, owner: psycopg.Connection
) -> None:
    ada, ben = await sign_up(), await sign_up()
    await ada.does("POST", "/password/forgot", {"email": ada.email})
    owner.execute(
        "UPDATE identity_sessions SET ends_at = now() - interval '2 days' WHERE user_id = %s",
        [ada.user_id],
    )
    owner.execute(
        "UPDATE identity_tickets SET ends_at = now() - interval '31 days' WHERE user_id = %s",
        [ada.user_id],
    )
    owner.execute("UPDATE identity_attempts SET ends_at = now() - interval '1 second'")

    assert await sweep() >= 4

    def kept(table: str, user: UUID) -> int:
        row = owner.execute(
            f"SELECT count(*) FROM {table} WHERE user_id = %s", [user]
        ).fetchone() or (0,)
        return int(row[0])

    assert kept("identity_sessions", ada.user_id) == kept("identity_tickets", ada.user_id) == 0
    assert kept("identity_sessions", ben.user_id) == kept("identity_tickets", ben.user_id) == 1
    assert owner.execute("SELECT count(*) FROM identity_attempts").fetchone() == (0,)
