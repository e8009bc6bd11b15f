"""Compose an e-mail: plain and HTML, one line per header, nothing of it taken for markup."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

from layers.mail.letters import CONTROL, Letter, LetterRefused, check_address, check_line
from shared.clock import now

LONGEST_SUBJECT = 250


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
