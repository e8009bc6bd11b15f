"""Roles of the tenant, and the permissions they are made of."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import model_validator

from functions.identity.api.words import Gone, Scopes
from functions.identity.service import roles
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Name, Shape
from layers.http.versions import Expected
from shared.actor import Permission
from shared.roles import GRANTABLE, NEVER_IN_KEYS, READY_MADE

router = APIRouter()


class RoleBody(Shape):
    """A role as it is to be."""

    name: Name
    permissions: Scopes


class RoleShape(Shape):
    """A role. What a ready-made one may do grows with the product."""

    id: UUID
    name: str
    ready_made: str | None
    permissions: list[str]
    version: int

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, kept: Any) -> Any:
        return whole(kept) if isinstance(kept, dict) else kept


def whole(role: dict[str, Any]) -> dict[str, Any]:
    """Say what a ready-made role may do: it is not written down with it."""
    if role.get("ready_made") is None:
        return role
    return {**role, "permissions": sorted(READY_MADE[role["ready_made"]])}


class PermissionShape(Shape):
    """A permission, whether one holds it, which ready-made roles do, and whether a key may."""

    permission: str
    function: str
    roles: list[str]
    in_keys: bool
    is_held: bool


class Catalogue(Shape):
    """All permissions there are."""

    permissions: list[PermissionShape]


add_list(router, "/roles", roles.LISTING, RoleShape, Permission.ROLES_READ, whole=whole)


@router.get("/permissions")
async def list_permissions(query: Annotated[Query, may(Permission.SELF_READ)]) -> Catalogue:
    """Give the permissions that roles and keys are made of."""
    return Catalogue(
        permissions=[
            PermissionShape(
                permission=permission,
                function=permission.split(".")[0],
                roles=[role for role, held in READY_MADE.items() if permission in held],
                in_keys=permission not in NEVER_IN_KEYS,
                is_held=permission in query.actor.permissions,
            )
            for permission in sorted(GRANTABLE)
        ]
    )


@router.get("/roles/{role_id}")
async def get_role(role_id: UUID, query: Annotated[Query, may(Permission.ROLES_READ)]) -> RoleShape:
    """Give a role."""
    return await query.one(RoleShape, roles.role(role_id), f"There is no role {role_id}.")


@router.post("/roles", status_code=201)
async def add_role(
    body: RoleBody, command: Annotated[Command, permit(Permission.ROLES_WRITE)]
) -> RoleShape:
    """Make a role of permissions one holds oneself."""
    return await command.run(RoleShape, lambda tx: roles.add_role(tx, body.name, body.permissions))


@router.put("/roles/{role_id}")
async def edit_role(
    role_id: UUID,
    body: RoleBody,
    version: Expected,
    command: Annotated[Command, permit(Permission.ROLES_WRITE)],
) -> RoleShape:
    """Change a role, at once for everybody who has it."""
    return await command.run(
        RoleShape,
        lambda tx: roles.edit_role(tx, role_id, body.name, body.permissions, version),
    )


@router.delete("/roles/{role_id}")
async def remove_role(
    role_id: UUID, version: Expected, command: Annotated[Command, permit(Permission.ROLES_WRITE)]
) -> Gone:
    """Delete a role that nobody has."""
    return await command.run(Gone, lambda tx: roles.remove_role(tx, role_id, version))
