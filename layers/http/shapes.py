"""The manners of everything on the wire: shapes, and the types their fields are made of."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import core_schema

from layers.http.misfits import bounded
from layers.http.wording import Misfit
from shared.currencies import CODES
from shared.money import plain

_PLAIN = re.compile(r"\s*[+-]?\d{1,40}(\.\d{0,40})?\s*", re.ASCII)


def _no_timestamp(value: Any) -> Any:
    """Refuse a number as a date or instant: it would count as seconds since 1970."""
    if isinstance(value, (int, float)) or (isinstance(value, str) and _PLAIN.fullmatch(value)):
        raise Misfit('is not a date such as "2026-03-31"', "not-a-date")
    return value


Day = Annotated[date, BeforeValidator(_no_timestamp)]
"""A date outside a shape, in a path or a form; inside shapes every date is such a one."""


def _no_flag(value: Any) -> Any:
    """Refuse true as a number: it would count as 1."""
    if isinstance(value, bool):
        raise Misfit("is not a whole number", "not-a-number")
    return value


def _no_number(value: Any) -> Any:
    """Refuse a number as a flag; text such as "true" comes out of queries, forms and tables."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise Misfit("is neither true nor false", "not-yes-or-no")
    return value


_GUARDS = {"date": _no_timestamp, "datetime": _no_timestamp, "int": _no_flag, "bool": _no_number}
"""What is refused as a value of a type, though it could be taken for one."""


def _guarded(schema: Any) -> Any:
    """Guard every value in a schema, however deep; what is in another shape is guarded there."""
    if isinstance(schema, list):
        return [_guarded(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    guard = _GUARDS.get(schema.get("type", ""))
    if guard is not None:
        return core_schema.no_info_before_validator_function(guard, schema)
    function = schema.get("function")
    if isinstance(function, dict) and function.get("function") in _GUARDS.values():
        return schema
    kept = {"metadata", "serialization", "ref", "cls", "config", "default"}
    return {k: v if k in kept else _guarded(v) for k, v in schema.items()}


class Shape(BaseModel):
    """A request or reply: immutable, and an unknown field is refused with 422.

    Its validator is built when it is first used: most processes on Lambda never meet most shapes.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Take dates as ISO 8601 text only, no number or flag for the other, no end of misfits."""
        guarded = _guarded(handler(source))
        named = guarded.pop("ref", None)  # others mean the whole by it
        return core_schema.no_info_wrap_validator_function(bounded, guarded, ref=named)


Item = TypeVar("Item")


def _exact(value: Any) -> Any:
    """Refuse floats, which are no longer what was typed, and what only Python takes for a number."""
    if isinstance(value, (float, bool)):
        raise Misfit('give it as a decimal string such as "12.50", not as a number', "not-a-number")
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        raise Misfit('is not a number such as "12.50"', "not-a-number")
    return value


def _decimal(digits: int, places: int, shown: int, example: str) -> Any:
    """Make a wire type: exact, bounded by its column, and a string in JSON."""
    return Annotated[
        Decimal,
        Field(max_digits=digits, decimal_places=places, allow_inf_nan=False),
        BeforeValidator(_exact),
        PlainSerializer(lambda value: plain(value, shown), return_type=str),
        WithJsonSchema(
            {"type": "string", "pattern": r"^-?\d+(\.\d+)?$", "examples": [example]},
        ),
    ]


Amount = _decimal(19, 4, 2, "1250.00")
"""Money in the currency named beside it: numeric(19,4)."""
Price = _decimal(19, 6, 2, "49.99")
"""A price per unit: numeric(19,6)."""
Quantity = _decimal(19, 6, 0, "3")
"""A quantity in the unit named beside it: numeric(19,6)."""
Percent = _decimal(9, 6, 0, "19")
"""A percentage, 19 for 19 %."""
Rate = _decimal(20, 10, 0, "1.0842")
"""An exchange rate: units of foreign currency for one of the company's."""


def _known_currency(code: str) -> str:
    if code not in CODES:
        raise Misfit("is not an ISO 4217 currency code", "not-a-currency")
    return code


CurrencyCode = Annotated[
    str,
    StringConstraints(min_length=3, max_length=3, to_upper=True),
    AfterValidator(_known_currency),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR"]}),
]
"""An ISO 4217 alphabetic code."""


def _printable(text: str) -> str:
    if any(ord(letter) < 32 and letter not in "\n\r\t" for letter in text):
        raise Misfit("has control characters that cannot be printed", "not-printable")
    return text


Printable = Annotated[str, AfterValidator(_printable)]
"""Text that can be printed, and kept."""
Sought = Annotated[str, StringConstraints(max_length=200), AfterValidator(_printable)]
"""What is looked for."""


def _held(number: int) -> int:
    if not -(2**63) <= number < 2**63:
        raise Misfit("has more digits than can be kept", "too-many-digits", 18)
    return number


Whole = Annotated[int, AfterValidator(_held)]
"""A whole number that a column can be compared with."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_printable)]
"""What people call something: one line."""
_CODE = r"^[A-Za-z0-9][A-Za-z0-9._/\-]{0,39}$"
_EMAIL = r"^$|^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$"


def in_form(pattern: str, detail: str, kind: str) -> BeforeValidator:
    """Say what text looks like that a pattern asks for, which nobody could read."""
    form = re.compile(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not form.search(value.strip()):
            raise Misfit(detail, kind)
        return value

    return BeforeValidator(check)


def as_email(pattern: str) -> BeforeValidator:
    """Say of what is no e-mail address that it is none."""
    return in_form(pattern, "is no e-mail address such as ada@example.com", "not-an-email")


Code = Annotated[
    str,
    StringConstraints(pattern=_CODE),
    in_form(
        _CODE,
        "may have up to 40 letters (A to Z), digits and . _ / - and no spaces",
        "not-a-code",
    ),
]
"""A short identifier that people type."""
Email = Annotated[
    str,
    StringConstraints(max_length=254, pattern=_EMAIL),
    as_email(_EMAIL),
    Field(examples=["accounts@example.com"]),
]
"""An e-mail address, possibly empty."""
Line = Annotated[str, StringConstraints(max_length=500), AfterValidator(_printable)]
"""A line of free text, possibly empty."""
Text = Annotated[str, StringConstraints(max_length=10_000), AfterValidator(_printable)]
"""Free text, possibly empty, possibly of many lines."""
CountryCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{2}$"),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$", "examples": ["DE"]}),
]
"""An ISO 3166-1 alpha-2 code."""


class Page(Shape, Generic[Item]):
    """One page of a list; `next` is the cursor of the page after it, null on the last one."""

    items: list[Item]
    next: str | None = None
    count: int | None = Field(None, description="How many there are in all, where asked for.")


class RowResult(Shape, Generic[Item]):
    """What came of one row of a bulk request: the result, or the problem."""

    row: int = Field(description="The place of the row in the request, from 0.")
    status: int = Field(description="The HTTP status this row would have had on its own.")
    result: Item | None = None
    problem: dict[str, Any] | None = None


class BulkReply(Shape, Generic[Item]):
    """What came of each row; the others are done where one is refused."""

    done: int
    refused: int
    rows: list[RowResult[Item]]
