"""Hand a message to the mail server, or to a folder where there is none."""

import logging
import os
import ssl
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import unquote, urlsplit

from anyio import to_thread

from shared.nouns import dataclass

LOG = logging.getLogger("erp.mail")
TIMEOUT = 30.0
"""Seconds for the whole conversation with the mail server."""


class NotSent(Exception):
    """The mail server did not take the message; for_good where asking again is no use."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.for_good = for_good


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server: smtp://user:password@host:587, smtps:// for TLS from the first byte."""

    host: str
    port: int
    user: str | None
    password: str | None
    secure: bool

    @property
    def must_upgrade(self) -> bool:
        """Say whether STARTTLS is demanded: a password never travels in the clear."""
        return not self.secure and self.user is not None and self.host not in {"127.0.0.1", "::1"}


def server() -> Server | None:
    """Read ERP_SMTP_URL; None where no mail server is configured."""
    url = os.environ.get("ERP_SMTP_URL", "")
    if not url:
        return None
    parts = urlsplit(url)
    secure = parts.scheme == "smtps"
    return Server(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or (465 if secure else 587),
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        secure=secure,
    )


def sender() -> str:
    """Return the address that letters come from (ERP_MAIL_FROM)."""
    return os.environ.get("ERP_MAIL_FROM", "erp@localhost.localdomain")


def mailbox() -> Path:
    """Return the folder that takes letters where there is no mail server (ERP_MAILBOX)."""
    return Path(os.environ.get("ERP_MAILBOX", ".local/mail"))


async def send(message: EmailMessage) -> str:
    """Send a message and say who took it. Raises NotSent."""
    configured = server()
    if configured is None:
        path = await to_thread.run_sync(_keep, message)
        LOG.warning("no mail server is configured (ERP_SMTP_URL): letter kept in %s", path)
        return "mailbox"
    await _submit(message, configured)
    return configured.host


def _keep(message: EmailMessage) -> Path:
    """Write the letter where a developer can open it; the same letter twice is one file."""
    folder = mailbox()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = "".join(c for c in str(message["Message-ID"]) if c.isalnum() or c in "-.")
    path = folder / f"{name}.eml"
    beside = path.with_suffix(".part")
    beside.write_bytes(message.as_bytes())
    beside.replace(path)
    return path


async def _submit(message: EmailMessage, to: Server) -> None:
    import aiosmtplib

    try:
        await aiosmtplib.send(
            message,
            sender=parseaddr(str(message["From"]))[1],
            hostname=to.host,
            port=to.port,
            username=to.user,
            password=to.password,
            use_tls=to.secure,
            start_tls=False if to.secure else (True if to.must_upgrade else None),
            tls_context=ssl.create_default_context(),
            timeout=TIMEOUT,
        )
    except aiosmtplib.SMTPRecipientsRefused as refused:
        code = max((r.code for r in refused.recipients), default=0)
        raise NotSent(f"The receiver was refused ({code}).", for_good=code >= 550) from refused
    except aiosmtplib.SMTPResponseException as refused:
        reason = f"The mail server answered {refused.code}."
        raise NotSent(reason, for_good=refused.code in {550, 551, 552, 553, 554}) from refused
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as broken:
        raise NotSent(f"The mail server did not answer ({type(broken).__name__}).") from broken
