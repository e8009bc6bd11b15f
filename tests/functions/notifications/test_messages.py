"""Messages, subscriptions, reactions, and identity's letters."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from httpx import AsyncClient

from functions.notifications import jobs
from layers.database.outbox import emit
from layers.database.transactions import Tx, transaction
from shared.actor import Actor
from shared.events import Event, InvoicePosted, PasswordResetRequested, PaymentRecorded

WHERE = "/v1/notifications"


async def happens(actor: Actor, *events: Event) -> None:
    async with transaction(actor) as tx:
        await emit(tx, *events)
    await jobs.relay_outbox()


async def test_who_subscribed_is_told(
    clerk: Actor, client: AsyncClient, as_actor: Callable[[Actor | None], AsyncClient]
) -> None:
    colleague = replace(clerk, user_id=uuid4())
    theirs = as_actor(colleague)
    for one in (client, theirs):
        asked = await one.put(f"{WHERE}/subscriptions/app", json={"events": ["invoicing.*"]})
        assert asked.json() == {"channel": "app", "events": ["invoicing.*"]}
    invoice = uuid4()
    await happens(clerk, InvoicePosted(invoice), PaymentRecorded(uuid4()))

    assert (await client.get(f"{WHERE}/messages")).json()["items"] == []  # one's own doing
    (message,) = (await theirs.get(f"{WHERE}/messages")).json()["items"]
    assert (message["event"], message["subject"]) == ("invoicing.invoice.posted", str(invoice))
    assert (await theirs.get(f"{WHERE}/unread")).json() == {"unread": 1}
    assert (await client.post(f"{WHERE}/messages/{message['id']}/read")).status_code == 404
    read = await theirs.post(f"{WHERE}/messages/{message['id']}/read")
    assert read.json()["is_read"] is True
    await happens(clerk, InvoicePosted(uuid4()), InvoicePosted(uuid4()))
    assert (await theirs.get(f"{WHERE}/unread")).json() == {"unread": 2}
    assert (await theirs.post(f"{WHERE}/messages/read")).json() == {"unread": 0}

    gone = await theirs.put(f"{WHERE}/subscriptions/app", json={"events": []})
    assert gone.json() == {"channel": "app", "events": []}
    await happens(clerk, InvoicePosted(uuid4()))
    assert (await theirs.get(f"{WHERE}/unread")).json() == {"unread": 0}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """React to payments, as a function would: at first with a failure."""
    from functions.notifications import reactions
    from functions.notifications.service import relay

    subjects: list[UUID] = []
    failures = ["once"]

    async def react(tx: Tx, event: Event) -> None:
        await tx.rows("SELECT 1")
        if failures:
            failures.pop()
            raise RuntimeError("not now")
        subjects.append(event.subject)

    known = {**reactions.REACTIONS, PaymentRecorded.name: react}
    monkeypatch.setattr(reactions, "REACTIONS", known)
    monkeypatch.setattr(
        relay,
        "receivers_of",
        lambda name: ["notifications"] if name == PaymentRecorded.name else [],
    )
    return subjects


async def test_a_reaction_happens_once(
    clerk: Actor, heard: list[UUID], owner: psycopg.Connection
) -> None:
    payment = uuid4()
    await happens(clerk, PaymentRecorded(payment))

    await jobs.react()
    assert heard == []
    row = owner.execute(
        "UPDATE notifications_inbox SET next_at = now() WHERE tenant_id = %s"
        " RETURNING status, attempts, last_error",
        [clerk.tenant_id],
    ).fetchone()
    assert row == ("waiting", 1, "RuntimeError")
    await jobs.react()
    await jobs.react()
    assert heard == [payment]

    # An event that is relayed again, as after a crash, changes nothing
    owner.execute(
        "INSERT INTO outbox (tenant_id, company_id, id, name, subject, user_id)"
        " OVERRIDING SYSTEM VALUE"
        " SELECT tenant_id, company_id, event_id, event, subject, user_id"
        "   FROM notifications_inbox WHERE tenant_id = %s",
        [clerk.tenant_id],
    )
    await jobs.relay_outbox()
    await jobs.react()
    assert heard == [payment]


@pytest.fixture
def person(clerk: Actor, owner: psycopg.Connection) -> Actor:
    """Make the clerk somebody with an address, in a company with a name."""
    values = {"t": clerk.tenant_id, "c": clerk.company_id, "u": clerk.user_id, "r": uuid4()}
    for statement in (
        (
            "INSERT INTO identity_companies (tenant_id, id, name, country, currency, time_zone,"
            " language, legal) VALUES (%(t)s, %(c)s, 'Acme {name} <b>', 'DE', 'EUR', 'UTC', 'de', '{}')"
        ),
        (
            "INSERT INTO identity_users (tenant_id, id, email, login, name, status)"
            " VALUES (%(t)s, %(u)s, 'ada@acme.example', %(u)s::text, 'Ada', 'active')"
        ),
        "INSERT INTO identity_roles (tenant_id, id, name, label) VALUES (%(t)s, %(r)s, 'x', 'x')",
        (
            "INSERT INTO identity_memberships (tenant_id, company_id, user_id, role_id)"
            " VALUES (%(t)s, %(c)s, %(u)s, %(r)s)"
        ),
    ):
        owner.execute(statement, values)
    return clerk


@pytest.fixture
def mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep letters in a folder."""
    monkeypatch.delenv("ERP_SMTP_URL", raising=False)
    monkeypatch.setenv("ERP_MAILBOX", str(tmp_path))
    return tmp_path


def letters(mailbox: Path, to: str) -> list[str]:
    import email
    import email.policy

    found = []
    for path in mailbox.glob("*.eml"):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if message["To"] == to:
            body = message.get_body(("plain",))
            assert body is not None
            found.append(f"{message['Subject']}\n{body.get_content()}")
    return found


async def test_a_reset_letter_is_written_and_its_link_kept_nowhere(
    person: Actor, mailbox: Path, owner: psycopg.Connection
) -> None:
    ticket = uuid4()
    owner.execute(
        "INSERT INTO identity_tickets (tenant_id, id, kind, user_id, company_id, created_by, ends_at)"
        " VALUES (%s, %s, 'reset', %s, %s, %s, now() + interval '1 hour')",
        [person.tenant_id, ticket, person.user_id, person.company_id, person.user_id],
    )
    await happens(person, PasswordResetRequested(ticket))
    await jobs.react()
    kept = owner.execute(
        "SELECT letter::text FROM notifications_emails WHERE tenant_id = %s", [person.tenant_id]
    ).fetchall()
    assert len(kept) == 1
    assert "erpt_" not in kept[0][0]
    await jobs.send_mail()

    (text,) = letters(mailbox, "ada@acme.example")
    assert text.startswith("Neues Passwort setzen\nGuten Tag Ada,")
    assert "https://erp.example/password/reset#erpt_" in text


async def test_a_letter_whose_link_ran_out_is_not_sent(
    person: Actor, mailbox: Path, owner: psycopg.Connection, client: AsyncClient
) -> None:
    ticket = uuid4()
    owner.execute(
        "INSERT INTO identity_tickets (tenant_id, id, kind, user_id, company_id, created_by, ends_at)"
        " VALUES (%s, %s, 'reset', %s, %s, %s, now() + interval '1 hour')",
        [person.tenant_id, ticket, person.user_id, person.company_id, person.user_id],
    )
    await happens(person, PasswordResetRequested(ticket))
    await jobs.react()
    owner.execute("UPDATE identity_tickets SET ends_at = now() WHERE id = %s", [ticket])
    await jobs.send_mail()

    assert letters(mailbox, "ada@acme.example") == []
    (gone,) = (await client.get(f"{WHERE}/emails")).json()["items"]
    assert (gone["status"], gone["last_error"]) == ("dead", "The link in it has run out.")


async def test_telling_by_email_takes_names_for_names(
    person: Actor, mailbox: Path, client: AsyncClient
) -> None:
    await client.put(f"{WHERE}/subscriptions/email", json={"events": ["*"]})
    colleague = replace(person, user_id=uuid4())
    await happens(colleague, InvoicePosted(uuid4()))
    await jobs.react()
    await jobs.send_mail()

    (text,) = letters(mailbox, "ada@acme.example")
    assert text.startswith("Acme {name} <b>: Eine Rechnung wurde gebucht")
