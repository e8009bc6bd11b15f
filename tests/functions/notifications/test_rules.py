"""Signatures, retries, filters and words, without a database."""

import tomllib
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks.webhooks import Webhook

from functions.notifications.rules import retries
from functions.notifications.rules.filters import EventUnknown, check_patterns, matches
from functions.notifications.rules.signatures import headers_for, signature, written
from functions.notifications.rules.wording import LANGUAGES, filled, language_for, worded
from shared.events import Event

TEMPLATES = Path(__file__).resolve().parents[3] / "functions/notifications/templates"


@given(st.binary(min_size=24, max_size=64), st.text(max_size=200))
def test_an_independent_reader_verifies_what_we_sign(key: bytes, text: str) -> None:
    secret, body = written(key), text.encode("utf-8", "replace")
    headers = headers_for([secret, written(b"o" * 32)], "msg_1", datetime.now(UTC), body)

    at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
    theirs = Webhook(secret).sign("msg_1", at, body.decode())
    assert signature(secret, "msg_1", at, body) == theirs
    assert theirs in headers["webhook-signature"].split(" ")
    assert b64decode(secret.removeprefix("whsec_")) == key


@given(st.integers(0, 30), st.randoms(use_true_random=False))
def test_waits_grow_and_end(attempts: int, chance: Random) -> None:
    wait = retries.wait_after(attempts, chance)
    if attempts > len(retries.STEPS):
        assert wait is None
        return
    step = retries.STEPS[max(attempts, 1) - 1]
    assert wait is not None
    assert step * 0.8 <= wait <= step * 1.2


def test_a_delivery_is_tried_for_about_two_days() -> None:
    assert timedelta(days=2) < sum(retries.STEPS, timedelta()) < timedelta(days=3)


@pytest.mark.parametrize(
    ("said", "seconds"), [("120", 120), ("", 0), ("-5", 0), ("99999999", 3600), ("Wed, 21 Oct", 0)]
)
def test_a_receivers_wish(said: str, seconds: int) -> None:
    assert retries.wish(said) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("*", "a.b.c", True),
        ("a.*", "a.b.c", True),
        ("a.b.*", "a.b.c", True),
        ("a.b.c", "a.b.c", True),
        ("a.*", "ab.b.c", False),
        ("a.b.*", "a.bb.c", False),
        ("*", "identity.password_reset.requested", False),
    ],
)
def test_patterns(pattern: str, name: str, fits: bool) -> None:
    assert matches(pattern, name) is fits


@given(st.lists(st.text(max_size=20), max_size=60))
def test_patterns_are_checked(patterns: list[str]) -> None:
    try:
        checked = check_patterns(patterns, Event.known, "/body/events")
    except EventUnknown:
        return
    assert all(any(matches(p, name) for name in Event.known) for p in checked)


@given(st.text(), st.text())
def test_a_value_is_never_a_template(first: str, second: str) -> None:
    words = filled("{a} and {b}", {"a": first + "{b}", "b": second + "{a}{0}{{x}}"})
    assert "\n" not in words
    assert len(words) <= 2 * 200 + 5


def test_every_language_says_everything() -> None:
    said = {
        language: tomllib.loads((TEMPLATES / f"{language}.toml").read_text("utf-8"))
        for language in LANGUAGES
    }
    english = said["en"]
    for language, words in said.items():
        assert words.keys() == english.keys(), language
        for name, letter in words.items():
            assert letter.keys() == english[name].keys(), (language, name)
    public = {name for name in Event.known if matches("*", name)}
    assert public <= english["events"].keys()
    assert worded("reset", "de-AT", {"name": "Ada", "expires": "x"}).language == "de"
    assert language_for("pt") == "en"
