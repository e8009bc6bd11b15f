"""Who am I, and my password and address."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.identity.api.knocking import knock, proven, ticket_holder, unkeyed
from functions.identity.api.words import Email, Password, Standing, Token
from functions.identity.service import passwords, signing_in, tries, users
from layers.http.commands import Command, permit
from layers.http.identity import presented
from layers.http.public import ANYBODY, NOWHERE, Visitor, for_anybody
from layers.http.queries import Query, may
from layers.http.shapes import Line, Name, Shape
from shared.actor import Permission
from shared.ids import new_id
from shared.tokens import csrf_of

router = APIRouter()


class MyUser(Shape):
    """The user."""

    id: UUID
    name: str
    email: str
    is_verified: bool


class MyCompany(Shape):
    """The company acted in."""

    id: UUID
    name: str
    country: str
    currency: str
    time_zone: str
    language: str


class OneOfMine(Shape):
    """A company one can enter."""

    id: UUID
    name: str


class MyPreferences(Shape):
    """How the user likes to see things; null is as the company does."""

    language: str | None
    time_zone: str | None
    number_format: str | None
    date_format: str | None


class Myself(Shape):
    """Who is asking, as PostgreSQL knows them."""

    tenant: str
    workspace: str
    user: MyUser
    company: MyCompany
    preferences: MyPreferences
    companies: list[OneOfMine]


class Me(Myself):
    """Who is asking, where, with which rights; and the csrf value to send beside a cookie."""

    tenant_id: UUID
    via: str
    session_id: UUID | None
    permissions: list[str]
    csrf: str | None


@router.get("/me")
async def me(query: Annotated[Query, may(Permission.SELF_READ)]) -> Me:
    """Tell who is asking, in which company, and what they may do there."""
    found = await query.one(Myself, users.me(), "This is nobody of this company.")
    token, from_cookie = presented(query.request)
    query.response.headers["Cache-Control"] = "no-store"
    companies = found.companies
    if query.actor.via == "key":
        companies = [one for one in companies if one.id == query.actor.company_id]
    return Me(
        **{name: getattr(found, name) for name in Myself.model_fields if name != "companies"},
        companies=companies,
        tenant_id=query.actor.tenant_id,
        via=query.actor.via,
        session_id=query.actor.proof if query.actor.via == "session" else None,
        permissions=sorted(query.actor.permissions),
        csrf=csrf_of(token) if from_cookie and token else None,
    )


class MyName(Shape):
    """One's name from now on."""

    name: Name


@router.put("/me/name")
async def change_name(
    body: MyName, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Standing:
    """Change one's own name, in all of one's companies."""
    return await command.run(Standing, lambda tx: users.change_name(tx, body.name))


class ChangeAddress(Shape):
    """One's address from now on, and the present password."""

    email: Email
    password: Password


@router.put("/me/email")
async def change_address(
    body: ChangeAddress, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Standing:
    """Change one's own e-mail address, which a letter then asks to verify; other sessions end."""
    verdict = await proven(command, body.password)
    return await unkeyed(command).run(
        Standing, lambda tx: passwords.change_address(tx, verdict, body.email)
    )


class ChangePassword(Shape):
    """The present password and a new one."""

    password: Password
    new_password: Password


@router.post("/password")
async def change_password(
    body: ChangePassword, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Standing:
    """Change one's password; all other sessions end."""
    verdict = await proven(command, body.password)
    kept = await signing_in.keep(body.new_password)
    return await unkeyed(command).run(
        Standing, lambda tx: passwords.change_password(tx, verdict, body.new_password, kept)
    )


class ForgotPassword(Shape):
    """Whose password is forgotten."""

    email: Email
    workspace: Line | None = None


class Accepted(Shape):
    """The request was taken; whether a letter is on its way, only its reader learns."""

    accepted: bool


@router.post("/password/forgot", status_code=202, openapi_extra=ANYBODY)
async def forgot_password(
    body: ForgotPassword, visitor: Annotated[Visitor, for_anybody()]
) -> Accepted:
    """Have a link to set a new password sent, if the address is somebody's."""
    await knock(visitor, tries.letter(body.email, visitor.address))
    login = await visitor.beforehand(
        lambda tx: signing_in.find(tx, body.email, body.workspace or None)
    )
    actor = visitor.actor()
    if login is not None:
        actor = visitor.actor(login.tenant_id, login.company_id or NOWHERE, login.user_id)
    return await visitor.command(actor).run(
        Accepted, lambda tx: passwords.ask_reset(tx, login, new_id())
    )


class ResetPassword(Shape):
    """The token out of the letter, and a new password."""

    token: Token
    password: Password


@router.post("/password/reset", openapi_extra=ANYBODY)
async def reset_password(
    body: ResetPassword, visitor: Annotated[Visitor, for_anybody()]
) -> Standing:
    """Set a new password with the link from the letter, once; all sessions end.

    It does not sign in, so a second step is asked for as ever.
    """
    await knock(visitor, tries.link(visitor.address))
    actor, held, _ = await ticket_holder(visitor, body.token)
    kept = await signing_in.keep(body.password)
    return await visitor.command(actor).run(
        Standing, lambda tx: passwords.reset_password(tx, held.id, body.password, kept)
    )


class VerifyAddress(Shape):
    """The token out of the letter."""

    token: Token


@router.post("/address/verify", openapi_extra=ANYBODY)
async def verify_address(
    body: VerifyAddress, visitor: Annotated[Visitor, for_anybody()]
) -> Standing:
    """Show that an e-mail address is one's own, with the link sent to it."""
    await knock(visitor, tries.link(visitor.address))
    actor, held, _ = await ticket_holder(visitor, body.token)
    return await visitor.command(actor).run(
        Standing, lambda tx: passwords.verify_address(tx, held.id)
    )


@router.post("/address/send", status_code=202)
async def send_verification(
    command: Annotated[Command, permit(Permission.SELF_WRITE)],
) -> Standing:
    """Have the letter that verifies one's address sent again."""
    return await command.run(Standing, passwords.ask_verification)
