"""Routes laid flat and found by their method and the first words of their path.

FastAPI keeps included routers nested and asks every route of every level, twice, whether it fits
(0.165): a sixth of a command's time, and more with every function. Here each route stands once in
the application, and a request only meets those that begin as it does.

A route works out its parameters and shapes when it is first used. FastAPI does that on import,
and again per inclusion: the larger part of a cold start, for routes that most processes on Lambda
never see.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match, compile_path, get_name
from starlette.types import Receive, Scope, Send

WORDS = 4
"""How many words of a path name its shelf: /v1/function/nouns, the first being empty."""

LATE = "late_annotations"

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


class LateRoute(APIRoute):
    """A route that knows its path and methods, and works out the rest when it is asked for it."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **asked: Any) -> None:
        self.is_whole, self.asked = False, asked
        self.path, self.endpoint = path, endpoint
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)
        self.name = asked.get("name") or get_name(endpoint)
        self.methods = {method.upper() for method in asked.get("methods") or ("GET",)}
        self.include_in_schema = asked.get("include_in_schema", True)

    def __getattr__(self, name: str) -> Any:
        """Become whole: Python calls this for what is not there yet."""
        if self.is_whole or name.startswith("__"):
            raise AttributeError(name)
        self.is_whole = True
        annotations = getattr(self.endpoint, LATE, None)
        if annotations is not None:
            self.endpoint.__annotations__.update(annotations())
        super().__init__(self.path, self.endpoint, **self.asked)
        return getattr(self, name)


def annotate_late(endpoint: Callable[..., Any], annotations: Callable[[], dict[str, Any]]) -> None:
    """Give an endpoint annotations that take some making, made when its route becomes whole."""
    setattr(endpoint, LATE, annotations)


def make_routes_late() -> None:
    """Let every router that does not say otherwise make such routes."""
    defaults = APIRouter.__init__.__kwdefaults__
    if defaults is not None and "route_class" in defaults:
        defaults["route_class"] = LateRoute


def lay_flat(app: FastAPI, routers: Iterable[APIRouter]) -> None:
    """Add every route of the routers to the application itself, and find them by their words."""
    for router in routers:
        for prefix, tags, route in _every(router):
            if isinstance(route, LateRoute):
                kept = {name: route.asked[name] for name in _KEPT if name in route.asked}
                kept["tags"] = [*tags, *(kept.get("tags") or ())]
                app.router.add_api_route(
                    prefix + route.path, route.endpoint, **kept, route_class_override=LateRoute
                )
            else:
                app.router.routes.append(route)
    app.router.middleware_stack = _Shelves(app.router)


def _every(router: APIRouter) -> Iterator[tuple[str, list[Any], BaseRoute]]:
    """Go through a router and those it includes: each route, and what inclusion puts before it."""
    for route in router.routes:
        context = None if isinstance(route, APIRoute) else getattr(route, "include_context", None)
        if context is None:
            yield "", [], route
            continue
        for prefix, tags, inner in _every(context.included_router):
            yield context.prefix + prefix, [*context.tags, *tags], inner


class _Shelves:
    """Stands before the router: takes the route that fits, and leaves all else to it."""

    def __init__(self, router: APIRouter) -> None:
        self.otherwise = router.middleware_stack
        self.shelves: dict[str, list[BaseRoute]] = defaultdict(list)
        for route in router.routes:
            if isinstance(route, APIRoute):
                for method in route.methods or ():
                    self.shelves[_shelf(method, route.path)].append(route)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            for route in self.shelves.get(_shelf(scope["method"], scope["path"]), ()):
                match, child = route.matches(scope)
                if match is Match.FULL:
                    scope.update(child)
                    await route.handle(scope, receive, send)
                    return
        await self.otherwise(scope, receive, send)


def _shelf(method: str, path: str) -> str:
    return method + "/".join(path.split("/", WORDS)[:WORDS])
