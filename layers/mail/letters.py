"""Compose an e-mail: plain and HTML, one line per header, nothing of it taken for markup."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

from shared.clock import now
from shared.errors import Refusal

LONGEST_SUBJECT = 250
ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}"
)
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class LetterRefused(Refusal):
    """The e-mail cannot be sent as it is."""

    status = 422


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that travels with a letter."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail to one person. Paragraphs are plain text; a link becomes a button in HTML."""

    to: str
    subject: str
    paragraphs: tuple[str, ...]
    link: tuple[str, str] | None = None
    """What the button says, and its https or http address."""
    sender_name: str = ""
    reply_to: str = ""
    language: str = "en"
    enclosures: tuple[Enclosure, ...] = ()


def check_address(address: str) -> str:
    """Give back one plain e-mail address. Raises LetterRefused for anything more or less."""
    local, _, domain = address.rpartition("@")
    try:
        plain = f"{local}@{domain.encode('idna').decode()}" if not domain.isascii() else address
    except UnicodeError:
        plain = ""
    if len(plain) > 254 or len(local) > 64 or not ADDRESS.fullmatch(plain):
        raise LetterRefused("This is not an e-mail address.", pointer="/body/to")
    return plain


def check_line(text: str, what: str) -> str:
    """Refuse a header that would begin another one (CWE-93)."""
    if CONTROL.search(text):
        raise LetterRefused(f"The {what} must be one line of text.")
    return text


def compose(letter: Letter, sender: str, message_id: str) -> EmailMessage:
    """Make the message, the same every time it is sent: receivers may drop what they have."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _mailbox(sender, letter.sender_name)
    message["To"] = _mailbox(letter.to)
    message["Subject"] = check_line(letter.subject, "subject")[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<{check_line(message_id, 'message id')}>"
    message["Auto-Submitted"] = "auto-generated"
    if letter.reply_to:
        message["Reply-To"] = _mailbox(letter.reply_to)
    message.set_content(as_text(letter))
    message.add_alternative(as_html(letter), subtype="html")
    for enclosure in letter.enclosures:
        main, _, sub = enclosure.media_type.partition("/")
        message.add_attachment(
            enclosure.content,
            maintype=main,
            subtype=sub,
            filename=check_line(enclosure.name, "file name"),
        )
    return message


def _mailbox(address: str, name: str = "") -> Address:
    local, _, domain = check_address(address).rpartition("@")
    return Address(check_line(name, "sender's name"), local, domain)


def as_text(letter: Letter) -> str:
    """Write the plain part."""
    paragraphs = [*letter.paragraphs]
    if letter.link:
        words, address = letter.link
        paragraphs.append(f"{words}:\n{checked_link(address)}")
    return "\n\n".join(paragraphs) + "\n"


def as_html(letter: Letter) -> str:
    """Write the HTML part: every word of it escaped, no picture, no script, no style sheet."""
    lines = [
        f"<p>{'<br>'.join(escape(paragraph).splitlines())}</p>" for paragraph in letter.paragraphs
    ]
    if letter.link:
        words, address = letter.link
        lines.append(f'<p><a href="{escape(checked_link(address))}">{escape(words)}</a></p>')
    title = escape(letter.subject)
    return (
        f'<!doctype html><html lang="{escape(letter.language)}"><head><meta charset="utf-8">'
        f"<title>{title}</title></head>"
        f'<body style="font-family:sans-serif;line-height:1.5">{"".join(lines)}</body></html>'
    )


def checked_link(address: str) -> str:
    """Give back a web address. Raises LetterRefused for javascript: and the like."""
    if urlsplit(address).scheme not in {"http", "https"} or CONTROL.search(address):
        raise LetterRefused("A letter's link must be a web address.")
    return address
