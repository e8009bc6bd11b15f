"""What is wrong with a value, in plain words and by its kind."""

from datetime import date
from typing import Any, Literal

import pytest
from pydantic import Field, ValidationError

from layers.http.shapes import Amount, Code, CurrencyCode, Email, Name, Shape
from layers.http.wording import misfit, plain


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Field required", "is missing"),
        ("Value error, a date before 1900", "a date before 1900"),
        (
            "String should match pattern '^[A-Z]{2}$'",
            "is not written in the form that is expected here",
        ),
        ("Input should be a valid decimal", "Input should be a valid decimal"),
    ],
)
def test_a_message_is_said_plainly(message: str, words: str) -> None:
    assert plain(message) == words


class Sale(Shape):
    """A shape with a field of every common kind."""

    name: Name = "x"
    total: Amount = Field("1")
    currency: CurrencyCode = "EUR"
    dated: date = date(2026, 1, 1)
    count: int = Field(1, gt=0, le=10)
    paid: bool = False
    side: Literal["debit", "credit"] = "debit"
    parts: list[str] = Field(default_factory=list, max_length=2)
    code: Code = "A-1"
    email: Email = ""


@pytest.mark.parametrize(
    ("given", "kind", "limit"),
    [
        ({"nmae": "y"}, "unknown", None),
        ({"name": ""}, "empty", "1"),
        ({"name": "y" * 201}, "too-long", "200"),
        ({"name": "\x00"}, "not-printable", None),
        ({"name": 7}, "not-text", None),
        ({"total": "1,5"}, "not-a-number", None),
        ({"total": 1.5}, "not-a-number", None),
        ({"total": "1.23456"}, "too-many-decimals", "4"),
        ({"currency": "XQX"}, "not-a-currency", None),
        ({"dated": "31.12."}, "not-a-date", None),
        ({"dated": 7}, "not-a-date", None),
        ({"count": "many"}, "not-a-number", None),
        ({"count": 0}, "more-than", "0"),
        ({"count": 11}, "at-most", "10"),
        ({"code": "two words"}, "not-a-code", None),
        ({"code": "X" * 41}, "not-a-code", None),
        ({"email": "ada at home"}, "not-an-email", None),
        ({"paid": "perhaps"}, "not-yes-or-no", None),
        ({"parts": ["a", "b", "c"]}, "too-many", "2"),
        ({"parts": "a"}, "not-a-list", None),
    ],
)
def test_a_misfit_says_its_kind_for_other_languages(
    given: dict[str, Any], kind: str, limit: str | None
) -> None:
    with pytest.raises(ValidationError) as refused:
        Sale.model_validate(given)
    said = misfit(refused.value.errors()[0])
    assert (said["kind"], said.get("limit")) == (kind, limit)


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ({"name": ""}, "is empty"),
        ({"name": "y" * 201}, "is too long: at most 200 characters"),
        ({"name": 7}, "is not text"),
        ({"dated": "31.12."}, "is not a date such as 2026-03-31"),
        ({"count": "many"}, "is not a number"),
        ({"count": 11}, "must be at most 10"),
        ({"side": "left"}, "is not one of 'debit' or 'credit'"),
        ({"paid": "perhaps"}, "is neither true nor false"),
        ({"parts": ["{a}", "b", "c"]}, "are too many: at most 2"),
        ({"{limit}": 1}, "is not known here; check the spelling or leave it out"),
    ],
)
def test_what_is_wrong_is_said_without_the_words_of_a_validator(
    given: dict[str, Any], detail: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Sale.model_validate(given)
    assert misfit(refused.value.errors()[0])["detail"] == detail
