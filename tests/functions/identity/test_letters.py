"""Letters go the whole way: from what happened, through the outbox, into somebody's mail."""

import os
from contextlib import suppress
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from uuid import uuid4

import psycopg

from functions.notifications.jobs import react, relay_outbox, send_mail
from tests.functions.identity.conftest import PASSWORD, Person, SignUp, Visit, role_id


async def mail_of(address: str) -> list[EmailMessage]:
    """Let what is on its way arrive, and open somebody's mail."""
    for job in (relay_outbox, react, send_mail):
        with suppress(ExceptionGroup):  # other tests leave companies whose rows no job can serve
            while await job():
                pass
    parser = BytesParser(policy=policy.default)
    letters = [parser.parsebytes(p.read_bytes()) for p in Path(os.environ["ERP_MAILBOX"]).glob("*")]
    return [letter for letter in letters if address in str(letter["To"])]


def link_in(letter: EmailMessage) -> str:
    """Find the token in a letter's link."""
    body = letter.get_body(("plain",))
    assert body is not None
    (line,) = [line for line in body.get_content().splitlines() if "#erpt_" in line]
    assert line.startswith("https://erp.example/")
    return str(line.partition("#")[2]).strip()


async def test_a_forgotten_password_comes_back_by_mail(
    sign_up: SignUp, visit: Visit, owner: psycopg.Connection
) -> None:
    ada = await sign_up(f"{uuid4().hex}@example.com")
    assert len(await mail_of(ada.email)) == 1  # the one that verifies the address
    outside = Person(visit(), ada.email)
    await outside.does("POST", "/password/forgot", {"email": ada.email})

    (reset,) = [m for m in await mail_of(ada.email) if "password" in m["Subject"].lower()]

    token = link_in(reset)
    for table in ("notifications_emails", "notifications_inbox", "audit_entries", "outbox"):
        rows = owner.execute(
            f"SELECT t::text FROM {table} AS t WHERE tenant_id = %s", [ada.tenant_id]
        ).fetchall()
        assert token not in str(rows), table
    body = {"token": token, "password": "a wholly different sentence"}
    await outside.does("POST", "/password/reset", body)
    assert await ada.refused("GET", "/me") == "401 not-signed-in"


async def test_an_invitation_arrives_in_the_companys_name(sign_up: SignUp, visit: Visit) -> None:
    ada = await sign_up()
    guest = Person(visit(), f"{uuid4().hex}@example.com", workspace=ada.workspace)
    body = {"email": guest.email, "name": "Ben", "role_id": await role_id(ada, "Viewer")}
    await ada.does("POST", "/invitations", body)

    (invitation,) = await mail_of(guest.email)

    assert "Harbour Chairs" in str(invitation)
    said = {"token": link_in(invitation), "name": "Ben", "password": PASSWORD}
    await guest.does("POST", "/invitations/accept", said)
    assert (await guest.signs_in()).status_code == 200
