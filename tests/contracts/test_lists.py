"""Every list: pages by cursor, every order both ways, exports in both formats, nothing unknown."""

import csv
import io
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from openpyxl import load_workbook

from tests.attacks.conftest import Serve, every, vault
from tests.attacks.operations import Operation
from tests.attacks.world import World

__all__ = ["every", "vault"]
PARTS = {"limit", "after", "count", "sort"}


@pytest.fixture
def client(vault: World, as_actor: Serve) -> AsyncClient:  # noqa: F811
    """Serve a company that has a row in every table."""
    return as_actor(vault.actor)


@pytest.fixture
def lists(every: list[Operation]) -> list[Operation]:  # noqa: F811
    """List the operations that give a list."""
    found = [o for o in every if set(o.query_names()) >= PARTS and not o.path_names]
    assert len(found) > 30
    return found


def sorts(operation: Operation, row: dict[str, Any] | None) -> list[str]:
    """Guess what a list is sorted by: what it is filtered by, and what it shows."""
    names = set(operation.query_names()) - PARTS - {"q"}
    return sorted(names | set(row or ()))


async def read(client: AsyncClient, path: str, **query: Any) -> dict[str, Any]:
    """Read one page."""
    answer = await client.get(path, params=query)
    assert answer.status_code == 200, (path, query, answer.text)
    page: dict[str, Any] = answer.json()
    return page


async def walk(client: AsyncClient, path: str, sort: str) -> list[dict[str, Any]]:
    """Read the first pages of one row each."""
    rows, after = [], None
    for _ in range(4):
        query = {"sort": sort, "limit": 1} | ({"after": after} if after else {})
        page = await read(client, path, **query)
        rows += page["items"]
        after = page["next"]
        if after is None:
            break
    return rows


async def test_every_list_pages_in_every_order(client: AsyncClient, lists: list[Operation]) -> None:
    paged = 0
    for operation in lists:
        first = await read(client, operation.path, limit=4, count=True)
        many, shown = first["count"], min(first["count"], 4)
        assert len(first["items"]) == shown, operation.path
        assert (first["next"] is not None) == (many > shown), operation.path
        orders = 0
        for name in sorts(operation, next(iter(first["items"]), None)):
            refused = await client.get(operation.path, params={"sort": name, "limit": 1})
            if refused.status_code == 422:
                assert refused.json()["type"] == "/problems/sort-unknown", operation.path
                continue
            for sort in (name, f"-{name}"):
                whole = (await read(client, operation.path, sort=sort, limit=4))["items"]
                assert await walk(client, operation.path, sort) == whole, (operation.path, sort)
            orders += 1
        assert orders > 0, operation.path
        paged += many > 1
    assert paged > 15


async def test_every_list_is_exported_whole(client: AsyncClient, lists: list[Operation]) -> None:
    for operation in lists:
        many = (await read(client, operation.path, count=True))["count"]
        path = f"{operation.path}/export"
        table = await client.get(path, params={"format": "csv"})
        assert table.status_code == 200, (path, table.text)
        rows = list(csv.reader(io.StringIO(table.text.removeprefix("\ufeff"))))
        assert len(rows) == many + 1, path
        assert {len(row) for row in rows} == {len(rows[0])}, path
        book = await client.get(path, params={"format": "xlsx"})
        assert book.status_code == 200, (path, book.text)
        sheet = load_workbook(io.BytesIO(book.content)).worksheets[0]
        assert [str(c.value) for c in sheet[1]] == rows[0], path
        assert sheet.max_row == many + 1, path
        wrong = await client.get(path, params={"format": "pdf"})
        assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/query/format")


async def test_every_list_refuses_what_it_does_not_know(
    client: AsyncClient, lists: list[Operation], app: FastAPI
) -> None:
    assert app.openapi()["openapi"].startswith("3.1")
    for operation in lists:
        for name, value in (
            ("colour", "red"),
            ("sort", "colour"),
            ("after", "nowhere"),
            ("limit", "0"),
            ("limit", "501"),
            ("count", "perhaps"),
        ):
            for path in (operation.path, f"{operation.path}/export"):
                answer = await client.get(path, params={name: value})
                assert answer.status_code == 422, (path, name, answer.text)
                assert f"/query/{name}" in answer.text, (path, name, answer.text)
