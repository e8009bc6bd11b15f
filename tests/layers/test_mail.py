"""Letters: what is in them stays in its place."""

import email
import email.policy
import socket
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.mail import sending
from layers.mail.composing import as_html, as_text, compose
from layers.mail.letters import Enclosure, Letter, LetterRefused, check_address


def read_back(message: EmailMessage) -> EmailMessage:
    parsed = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


@given(st.text(max_size=100), st.text(max_size=100), st.text(max_size=50), st.text(max_size=30))
def test_no_text_adds_a_header_or_a_tag(subject: str, words: str, name: str, file: str) -> None:
    letter = Letter(
        "ada@customer.example",
        subject,
        (words,),
        sender_name=name,
        enclosures=(Enclosure(f"{file}.pdf", "application/pdf", b"%PDF"),),
    )
    try:
        message = compose(letter, "books@erp.example", "1@erp.example")
        message.as_bytes()
    except (LetterRefused, UnicodeEncodeError):
        return
    back = read_back(message)
    assert set(back.keys()) == {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "MIME-Version",
        "Content-Type",
    }
    assert back["To"] == "ada@customer.example"
    html = as_html(letter)
    assert html.count("<p>") == 1
    assert html.count("<script") == 0


@pytest.mark.parametrize(
    "address",
    ["ada@customer.example", "a.b+c@sub.customer.example", "ada@xn--mller-kva.example"],
)
def test_addresses(address: str) -> None:
    assert check_address(address) == address


def test_an_address_in_another_script_is_written_in_ascii() -> None:
    assert check_address("ada@müller.example") == "ada@xn--mller-kva.example"


@pytest.mark.parametrize(
    "address",
    ["", "ada", "@x.example", "a b@x.example", "a@x", "a@x.example\n", "a@x.example,b@x.example",
     "<a@x.example>", "a@-x.example", ".a@x.example", f"{'a' * 65}@x.example", "a@[127.0.0.1]"],
)  # fmt: skip
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(LetterRefused):
        check_address(address)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "http://x/\r\ny", "x"])
def test_links_lead_to_the_web(link: str) -> None:
    letter = Letter("a@x.example", "s", ("p",), link=("Open", link))
    for made in (as_text, as_html):
        with pytest.raises(LetterRefused):
            made(letter)


@pytest.mark.parametrize(
    ("url", "port", "secure", "must_upgrade"),
    [
        ("smtp://mail.example", 587, False, False),
        ("smtp://me:p%40ss@mail.example:25", 25, False, True),
        ("smtps://me:p%40ss@mail.example", 465, True, False),
        ("smtp://me:p%40ss@127.0.0.1:25", 25, False, False),
    ],
)
def test_servers(
    monkeypatch: pytest.MonkeyPatch, url: str, port: int, secure: bool, must_upgrade: bool
) -> None:
    monkeypatch.setenv("ERP_SMTP_URL", url)
    found = sending.server()
    assert found is not None
    assert (found.port, found.secure, found.must_upgrade) == (port, secure, must_upgrade)
    assert found.password in {None, "p@ss"}


async def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("ERP_SMTP_URL", f"smtp://127.0.0.1:{port}")
    message = compose(Letter("a@x.example", "s", ("p",)), "b@x.example", "1@x.example")
    with pytest.raises(sending.NotSent) as refused:
        await sending.send(message)
    assert not refused.value.for_good
