"""Roles: ready-made ones for everybody, and those a tenant makes of permissions."""

from uuid import UUID

from functions.identity.model import Role
from functions.identity.rules import roles as rules
from functions.identity.store import roles as store
from functions.identity.store import tenants, users
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.actor import Permission
from shared.errors import NotFound
from shared.ids import new_id

LISTING = store.LISTING
role = store.role


async def add_role(tx: Tx, name: str, permissions: list[str]) -> Read:
    """Make a role of permissions that its maker holds."""
    wanted = rules.parsed(permissions)
    rules.check_grant(tx.actor, wanted)
    role_id = new_id()
    tx.about("role", role_id)
    await store.add_role(tx, role_id, name, wanted)
    return store.role(role_id)


async def edit_role(tx: Tx, role_id: UUID, name: str, permissions: list[str], version: int) -> Read:
    """Change a role for everybody who has it, at once."""
    role = await _own(tx, role_id, version)
    wanted = rules.parsed(permissions)
    rules.check_grant(tx.actor, wanted | role.permissions)
    tx.about("role", role_id, before=_as_was(role))
    await store.change_role(tx, role_id, name, wanted)
    return store.role(role_id)


async def remove_role(tx: Tx, role_id: UUID, version: int) -> Read:
    """Delete a role that nobody has."""
    role = await _own(tx, role_id, version)
    rules.check_unused(role, await store.count_holders(tx, role_id))
    tx.about("role", role_id, before=_as_was(role))
    await store.forget_in_tickets(tx, role_id)
    await store.remove_role(tx, role_id)
    return store.gone(role_id)


async def _own(tx: Tx, role_id: UUID, version: int) -> Role:
    """Hold the tenant's rights still, and read a role the actor may change wherever it is used."""
    await tenants.change_rights(tx)
    found = await store.find_role(tx, role_id)
    if found is None:
        raise NotFound("There is no such role.")
    role, at = found
    rules.check_custom(role)
    check_version(at, version)
    held = rules.held_by(tx.actor, await users.rights_of(tx, tx.actor.user_id))
    used = await store.companies_using(tx, role)
    rules.check_outranks(tx.actor, held, used, Permission.ROLES_WRITE)
    return role


def _as_was(role: Role) -> dict[str, object]:
    return {"name": role.name, "permissions": sorted(role.permissions)}
