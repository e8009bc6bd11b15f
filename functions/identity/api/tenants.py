"""The tenant: what it is called, and what its people name at sign-in."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.identity.service import tenants
from layers.http.commands import Command, permit
from layers.http.queries import Query, may
from layers.http.shapes import Name, Shape
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter()


class TenantShape(Shape):
    """The tenant one is in."""

    id: UUID
    name: str
    workspace: str = Field(description="What to name at sign-in where an address is at several.")
    opened_at: datetime
    version: int


class RenameTenant(Shape):
    """What the tenant is called from now on."""

    name: Name
    workspace: Name | None = Field(
        None, description="Words to make a new workspace of; the present one stays if left out."
    )


@router.get("/tenant")
async def get_tenant(query: Annotated[Query, may(Permission.COMPANIES_READ)]) -> TenantShape:
    """Give the tenant one is in."""
    return await query.one(TenantShape, tenants.tenant(), "There is no such tenant.")


@router.put("/tenant")
async def rename_tenant(
    body: RenameTenant,
    version: Expected,
    command: Annotated[Command, permit(Permission.COMPANIES_WRITE)],
) -> TenantShape:
    """Rename the tenant, and its workspace where asked to. Only owners can.

    A new workspace is made of the words given and some letters that make it nobody else's; who
    signs in with the old one has to be told.
    """
    return await command.run(
        TenantShape, lambda tx: tenants.rename_tenant(tx, body.name, body.workspace, version)
    )
