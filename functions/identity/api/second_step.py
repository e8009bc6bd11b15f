"""The second step of one's own sign-in: set up, confirmed, renewed and given up."""

import secrets
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.identity.api.knocking import knock, proven, unkeyed
from functions.identity.api.words import Digits, Password
from functions.identity.service import passwords, second_step, tries
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.public import visitor_of
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter(prefix="/totp")


class State(Shape):
    """Whether signing in takes two steps."""

    is_on: bool
    recovery_codes_left: int


class Begin(Shape):
    """One's present password."""

    password: Password


class Begun(Shape):
    """What the secret is derived from."""

    user_id: UUID
    email: str
    salt: str


class Secret(Shape):
    """What to scan, or type, into the phone; shown until a code confirms it."""

    secret: str
    uri: str
    picture: str = Field(description="The QR code of the uri, as SVG.")


class Code(Shape):
    """Six digits from the phone, or a recovery code where one is set up."""

    code: Digits


class Proof(Shape):
    """One's present password, and a code."""

    password: Password
    code: Digits


class Codes(State):
    """The recovery codes, shown this once: each signs in once without the phone."""

    recovery_codes: list[str]


@router.get("")
async def totp(query: Annotated[Query, may(Permission.SELF_READ)]) -> State:
    """Tell whether one's sign-in takes two steps."""
    return await query.one(State, second_step.state(), "There is no such user.")


@router.post("/start")
async def start_totp(
    body: Begin, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Secret:
    """Begin to set up a second step: gives the secret for the phone."""
    verdict = await proven(command, body.password)
    salt = secrets.token_bytes(16)

    async def work(tx: Tx) -> Read:
        passwords.check_proven(verdict)
        return await second_step.start_totp(tx, salt)

    begun = await unkeyed(command).run(Begun, work)
    command.response.headers["Cache-Control"] = "no-store"
    shown = second_step.shown(command.actor.tenant_id, begun.user_id, begun.email, begun.salt)
    return Secret(secret=shown.secret, uri=shown.uri, picture=shown.picture)


@router.post("/confirm")
async def confirm_totp(
    body: Code, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Codes:
    """Turn the second step on with a first code; gives recovery codes. Other sessions end."""
    await _count(command)
    codes, digests = second_step.recovery_codes()
    state = await unkeyed(command).run(
        State, lambda tx: second_step.confirm_totp(tx, body.code, digests)
    )
    return _shown(command, state, codes)


@router.post("/recovery-codes")
async def renew_recovery_codes(
    body: Proof, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Codes:
    """Replace the recovery codes; the old ones are no good any more."""
    verdict = await proven(command, body.password)
    await _count(command)
    codes, digests = second_step.recovery_codes()

    async def work(tx: Tx) -> Read:
        passwords.check_proven(verdict)
        return await second_step.renew_recovery_codes(tx, body.code, digests)

    return _shown(command, await unkeyed(command).run(State, work), codes)


@router.post("/stop")
async def stop_totp(
    body: Proof, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> State:
    """Go back to signing in with one step, against the password and a code."""
    verdict = await proven(command, body.password)
    await _count(command)

    async def work(tx: Tx) -> Read:
        passwords.check_proven(verdict)
        return await second_step.forget_totp(tx, body.code)

    return await unkeyed(command).run(State, work)


async def _count(command: Command) -> None:
    visitor = visitor_of(command.request, command.response)
    await knock(visitor, tries.code(command.actor.user_id))


def _shown(command: Command, state: State, codes: list[str]) -> Codes:
    command.response.headers["Cache-Control"] = "no-store"
    return Codes(
        is_on=state.is_on, recovery_codes_left=state.recovery_codes_left, recovery_codes=codes
    )
