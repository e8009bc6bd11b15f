"""Commands, reads, lists and imports behave the same for every function."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import psycopg
import pytest
from httpx import ASGITransport, AsyncClient, Response

from layers import spreadsheets
from layers.database.transactions import Tx, transaction
from layers.http.identity import current_actor
from shared.actor import Actor, Permission
from tests.layers import toys


@pytest.fixture
async def shop(
    owner: psycopg.Connection, clerk: Actor
) -> AsyncIterator[Callable[[Actor], AsyncClient]]:
    """Serve toys to anybody."""
    if owner.execute("SELECT to_regclass('toys')").fetchone() == (None,):
        owner.execute(toys.TABLE)
    made: list[AsyncClient] = []

    def serve(actor: Actor) -> AsyncClient:
        app = toys.make()
        app.dependency_overrides[current_actor] = lambda: actor
        transport = ASGITransport(app, raise_app_exceptions=False)
        made.append(AsyncClient(transport=transport, base_url="http://erp"))
        return made[-1]

    yield serve
    for client in made:
        await client.aclose()
    owner.execute("DROP TABLE toys")


async def audited(clerk: Actor) -> list[tuple[object, ...]]:
    """Read the audit trail."""
    async with transaction(clerk) as tx:
        return await tx.rows(
            "SELECT command, kind, before, after->>'price', refused FROM audit_entries"
            " WHERE tenant_id = %(tenant)s AND company_id = %(company)s ORDER BY id"
        )


async def test_a_command_answers_audits_and_replays(
    shop: Callable[[Actor], AsyncClient], clerk: Actor, committed: list[Tx]
) -> None:
    client, key = shop(clerk), {"Idempotency-Key": "first-press"}
    body = {"name": "Chess", "price": "12.50"}

    first = await client.post("/v1/toys/toys", json=body, headers=key)
    again = await client.post("/v1/toys/toys", json=body, headers=key)
    other = await client.post("/v1/toys/toys", json={**body, "price": "13"}, headers=key)

    assert first.status_code == 200, first.text
    assert first.json()["price"] == "12.50"
    assert first.headers["etag"] == '"1"'
    assert first.content == again.content
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key-reused")
    assert [row[0] for row in await audited(clerk) if row[4] is None] == ["toys.add_toy"]
    assert committed[0].trips == 2


async def test_an_edit_needs_the_version_it_was_made_from(
    shop: Callable[[Actor], AsyncClient], clerk: Actor
) -> None:
    client = shop(clerk)
    made = await client.post("/v1/toys/toys", json={"name": "Chess", "price": "12.50"})
    path, body = f"/v1/toys/toys/{made.json()['id']}", {"name": "Chess", "price": "11"}

    assert (await client.put(path, json=body)).status_code == 428
    changed = await client.put(path, json=body, headers={"If-Match": made.headers["etag"]})
    stale = await client.put(path, json=body, headers={"If-Match": made.headers["etag"]})

    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    assert (stale.status_code, stale.json()["type"]) == (412, "/problems/version-stale")
    assert (await audited(clerk))[1:] == [
        ("toys.change_toy", "toy", {"price": "12.5000"}, "11.0000", None),
        ("toys.change_toy", None, None, None, "version-stale"),
    ]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"name": "Chess", "price": 12.5}, "/body/price"),
        ({"name": "Chess", "price": "12.50001"}, "/body/price"),
        ({"name": "Chess", "price": "NaN"}, "/body/price"),
        ({"name": "", "price": "1"}, "/body/name"),
        ({"name": "Chess\u0000", "price": "1"}, "/body/name"),
        ({"name": "Chess", "price": "1", "tenant_id": str(uuid4())}, "/body/tenant_id"),
    ],
)
async def test_what_does_not_fit_is_named(
    shop: Callable[[Actor], AsyncClient], clerk: Actor, body: dict[str, object], pointer: str
) -> None:
    refused = await shop(clerk).post("/v1/toys/toys", json=body)

    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["errors"][0]["pointer"] == pointer


async def test_without_the_permission_nothing_happens(
    shop: Callable[[Actor], AsyncClient], clerk: Actor
) -> None:
    client = shop(replace(clerk, permissions=frozenset({Permission.PRODUCTS_READ})))

    refused = await client.post("/v1/toys/toys", json={"name": "Chess", "price": "1"})

    assert (refused.status_code, refused.json()["permission"]) == (403, "catalog.products.write")
    assert (await client.get("/v1/toys/toys")).json()["items"] == []
    assert [row[4] for row in await audited(clerk)] == ["not-allowed"]


async def test_bulk_answers_per_row(shop: Callable[[Actor], AsyncClient], clerk: Actor) -> None:
    rows = [
        {"name": "Chess", "price": "1"},
        {"name": "Go", "price": "0"},
        {"name": "Chess", "price": "2"},
    ]
    client, key = shop(clerk), {"Idempotency-Key": "bulk-press"}

    answer = await client.post("/v1/toys/toys/bulk", json=rows, headers=key)
    again = await client.post("/v1/toys/toys/bulk", json=rows, headers=key)

    assert [row["status"] for row in answer.json()["rows"]] == [200, 422, 409]
    assert answer.json()["rows"][1]["problem"]["pointer"] == "/body/price"
    assert again.json() == answer.json()


async def stocked(client: AsyncClient) -> None:
    """Stock seven toys, two of them without a date."""
    for n, name in enumerate("gfedcba"):
        made = f"2026-01-0{n}" if n > 1 else None
        body = {"name": name, "price": f"{n % 3 + 1}", "made": made}
        assert (await client.post("/v1/toys/toys", json=body)).status_code == 200


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", "abcdefg"),
        ("-name", "gfedcba"),
        ("price", "adgcfbe"),
        ("made", "edcba"),
        ("-made", "abcde"),
    ],
)
async def test_pages_meet_without_gap_or_overlap(
    shop: Callable[[Actor], AsyncClient], clerk: Actor, sort: str, names: str
) -> None:
    client = shop(clerk)
    await stocked(client)
    seen, after = [], None
    while True:
        asked = {"sort": sort, "limit": "2", "count": "true", **({"after": after} if after else {})}
        page = (await client.get("/v1/toys/toys", params=asked)).json()
        assert page["count"] == 7
        seen += [item["name"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert sorted(seen) == list("abcdefg")
    if sort == "price":  # equal prices stand in the order of their ids
        assert [{"a", "d", "g"}, {"c", "f"}, {"b", "e"}] == [
            set(seen[:3]),
            set(seen[3:5]),
            set(seen[5:]),
        ]
    else:
        assert "".join(seen).startswith(names)


async def test_filters_and_their_refusals(
    shop: Callable[[Actor], AsyncClient], clerk: Actor
) -> None:
    client = shop(clerk)
    await stocked(client)

    async def names(query: str) -> str:
        answer = await client.get(f"/v1/toys/toys?{query}")
        assert answer.status_code == 200, answer.text
        return "".join(item["name"] for item in answer.json()["items"])

    assert await names("name=a&name=b") == "ab"
    assert await names("price_from=2&price_to=3") == "bcef"
    assert await names("made_missing=true") == "fg"
    assert await names("made_from=2026-01-05") == "ab"
    assert await names("q=C") == "c"
    assert await names("name_has=%25") == ""
    for wrong in ("colour=red", "sort=tenant_id", "after=nonsense", "limit=0", "price=x", "made=1"):
        refused = await client.get(f"/v1/toys/toys?{wrong}")
        assert (wrong, refused.status_code) == (wrong, 422)
        assert refused.headers["content-type"] == "application/problem+json"
    assert (await client.get(f"/v1/toys/toys/{uuid4()}?x=1")).status_code == 422


async def test_a_cursor_shows_nothing_of_another_company(
    shop: Callable[[Actor], AsyncClient], clerk: Actor
) -> None:
    mine, theirs = shop(clerk), shop(replace(clerk, company_id=uuid4()))
    await stocked(mine)
    cursor = (await mine.get("/v1/toys/toys?limit=2")).json()["next"]

    assert (await theirs.get("/v1/toys/toys", params={"after": cursor})).json()["items"] == []


async def test_exports_are_whole_and_run_no_formula(
    shop: Callable[[Actor], AsyncClient], clerk: Actor
) -> None:
    client = shop(clerk)
    await stocked(client)
    await client.post("/v1/toys/toys", json={"name": "=1+1", "price": "1"})

    text = (await client.get("/v1/toys/toys/export?price=1")).text
    book = await client.get("/v1/toys/toys/export?format=xlsx&sort=-name")

    assert "'=1+1" in text
    assert "\n=1" not in text
    table = spreadsheets.read_table(book.content, "toys.xlsx")
    assert len(table.rows) == 8
    assert table.rows[0].cells[1] == "g"


async def sent(client: AsyncClient, text: str, **data: str) -> Response:
    """Import a CSV file."""
    files = {"file": ("toys.csv", text.encode(), "text/csv")}
    return await client.post("/v1/toys/toys/import", files=files, data=data)


async def test_an_import_is_checked_mapped_and_whole(
    shop: Callable[[Actor], AsyncClient], clerk: Actor
) -> None:
    client = shop(clerk)
    mapping = '{"name": "Toy", "price": "Cost"}'

    dry = (await sent(client, "Toy;Cost\nChess;1.50\n", mapping=mapping, dry_run="true")).json()
    assert (dry["rows"], dry["imported"], dry["error_count"]) == (1, 1, 0)
    assert (await client.get("/v1/toys/toys")).json()["items"] == []

    wrong = (await sent(client, "Name,Price,Colour\nChess,x\nGo,2\n,3\n")).json()
    assert [(e["row"], e["column"]) for e in wrong["errors"]] == [(2, "Price"), (4, "Name")]
    assert wrong["unmapped"] == ["Colour"]
    taken = (await sent(client, "Name,Price\nChess,1\nTeddy,2\n")).json()
    assert [(e["row"], e["field"], e["detail"]) for e in taken["errors"]] == [
        (3, "name", "is taken")
    ]
    assert (await client.get("/v1/toys/toys")).json()["items"] == []

    done = (await sent(client, "Name,Price\nChess,1.50\nGo,2\n")).json()
    assert done["imported"] == 2
    items = (await client.get("/v1/toys/toys")).json()["items"]
    assert [Decimal(item["price"]) for item in items] == [Decimal("1.50"), Decimal(2)]
    assert (await sent(client, "Name\nChess\n", mapping='{"x": "Name"}')).status_code == 422
