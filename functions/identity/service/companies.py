"""Companies: added by owners, edited by those who may, entered by their members."""

from dataclasses import asdict, replace
from uuid import UUID

from functions.identity.model import Company
from functions.identity.rules import roles
from functions.identity.store import companies as store
from functions.identity.store import sessions, tenants, users
from functions.identity.store.roles import find_ready_made
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.errors import NotFound, StillInUse
from shared.events import CompanyOpened
from shared.roles import GRANTABLE, OWNER

LISTING = store.LISTING
company = store.company


async def current(tx: Tx) -> Company:
    """Give the company this transaction is for: one round trip."""
    found = await store.find_company(tx, tx.actor.company_id)
    if found is None:
        raise NotFound("There is no such company.")
    return found[0]


async def add_company(tx: Tx, company: Company) -> Read:
    """Open another company of the tenant, owned by whoever opens it: an owner, here."""
    roles.check_grant(tx.actor, GRANTABLE, pointer="")
    tx.about("company", company.id)
    await tenants.change_rights(tx)
    owning = await find_ready_made(tx, OWNER)
    if owning is None:
        raise NotFound("This tenant has no role for owners.")
    await store.add_company(tx, company)
    await users.add_membership(tx, company.id, tx.actor.user_id, owning.id)
    await emit(tx, CompanyOpened(company.id))
    return store.company(company.id)


async def edit_company(tx: Tx, wanted: Company, version: int) -> Read:
    """Change the company this is asked in; its currency stays."""
    company, found = await _here(tx, wanted.id)
    check_version(found, version)
    tx.about("company", wanted.id, before=asdict(company))
    await store.change_company(tx, replace(wanted, currency=company.currency))
    return store.company(wanted.id)


async def close_company(tx: Tx, company_id: UUID, version: int) -> Read:
    """Let nobody into the company any more; what it holds stays."""
    company, found = await _here(tx, company_id)
    check_version(found, version)
    if not await store.other_companies(tx, company_id):
        raise StillInUse("This is your only open company. Open another one first.")
    tx.about("company", company_id, before=asdict(company))
    await tenants.change_rights(tx)
    await store.set_active(tx, company_id, is_active=False)
    return store.company(company_id)


async def reopen_company(tx: Tx, company_id: UUID) -> Read:
    """Let people into a closed company again; asked for by one of its owners, from elsewhere."""
    found = await store.find_company(tx, company_id)
    rights = await users.rights_of(tx, tx.actor.user_id)
    if found is None or not rights.get(company_id, frozenset()) >= GRANTABLE:
        raise NotFound("You own no such company.")
    tx.about("company", company_id, before=asdict(found[0]))
    await tenants.change_rights(tx)
    await store.set_active(tx, company_id, is_active=True)
    return store.company(company_id)


async def enter_company(tx: Tx, company_id: UUID) -> Read:
    """Let the actor's session stand in another company of theirs from now on."""
    if tx.actor.via != "session" or tx.actor.proof is None:
        raise NotFound("Only a session can enter another company.")
    if not await store.is_member(tx, company_id):
        raise NotFound("You are a member of no such company.")
    tx.about("session", tx.actor.proof)
    await tenants.change_rights(tx)
    await sessions.enter_company(tx, tx.actor.proof, company_id)
    return sessions.session(tx.actor.proof)


async def _here(tx: Tx, company_id: UUID) -> tuple[Company, int]:
    """Read the company acted in; any other is not found, whoever else may edit it."""
    found = None if company_id != tx.actor.company_id else await store.find_company(tx, company_id)
    if found is None:
        raise NotFound(f"Company {company_id} is not the one you are in. Enter it first.")
    return found
