"""The commands on customers and suppliers: one function each, inside the caller's transaction."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from functions.parties.model import Party, Status
from functions.parties.rules import parties as rules
from functions.parties.store import parties as store
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.errors import NotFound
from shared.events import PartyChanged, PartyMerged, PartyRegistered


async def register_party(tx: Tx, party: Party) -> Read:
    """Keep a new customer or supplier, its numbers checked; an empty code is filled in."""
    await register_parties(tx, [rules.checked(party)])
    tx.about("party", party.id)
    return store.party(party.id)


async def register_parties(tx: Tx, parties: Sequence[Party]) -> None:
    """Keep new parties that are checked already, with as many statements as for one."""
    await store.add_parties(tx, parties)
    await emit(tx, *(PartyRegistered(party.id) for party in parties))


async def change_party(tx: Tx, expected: int, party: Party) -> Read:
    """Write a party anew, from the version that was read; an empty code keeps the old one."""
    checked = rules.checked(party)
    before = await _hold(tx, party.id, expected)
    await store.change_party(tx, replace(checked, code=checked.code or before.code))
    await emit(tx, PartyChanged(party.id))
    return store.party(party.id)


async def set_status(
    tx: Tx, party_id: UUID, expected: int, status: Status, reason: str = ""
) -> Read:
    """Block a party, archive it, or trade with it again."""
    await _hold(tx, party_id, expected)
    await store.set_status(tx, party_id, status, reason)
    await emit(tx, PartyChanged(party_id))
    return store.party(party_id)


async def merge_parties(tx: Tx, party_id: UUID, survivor_id: UUID) -> Read:
    """Make one party of two: the survivor takes what only the other has, and its documents.

    Documents keep pointing at the party they were made for; whoever looks it up is led on.
    """
    before, survivor = await _hold_both(tx, party_id, survivor_id)
    await store.change_party(tx, rules.merged(survivor, before))
    await store.point_to_survivor(tx, party_id, survivor_id)
    await emit(tx, PartyMerged(survivor_id))
    return store.party(survivor_id)


async def erase_party(tx: Tx, party_id: UUID, expected: int) -> Read:
    """Forget a person's data for good, and keep what documents point at: id and code."""
    before = await _hold(tx, party_id, expected)
    tx.about("party", party_id)  # the audit is not told what was forgotten
    await store.change_party(tx, rules.erased(before))
    await store.mark_erased(tx, party_id)
    await emit(tx, PartyChanged(party_id))
    return store.party(party_id)


async def _hold(tx: Tx, party_id: UUID, expected: int) -> Party:
    """Lock a party, check that it is the version that was read, and note it for the audit."""
    await store.lock_parties(tx, [party_id])
    for row in await tx.read(store.party(party_id)):
        check_version(row["version"], expected)
        rules.check_not_gone(row)
        tx.about("party", party_id, row)
        return rules.party_from(row)
    raise NotFound(f"No party {party_id}.")


async def _hold_both(tx: Tx, party_id: UUID, survivor_id: UUID) -> tuple[Party, Party]:
    """Lock two parties in one order, so that two merges never wait for each other."""
    await store.lock_parties(tx, [party_id, survivor_id])
    found = await tx.read(store.some_parties([party_id, survivor_id]))
    rows = {row["id"]: row for row in found}
    for wanted in (party_id, survivor_id):
        if wanted not in rows:
            raise NotFound(f"No party {wanted}.")
    tx.about("party", party_id, rows[party_id])
    return rules.party_from(rows[party_id]), rules.party_from(rows[survivor_id])
