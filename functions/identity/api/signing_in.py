"""Signing up, in and out."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Response

from functions.identity.api.knocking import knock, ticket_holder, unkeyed
from functions.identity.api.words import Digits, Email, Language, Password, TimeZone, Token
from functions.identity.model import Company, Visit
from functions.identity.model import User as NewUser
from functions.identity.service import letters, sessions, signing_in, tenants, tries
from layers.http.commands import Command, Key, permit
from layers.http.identity import COOKIE
from layers.http.public import ANYBODY, NOWHERE, Visitor, for_anybody
from layers.http.shapes import CountryCode, CurrencyCode, Line, Name, Shape
from layers.settings import derived, is_https
from shared.actor import Permission
from shared.ids import new_id
from shared.tokens import csrf_of

router = APIRouter()
COOKIE_SECONDS = 30 * 86_400


class SignUp(Shape):
    """A tenant to open: its first company, and who owns it."""

    company: Name
    country: CountryCode
    currency: CurrencyCode
    time_zone: TimeZone
    language: Language = "en"
    name: Name
    email: Email
    password: Password


class SignedUp(Shape):
    """The tenant, and what to name at sign-in where an address is at home in several."""

    tenant_id: UUID
    name: str
    workspace: str
    company_id: UUID
    user_id: UUID


@router.post("/sign-up", status_code=201, openapi_extra=ANYBODY)
async def sign_up(
    body: SignUp, visitor: Annotated[Visitor, for_anybody()], key: Key = None
) -> SignedUp:
    """Open a tenant with a first company, owned by whoever asks; then sign in to it.

    The same whether or not the address is known. Repeated under the same Idempotency-Key, it
    opens one tenant.
    """
    await knock(visitor, tries.sign_up(visitor.address))
    said = body.model_dump_json().encode()
    tenant, company, user = _ids(key, body.email)
    opening = await tenants.prepared(
        body.company,
        Company(company, body.company, body.country, body.currency, body.time_zone, body.language),
        NewUser(user, body.email, body.name, "active"),
        body.password,
    )
    command = visitor.command(
        visitor.actor(tenant, company, user), key, derived("sign-up body", said) if key else b""
    )
    return await command.run(SignedUp, lambda tx: tenants.open_tenant(tx, opening))


def _ids(key: str | None, email: str) -> tuple[UUID, UUID, UUID]:
    """Make the ids of a tenant, its company and owner: the same again for the same key."""
    if key is None:
        return new_id(), new_id(), new_id()
    made = [
        UUID(bytes=derived("sign-up", key.encode(), email.encode(), part)[:16], version=4)
        for part in (b"tenant", b"company", b"user")
    ]
    return made[0], made[1], made[2]


class SignIn(Shape):
    """An address and its password. Browsers ask for a cookie, programs for a token."""

    email: Email
    password: Password
    workspace: Line | None = None
    transport: Literal["cookie", "token"] = "cookie"


class SecondStep(Shape):
    """The ticket of the first step, and six digits from a phone or a recovery code."""

    ticket: Token
    code: Digits
    transport: Literal["cookie", "token"] = "cookie"


class SignedIn(Shape):
    """A session, or a ticket for the second step. The csrf value goes with the cookie."""

    status: Literal["signed_in", "second_step"]
    token: str | None = None
    csrf: str | None = None
    ticket: str | None = None
    tenant_id: UUID
    user_id: UUID
    company_id: UUID
    ends_at: datetime


class Session(Shape):
    """A session as it is kept."""

    tenant_id: UUID
    session_id: UUID
    user_id: UUID
    company_id: UUID
    ends_at: datetime


class Ticket(Shape):
    """A ticket as it is kept."""

    tenant_id: UUID
    ticket_id: UUID
    user_id: UUID
    company_id: UUID
    ends_at: datetime


@router.post("/sign-in", openapi_extra=ANYBODY)
async def sign_in(body: SignIn, visitor: Annotated[Visitor, for_anybody()]) -> SignedIn:
    """Begin a session, or get a ticket for the second step where the account has one.

    Too many tries for an account or from an address are answered 429.
    """
    counted = tries.signing_in(body.email, visitor.address)
    await knock(visitor, counted)
    login = await visitor.beforehand(
        lambda tx: signing_in.find(tx, body.email, body.workspace or None)
    )
    verdict = await signing_in.compare(login.password if login else None, body.password)
    tenant = login.tenant_id if login else NOWHERE
    actor = visitor.actor()
    if login is not None:
        actor = visitor.actor(tenant, login.company_id or NOWHERE, login.user_id)
    command = visitor.command(actor)
    if login is not None and login.two_steps and verdict.is_right:
        ticket = await command.run(
            Ticket, lambda tx: signing_in.ask_second_step(tx, login, verdict, new_id())
        )
        reply = _second_step(ticket)
    else:
        visit = Visit(visitor.address, visitor.agent)
        token, start = signing_in.new_session(tenant, visit, two_steps=False)
        session = await command.run(
            Session, lambda tx: signing_in.sign_in(tx, login, verdict, start)
        )
        reply = _signed_in(visitor.response, session, token, body.transport)
    await visitor.beforehand(lambda tx: tries.forgive(tx, counted))
    return reply


@router.post("/sign-in/totp", openapi_extra=ANYBODY)
async def sign_in_totp(body: SecondStep, visitor: Annotated[Visitor, for_anybody()]) -> SignedIn:
    """Begin a session with the ticket of the first step and a code. A code is good once."""
    await knock(visitor, tries.ticket(visitor.address))
    actor, held, user = await ticket_holder(visitor, body.ticket)
    await knock(visitor, tries.second_step(held.id, user.id))
    visit = Visit(visitor.address, visitor.agent)
    token, start = signing_in.new_session(actor.tenant_id, visit, two_steps=True)
    session = await visitor.command(actor).run(
        Session, lambda tx: signing_in.second_step(tx, held.id, body.code, start)
    )
    return _signed_in(visitor.response, session, token, body.transport)


def _signed_in(response: Response, session: Session, token: str, transport: str) -> SignedIn:
    """Hand the token over, by one way only: a page's scripts never see the cookie."""
    if transport == "cookie":
        response.set_cookie(
            COOKIE,
            token,
            max_age=COOKIE_SECONDS,
            path="/",
            httponly=True,
            secure=is_https(),
            samesite="lax",
        )
    response.headers["Cache-Control"] = "no-store"
    return SignedIn(
        status="signed_in",
        token=token if transport == "token" else None,
        csrf=csrf_of(token) if transport == "cookie" else None,
        tenant_id=session.tenant_id,
        user_id=session.user_id,
        company_id=session.company_id,
        ends_at=session.ends_at,
    )


def _second_step(ticket: Ticket) -> SignedIn:
    return SignedIn(
        status="second_step",
        ticket=letters.token_of(ticket.tenant_id, ticket.ticket_id),
        tenant_id=ticket.tenant_id,
        user_id=ticket.user_id,
        company_id=ticket.company_id,
        ends_at=ticket.ends_at,
    )


class Left(Shape):
    """How many sessions one has now."""

    sessions: int


@router.post("/sign-out")
async def sign_out(command: Annotated[Command, permit(Permission.SELF_WRITE)]) -> Left:
    """End the session this is asked with, at once and everywhere."""
    left = await unkeyed(command).run(Left, sessions.sign_out)
    command.response.delete_cookie(
        COOKIE, path="/", httponly=True, secure=is_https(), samesite="lax"
    )
    return left
