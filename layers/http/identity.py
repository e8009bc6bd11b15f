"""Who is calling, and may they."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BaseModel

from layers.database.callers import find_caller
from layers.database.replies import record_refusal
from layers.database.transactions import transaction
from shared.actor import Actor, Permission
from shared.clock import zone_here
from shared.errors import Malformed, NotAllowed, NotSignedIn, Refusal, UnknownParameter
from shared.tokens import SESSION, is_csrf_of, read_token

COOKIE = "erp_session"
CSRF_HEADER = "ERP-CSRF"
COMPANY_HEADER = "ERP-Company"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OTHER_SITE = "cross-site"


class TenantSuspended(Refusal):
    """The tenant is suspended."""

    status = 403


class ForgedRequest(Refusal):
    """The request did not come from a page of this installation."""

    status = 403


async def current_actor(request: Request) -> Actor:
    """Resolve the caller from a session's cookie, or from a session or API key in Authorization.

    Raises NotSignedIn, TenantSuspended, NotAllowed for a company the caller is no member of,
    and ForgedRequest for a change that another site made a browser ask for.
    """
    return await _resolve(request, fresh=False)


async def renewed_actor(request: Request) -> Actor:
    """Resolve the caller again, past every cache: somebody's rights changed meanwhile."""
    return await _resolve(request, fresh=True)


CurrentActor = Annotated[Actor, Depends(current_actor)]


async def _resolve(request: Request, *, fresh: bool) -> Actor:
    token, from_cookie = presented(request)
    proof = read_token(token)
    if proof is None or (from_cookie and proof.kind != SESSION):
        raise NotSignedIn("Sign in, or send an API key as a bearer token.")
    caller = await find_caller(proof, _wanted_company(request), fresh=fresh)
    if caller is not None and not fresh and not caller.is_let_in:
        return await _resolve(request, fresh=True)  # only the truth turns anybody away
    if caller is None:
        raise NotSignedIn("This session or key is not, or no longer, valid. Sign in again.")
    if not caller.is_of_open_tenant:
        raise TenantSuspended("Nobody can work in it until support opens it again.")
    zone_here.set(caller.time_zone)
    actor = Actor(
        proof.tenant_id,
        caller.company_id,
        caller.user_id,
        caller.permissions,
        via=proof.kind,
        proof=caller.proof,
        rights_version=caller.rights_version,
        address=address_of(request),
        request_id=getattr(request.state, "request_id", ""),
    )
    refusal = _objection(request, caller.is_member, token if from_cookie else None)
    if refusal is not None:
        await record(actor, refusal, command_name(request))
        raise refusal
    return actor


def _objection(request: Request, is_member: bool, cookie: str | None) -> Refusal | None:
    """Say what is wrong with an authentic request, if anything is."""
    if not is_member:
        return NotAllowed("You are not a member of this company, or it is closed.")
    if cookie is None or request.method in SAFE:
        return None
    if from_other_site(request) or not is_csrf_of(cookie, request.headers.get(CSRF_HEADER, "")):
        return ForgedRequest(
            f"With a cookie, every change needs the header {CSRF_HEADER}; "
            "/v1/identity/me tells its value.",
            pointer=f"/header/{CSRF_HEADER}",
        )
    return None


def presented(request: Request) -> tuple[str, bool]:
    """Give the token a request came with, and whether it was in the cookie."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme:
        return (token.strip() if scheme.lower() == "bearer" else ""), False
    return request.cookies.get(COOKIE, ""), True


def from_other_site(request: Request) -> bool:
    """Say whether a browser tells that another site's page asked."""
    return request.headers.get("sec-fetch-site") == OTHER_SITE


def address_of(request: Request) -> str:
    """Give the address a request came from; a proxy's word for it is uvicorn's to judge."""
    return request.client.host if request.client else ""


def _wanted_company(request: Request) -> UUID | None:
    given = request.headers.get(COMPANY_HEADER)
    try:
        return None if given is None else UUID(given)
    except ValueError:
        raise Malformed("Give the id of a company.", pointer=f"/header/{COMPANY_HEADER}") from None


def command_name(request: Request) -> str:
    """Name what is asked: the function, and the endpoint, as in invoicing.post_invoice."""
    parts = request.scope["path"].split("/")  # a nested route's own path lacks its beginning
    function = parts[parts.index("v1") + 1] if "v1" in parts[:-1] else "erp"
    return f"{function}.{request.scope['route'].name}"


async def record(actor: Actor, refusal: Refusal, command: str) -> None:
    """Audit a refusal in a transaction of its own, whatever became of the actor's rights."""
    async with transaction(replace(actor, rights_version=None)) as tx:
        await record_refusal(tx, refusal, command)


async def permitted(request: Request, actor: Actor, permission: Permission) -> Actor:
    """Give back an actor who has the permission, by rights as old as need be; or refuse.

    Rights that were remembered may lack what was granted since: they are read again first.
    A refusal is audited.
    """
    if permission not in actor.permissions and actor.rights_version is not None:
        actor = await renewed_actor(request)
    try:
        check_permission(actor, permission)
    except NotAllowed as refusal:
        await record(actor, refusal, command_name(request))
        raise
    return actor


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
        names = ", ".join(unknown)
        raise _unknown(f"This operation does not know the parameter {names}.", unknown)


def _unknown(detail: str, names: list[str]) -> UnknownParameter:
    return UnknownParameter(detail, errors=_misfits("query", names))


def _misfits(where: str, names: list[str]) -> list[dict[str, str]]:
    misfit = {"detail": "is not known", "kind": "unknown"}
    return [{"pointer": f"/{where}/{name}", **misfit} for name in names]


async def check_known_fields(request: Request) -> None:
    """Refuse a field of a form that the operation does not declare; shapes refuse theirs."""
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return
    route = request.scope["route"]
    known = {field.alias for each in _dependants(route) for field in each.body_params}
    unknown = sorted(set(await request.form()) - known)
    if unknown:
        detail = f"This form does not know the field {', '.join(unknown)}."
        raise Malformed(detail, errors=_misfits("body", unknown))


_known: dict[Callable[..., object], frozenset[str]] = {}
"""The query parameters of every endpoint asked so far; a route itself cannot be a key."""


def _parameters(route: APIRoute) -> frozenset[str]:
    """Name the query parameters of a route, those inside a shape included."""
    names: set[str] = set()
    for dependant in _dependants(route):
        for field in dependant.query_params:
            shape = field.field_info.annotation
            if isinstance(shape, type) and issubclass(shape, BaseModel):
                names.update(f.alias or name for name, f in shape.model_fields.items())
            else:
                names.add(field.alias)
    return frozenset(names)


def _dependants(route: APIRoute) -> Iterator[Dependant]:
    """Give what an endpoint depends on, however far away."""
    waiting = [route.dependant]
    while waiting:
        dependant = waiting.pop()
        waiting += dependant.dependencies
        yield dependant


def check_no_parameters(request: Request) -> None:
    """Refuse any query parameter: commands say everything in their path and body."""
    if request.query_params:
        given = sorted(set(request.query_params))
        names = ", ".join(given)
        raise _unknown(f"This operation takes no query parameters, but got: {names}.", given)
