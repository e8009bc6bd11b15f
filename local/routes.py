"""Every operation of an app, as FastAPI will serve it, with the permission it needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts


@dataclass(frozen=True, slots=True, order=True)
class Operation:
    """A method on a path, the endpoint's name, and the permissions its dependencies ask for."""

    path: str
    method: str
    name: str
    permissions: tuple[str, ...]


def operations(app: FastAPI) -> list[Operation]:
    """List the operations that are in the app's schema."""
    found = []
    for context in iter_route_contexts(app.routes):
        dependant = getattr(context, "dependant", None)
        if dependant is None or not getattr(context, "include_in_schema", False):
            continue
        wanted = tuple(sorted(set(_permissions(dependant))))
        found += [
            Operation(context.path or "", method, context.name or "", wanted)
            for method in context.methods or ()
        ]
    return sorted(found)


def _permissions(dependant: Any) -> Iterator[str]:
    wanted = getattr(dependant.call, "permission", None)
    if wanted is not None:
        yield str(wanted)
    for below in dependant.dependencies:
        yield from _permissions(below)
