"""What is wrong with a value, in the words one would use to a person, and by its kind.

The kind is for programs: whoever shows the misfit in another language needs no English words.
"""

from typing import Any

from pydantic_core import ErrorDetails

_WORDS = {
    "Field required": "is missing",
    "JSON decode error": "is not JSON from this character on",
    "Input should be a valid dictionary or object to extract fields from": "is not a JSON "
    "object; send one, with the header Content-Type: application/json",
    "Extra inputs are not permitted": "is not known here; check the spelling or leave it out",
    "String should have at least 1 character": "is empty",
}
_PATTERN = "String should match pattern"
_KINDS = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "string_too_long": "too-long",
    "string_too_short": "too-short",
    "too_long": "too-many",
    "too_short": "too-few",
    "greater_than": "more-than",
    "greater_than_equal": "at-least",
    "less_than": "less-than",
    "less_than_equal": "at-most",
    "decimal_max_digits": "too-many-digits",
    "decimal_whole_digits": "too-many-digits",
    "decimal_max_places": "too-many-decimals",
    "int_from_float": "not-whole",
    "enum": "not-a-choice",
    "literal_error": "not-a-choice",
    "string_pattern_mismatch": "wrong-form",
}
_FAMILIES = {
    "int": "not-a-number",
    "float": "not-a-number",
    "decimal": "not-a-number",
    "finite": "not-a-number",
    "date": "not-a-date",
    "datetime": "not-a-date",
    "uuid": "not-a-name",
    "string": "not-text",
    "bool": "not-yes-or-no",
    "list": "not-a-list",
    "tuple": "not-a-list",
    "set": "not-a-list",
}
_SAID = {
    "too-long": "is too long: at most {limit} characters",
    "too-short": "is too short: at least {limit} characters",
    "too-many": "are too many: at most {limit}",
    "too-few": "are too few: at least {limit}",
    "more-than": "must be more than {limit}",
    "at-least": "must be at least {limit}",
    "less-than": "must be less than {limit}",
    "at-most": "must be at most {limit}",
    "too-many-digits": "has too many digits: at most {limit}",
    "too-many-decimals": "has too many decimal places: at most {limit}",
    "not-a-number": "is not a number",
    "not-whole": "is not a whole number",
    "not-a-date": "is not a date such as 2026-03-31",
    "not-a-name": "is not the id of a record",
    "not-text": "is not text",
    "not-a-choice": "is not one of {expected}",
    "not-yes-or-no": "is neither true nor false",
    "not-a-list": "is not a list",
}
_LIMITS = (
    *("max_length", "min_length", "gt", "ge", "lt", "le"),
    *("max_digits", "whole_digits", "decimal_places"),
)


class Misfit(ValueError):
    """A value that does not fit, found by a validator of ours, which knows the kind."""

    def __init__(self, detail: str, kind: str, limit: object = None) -> None:
        super().__init__(detail)
        self.kind = kind
        self.limit = limit


def plain(message: str) -> str:
    """Say a validator's message plainly; a pattern is nothing that one could read."""
    message = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    if message.startswith(_PATTERN):
        return "is not written in the form that is expected here"
    return _WORDS.get(message, message)


def misfit(error: ErrorDetails) -> dict[str, str]:
    """Say what is wrong, and where they are known its kind and the limit it went past."""
    detail = plain(str(error["msg"]))
    facts: dict[str, Any] = error.get("ctx") or {}
    ours = facts.get("error")
    if isinstance(ours, Misfit):
        kind, limit = ours.kind, ours.limit
    else:
        kind = _KINDS.get(error["type"]) or _FAMILIES.get(error["type"].split("_")[0], "")
        limit = next((facts[name] for name in _LIMITS if name in facts), None)
        kind = "empty" if kind == "too-short" and limit == 1 else kind
        if kind in _SAID:
            detail = _SAID[kind].format(limit=limit, expected=facts.get("expected"))
    said = {"detail": detail}
    if kind:
        said["kind"] = kind
    if limit is not None:
        said["limit"] = str(limit)
    return said
