"""The members of one's company."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.identity.api.words import Standing
from functions.identity.service import users
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter()


class Member(Shape):
    """Somebody who works in this company, and their role here."""

    id: UUID
    name: str
    email: str
    status: str
    role_id: UUID
    role: str
    two_steps: bool
    signed_in_at: datetime | None
    member_since: datetime


class GiveRole(Shape):
    """The role to have from now on."""

    role_id: UUID


add_list(router, "/users", users.LISTING, Member, Permission.USERS_READ)


@router.get("/users/{user_id}")
async def get_user(user_id: UUID, query: Annotated[Query, may(Permission.USERS_READ)]) -> Member:
    """Give a member of this company."""
    return await query.one(Member, users.member(user_id), f"No user {user_id} in this company.")


@router.put("/users/{user_id}/role")
async def give_role(
    user_id: UUID, body: GiveRole, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> Member:
    """Give a member another role in this company, of rights one holds oneself."""
    return await command.run(Member, lambda tx: users.give_role(tx, user_id, body.role_id))


@router.delete("/users/{user_id}")
async def remove_user(
    user_id: UUID, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> Standing:
    """Take a member out of this company, with their keys for it."""
    return await command.run(Standing, lambda tx: users.remove_user(tx, user_id))


@router.post("/users/{user_id}/suspend")
async def suspend_user(
    user_id: UUID, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> Standing:
    """Keep a user out of all their companies for now; their sessions end."""
    return await command.run(Standing, lambda tx: users.set_standing(tx, user_id, "suspended"))


@router.post("/users/{user_id}/deactivate")
async def deactivate_user(
    user_id: UUID, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> Standing:
    """Close a user's account, in all their companies; their name stays on what they did."""
    return await command.run(Standing, lambda tx: users.set_standing(tx, user_id, "deactivated"))


@router.post("/users/{user_id}/activate")
async def activate_user(
    user_id: UUID, command: Annotated[Command, permit(Permission.USERS_WRITE)]
) -> Standing:
    """Let a suspended or closed user in again."""
    return await command.run(Standing, lambda tx: users.set_standing(tx, user_id, "active"))
