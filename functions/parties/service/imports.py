"""Importing customers and suppliers: every row checked, then all written at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from functions.parties.model import Party
from functions.parties.rules import parties as rules
from functions.parties.service import parties as service
from functions.parties.store import parties as store
from functions.parties.store import terms as terms_store
from layers.database.transactions import Tx
from layers.http.imports import RowsRefused
from shared.errors import Refusal
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class ImportedParty:
    """A party as a file gives it: its payment terms by code."""

    party: Party
    terms: str | None = None


async def import_parties(tx: Tx, rows: Sequence[ImportedParty]) -> int:
    """Keep the parties of a file, however many with the same number of statements.

    Raises RowsRefused with everything that is wrong, by row.
    """
    terms = await terms_store.find_terms_ids(tx, sorted({row.terms for row in rows if row.terms}))
    taken = await store.find_codes(tx, [row.party.code for row in rows if row.party.code])
    twice = {code for code, times in Counter(row.party.code for row in rows).items() if times > 1}
    parties, errors = _checked(rows, terms, taken | twice)
    if errors:
        raise RowsRefused(errors)
    tx.about("company", tx.actor.company_id)
    await service.register_parties(tx, parties)
    return len(parties)


def _checked(
    rows: Sequence[ImportedParty], terms: Mapping[str, UUID], taken: frozenset[str]
) -> tuple[list[Party], list[tuple[int, str | None, str]]]:
    """Check every row, and say everything that is wrong with any."""
    errors: list[tuple[int, str | None, str]] = []
    parties: list[Party] = []
    for place, row in enumerate(rows):
        code = row.party.code
        if row.terms and row.terms not in terms:
            errors.append((place, "terms", f"There are no payment terms {row.terms}."))
        if code and code in taken:
            errors.append((place, "code", f"There is another party with the code {code}."))
        try:
            checked = rules.checked(row.party, "")
            parties.append(replace(checked, terms_id=terms.get(row.terms or "")))
        except Refusal as refusal:
            errors.append((place, _FIELDS.get(_list_of(refusal)), refusal.detail))
    return parties, errors


_FIELDS = {"addresses": "country", "tax_numbers": "vat_number", "banks": "iban"}


def _list_of(refusal: Refusal) -> str:
    """Name the list that a refusal points into."""
    return f"{refusal.facts.get('pointer', '')}//".split("/")[1]
