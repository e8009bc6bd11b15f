"""What parties does for other functions; its own commands are in the modules beside."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.parties.model import DocumentParty, Instalment, Party, Terms
from functions.parties.rules import parties as party_rules
from functions.parties.rules import terms as term_rules
from functions.parties.store import parties as store
from functions.parties.store import terms as terms_store
from layers.database.transactions import Cursor, Tx
from shared.errors import ReferenceUnknown
from shared.ids import new_id
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class AskedParty:
    """The answer to ask_for_document, there once the transaction's next trip is over."""

    cursor: Cursor
    party_id: UUID
    terms_id: UUID | None

    async def get(self) -> DocumentParty:
        """Read the answer. Raises ReferenceUnknown for a party or terms that are not there."""
        row = await self.cursor.fetchone()
        found = row[0] if row else None
        if found is None:
            raise ReferenceUnknown(f"There is no party {self.party_id}.", pointer="/body/party_id")
        terms = found["terms"]
        if terms is None and self.terms_id is not None:
            raise ReferenceUnknown(
                f"There are no payment terms {self.terms_id}.", pointer="/body/terms_id"
            )
        return DocumentParty(
            party_rules.party_from({**found["party"], **found}),
            term_rules.terms_from(terms) if terms else term_rules.IMMEDIATE,
        )


async def ask_for_document(tx: Tx, party_id: UUID, terms_id: UUID | None = None) -> AskedParty:
    """Queue the read of a document's party with its terms, or with the terms named instead.

    A party that was merged gives the one it became. Without any terms, all is due immediately.
    """
    return AskedParty(await store.ask_for_document(tx, party_id, terms_id), party_id, terms_id)


async def load_for_document(tx: Tx, party_id: UUID, terms_id: UUID | None = None) -> DocumentParty:
    """Read a document's party with its terms in one trip; see ask_for_document."""
    asked = await ask_for_document(tx, party_id, terms_id)
    await tx.arrive()
    return await asked.get()


def check_active(party: Party, pointer: str = "/body/party_id") -> None:
    """Refuse new business with a party that is blocked or archived. Raises PartyNotActive."""
    party_rules.check_active(party, pointer)


async def get_terms(tx: Tx, terms_id: UUID) -> Terms:
    """Read payment terms in one trip. Raises NotFound."""
    return await terms_store.get_terms(tx, terms_id)


async def load_terms(tx: Tx) -> None:
    """Queue the ready-made payment terms for a company that has them not; keeps its own."""
    added = term_rules.READY_MADE
    await terms_store.add_missing_terms(tx, [new_id() for _ in added], added)


def instalments(total: Decimal, currency: str, dated: date, terms: Terms) -> tuple[Instalment, ...]:
    """Divide a total of whole coins into dated instalments that add up to it."""
    return term_rules.instalments(total, currency, dated, terms)
