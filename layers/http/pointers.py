"""Which field of a request a refusal is about, where only the database found out.

A rule in SQL knows no request. The class of its refusal says which fields of a body could be meant,
likeliest first; the operation's shape says which of them there are.
"""

import re
from types import UnionType
from typing import Any, Union, get_args, get_origin

from fastapi.routing import APIRoute
from pydantic import BaseModel

from shared.errors import Refusal, VersionStale


def point_out(refusal: Refusal, route: APIRoute, *, row: bool = False, body: object = None) -> None:
    """Name the field that the refusal is about, unless it says so itself.

    Of a row of a bulk request, the field is named as a command for it alone would name it. Of
    lines, the one is named whose value the refusal names, where the body as it was sent is given.
    """
    if "pointer" in refusal.facts or "errors" in refusal.facts:
        return
    if isinstance(refusal, VersionStale):
        refusal.facts["pointer"] = "/header/If-Match"
    if not refusal.fields:
        return
    known = _fields(route, row)
    for name in refusal.fields:
        if name in known:
            refusal.facts["pointer"] = f"/body/{name}{_place(refusal, name, body)}"
            return


def _place(refusal: Refusal, name: str, body: object) -> str:
    """Find the value that the refusal names among the lines; nothing where none is it."""
    rows = body.get(name) if isinstance(body, dict) else None
    for number, line in enumerate(rows if isinstance(rows, list) else []):
        for key in refusal.fields:
            said = line.get(key) if isinstance(line, dict) else None
            if isinstance(said, str) and said and _names(refusal.detail, said):
                return f"/{number}/{key}"
    return ""


def _names(detail: str, value: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", detail) is not None


def _fields(route: APIRoute, row: bool) -> frozenset[str]:  # noqa: FBT001
    """Name the fields of an operation's body; those of a form are parameters of their own."""
    names: set[str] = set()
    for parameter in route.dependant.body_params:
        shapes = [s for s in _alternatives(parameter.field_info.annotation) if _is_shape(s)]
        if row:
            shapes += [one for shape in shapes for one in _rows(shape)]
        names.update(name for shape in shapes for name in shape.model_fields)
        if not shapes:
            names.add(parameter.alias)
    return frozenset(names)


def _rows(bulk: type[BaseModel]) -> list[type[BaseModel]]:
    """List the shapes that the rows of a bulk request have."""
    lists = [f.annotation for f in bulk.model_fields.values() if get_origin(f.annotation) is list]
    return [one for each in lists for one in get_args(each) if _is_shape(one)]


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)


def _is_shape(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
