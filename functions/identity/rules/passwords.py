"""Passwords: what is asked of them, and how they are kept (Argon2id, OWASP 2024 parameters)."""

import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from shared.errors import Refusal

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 200
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1

NOBODYS = (
    "$argon2id$v=19$m=19456,t=2,p=1$89yWwRpbwiZ/n7WgHuItrA"
    "$5QnOx9gVA8BNI6mvpOYgO6Hu/RacDQS3Jdm3wgKlpII"
)
"""A hash of a password nobody has: checked where nobody is there, so that it takes as long."""

POLICY = (
    f"At least {SHORTEST} letters, digits or signs; any kind will do, a sentence is best. "
    "Not your name or e-mail address, and none of the passwords everybody tries first."
)

_TRIED_FIRST = frozenset(
    [
        "password",
        "passwort",
        "passw0rd",
        "p@ssword",
        "p@ssw0rd",
        "letmein",
        "welcome",
        "willkommen",
        "changeme",
        "default",
        "administrator",
        "qwertyuiop",
        "qwertzuiop",
        "azertyuiop",
        "asdfghjkl",
        "iloveyou",
        "princess",
        "football",
        "baseball",
        "sunshine",
        "superman",
        "trustno1",
        "whatever",
        "starwars",
        "dragon",
        "monkey",
        "master",
        "shadow",
        "michael",
        "jennifer",
        "hallo123",
        "hello123",
        "abc123",
        "abcd1234",
        "1q2w3e4r",
        "1q2w3e4r5t",
        "qwerty123",
        "secret",
        "geheim",
        "buchhaltung",
        "accounting",
        "company",
        "invoice",
        "rechnung",
    ]
)


class PasswordTooWeak(Refusal):
    """The password is too easy to guess."""

    status = 422


class PasswordWrong(Refusal):
    """The password is not right."""

    status = 403


def check_password(password: str, *about: str, pointer: str = "/body/password") -> None:
    """Refuse what would be guessed. `about` is what others know: name, address, company."""
    plain = _plain(password)
    bare = plain.strip("0123456789!?.,-_#$%&*+ ")
    known = {_plain(part) for words in about for part in (words, words.partition("@")[0])}
    if len(password) < SHORTEST:
        raise PasswordTooWeak(
            f"It is too short. {POLICY}", pointer=pointer, kind="too-short", limit=str(SHORTEST)
        )
    if len(password) > LONGEST:
        detail = f"More than {LONGEST} letters are not taken."
        raise PasswordTooWeak(detail, pointer=pointer, kind="too-long", limit=str(LONGEST))
    if len(set(plain)) < 5 or _is_run(plain):
        detail = f"It repeats itself or counts up. {POLICY}"
        raise PasswordTooWeak(detail, pointer=pointer, kind="repeats-itself")
    if bare in _TRIED_FIRST or plain in _TRIED_FIRST or (not bare and len(plain) < 14):
        detail = f"It is one of those tried first. {POLICY}"
        raise PasswordTooWeak(detail, pointer=pointer, kind="tried-first")
    if bare in known or plain in known:
        detail = f"It is your name or address. {POLICY}"
        raise PasswordTooWeak(detail, pointer=pointer, kind="own-name")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _is_run(text: str) -> bool:
    """Say whether it only counts up or down: 1234567890, abcdefghij."""
    steps = {ord(b) - ord(a) for a, b in pairwise(text)}
    return len(steps) == 1 or text in "12345678901234567890" * 3


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, type=Type.ID)


def hashed(password: str) -> str:
    """Hash a password; slow on purpose, so call it in a thread."""
    return _hasher().hash(unicodedata.normalize("NFKC", password))


def matches(kept: str | None, password: str) -> bool:
    """Compare a password with what is kept; as slow where nothing is kept."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        right = _hasher().verify(kept or NOBODYS, unicodedata.normalize("NFKC", password))
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Say whether a hash was made with other parameters than ours."""
    return _hasher().check_needs_rehash(kept)
