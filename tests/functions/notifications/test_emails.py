"""E-mail, from the command that wants it to the mail server that takes it."""

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from aiosmtpd.controller import Controller
from httpx import AsyncClient

from functions.notifications import jobs
from functions.notifications.model import Attachment, Email
from functions.notifications.service import send_email
from layers.database.transactions import transaction
from layers.mail.letters import LetterRefused
from local import ports
from shared.actor import Actor, Permission


@dataclass
class Mailman:
    """A mail server that keeps what it is given, or says no."""

    said: str = "250 OK"
    kept: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802
        if self.said.startswith("250"):
            parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
            assert isinstance(parsed, EmailMessage)
            self.kept.append(parsed)
        return self.said


@pytest.fixture
def mailman(monkeypatch: pytest.MonkeyPatch, owner: psycopg.Connection) -> Iterator[Mailman]:
    """Run a mail server on this machine, with nothing left to send by tests before."""
    owner.execute("DELETE FROM notifications_emails WHERE status = 'waiting'")
    one = Mailman()
    controller = Controller(one, hostname="127.0.0.1", port=ports.free())
    controller.start()
    monkeypatch.setenv("ERP_SMTP_URL", f"smtp://127.0.0.1:{controller.port}")
    monkeypatch.setenv("ERP_MAIL_FROM", "books@erp.example")
    yield one
    controller.stop()


def letter(to: str = "ada@customer.example", **more: Any) -> Email:
    return Email(to, "Invoice INV-2026-00001", ("Dear Ada <b>,", "the invoice."), **more)


async def queue(actor: Actor, wanted: Email) -> str:
    async with transaction(actor) as tx:
        return str(await send_email(tx, wanted))


async def status(client: AsyncClient, email_id: str) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"/v1/notifications/emails/{email_id}")).json()
    return found


async def test_a_letter_arrives_with_its_attachment(
    client: AsyncClient, clerk: Actor, mailman: Mailman, owner: psycopg.Connection
) -> None:
    about = ("invoicing.invoice", uuid4())
    pdf = Attachment("INV-2026-00001.pdf", "application/pdf", b"%PDF-1.7 ...")
    queued = await queue(
        clerk,
        letter(attachments=(pdf,), about=about, sender_name="Müller & Co", reply_to="us@m.example"),
    )

    assert (await status(client, queued))["status"] == "waiting"
    assert await jobs.send_mail() >= 1

    (message,) = mailman.kept
    assert message["To"] == "ada@customer.example"
    assert message["From"] == "Müller & Co <books@erp.example>"
    assert message["Reply-To"] == "us@m.example"
    assert message["Message-ID"] == f"<{queued}@erp.example>"
    html = message.get_body(("html",))
    assert html is not None
    assert "Dear Ada &lt;b&gt;," in html.get_content()
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (pdf.name, pdf.content)
    after = await status(client, queued)
    assert (after["status"], after["attempts"], after["taken_by"]) == ("sent", 1, "127.0.0.1")
    listed = await client.get("/v1/notifications/emails", params={"about_id": str(about[1])})
    assert [e["id"] for e in listed.json()["items"]] == [queued]
    kept = owner.execute("SELECT letter FROM notifications_emails WHERE id = %s", [queued])
    assert kept.fetchone() == (None,)
    again = await client.post(f"/v1/notifications/emails/{queued}/send")
    assert again.json()["type"] == "/problems/email-forgotten"


@pytest.mark.parametrize(
    "wanted",
    [
        letter("ada@customer.example\r\nBcc: all@customer.example"),
        letter("ada@customer.example, eve@customer.example"),
        letter("Ada <ada@customer.example>"),
        letter("ada"),
        replace(letter(), subject="Hello\nBcc: all@customer.example"),
        replace(letter(), attachments=(Attachment("a\r\nX: y.pdf", "application/pdf", b"x"),)),
    ],
)
async def test_headers_cannot_be_slipped_in(clerk: Actor, wanted: Email) -> None:
    with pytest.raises(LetterRefused):
        await queue(clerk, wanted)


async def test_a_busy_server_is_asked_again_and_a_wrong_address_is_not(
    client: AsyncClient, clerk: Actor, mailman: Mailman, owner: psycopg.Connection
) -> None:
    mailman.said = "451 Try again later"
    queued = await queue(clerk, letter())
    await jobs.send_mail()
    waiting = await status(client, queued)
    assert (waiting["status"], waiting["last_error"]) == (
        "waiting",
        "The mail server answered 451.",
    )
    await jobs.send_mail()
    assert (await status(client, queued))["attempts"] == 1  # not before its time

    mailman.said = "550 No such user"
    owner.execute("UPDATE notifications_emails SET next_at = now() WHERE id = %s", [queued])
    await jobs.send_mail()
    assert (await status(client, queued))["status"] == "dead"

    mailman.said = "250 OK"
    assert (await client.post(f"/v1/notifications/emails/{queued}/send")).status_code == 200
    await jobs.send_mail()
    assert (await status(client, queued))["status"] == "sent"
    assert len(mailman.kept) == 1


async def test_without_a_server_letters_are_kept(
    client: AsyncClient, clerk: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ERP_SMTP_URL", raising=False)
    monkeypatch.setenv("ERP_MAILBOX", str(tmp_path))
    queued = await queue(clerk, letter())

    await jobs.send_mail()

    assert (await status(client, queued))["taken_by"] == "mailbox"
    found = [path.read_text() for path in tmp_path.glob("*.eml")]
    assert any("ada@customer.example" in text for text in found)


async def test_a_letter_that_was_rolled_back_is_not_sent(clerk: Actor, mailman: Mailman) -> None:
    with pytest.raises(RuntimeError):
        async with transaction(clerk) as tx:
            await send_email(tx, letter())
            raise RuntimeError("the command failed")
    await jobs.send_mail()

    assert mailman.kept == []


async def test_neighbours_see_no_letters(
    clerk: Actor, as_actor: Callable[[Actor | None], AsyncClient], open_tenant: Callable[[], Actor]
) -> None:
    queued = await queue(clerk, letter())
    for stranger in (open_tenant(), replace(clerk, company_id=uuid4())):
        other = as_actor(stranger)
        assert (await other.get(f"/v1/notifications/emails/{queued}")).status_code == 404
        assert (await other.post(f"/v1/notifications/emails/{queued}/send")).status_code == 404
    nobody = as_actor(replace(clerk, permissions=frozenset({Permission.MESSAGES_READ})))
    assert (await nobody.get("/v1/notifications/emails")).status_code == 403
