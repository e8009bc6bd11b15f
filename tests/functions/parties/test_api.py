"""Parties over HTTP, on real PostgreSQL."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from httpx import AsyncClient, Response

from layers.database.transactions import Tx
from shared.actor import Actor

PARTIES = "/v1/parties/parties"
MUELLER: dict[str, Any] = {
    "name": "Müller & Söhne GmbH",
    "code": "C-1",
    "also_known_as": "Holzwurm",
    "email": "office@mueller.example",
    "currency": "eur",
    "language": "de",
    "credit_limit": "5000.00",
    "addresses": [
        {
            "kind": "billing",
            "line1": "Hauptstr. 1",
            "postcode": "10115",
            "city": "Berlin",
            "country": "DE",
        },
        {"kind": "shipping", "line1": "Tor 3", "city": "Potsdam", "country": "DE"},
    ],
    "contacts": [{"name": "Eva Müller", "email": "eva@mueller.example"}],
    "tax_numbers": [{"country": "DE", "number": "136 695 976"}],
    "banks": [{"iban": "de89 3704 0044 0532 0130 00", "bic": "COBADEFFXXX"}],
}


async def register(client: AsyncClient, **facts: Any) -> dict[str, Any]:
    answer = await client.post(PARTIES, json={"name": "Somebody", **facts})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def tag(party: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{party["version"]}"'}


def problem(answer: Response) -> tuple[int, str, str]:
    facts = answer.json()
    return answer.status_code, facts["type"].removeprefix("/problems/"), facts.get("pointer", "")


async def test_a_customer_is_registered_and_read_back(client: AsyncClient) -> None:
    party = await register(client, **MUELLER)

    assert party["tax_numbers"] == [{"country": "DE", "kind": "vat", "number": "DE136695976"}]
    assert party["banks"][0]["iban"] == "DE89370400440532013000"
    assert (party["currency"], party["credit_limit"], party["version"]) == ("EUR", "5000.00", 1)
    answer = await client.get(f"{PARTIES}/{party['id']}")
    assert answer.headers["ETag"] == '"1"'
    assert answer.json() == party


async def test_codes_are_given_where_none_is_said(client: AsyncClient) -> None:
    codes = [(await register(client))["code"] for _ in range(2)]
    assert codes == ["P-00001", "P-00002"]


async def test_a_code_is_used_once(client: AsyncClient) -> None:
    await register(client, code="X")
    answer = await client.post(PARTIES, json={"name": "Other", "code": "X"})
    assert problem(answer)[:2] == (409, "already-there")


@pytest.mark.parametrize(
    ("wrong", "kind", "pointer"),
    [
        ({"tax_numbers": [{"country": "DE", "number": "DE136695978"}]}, "tax-number-wrong", "/body/tax_numbers/0/number"),
        ({"tax_numbers": [{"country": "FR", "number": "FR1"}]}, "tax-number-wrong", "/body/tax_numbers/0/number"),
        ({"banks": [{"iban": "DE89370400440532013001"}]}, "bank-account-wrong", "/body/banks/0/iban"),
        ({"banks": [{"iban": "DE89370400440532013000", "bic": "NO"}]}, "bank-account-wrong", "/body/banks/0/bic"),
        ({"banks": [{"holder": "Me"}]}, "bank-account-wrong", "/body/banks/0"),
        ({"addresses": [{"country": "QQ"}]}, "country-unknown", "/body/addresses/0/country"),
        ({"is_customer": False}, "party-without-role", "/body/is_customer"),
        ({"terms_id": str(uuid4())}, "reference-unknown", "/body/terms_id"),
        ({"email": "nobody"}, "malformed", ""),
        ({"nickname": "Bob"}, "malformed", ""),
        ({"credit_limit": 12.5}, "malformed", ""),
    ],
)  # fmt: skip
async def test_what_cannot_be_right_is_refused(
    client: AsyncClient, wrong: dict[str, Any], kind: str, pointer: str
) -> None:
    answer = await client.post(PARTIES, json={"name": "Wrong", **wrong})
    assert problem(answer) == (422, kind, pointer)
    assert (await client.get(PARTIES)).json()["items"] == []


@pytest.mark.parametrize(
    ("country", "kind", "given", "kept"),
    [
        ("GR", "vat", "094259216", "EL094259216"),
        ("GB", "vat", "GB 980 7806 84", "GB980780684"),
        ("CH", "vat", "CHE-107.787.577 IVA", "CHE107787577IVA"),
        ("US", "other", "04-2103594", "042103594"),
        ("US", "vat", "any 1", "ANY1"),
    ],
)
async def test_tax_numbers_are_kept_in_one_way_of_writing(
    client: AsyncClient, country: str, kind: str, given: str, kept: str
) -> None:
    number = {"country": country, "kind": kind, "number": given}
    party = await register(client, tax_numbers=[number])
    assert party["tax_numbers"][0]["number"] == kept


async def test_an_edit_is_made_from_the_version_that_was_read(client: AsyncClient) -> None:
    party = await register(client, **MUELLER)
    url, body = f"{PARTIES}/{party['id']}", {"name": "Müller AG", "is_supplier": True}

    assert (await client.put(url, json=body)).status_code == 428
    changed = await client.put(url, json=body, headers=tag(party))
    assert changed.status_code == 200, changed.text
    assert changed.json()["version"] == 2
    assert changed.json()["code"] == "C-1"
    assert changed.json()["addresses"] == []
    stale = await client.put(url, json=body, headers=tag(party))
    assert problem(stale)[:2] == (412, "version-stale")


async def test_a_party_is_blocked_archived_and_taken_up_again(client: AsyncClient) -> None:
    party = await register(client, name="Late payer")
    for action, status in (("block", "blocked"), ("archive", "archived"), ("activate", "active")):
        body = None if action == "activate" else {"reason": "Because."}
        answer = await client.post(
            f"{PARTIES}/{party['id']}/{action}", json=body, headers=tag(party)
        )
        party = answer.json()
        assert (party["status"], party["status_reason"]) == (status, "Because." if body else "")


async def search(client: AsyncClient, q: str, role: str = "") -> list[str]:
    answer = await client.get("/v1/parties/search", params={"q": q, "role": role})
    assert answer.status_code == 200, answer.text
    return [found["name"] for found in answer.json()]


async def test_search_by_any_part_of_a_name(client: AsyncClient) -> None:
    for name in ("Berg AG", "Müller & Söhne GmbH", "Heidelberg Druck", "Straße 7", "100% Obst"):
        await register(client, name=name, also_known_as="Holzwurm" if "Obst" in name else "")

    assert await search(client, "berg") == ["Berg AG", "Heidelberg Druck"]
    assert await search(client, "MULLER") == ["Müller & Söhne GmbH"]
    assert await search(client, "söhne mül") == ["Müller & Söhne GmbH"]
    assert await search(client, "strasse") == ["Straße 7"]
    assert await search(client, "lzwu") == ["100% Obst"]
    assert await search(client, "%") == ["100% Obst"]
    assert await search(client, "ü") == ["100% Obst", "Heidelberg Druck", "Müller & Söhne GmbH"]
    assert await search(client, "_") == []
    assert await search(client, "p-00001") == ["Berg AG"]
    assert await search(client, "xyzzy") == []
    assert len(await search(client, "")) == 5


async def test_a_rare_word_is_found_past_the_first_few_thousand(
    client: AsyncClient, clerk: Actor, owner: Any
) -> None:
    owner.execute(
        "INSERT INTO parties (tenant_id, company_id, id, code, kind, name, is_customer)"
        " SELECT %s, %s, gen_random_uuid(), 'A' || n, 'company', 'Alpha ' || n, true"
        "   FROM generate_series(1, 6000) AS n",
        [clerk.tenant_id, clerk.company_id],
    )
    await register(client, name="Zebra Qualität")
    assert await search(client, "qu") == ["Zebra Qualität"]
    assert await search(client, "z") == ["Zebra Qualität"]
    assert await search(client, "litat zeb") == ["Zebra Qualität"]
    assert await search(client, "alpha 5999") == ["Alpha 5999"]
    assert await search(client, "qx") == []


async def test_search_by_role_leaves_out_the_archived(client: AsyncClient) -> None:
    await register(client, name="Buyer")
    await register(client, name="Seller", is_customer=False, is_supplier=True)
    gone = await register(client, name="Former buyer")
    await client.post(f"{PARTIES}/{gone['id']}/archive", json={}, headers=tag(gone))

    assert await search(client, "", "customer") == ["Buyer"]
    assert await search(client, "e", "supplier") == ["Seller"]
    assert await search(client, "former") == ["Former buyer"]


async def test_search_shows_nothing_of_other_companies(
    client: AsyncClient, clerk: Actor, open_tenant: Callable[[], Actor], as_actor: Any
) -> None:
    from dataclasses import replace

    await register(client, name="Secret")
    sister = as_actor(replace(clerk, company_id=uuid4()))
    stranger = as_actor(open_tenant())
    for other in (sister, stranger):
        assert await search(other, "secret") == []
        assert (await other.get(PARTIES)).json()["items"] == []


async def test_the_search_door_opens_for_ones_own_company_only(
    clerk: Actor, open_tenant: Callable[[], Actor]
) -> None:
    from psycopg.errors import InsufficientPrivilege

    from layers.database.transactions import transaction

    other = open_tenant()
    for tenant, company in (
        (other.tenant_id, other.company_id),
        (clerk.tenant_id, other.company_id),
    ):
        with pytest.raises(InsufficientPrivilege):
            async with transaction(clerk) as tx:
                await tx.rows(
                    "SELECT * FROM parties_search(%(t)s, %(c)s, 'a', '', 5)",
                    {"t": tenant, "c": company},
                )
    with pytest.raises(InsufficientPrivilege):
        async with transaction(clerk) as tx:
            await tx.rows(
                "SELECT * FROM search_in('parties', 'true', %(tenant)s, %(company)s, 'a', 5)"
            )


async def test_lists_filter_sort_page_count_and_export(client: AsyncClient) -> None:
    await register(client, **MUELLER)
    await register(client, name="Ärzte AG", currency="USD")
    await register(client, name="Zulieferer", is_customer=False, is_supplier=True)

    first = (await client.get("/v1/parties/customers?limit=1&count=true")).json()
    assert [row["name"] for row in first["items"]] == ["Ärzte AG"]
    assert first["count"] == 2
    second = (
        await client.get("/v1/parties/customers", params={"limit": 1, "after": first["next"]})
    ).json()
    (row,) = second["items"]
    assert (row["name"], row["city"], row["vat_number"]) == (
        "Müller & Söhne GmbH", "Berlin", "DE136695976",
    )  # fmt: skip
    assert second["next"] is None
    suppliers = (await client.get("/v1/parties/suppliers")).json()["items"]
    assert [row["name"] for row in suppliers] == ["Zulieferer"]
    dollars = (await client.get(f"{PARTIES}?currency=USD&q=arzte")).json()["items"]
    assert [row["name"] for row in dollars] == ["Ärzte AG"]
    exported = await client.get(f"{PARTIES}/export?format=csv&sort=-name")
    assert [line.split(",")[2] for line in exported.text.splitlines()[1:]] == [
        "Zulieferer", "Müller & Söhne GmbH", "Ärzte AG",
    ]  # fmt: skip


async def test_likely_duplicates_say_what_they_share(client: AsyncClient) -> None:
    party = await register(client, **MUELLER)
    twin = await register(
        client, name="Muller und Sohne", email="OFFICE@mueller.example", banks=MUELLER["banks"]
    )
    named = await register(client, name="MÜLLER & SÖHNE g.m.b.H.")

    answer = await client.get(f"{PARTIES}/{party['id']}/duplicates")
    assert {found["id"]: found["because"] for found in answer.json()} == {
        twin["id"]: ["bank account", "e-mail"],
        named["id"]: ["name"],
    }
    asked = await client.get("/v1/parties/duplicates?tax_number=de%20136695976")
    assert [(found["id"], found["because"]) for found in asked.json()] == [
        (party["id"], ["tax number"])
    ]


async def test_merging_leaves_one_party_with_what_both_had(client: AsyncClient) -> None:
    one = await register(client, **MUELLER)
    two = await register(
        client, name="Mueller", phone="030 1", is_supplier=True, banks=MUELLER["banks"],
        addresses=[{"country": "AT", "city": "Wien"}],
    )  # fmt: skip

    answer = await client.post(f"{PARTIES}/{one['id']}/merge", json={"into": two["id"]})

    merged = answer.json()
    assert (merged["id"], merged["name"], merged["phone"]) == (two["id"], "Mueller", "030 1")
    assert merged["is_supplier"]
    assert [each["city"] for each in merged["addresses"]] == ["Wien", "Berlin", "Potsdam"]
    assert len(merged["banks"]) == 1
    gone = (await client.get(f"{PARTIES}/{one['id']}")).json()
    assert (gone["status"], gone["merged_into"]) == ("archived", two["id"])
    again = await client.post(f"{PARTIES}/{one['id']}/merge", json={"into": two["id"]})
    assert problem(again)[:2] == (409, "merge-impossible")
    itself = await client.post(f"{PARTIES}/{two['id']}/merge", json={"into": two["id"]})
    assert problem(itself)[:2] == (409, "merge-impossible")
    reopened = await client.post(f"{PARTIES}/{one['id']}/activate", headers=tag(gone))
    assert problem(reopened)[:2] == (409, "party-gone")


async def test_erasing_forgets_the_person_and_tells_the_audit_nothing(
    client: AsyncClient, owner: Any
) -> None:
    party = await register(client, **{**MUELLER, "kind": "person"})
    answer = await client.post(f"{PARTIES}/{party['id']}/erase", headers=tag(party))

    erased = answer.json()
    assert (erased["name"], erased["email"], erased["status"]) == ("Erased C-1", "", "archived")
    assert erased["addresses"] == erased["contacts"] == erased["banks"] == []
    assert erased["tax_numbers"] == []
    assert erased["erased_at"] is not None
    assert await search(client, "müller") == []
    (before,) = owner.execute(
        "SELECT before FROM audit_entries WHERE command = 'parties.erase_party' AND subject = %s",
        [party["id"]],
    ).fetchone()
    assert before is None


async def test_a_person_is_given_all_that_is_kept_of_them(client: AsyncClient) -> None:
    party = await register(client, name="Old name", kind="person")
    url = f"{PARTIES}/{party['id']}"
    changed = await client.put(url, json={"name": "New name"}, headers=tag(party))

    answer = await client.get(f"{url}/personal-data")

    assert "attachment" in answer.headers["Content-Disposition"]
    kept = answer.json()
    assert kept["party"] == changed.json()
    assert [each["command"] for each in kept["history"]] == [
        "parties.change_party", "parties.register_party",
    ]  # fmt: skip
    assert {"path": "/name", "before": "Old name", "after": "New name"} in kept["history"][0][
        "changes"
    ]
    missing = await client.get(f"{PARTIES}/{uuid4()}/personal-data")
    assert missing.status_code == 404


async def test_an_edit_leaves_before_and_after_in_the_audit(
    client: AsyncClient, owner: Any
) -> None:
    party = await register(client, name="Old name")
    await client.put(f"{PARTIES}/{party['id']}", json={"name": "New name"}, headers=tag(party))
    (before, after) = owner.execute(
        "SELECT before ->> 'name', after ->> 'name' FROM audit_entries"
        " WHERE command = 'parties.change_party' AND kind = 'party' AND subject = %s",
        [party["id"]],
    ).fetchone()
    assert (before, after) == ("Old name", "New name")


async def test_bulk_registration_answers_for_each(client: AsyncClient) -> None:
    answer = await client.post(
        f"{PARTIES}/bulk",
        json={"parties": [{"name": "A"}, {"name": "B", "is_customer": False}, {"name": "C"}]},
    )
    reply = answer.json()
    assert (reply["done"], reply["refused"]) == (2, 1)
    assert [row["status"] for row in reply["rows"]] == [200, 422, 200]
    assert reply["rows"][1]["problem"]["type"] == "/problems/party-without-role"


async def test_registering_and_editing_have_a_budget(
    client: AsyncClient, committed: list[Tx]
) -> None:
    party = await register(client, **MUELLER)
    await client.put(f"{PARTIES}/{party['id']}", json=MUELLER, headers=tag(party))
    await search(client, "mül")
    added, changed, found = committed
    assert (added.statements, added.trips) == (7, 2)
    assert (changed.statements, changed.trips) == (10, 2)
    assert (found.statements, found.trips) == (4, 1)


async def test_the_same_key_registers_once(client: AsyncClient) -> None:
    headers = {"Idempotency-Key": "press-once"}
    first = await client.post(PARTIES, json={"name": "Once"}, headers=headers)
    second = await client.post(PARTIES, json={"name": "Once"}, headers=headers)
    assert first.json() == second.json()
    assert (await client.get(f"{PARTIES}?count=true")).json()["count"] == 1


async def test_reading_needs_its_permission(
    clerk: Actor, as_actor: Callable[[Actor | None], AsyncClient]
) -> None:
    from dataclasses import replace

    nobody = as_actor(replace(clerk, permissions=frozenset()))
    for answer in (await nobody.get(PARTIES), await nobody.post(PARTIES, json={"name": "X"})):
        assert answer.status_code == 403
