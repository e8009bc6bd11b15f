"""Who may give whom which rights: never more than one holds, and never over one's betters."""

from uuid import UUID

from functions.identity.model import Rights, Role
from shared.actor import NOBODY, Actor, Permission
from shared.errors import Malformed, Refusal, StillInUse
from shared.roles import GRANTABLE, NEVER_IN_KEYS, OWNER, granted


class MoreThanYouHold(Refusal):
    """Nobody can give, or take away, rights they do not hold themselves."""

    status = 403


class LastOwner(Refusal):
    """A company keeps at least one owner who can sign in."""


class RoleReadyMade(Refusal):
    """A ready-made role cannot be changed or deleted."""


class NotYourself(Refusal):
    """People do not change their own standing."""


def parsed(names: list[str], pointer: str = "/body/permissions") -> frozenset[Permission]:
    """Read permissions by name. Raises Malformed for one that there is not."""
    found = granted(None, names)
    unknown = sorted(set(names) - set(found))
    if unknown:
        raise Malformed(f"There is no permission {', '.join(unknown)}.", pointer=pointer)
    return found


def check_grant(
    actor: Actor, wanted: frozenset[Permission], pointer: str = "/body/permissions"
) -> None:
    """Refuse to give more than the actor holds."""
    missing = sorted((wanted & GRANTABLE) - actor.permissions)
    if missing:
        raise MoreThanYouHold(
            f"You do not hold {', '.join(missing[:5])}{' and more' * (len(missing) > 5)} yourself.",
            pointer=pointer,
        )


def check_scopes(actor: Actor, scopes: frozenset[Permission]) -> None:
    """Refuse an API key more than its maker holds, or what only people may do."""
    personal = sorted(scopes & NEVER_IN_KEYS)
    if personal:
        raise Malformed(f"A key cannot hold {', '.join(personal)}.", pointer="/body/scopes")
    if not scopes:
        raise Malformed("A key without any scope is good for nothing.", pointer="/body/scopes")
    check_grant(actor, scopes, "/body/scopes")


def held_by(actor: Actor, memberships: Rights) -> Rights:
    """Say what an actor holds where: a key holds nothing outside its own company."""
    here = {actor.company_id: actor.permissions}
    return here if actor.via == "key" else {**memberships, **here}


def check_outranks(actor: Actor, held: Rights, other: Rights, needed: Permission) -> None:
    """Refuse to touch somebody, or a role, with rights the actor lacks in any company of theirs."""
    if actor.via == "system":
        return
    for company, rights in other.items():
        mine = held.get(company, frozenset())
        if needed not in mine or not (rights & GRANTABLE) <= mine:
            raise MoreThanYouHold(
                "They hold rights that you do not, here or in another company. "
                "Ask an owner of all their companies."
            )


def check_not_oneself(actor: Actor, user_id: UUID) -> None:
    """Refuse to suspend, demote or remove oneself: it is too easily regretted."""
    if actor.user_id == user_id != NOBODY:
        raise NotYourself("Ask another owner or administrator to do this.")


def check_owner_stays(owners: dict[UUID, list[UUID]], leaving: UUID) -> None:
    """Refuse to leave a company without an owner. `owners` are those who can sign in."""
    if any(users == [leaving] for users in owners.values()):
        raise LastOwner("Make somebody else an owner first.")


def check_custom(role: Role) -> None:
    """Refuse to edit a ready-made role."""
    if role.ready_made is not None:
        raise RoleReadyMade("Make a role of your own with the permissions you want.")


def check_unused(role: Role, users: int) -> None:
    """Refuse to delete a role that somebody has, or is invited to."""
    if users:
        raise StillInUse(f"{users} people have the role {role.name}; give them another one first.")


def is_owner(role: Role) -> bool:
    """Say whether whoever has the role owns the company."""
    return role.ready_made == OWNER
