"""Invitations to one's company."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.identity.api.knocking import knock, ticket_holder
from functions.identity.api.words import Email, Password, Standing, Token
from functions.identity.service import invitations, signing_in, tries
from functions.identity.service.invitations import Acceptance
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.public import ANYBODY, Visitor, for_anybody
from layers.http.shapes import BulkReply, Name, Shape
from shared.actor import Permission

router = APIRouter()
MOST_AT_ONCE = 100


class Invite(Shape):
    """Whom to invite, and the role to have here."""

    email: Email
    name: Name
    role_id: UUID


class InviteMany(Shape):
    """Whom to invite, each for itself."""

    invitations: list[Invite] = Field(min_length=1, max_length=MOST_AT_ONCE)


class Invitation(Shape):
    """An invitation to this company."""

    id: UUID
    name: str
    email: str
    role_id: UUID
    role: str
    created_at: datetime
    ends_at: datetime


class Accept(Shape):
    """The token out of the letter, one's name and password.

    Who has an account already gives its password, and keeps its name.
    """

    token: Token
    name: Name
    password: Password


add_list(router, "/invitations", invitations.LISTING, Invitation, Permission.USERS_READ)


@router.post("/invitations", status_code=201)
async def invite(
    body: Invite, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> Invitation:
    """Invite somebody by letter, in a role of rights one holds oneself."""
    return await command.run(
        Invitation, lambda tx: invitations.invite(tx, body.email, body.name, body.role_id)
    )


@router.post("/invitations/bulk")
async def invite_many(
    body: InviteMany, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> BulkReply[Invitation]:
    """Invite many, each for itself; tells what came of each."""

    async def one(tx: Tx, who: Invite) -> Read:
        return await invitations.invite(tx, who.email, who.name, who.role_id)

    return await command.run_many(Invitation, body.invitations, one)


@router.post("/invitations/accept", openapi_extra=ANYBODY)
async def accept_invitation(body: Accept, visitor: Annotated[Visitor, for_anybody()]) -> Standing:
    """Become a member of the company one is invited to; then sign in."""
    await knock(visitor, tries.link(visitor.address))
    actor, held, user = await ticket_holder(visitor, body.token)
    await knock(visitor, tries.password(user.id))
    said = Acceptance(
        body.name,
        body.password,
        await signing_in.keep(body.password),
        await signing_in.compare(user.password, body.password),
    )
    return await visitor.command(actor).run(
        Standing, lambda tx: invitations.accept(tx, held.id, said)
    )


@router.post("/invitations/{invitation_id}/send")
async def send_invitation(
    invitation_id: UUID, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> Invitation:
    """Send an invitation's letter again."""
    return await command.run(Invitation, lambda tx: invitations.send_again(tx, invitation_id))


@router.delete("/invitations/{invitation_id}")
async def withdraw_invitation(
    invitation_id: UUID, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> Invitation:
    """Take an invitation back."""
    return await command.run(Invitation, lambda tx: invitations.withdraw(tx, invitation_id))
