"""What parties and their terms are read and found by."""

from uuid import UUID

from functions.parties.model import Party
from functions.parties.store import lists, parties, terms
from layers.database.transactions import Read

PARTIES, CUSTOMERS, SUPPLIERS, TERMS = lists.PARTIES, lists.CUSTOMERS, lists.SUPPLIERS, terms.TERMS


def party(party_id: UUID) -> Read:
    """Say how to read one party with all that belongs to it."""
    return parties.party(party_id)


def one_terms(terms_id: UUID) -> Read:
    """Say how to read one set of payment terms."""
    return terms.terms(terms_id)


def search(said: str, role: str, most: int) -> Read:
    """Say how to find parties by any part of a name or code; a role leaves out archived ones."""
    return lists.search(said, role, most)


def alike(wanted: Party) -> Read:
    """Say how to find parties that share a number, IBAN, e-mail or name with this one."""
    facts = {
        "name": wanted.name,
        "emails": [wanted.email.lower()],
        "numbers": [each.number for each in wanted.tax_numbers if each.number],
        "ibans": [each.iban for each in wanted.banks if each.iban],
    }
    return lists.alike(facts, wanted.id)
