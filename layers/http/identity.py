"""Who is calling, and may they."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.routing import APIRoute
from pydantic import BaseModel

from shared.actor import Actor, Permission
from shared.errors import NotAllowed, NotSignedIn, UnknownParameter


async def current_actor(request: Request) -> Actor:
    """Resolve the caller from the session cookie or API key."""
    raise NotSignedIn("Sign in, or send an API key.")


async def renewed_actor(request: Request) -> Actor:
    """Resolve the caller again, past every cache: somebody's rights changed meanwhile."""
    return await current_actor(request)


CurrentActor = Annotated[Actor, Depends(current_actor)]


def check_permission(actor: Actor, permission: Permission) -> None:
    """Refuse an actor without the permission."""
    if permission not in actor.permissions:
        raise NotAllowed(
            f"This needs the permission {permission}. Ask an owner of the company for it.",
            permission=permission,
        )


def check_known_parameters(request: Request) -> None:
    """Refuse a query parameter that the operation does not declare."""
    if not request.query_params:
        return
    route = request.scope["route"]
    if route.endpoint not in _known:
        _known[route.endpoint] = _parameters(route)
    known = _known[route.endpoint]
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        raise UnknownParameter(
            f"This operation does not know the parameter {', '.join(unknown)}.",
            errors=[{"pointer": f"/query/{name}", "detail": "is not known"} for name in unknown],
        )


_known: dict[Callable[..., object], frozenset[str]] = {}
"""The query parameters of every endpoint asked so far; a route itself cannot be a key."""


def _parameters(route: APIRoute) -> frozenset[str]:
    """Name the query parameters of a route, those inside a shape included."""
    names: set[str] = set()
    waiting = [route.dependant]
    while waiting:
        dependant = waiting.pop()
        waiting += dependant.dependencies
        for field in dependant.query_params:
            shape = field.field_info.annotation
            if isinstance(shape, type) and issubclass(shape, BaseModel):
                names.update(f.alias or name for name, f in shape.model_fields.items())
            else:
                names.add(field.alias)
    return frozenset(names)


def check_no_parameters(request: Request) -> None:
    """Refuse any query parameter: commands say everything in their path and body."""
    if request.query_params:
        names = ", ".join(sorted(request.query_params))
        raise UnknownParameter(f"This operation takes no query parameters, but got: {names}.")
