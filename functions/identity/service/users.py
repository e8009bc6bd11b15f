"""Users: members of companies, each with a role there; suspended and closed as a whole."""

from collections.abc import Sequence
from uuid import UUID

from functions.identity.model import Role, User
from functions.identity.rules import people, roles
from functions.identity.store import keys, sessions, tenants
from functions.identity.store import users as store
from functions.identity.store.roles import find_role
from layers.database.transactions import Read, Tx
from shared.actor import Permission
from shared.errors import NotFound, ReferenceUnknown

LISTING = store.LISTING
member = store.member
me = store.me


async def names_of(tx: Tx, user_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Give the names of users, of former ones too: one round trip."""
    return await store.names_of(tx, user_ids)


async def change_name(tx: Tx, name: str) -> Read:
    """Change the name of the actor's user."""
    user = await store.find_user(tx, tx.actor.user_id)
    if user is None:
        raise NotFound("There is no such user.")
    tx.about("user", user.id, before={"name": user.name})
    await store.set_name(tx, user.id, name)
    return store.standing(user.id)


async def give_role(tx: Tx, user_id: UUID, role_id: UUID) -> Read:
    """Give a member of this company another role here."""
    user = await _member(tx, user_id)
    found = await find_role(tx, role_id)
    if found is None:
        raise ReferenceUnknown("There is no such role.", pointer="/body/role_id")
    role, _ = found
    await check_may_move(tx, user, role)
    tx.about("user", user_id, before={"company": str(tx.actor.company_id)})
    await store.set_role(tx, user_id, role_id)
    return store.member(user_id)


async def check_may_move(tx: Tx, user: User, role: Role | None) -> None:
    """Refuse to change a member's role here, or to remove them, where the actor may not."""
    here = tx.actor.company_id
    held = (await store.rights_of(tx, user.id)).get(here, frozenset())
    roles.check_outranks(
        tx.actor, {here: tx.actor.permissions}, {here: held}, Permission.USERS_WRITE
    )
    if role is not None:
        roles.check_grant(tx.actor, role.permissions, "/body/role_id")
    if role is None or not roles.is_owner(role):
        owners = await store.owners_beside(tx, user.id)
        roles.check_owner_stays({here: owners.get(here, [])}, user.id)


async def remove_user(tx: Tx, user_id: UUID) -> Read:
    """Take a member out of this company, with their keys for it; they keep their others."""
    user = await _member(tx, user_id)
    await check_may_move(tx, user, None)
    tx.about("user", user_id, before={"company": str(tx.actor.company_id)})
    await store.remove_membership(tx, user_id)
    await keys.revoke_of(tx, user_id)
    await sessions.leave_company(tx, user_id)
    return store.standing(user_id)


async def set_standing(tx: Tx, user_id: UUID, status: str) -> Read:
    """Suspend, close or reopen a user's account, in all of their companies at once."""
    user = await _member(tx, user_id)
    roles.check_not_oneself(tx.actor, user_id)
    people.check_standing(user, status)
    held = roles.held_by(tx.actor, await store.rights_of(tx, tx.actor.user_id))
    theirs = await store.rights_of(tx, user_id)
    roles.check_outranks(tx.actor, held, theirs, Permission.USERS_WRITE)
    if status != "active":
        roles.check_owner_stays(await store.owners_beside(tx, user_id), user_id)
    tx.about("user", user_id, before={"status": user.status})
    await store.set_status(tx, user_id, status)
    await sessions.end_sessions(tx, user_id)
    return store.standing(user_id)


async def _member(tx: Tx, user_id: UUID) -> User:
    """Hold the tenant's rights still, and read a member of this company."""
    await tenants.change_rights(tx)
    user = await store.find_member(tx, user_id)
    if user is None:
        raise NotFound("There is no such user in this company.")
    return user
