"""Who may stand behind a bank's line: parties by name and account, for those who match them."""

from collections.abc import Sequence
from uuid import UUID

from functions.parties.store import payers as store
from layers.database.transactions import Tx
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class PartyAccounts:
    """A party's name, and the IBANs or account numbers that it is known to pay from."""

    id: UUID
    code: str
    name: str
    is_only_supplier: bool
    accounts: tuple[str, ...]


async def list_accounts(
    tx: Tx, ids: Sequence[UUID] = (), codes: Sequence[str] = ()
) -> list[PartyAccounts]:
    """Give parties by their ids or codes, with names and accounts: one trip."""
    cursor = await store.ask_payers(tx, ids, codes)
    await tx.arrive()
    return [
        PartyAccounts(party_id, code, name, is_only_supplier, tuple(accounts))
        async for party_id, code, name, is_only_supplier, accounts in cursor
    ]
