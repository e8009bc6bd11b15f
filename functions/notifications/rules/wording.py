"""Fill the words of letters and messages: once, by name, nothing taken for a template."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from shared.nouns import dataclass

LANGUAGES = ("en", "de", "es", "fr")
PLACE = re.compile(r"\{([a-z_]+)\}")
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one letter, in one language, filled in."""

    subject: str
    paragraphs: tuple[str, ...]
    button: str
    language: str


def language_for(wanted: str) -> str:
    """Return the language we have for a wanted one such as de-AT; English where we have none."""
    plain = wanted.lower().replace("_", "-").partition("-")[0]
    return plain if plain in LANGUAGES else "en"


@cache
def templates(language: str) -> dict[str, Any]:
    """Read the words of a language."""
    text = (
        files("functions.notifications").joinpath(f"templates/{language}.toml").read_text("utf-8")
    )
    return tomllib.loads(text)


def filled(template: str, values: Mapping[str, str]) -> str:
    """Put values in their places, in one pass: a value that looks like a place stays as it is."""
    return PLACE.sub(lambda place: _tame(values[place[1]]), template)


def _tame(value: str) -> str:
    """Make a value one line of bounded length, so that a name cannot write a letter."""
    return CONTROL.sub(" ", value).strip()[:LONGEST_VALUE]


def worded(name: str, wanted: str, values: Mapping[str, str]) -> Wording:
    """Return the words of a letter in the wanted language."""
    language = language_for(wanted)
    words = templates(language)[name]
    return Wording(
        subject=filled(words["subject"], values),
        paragraphs=tuple(filled(paragraph, values) for paragraph in words["paragraphs"]),
        button=words.get("button", ""),
        language=language,
    )


def event_words(event: str, wanted: str) -> str:
    """Say in a person's language what happened; the event's own name where we have no words."""
    known = templates(language_for(wanted))["events"]
    return str(known.get(event, event))
