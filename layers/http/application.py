"""Build a function's FastAPI app the same way every time."""

import json
import logging
import uuid
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from psycopg import Error
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from layers.database.problems import refusal_for
from layers.http.bodies import Bodies
from layers.http.compression import Compressed, is_wanted
from layers.http.limits import RateLimited
from layers.http.pointers import point_out
from layers.http.routes import lay_flat
from layers.http.wording import misfit
from layers.observability.counting import function_of
from layers.observability.meters import REFUSALS
from layers.observability.metrics import metrics
from layers.observability.middleware import Observed, template
from shared.errors import Malformed, Refusal, TooManyRequests, Unavailable

log = logging.getLogger("erp.http")


class Problem(JSONResponse):
    """Problem details (RFC 9457)."""

    media_type = "application/problem+json"


def problem(refusal: Refusal) -> Problem:
    """Render a refusal."""
    headers = {}
    if isinstance(refusal, (Unavailable, TooManyRequests)):
        headers["Retry-After"] = str(refusal.facts.get("retry_after", 5))
    if refusal.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return Problem(refusal.as_problem(), refusal.status, headers)


async def refused(request: Request, refusal: Exception) -> Problem:
    """Answer a rule's no with the field it is about, and count it."""
    assert isinstance(refusal, Refusal)
    route = request.scope.get("route")
    if isinstance(route, APIRoute):
        point_out(refusal, route, body=await _sent(request, route, refusal))
    counted = metrics()
    if counted is not None:
        counted.add(REFUSALS, 1, function_of(template(request.scope)), refusal.problem)
    return problem(refusal)


async def _sent(request: Request, route: APIRoute, refusal: Refusal) -> object:
    """Give the body as it was sent, where the operation read it as JSON and a line can be meant.

    What takes no body was not read before: whatever is in it has been taken for nothing.
    """
    if len(refusal.fields) < 2 or not route.dependant.body_params:
        return None
    if request.headers.get("content-type") != "application/json":
        return None
    sent = await request.body()
    body: object = json.loads(sent) if sent else None
    return body


async def malformed(_: Request, error: Exception) -> Problem:
    """Answer a request that does not fit its shape, naming every misfit."""
    assert isinstance(error, RequestValidationError)
    errors = [{"pointer": _pointer(e["loc"]), **misfit(e)} for e in error.errors()]
    first = errors[0]
    detail = f"{first['pointer']}: {first['detail']}"
    return problem(Malformed(detail, errors=errors))


def _pointer(loc: tuple[int | str, ...]) -> str:
    """Point at the misfit (RFC 6901)."""
    return "/" + "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in loc)


async def not_routed(_: Request, error: Exception) -> Problem:
    """Answer what no endpoint answers: a wrong path, method or body encoding."""
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, Refusal):  # of a body, while it was read
        return problem(error.__cause__)
    if error.status_code == 400:  # nested too deep, not UTF-8, or a form that is none
        told = str(error.detail).rstrip(".")
        return problem(Malformed(f"The body cannot be read: {told}.", pointer="/body"))
    where = " The operations are listed under /docs." if error.status_code in {404, 405} else ""
    content = {
        "type": "about:blank",
        "title": str(error.detail),
        "status": error.status_code,
        "detail": f"{error.detail}.{where}",
    }
    return Problem(content, error.status_code, error.headers)


async def database_said_no(request: Request, error: Exception) -> Problem:
    """Answer an error that PostgreSQL found outside a transaction of ours."""
    assert isinstance(error, Error)
    refusal = refusal_for(error)
    return problem(refusal) if refusal else await broken(request, error)


async def not_text(_: Request, __: Exception) -> Problem:
    """Answer text with half characters in it (lone surrogates)."""
    return problem(Malformed("The request has characters that are not valid Unicode."))


async def broken(request: Request, error: Exception) -> Problem:
    """Answer a bug of ours with a reference, and nothing more; the log has the rest."""
    reference = str(uuid.uuid4())
    log.error("bug %s in %s", reference, request.url.path, exc_info=error)
    content = {
        "type": "about:blank",
        "title": "Something went wrong on our side.",
        "status": 500,
        "detail": f"Nothing was changed. Tell support the reference {reference}.",
        "reference": reference,
    }
    return Problem(content, 500)


def operation_id(route: APIRoute) -> str:
    """Name an operation by its function and endpoint: invoicing_post_invoice."""
    parts = route.path.split("/")
    return f"{parts[2] if len(parts) > 2 else 'erp'}_{route.name}"


SECURITY: dict[str, Any] = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A session's token (erps_...) or an API key (erpk_...). The header "
        "ERP-Company names another company of one's own for this request.",
    },
    "cookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": "erp_session",
        "description": "A browser's session. Every change needs the header ERP-CSRF beside it; "
        "signing in and /v1/identity/me tell its value.",
    },
}


class Application(FastAPI):
    """A FastAPI app that is watched from the outside, so that its own failures are seen, too."""

    def openapi(self) -> dict[str, Any]:
        """Describe the app, and how its callers say who they are."""
        if self.openapi_schema is None:
            document = super().openapi()
            document.setdefault("components", {})["securitySchemes"] = SECURITY
            document["security"] = [{name: []} for name in SECURITY]
        return super().openapi()

    def build_middleware_stack(self) -> ASGIApp:
        """Put what watches round everything, then what turns away, makes small, and weighs."""
        inner: ASGIApp = Bodies(super().build_middleware_stack())
        if is_wanted():
            inner = Compressed(inner)
        return Observed(RateLimited(inner, problem))


def create_app(title: str, *routers: APIRouter, **settings: Any) -> FastAPI:
    """Wire the routers and the problem handlers."""
    app = Application(
        title=title,
        version="1",
        generate_unique_id_function=operation_id,
        separate_input_output_schemas=True,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # layers.observability
        **settings,
    )
    for kind, handler in (
        (Refusal, refused),
        (RequestValidationError, malformed),
        (HTTPException, not_routed),
        (Error, database_said_no),
        (UnicodeEncodeError, not_text),
        (Exception, broken),
    ):
        app.add_exception_handler(kind, handler)
    lay_flat(app, routers)
    return app
