"""What other functions ask of parties."""

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from httpx import AsyncClient

from functions.parties import service as parties
from functions.parties.model import AddressKind
from functions.parties.rules.parties import PartyNotActive
from layers.database.transactions import Tx, transaction
from shared.actor import Actor
from shared.errors import NotFound, ReferenceUnknown
from tests.functions.parties.test_api import MUELLER, PARTIES, register, tag


async def terms_by_code(client: AsyncClient) -> dict[str, str]:
    loaded = (await client.post("/v1/parties/terms/ready-made")).json()["terms"]
    return {each["code"]: each["id"] for each in loaded}


async def test_a_document_gets_party_and_terms_in_one_statement(
    client: AsyncClient, clerk: Actor, committed: list[Tx]
) -> None:
    terms = await terms_by_code(client)
    kept = await register(client, **MUELLER, terms_id=terms["NET30"])
    committed.clear()

    async with transaction(clerk) as tx:
        found = await parties.load_for_document(tx, UUID(kept["id"]))

    assert (tx.statements, tx.trips) == (4, 2)
    assert found.terms.code == "NET30"
    assert (found.party.name, found.party.currency) == (MUELLER["name"], "EUR")
    assert found.party.credit_limit == Decimal(5000)
    assert found.party.vat_number == "DE136695976"
    shipping = found.party.address_for(AddressKind.SHIPPING)
    office = found.party.address_for(AddressKind.OFFICE)
    assert shipping is not None
    assert shipping.city == "Potsdam"
    assert office is not None
    assert office.city == "Berlin"


async def test_a_document_may_name_other_terms_and_none_means_at_once(
    client: AsyncClient, clerk: Actor
) -> None:
    terms = await terms_by_code(client)
    party_id = UUID((await register(client))["id"])
    async with transaction(clerk) as tx:
        assert (await parties.load_for_document(tx, party_id)).terms.code == "IMMEDIATE"
        named = await parties.load_for_document(tx, party_id, UUID(terms["TWO"]))
        assert len(named.terms.parts) == 2
        with pytest.raises(ReferenceUnknown, match="payment terms"):
            await parties.load_for_document(tx, party_id, uuid4())
        with pytest.raises(ReferenceUnknown, match="party"):
            await parties.load_for_document(tx, uuid4())
        with pytest.raises(NotFound):
            await parties.get_terms(tx, uuid4())


async def test_a_merged_party_leads_to_the_one_it_became(client: AsyncClient, clerk: Actor) -> None:
    first, second, third = [await register(client, name=name) for name in ("A", "B", "C")]
    for gone, stays in ((first, second), (second, third)):
        await client.post(f"{PARTIES}/{gone['id']}/merge", json={"into": stays["id"]})
    async with transaction(clerk) as tx:
        found = await parties.load_for_document(tx, UUID(first["id"]))
    assert str(found.party.id) == third["id"]


async def test_there_is_no_business_with_a_blocked_party(client: AsyncClient, clerk: Actor) -> None:
    kept = await register(client)
    await client.post(f"{PARTIES}/{kept['id']}/block", json={}, headers=tag(kept))
    async with transaction(clerk) as tx:
        found = await parties.load_for_document(tx, UUID(kept["id"]))
    with pytest.raises(PartyNotActive):
        parties.check_active(found.party)


async def test_terms_are_added_changed_and_shown_on_a_total(client: AsyncClient) -> None:
    steps = [{"move": "days", "count": 14}, {"move": "end_of_month"}]
    body = {
        "code": "3X",
        "name": "In three",
        "parts": [
            {"share": "percent_of_total", "value": "33.33"},
            {"share": "fixed", "value": "10", "steps": [{"move": "days", "count": 7}]},
            {"share": "remainder", "steps": steps},
        ],
    }
    made = (await client.post("/v1/parties/terms", json=body)).json()
    url = f"/v1/parties/terms/{made['id']}"
    shown = await client.get(
        f"{url}/instalments", params={"total": "100", "currency": "EUR", "dated": "2026-01-31"}
    )
    assert shown.json() == [
        {"due": "2026-01-31", "amount": "33.33"},
        {"due": "2026-02-07", "amount": "10.00"},
        {"due": "2026-02-28", "amount": "56.67"},
    ]
    changed = await client.put(
        url, json={**body, "parts": body["parts"][-1:], "is_active": False}, headers=tag(made)
    )
    assert (changed.json()["version"], changed.json()["is_active"]) == (2, False)
    assert (await client.put(url, json=body, headers=tag(made))).status_code == 412
    wrong = await client.post(
        "/v1/parties/terms", json={**body, "code": "4X", "parts": body["parts"][:2]}
    )
    assert (wrong.status_code, wrong.json()["pointer"]) == (422, "/body/parts")
    listed = (await client.get("/v1/parties/terms")).json()["items"]
    assert [each["code"] for each in listed] == ["3X"]


async def test_ready_made_terms_are_loaded_once(client: AsyncClient) -> None:
    first = await terms_by_code(client)
    assert await terms_by_code(client) == first
    assert set(first) == {"IMMEDIATE", "NET14", "NET30", "NET30EOM", "TWO"}
