"""The commands on payment terms."""

from uuid import UUID

from functions.parties import service
from functions.parties.model import Terms
from functions.parties.rules.terms import check_terms
from functions.parties.store import terms as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.ids import new_id
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class TermsFacts:
    """What terms carry beside their parts: a printed note, and whether they are still offered."""

    note: str = ""
    is_active: bool = True


async def add_terms(tx: Tx, terms: Terms, facts: TermsFacts) -> Read:
    """Keep new payment terms."""
    check_terms(terms)
    terms_id = new_id()
    tx.about("payment_terms", terms_id)
    await store.add_terms(tx, [terms_id], [terms], facts.note)
    return store.terms(terms_id)


async def change_terms(
    tx: Tx, terms_id: UUID, expected: int, terms: Terms, facts: TermsFacts
) -> Read:
    """Change payment terms; documents already made keep their due dates."""
    check_terms(terms)
    before = await store.lock_terms(tx, terms_id)
    check_version(before["version"], expected)
    tx.about("payment_terms", terms_id, before)
    values = {"note": facts.note, "is_active": facts.is_active}
    await store.change_terms(tx, terms_id, terms, values)
    return store.terms(terms_id)


async def load_ready_made(tx: Tx) -> Read:
    """Add the ready-made payment terms that are missing, and read all there are."""
    tx.about("company", tx.actor.company_id)
    await service.load_terms(tx)
    return store.ready_made()
