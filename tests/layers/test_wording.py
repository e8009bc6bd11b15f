"""What is wrong with a value, in plain words."""

import pytest

from layers.http.wording import plain


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
