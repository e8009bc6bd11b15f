"""Nouns are dataclasses in all respects but the time at which they are finished."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from shared.nouns import dataclass, field, is_finished


def noun() -> Any:
    """Make a noun that nobody has used."""

    @dataclass(frozen=True, slots=True, order=True)
    class Thing:
        """A thing."""

        name: str
        many: int = 1
        parts: tuple[str, ...] = field(default_factory=tuple)

        @property
        def title(self) -> str:
            return f"{self.many} {self.name}"

    return Thing


def test_it_is_not_finished_before_it_is_used() -> None:
    thing = noun()
    assert not is_finished(thing)
    assert thing("chair").title == "1 chair"
    assert is_finished(thing)


def test_it_does_what_a_dataclass_does() -> None:
    thing = noun()
    chair = thing("chair", parts=("leg",))
    assert chair == thing("chair", 1, ("leg",)) != thing("desk")
    assert hash(chair) == hash(thing("chair", 1, ("leg",)))
    assert thing("a") < thing("b")
    assert repr(chair).endswith("Thing(name='chair', many=1, parts=('leg',))")
    assert dataclasses.replace(chair, many=2).title == "2 chair"
    assert dataclasses.asdict(chair) == {"name": "chair", "many": 1, "parts": ("leg",)}
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        thing()
    match chair:
        case thing(name, many):
            assert (name, many) == ("chair", 1)


def test_it_is_frozen_and_has_slots() -> None:
    chair = noun()("chair")
    assert not hasattr(chair, "__dict__")
    for name in ("many", "colour"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(chair, name, 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        del chair.name


def test_its_fields_can_be_asked_for_first() -> None:
    assert [f.name for f in dataclasses.fields(noun())] == ["name", "many", "parts"]


def test_one_that_inherits_fields_has_them_all() -> None:
    @dataclass(frozen=True, slots=True)
    class Chair(noun()):  # type: ignore[misc]
        """A thing to sit on."""

        legs: int = 4

    assert Chair("stool", legs=3).title == "1 stool"
    assert Chair("stool").legs == 4


def test_what_is_left_out_is_made_anew_each_time() -> None:
    @dataclass(frozen=True, slots=True)
    class Basket:
        """What things are put into."""

        things: list[str] = field(default_factory=list)

    Basket().things.append("chair")
    assert Basket() == Basket([])
    assert Basket(things=["table"]).things == ["table"]


def test_one_that_inherits_without_being_a_dataclass_stays_what_it_is() -> None:
    class Stool(noun()):  # type: ignore[misc]
        """A thing to sit on."""

    stool = Stool("stool")
    assert (type(stool), stool.title, stool.parts) == (Stool, "1 stool", ())


def test_one_that_looks_at_what_it_was_given_does_so() -> None:
    @dataclass(frozen=True, slots=True)
    class Few:
        """A small number."""

        many: int

        def __post_init__(self) -> None:
            if self.many > 3:
                raise ValueError(self.many)

    assert Few(3).many == 3
    with pytest.raises(ValueError, match="4"):
        Few(4)


def test_an_argument_that_is_missing_or_not_known_is_refused_by_its_name() -> None:
    for given in ({}, {"name": "chair", "colour": "red"}):
        with pytest.raises(TypeError, match="name" if not given else "colour"):
            noun()(**given)


def test_threads_that_meet_at_its_first_use_all_get_one() -> None:
    for _ in range(50):
        thing = noun()
        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(lambda _, thing=thing: thing("chair"), range(16)))
        assert set(made) == {thing("chair")}


def test_what_can_be_changed_is_not_a_noun() -> None:
    with pytest.raises(AssertionError):
        dataclass(frozen=False, slots=True)
