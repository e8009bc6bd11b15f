"""Differences, without a database."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.audit.rules import differences, same, spoken

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(VALUES)
def test_what_did_not_change_has_no_differences(value: Any) -> None:
    if value is not None:
        assert differences(value, value) == []


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(), min_size=1))
def test_every_changed_field_is_named(before: dict[str, int]) -> None:
    after = {name: value + 1 for name, value in before.items()}
    assert {d.path for d in differences(before, after)} == {f"/{name}" for name in before}


@pytest.mark.parametrize(
    ("before", "after", "paths"),
    [
        ({"total": "12.5"}, {"total": "12.5000"}, []),
        ({"name": "a"}, {"name": "b", "other": 1}, ["/name"]),
        ({"name": "a", "gone": 1}, {"name": "a"}, []),
        ({"lines": [{"q": 1}]}, {"lines": [{"q": 1}, {"q": 2}]}, ["/lines/1"]),
        ({"lines": [{"q": 1}]}, {"lines": []}, ["/lines/0"]),
        (None, {"name": "a", "version": 1, "id": "x"}, ["/name"]),
        ({"version": 1}, {"version": 2}, []),
    ],
)
def test_differences(before: Any, after: Any, paths: list[str]) -> None:
    assert [d.path for d in differences(before, after)] == paths


def test_fields_are_spoken() -> None:
    assert spoken(("lines", "0", "unit_price")) == "Lines 1, unit price"
    assert same("1.0", 1)
    assert not same("a", "b")
