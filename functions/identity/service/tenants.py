"""Tenants: opened by whoever signs up, suspended and reopened by the operator."""

from dataclasses import replace

from functions.identity.model import Company, Role, User
from functions.identity.rules import passwords, people, roles, tickets
from functions.identity.service.signing_in import keep
from functions.identity.store import companies, users
from functions.identity.store import tenants as store
from functions.identity.store.tickets import NewTicket, add_ticket
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.events import AddressVerificationRequested, CompanyOpened, TenantOpened
from shared.ids import new_id
from shared.nouns import dataclass
from shared.roles import GRANTABLE, OWNER, READY_MADE


@dataclass(frozen=True, slots=True)
class Opening:
    """A tenant to be: its name, its first company, and who owns it, with a hashed password."""

    name: str
    company: Company
    owner: User


async def prepared(name: str, company: Company, owner: User, password: str) -> Opening:
    """Check and hash the owner's password, outside of any transaction: it takes a while."""
    passwords.check_password(password, owner.email, owner.name, name, company.name)
    return Opening(name, company, replace(owner, password=await keep(password)))


async def open_tenant(tx: Tx, opening: Opening) -> Read:
    """Open a tenant with its first company, the ready-made roles and an owner.

    The transaction is the new tenant's: its actor carries the ids of tenant, company and owner,
    made beforehand. The owner is sent a letter to show that the address is theirs.
    """
    company, owner = opening.company, opening.owner
    ready = [Role(new_id(), kind.capitalize(), kind, READY_MADE[kind]) for kind in READY_MADE]
    owning = next(role for role in ready if role.ready_made == OWNER)
    ticket = NewTicket(new_id(), tickets.VERIFICATION, owner.id, tickets.LASTS["verification"])
    tx.about("tenant", tx.actor.tenant_id)
    await store.add_tenant(tx, opening.name, people.workspace_for(opening.name))
    await companies.add_company(tx, company)
    await store.add_roles(tx, ready)
    await users.add_user(tx, owner, people.login_of(owner.email))
    await users.add_membership(tx, company.id, owner.id, owning.id)
    await add_ticket(tx, ticket)
    await emit(
        tx,
        TenantOpened(tx.actor.tenant_id),
        CompanyOpened(company.id),
        AddressVerificationRequested(ticket.id),
    )
    return store.opened_tenant()


async def rename_tenant(tx: Tx, name: str, words: str | None, version: int) -> Read:
    """Call the tenant something else, and its workspace where words for it are given.

    Raises MoreThanYouHold for whoever is not an owner.
    """
    roles.check_grant(tx.actor, GRANTABLE, pointer="")
    before = await store.lock_tenant(tx)
    check_version(before["version"], version)
    tx.about("tenant", tx.actor.tenant_id, before=before)
    workspace = before["workspace"] if words is None else people.workspace_for(words)
    await store.rename(tx, name, workspace)
    return store.tenant()


def tenant() -> Read:
    """Say how to read the tenant."""
    return store.tenant()


async def suspend_tenant(tx: Tx) -> Read:
    """Suspend the tenant: from the next request on, nobody in it is let in."""
    tx.about("tenant", tx.actor.tenant_id)
    await store.set_status(tx, "suspended")
    return store.tenant_status()


async def reopen_tenant(tx: Tx) -> Read:
    """Let a suspended tenant's people in again."""
    tx.about("tenant", tx.actor.tenant_id)
    await store.set_status(tx, "active")
    return store.tenant_status()
