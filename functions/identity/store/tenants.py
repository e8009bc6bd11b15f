"""Tenants and the version of everybody's rights in them."""

from typing import Any

from functions.identity.model import Role
from layers.database.locks import Rung
from layers.database.transactions import Read, Tx


async def add_tenant(tx: Tx, name: str, workspace: str) -> None:
    """Add the tenant this transaction is for."""
    await tx.write(
        """
        INSERT INTO tenants (tenant_id, name, workspace)
        VALUES (%(tenant)s, %(name)s, %(workspace)s)
        """,
        {"name": name, "workspace": workspace},
    )


async def change_rights(tx: Tx) -> None:
    """Make every cached right of the tenant stale, at the commit.

    It comes first and holds the tenant's row, so changes of rights wait for one another: two
    owners who remove each other at once are not both obeyed.
    """
    await tx.write(
        """
        UPDATE tenants SET rights_version = rights_version + 1 WHERE tenant_id = %(tenant)s
        """,
        locks=Rung.DOCUMENT,
    )


async def set_status(tx: Tx, status: str) -> None:
    """Open or suspend the tenant, for everybody in it at once."""
    await tx.write(
        """
        UPDATE tenants SET status = %(status)s, rights_version = rights_version + 1
         WHERE tenant_id = %(tenant)s
        """,
        {"status": status},
        locks=Rung.DOCUMENT,
    )


async def lock_tenant(tx: Tx) -> dict[str, Any]:
    """Hold the tenant, and read what it is called."""
    ((name, workspace, version),) = await tx.rows(
        """
        SELECT name, workspace, version FROM tenants WHERE tenant_id = %(tenant)s FOR UPDATE
        """,
        locks=Rung.DOCUMENT,
    )
    return {"name": name, "workspace": workspace, "version": version}


async def rename(tx: Tx, name: str, workspace: str) -> None:
    """Call a tenant that is held something else."""
    await tx.write(
        """
        UPDATE tenants SET name = %(name)s, workspace = %(workspace)s, version = version + 1
         WHERE tenant_id = %(tenant)s
        """,
        {"name": name, "workspace": workspace},
    )


async def add_roles(tx: Tx, roles: list[Role]) -> None:
    """Add roles, ready-made or not."""
    await tx.write(
        """
        INSERT INTO identity_roles (id, name, label, ready_made)
        SELECT r.id, r.name, lower(r.name), r.ready_made
          FROM unnest(%(ids)s::uuid[], %(names)s::text[], %(ready)s::text[])
               AS r (id, name, ready_made)
        RETURNING id
        """,
        {
            "ids": [role.id for role in roles],
            "names": [role.name for role in roles],
            "ready": [role.ready_made for role in roles],
        },
    )


def opened_tenant() -> Read:
    """Say how to read what a sign-up made."""
    return Read(
        """
        SELECT t.tenant_id, t.name, t.workspace, %(company)s::uuid AS company_id,
               %(user)s::uuid AS user_id
          FROM tenants AS t WHERE t.tenant_id = %(tenant)s
        """
    )


def tenant() -> Read:
    """Say how to read the tenant."""
    return Read(
        """
        SELECT tenant_id AS id, name, workspace, opened_at, version
          FROM tenants WHERE tenant_id = %(tenant)s
        """
    )


def tenant_status() -> Read:
    """Say how to read whether the tenant is open."""
    return Read("SELECT name, status FROM tenants WHERE tenant_id = %(tenant)s")
