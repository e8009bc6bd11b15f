"""Customers and suppliers: lists, one of them, its edits, and how it is found."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi import Query as InQuery

from functions.parties.api.imports import import_customers, import_suppliers
from functions.parties.api.shapes import (
    AskAlike,
    AskSearch,
    ChangeStatus,
    FoundParty,
    LikeParty,
    MergeInto,
    PartiesBody,
    PartyBody,
    PartyImport,
    PartyReply,
    PartyRow,
)
from functions.parties.model import Address, Bank, Contact, Party, Status, TaxNumber
from functions.parties.rules.parties import party_from
from functions.parties.service import finding
from functions.parties.service import parties as service
from layers.http.commands import Command, permit
from layers.http.imports import add_import
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import BulkReply
from layers.http.versions import Expected
from shared.actor import Permission
from shared.errors import NotFound
from shared.ids import new_id

router = APIRouter(prefix="/v1/parties", tags=["parties"])
Writing = Annotated[Command, permit(Permission.PARTIES_WRITE)]
Reading = Annotated[Query, may(Permission.PARTIES_READ)]

for path, listing in (
    ("/parties", finding.PARTIES),
    ("/customers", finding.CUSTOMERS),
    ("/suppliers", finding.SUPPLIERS),
):
    add_list(router, path, listing, PartyRow, Permission.PARTIES_READ)
add_import(router, "/customers/import", PartyImport, Permission.PARTIES_WRITE, import_customers)
add_import(router, "/suppliers/import", PartyImport, Permission.PARTIES_WRITE, import_suppliers)


@router.get("/search")
async def search_parties(ask: Annotated[AskSearch, InQuery()], query: Reading) -> list[FoundParty]:
    """Find parties by any part of a name or code, those that begin with it first."""
    return await query.rows(FoundParty, finding.search(ask.q, ask.role, ask.limit))


@router.get("/duplicates")
async def find_duplicates(ask: Annotated[AskAlike, InQuery()], query: Reading) -> list[LikeParty]:
    """Find parties that a new one may already be among."""
    wanted = Party(
        new_id(),
        ask.name,
        email=ask.email,
        tax_numbers=(TaxNumber("", "".join(ask.tax_number.split()).upper()),),
        banks=(Bank("".join(ask.iban.split()).upper()),),
    )
    return await query.rows(LikeParty, finding.alike(wanted))


@router.post("/parties", status_code=201)
async def register_party(body: PartyBody, command: Writing) -> PartyReply:
    """Register a customer or supplier."""
    party = _party(new_id(), body)
    return await command.run(PartyReply, lambda tx: service.register_party(tx, party))


@router.post("/parties/bulk")
async def register_parties(body: PartiesBody, command: Writing) -> BulkReply[PartyReply]:
    """Register many, each on its own: those refused do not hold up the others."""
    parties = [_party(new_id(), each) for each in body.parties]
    return await command.run_many(PartyReply, parties, service.register_party)


@router.get("/parties/{party_id}")
async def get_party(party_id: UUID, query: Reading) -> PartyReply:
    """Show a party with all that belongs to it."""
    return await query.one(PartyReply, finding.party(party_id), f"No party {party_id}.")


@router.put("/parties/{party_id}")
async def change_party(
    party_id: UUID, body: PartyBody, expected: Expected, command: Writing
) -> PartyReply:
    """Write a party anew, all of it; an empty code keeps the one it has."""
    party = _party(party_id, body)
    return await command.run(PartyReply, lambda tx: service.change_party(tx, expected, party))


@router.post("/parties/{party_id}/block")
async def block_party(
    party_id: UUID, body: ChangeStatus, expected: Expected, command: Writing
) -> PartyReply:
    """Take no new business with a party for now."""
    return await command.run(
        PartyReply,
        lambda tx: service.set_status(tx, party_id, expected, Status.BLOCKED, body.reason),
    )


@router.post("/parties/{party_id}/archive")
async def archive_party(
    party_id: UUID, body: ChangeStatus, expected: Expected, command: Writing
) -> PartyReply:
    """Put a party away that we trade with no longer."""
    return await command.run(
        PartyReply,
        lambda tx: service.set_status(tx, party_id, expected, Status.ARCHIVED, body.reason),
    )


@router.post("/parties/{party_id}/activate")
async def activate_party(party_id: UUID, expected: Expected, command: Writing) -> PartyReply:
    """Trade with a blocked or archived party again."""
    return await command.run(
        PartyReply, lambda tx: service.set_status(tx, party_id, expected, Status.ACTIVE)
    )


@router.post("/parties/{party_id}/merge")
async def merge_party(party_id: UUID, body: MergeInto, command: Writing) -> PartyReply:
    """Make one party of two: this one goes, the other stays and takes what only this one has."""
    return await command.run(PartyReply, lambda tx: service.merge_parties(tx, party_id, body.into))


@router.get("/parties/{party_id}/duplicates")
async def find_duplicates_of(party_id: UUID, query: Reading) -> list[LikeParty]:
    """Find parties that may be the same as this one."""
    rows = await query.raw(finding.party(party_id))
    if not rows:
        raise NotFound(f"No party {party_id}.")
    return await query.rows(LikeParty, finding.alike(party_from(rows[0])))


def _party(party_id: UUID, body: PartyBody) -> Party:
    """Make the noun of a body."""
    facts = {name: getattr(body, name) for name in PartyBody.model_fields}
    lists = {
        "addresses": tuple(Address(**dict(each)) for each in body.addresses),
        "contacts": tuple(Contact(**dict(each)) for each in body.contacts),
        "tax_numbers": tuple(TaxNumber(**dict(each)) for each in body.tax_numbers),
        "banks": tuple(Bank(**dict(each)) for each in body.banks),
    }
    return Party(id=party_id, **{**facts, **lists})
