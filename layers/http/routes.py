"""Routes laid flat and found by the first words of their path.

FastAPI keeps included routers nested and asks every route of every level, twice, whether it fits
(0.165): a sixth of a command's time, and more with every function. Here each route stands once in
the application, and a request only meets those that begin as its path does.
"""

from collections import defaultdict
from collections.abc import Iterable

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

WORDS = 4
"""How many words of a path name its shelf: /v1/function/nouns, the first being empty."""

_KEPT = (
    "response_model",
    "status_code",
    "tags",
    "dependencies",
    "summary",
    "description",
    "response_description",
    "responses",
    "deprecated",
    "methods",
    "operation_id",
    "response_model_include",
    "response_model_exclude",
    "response_model_by_alias",
    "response_model_exclude_unset",
    "response_model_exclude_defaults",
    "response_model_exclude_none",
    "include_in_schema",
    "response_class",
    "name",
    "openapi_extra",
)


def lay_flat(app: FastAPI, routers: Iterable[APIRouter]) -> None:
    """Add every route of the routers to the application itself, and find them by their words."""
    for router in routers:
        for context in iter_route_contexts(router.routes):
            if isinstance(context.original_route, APIRoute):
                kept = {name: getattr(context, name) for name in _KEPT}
                app.router.add_api_route(
                    context.path or "", context.original_route.endpoint, **kept
                )
            else:
                app.router.routes.append(context.original_route)
    app.router.middleware_stack = _Shelves(app.router)


class _Shelves:
    """Stands before the router: takes the route that fits, and leaves all else to it."""

    def __init__(self, router: APIRouter) -> None:
        self.otherwise = router.middleware_stack
        self.shelves: dict[str, list[BaseRoute]] = defaultdict(list)
        for route in router.routes:
            if isinstance(route, APIRoute):
                self.shelves[_shelf(route.path)].append(route)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            for route in self.shelves.get(_shelf(scope["path"]), ()):
                match, child = route.matches(scope)
                if match is Match.FULL:
                    scope.update(child)
                    await route.handle(scope, receive, send)
                    return
        await self.otherwise(scope, receive, send)


def _shelf(path: str) -> str:
    return "/".join(path.split("/", WORDS)[:WORDS])
