"""Frozen dataclasses that are finished when they are first used.

dataclasses writes out and compiles half a dozen methods for every class when it is imported: most
of what our own modules cost at a cold start, for nouns that most processes never make. Here a
class gets its slots at once; its methods come with its first instance, or when its fields are
asked for. To a type checker it is the dataclass of the standard library, and to everybody else.
"""

import dataclasses
import inspect
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass", "field", "is_finished"]

_lock = Lock()


class _Fields:
    """Stands for the fields of a class until somebody asks for them."""

    def __get__(self, _: object, owner: type) -> Any:
        """Finish the class; every late one keeps what it is to be made of."""
        if owner is _Late:
            raise AttributeError("__dataclass_fields__")
        _finish(owner)
        return owner.__dataclass_fields__  # type: ignore[attr-defined]  # noqa: SLF001


class _Late:
    """What a noun inherits: to become whole when its first instance is made, and to be frozen."""

    __slots__ = ()
    __dataclass_fields__ = _Fields()

    def __init__(self, *given: Any, **named: Any) -> None:
        for each in type(self).__mro__:
            _finish(each)
        self.__init__(*given, **named)  # type: ignore[misc]  # the one that is there by now

    def __setattr__(self, name: str, _: Any) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_unfinished: dict[type, tuple[dict[str, Any], dict[str, Any]]] = {}
"""What the classes that nobody has used yet said in their bodies, and asked of dataclass()."""


def is_finished(cls: type) -> bool:
    """Tell whether a class has been used."""
    return cls not in _unfinished


def _late(cls: type, asked: dict[str, Any]) -> type:
    """Make the class anew, with slots for its fields and all that was written in it."""
    said = {k: v for k, v in cls.__dict__.items() if k not in {"__dict__", "__weakref__"}}
    names = tuple(inspect.get_annotations(cls))
    kept = {k: v for k, v in said.items() if k not in names}
    bases = tuple(base for base in cls.__bases__ if base is not object)
    made = type(cls)(cls.__name__, (*bases, _Late), {**kept, "__slots__": names})
    made.__qualname__ = cls.__qualname__
    _unfinished[made] = said, asked
    return made


def _finish(made: type) -> None:
    """Give a class what a dataclass has, the way to make instances last: threads may be waiting."""
    with _lock:
        if made not in _unfinished:
            return
        said, asked = _unfinished[made]
        whole: Any = dataclasses.dataclass(**asked)(type(made.__name__, (), dict(said)))
        whole.__qualname__ = made.__qualname__
        apart = {"__init__", "__setattr__", "__delattr__", "__dict__", "__weakref__"}
        for name, value in whole.__dict__.items():
            if name not in apart and (name not in said or said[name] is not value):
                setattr(made, name, value)
        made.__init__ = _quick(made, whole) or whole.__init__  # type: ignore[misc]
        del _unfinished[made]


_set_class = object.__dict__["__class__"].__set__


def _quick(made: type, whole: Any) -> Callable[..., None] | None:
    """Write an __init__ that is several times as fast, for a class whose fields are all plain.

    dataclasses sets every field of a frozen class by object.__setattr__: a twentieth of a command's
    time. Here an instance is filled while it belongs to a twin class of the same slots that is not
    frozen. A class that inherits without being a dataclass itself keeps to the way of dataclasses.
    """
    fields = dataclasses.fields(whole)
    names = tuple(each.name for each in fields)
    plain = all(f.init and not f.kw_only for f in fields) and not hasattr(whole, "__post_init__")
    if not plain or any(base is not _Late for base in made.__bases__):
        return None
    opened = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    twin = type(made.__name__, (_Late,), {"__slots__": names, **opened})
    slow = whole.__init__
    known: dict[str, Any] = {"made": made, "twin": twin, "become": _set_class, "slow": slow}
    for each in fields:
        if each.default_factory is not dataclasses.MISSING:
            known[f"make_{each.name}"] = each.default_factory
    if any(name.startswith("make_") for name in known):
        known["left_out"] = dataclasses._HAS_DEFAULT_FACTORY  # type: ignore[attr-defined]  # noqa: SLF001
    exec(_written(names, known), known)  # noqa: S102 - names that Python accepted before
    init: Callable[..., None] = known["__init__"]
    for part in ("__defaults__", "__annotations__", "__qualname__", "__doc__"):
        setattr(init, part, getattr(slow, part))
    return init


def _written(names: tuple[str, ...], known: dict[str, Any]) -> str:
    """Write the source of an __init__ out."""
    lines = [
        f"    self.{name} = "
        + (f"make_{name}() if {name} is left_out else {name}" if f"make_{name}" in known else name)
        for name in names
    ]
    return "\n".join(
        (
            f"def __init__(self, {', '.join(names)}):",
            "    if self.__class__ is not made:",
            f"        return slow(self, {', '.join(names)})",
            "    become(self, twin)",
            *lines,
            "    become(self, made)",
        )
    )


if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    field = dataclasses.field

    def dataclass(*, frozen: bool, slots: bool, **asked: Any) -> Callable[[type], type]:
        """Make a frozen class with slots; one that inherits fields is finished at once."""
        assert (frozen, slots) == (True, True), "only frozen classes with slots can be late"

        def make(cls: type) -> type:
            if any(dataclasses.is_dataclass(base) for base in cls.__bases__):
                return dataclasses.dataclass(frozen=True, slots=True, **asked)(cls)
            return _late(cls, {**asked, "frozen": True})

        return make
