"""Which field of a request a refusal is about, where only the database found out.

A rule in SQL knows no request. The class of its refusal says which fields of a body could be meant,
likeliest first; the operation's shape says which of them there are.
"""

from types import UnionType
from typing import Any, Union, get_args, get_origin

from fastapi.routing import APIRoute
from pydantic import BaseModel

from shared.errors import Refusal


def point_out(refusal: Refusal, route: APIRoute) -> None:
    """Name the field that the refusal is about, unless it says so itself."""
    if not refusal.fields or "pointer" in refusal.facts or "errors" in refusal.facts:
        return
    known = _fields(route)
    for name in refusal.fields:
        if name in known:
            refusal.facts["pointer"] = f"/body/{name}"
            return


def _fields(route: APIRoute) -> frozenset[str]:
    """Name the fields of an operation's body; those of a form are parameters of their own."""
    names: set[str] = set()
    for parameter in route.dependant.body_params:
        shapes = [s for s in _alternatives(parameter.field_info.annotation) if _is_shape(s)]
        names.update(name for shape in shapes for name in shape.model_fields)
        if not shapes:
            names.add(parameter.alias)
    return frozenset(names)


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)


def _is_shape(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
