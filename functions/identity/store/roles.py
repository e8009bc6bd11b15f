"""Roles."""

from uuid import UUID

from functions.identity.model import Rights, Role
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Row, Tx
from shared.actor import Permission
from shared.roles import granted

LISTING = Listing(
    name="roles",
    source="FROM identity_roles AS r WHERE r.tenant_id = %(tenant)s",
    columns={
        "id": Column("r.id", Kind.ID, nullable=False),
        "name": Column("r.name", order="lower(r.name)", nullable=False),
        "ready_made": Column(
            "r.ready_made", Kind.CHOICE, ("owner", "accountant", "sales", "viewer")
        ),
        "permissions": Column("to_jsonb(r.permissions)", Kind.OTHER, filters=False, sorts=False),
        "version": Column("r.version", Kind.INTEGER, nullable=False),
    },
    key="r.id",
    sort="name",
)


async def find_role(tx: Tx, role_id: UUID) -> tuple[Role, int] | None:
    """Read a role of the tenant and its version."""
    rows = await tx.rows(
        """
        SELECT id, name, ready_made, permissions, version
          FROM identity_roles WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": role_id},
    )
    return (_role(rows[0]), rows[0][-1]) if rows else None


async def find_ready_made(tx: Tx, ready_made: str) -> Role | None:
    """Read the tenant's ready-made role of this kind."""
    rows = await tx.rows(
        """
        SELECT id, name, ready_made, permissions, version
          FROM identity_roles WHERE tenant_id = %(tenant)s AND ready_made = %(kind)s
        """,
        {"kind": ready_made},
    )
    return _role(rows[0]) if rows else None


def _role(row: Row) -> Role:
    id_, name, ready_made, permissions, _ = row
    return Role(id_, name, ready_made, granted(ready_made, permissions))


async def add_role(tx: Tx, role_id: UUID, name: str, permissions: frozenset[Permission]) -> None:
    """Add a role of the tenant's own making."""
    await tx.write(
        """
        INSERT INTO identity_roles (id, name, label, permissions)
        VALUES (%(id)s, %(name)s, lower(%(name)s), %(permissions)s::text[])
        """,
        {"id": role_id, "name": name, "permissions": sorted(permissions)},
    )


async def change_role(tx: Tx, role_id: UUID, name: str, permissions: frozenset[Permission]) -> None:
    """Write a role as it is to be."""
    await tx.write(
        """
        UPDATE identity_roles SET name = %(name)s, label = lower(%(name)s),
               permissions = %(permissions)s::text[], version = version + 1
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": role_id, "name": name, "permissions": sorted(permissions)},
    )


async def remove_role(tx: Tx, role_id: UUID) -> None:
    """Delete a role."""
    await tx.write(
        "DELETE FROM identity_roles WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": role_id},
    )


async def companies_using(tx: Tx, role: Role) -> Rights:
    """Read in which companies somebody has a role, with what it gives them there."""
    rows = await tx.rows(
        """
        SELECT DISTINCT company_id FROM identity_memberships
         WHERE tenant_id = %(tenant)s AND role_id = %(id)s
        """,
        {"id": role.id},
    )
    return {company: role.permissions for (company,) in rows}


async def count_holders(tx: Tx, role_id: UUID) -> int:
    """Count who has a role, or was ever invited to one: letters keep naming it."""
    rows = await tx.rows(
        """
        SELECT (SELECT count(*) FROM identity_memberships
                 WHERE tenant_id = %(tenant)s AND role_id = %(id)s)
             + (SELECT count(*) FROM identity_tickets
                 WHERE tenant_id = %(tenant)s AND role_id = %(id)s
                   AND used_at IS NULL AND ends_at > now())
        """,
        {"id": role_id},
    )
    return int(rows[0][0])


async def forget_in_tickets(tx: Tx, role_id: UUID) -> None:
    """Take a role out of invitations that are over."""
    await tx.write(
        """
        UPDATE identity_tickets SET role_id = NULL
         WHERE tenant_id = %(tenant)s AND role_id = %(id)s
        """,
        {"id": role_id},
    )


def role(role_id: UUID) -> Read:
    """Say how to read a role."""
    return Read(
        """
        SELECT id, name, ready_made, to_jsonb(permissions) AS permissions, version
          FROM identity_roles WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": role_id},
    )


def gone(role_id: UUID) -> Read:
    """Say which role is no longer there."""
    return Read("SELECT %(id)s::uuid AS id", {"id": role_id})
