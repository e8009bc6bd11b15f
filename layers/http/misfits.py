"""How much may be wrong with a body until it is refused without naming the rest.

Naming a misfit takes a kilobyte, and a short body can have hundreds of thousands of them.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from pydantic import ValidationError

from shared.errors import Malformed

MOST = 1_000
MOST_FIELDS = 1_000

_found: ContextVar[list[int] | None] = ContextVar("misfits", default=None)


def begin(*, are_counted: bool) -> None:
    """Begin with a body. Those of a table's rows are not counted: their report counts them."""
    _found.set([0] if are_counted else None)


def bounded(value: Any, validate: Callable[[Any], Any]) -> Any:
    """Validate a shape, and give up on the whole body where too much of it does not fit."""
    if value.__class__ is dict and len(value) > MOST_FIELDS:
        raise Malformed(f"Nothing here has more than {MOST_FIELDS} fields.", pointer="/body")
    found = _found.get()
    before = found[0] if found is not None else 0
    try:
        return validate(value)
    except ValidationError as error:
        if found is not None:
            found[0] = max(found[0], before + error.error_count())
            if found[0] > MOST:
                many = f"More than {MOST} values do not fit."
                raise Malformed(many, pointer="/body") from None
        raise
