"""Letters, and what cannot be one: a second receiver, a header slipped into another."""

import re

from shared.errors import Refusal
from shared.nouns import dataclass

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
