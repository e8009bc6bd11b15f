"""Journal entries from a file: checked whole by the database, posted whole or not at all."""

import hashlib
from collections.abc import Mapping, Sequence

from functions.ledger.rules import imports as rules
from functions.ledger.store import imports as store
from functions.parties.service.named import find_named
from layers.columns import Columns
from layers.database.transactions import Read, Tx
from layers.figures import exact
from layers.spreadsheets import Limits
from shared.nouns import dataclass

LIMITS = Limits(size=100_000_000, rows=500_000)
"""How large a file of journal lines may be."""
REPORTED = store.REPORTED


@dataclass(frozen=True, slots=True)
class File:
    """A file's columns, which field each is, and the name under which it is posted once."""

    name: str
    table: Columns
    plan: Mapping[str, str]


def name_of(content: bytes) -> str:
    """Name an import by what is in it, so that the same file twice is refused."""
    return hashlib.sha256(content).hexdigest()[:32]


async def post_file(tx: Tx, file: File) -> tuple[Sequence[tuple[int, str, str]], int]:
    """Check every line and post every entry; gives errors, or none and how many entries."""
    table = file.table
    columns = {field: table.cells[table.headers.index(head)] for field, head in file.plan.items()}
    for field in ("debit", "credit", "amount", "foreign_amount"):
        if any("," in cell for cell in columns.get(field, ())):
            columns[field] = [exact(cell) for cell in columns[field]]
    lines = rules.grouped(columns, len(table.rows))
    if lines.nameless:
        where = [table.rows[place] for place in lines.nameless[:REPORTED]]
        return [(row, "entry", "say which entry the line belongs to") for row in where], 0
    tx.about("import", tx.actor.company_id)
    doubts = await _name_parties(tx, columns)
    errors, entries = await store.post_lines(tx, file.name, table.rows, lines, columns)
    return rules.explained(errors, doubts, table.rows), entries


async def _name_parties(tx: Tx, columns: dict[str, Sequence[str]]) -> dict[int, str]:
    """Put ids for parties named otherwise; gives why a line's party is in doubt, by its place."""
    said = {text for text in columns.get("party_id", ()) if text and not rules.is_id(text)}
    if not said:
        return {}
    known = await find_named(tx, said)
    ids = {text: str(party.id) for text in said if (party := known.one(text))}
    cells = columns["party_id"]
    columns["party_id"] = [ids.get(text, text) for text in cells]
    doubts = {text: doubt for text in said if (doubt := known.doubt(text))}
    return {place: doubts[text] for place, text in enumerate(cells) if text in doubts}


def read_back(facts: object) -> Read:
    """Say how to read the report."""
    return store.report(facts)
