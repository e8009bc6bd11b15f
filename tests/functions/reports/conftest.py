"""Books for every test of reports."""

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from httpx import AsyncClient

from shared.actor import Actor
from tests.functions.reports.books import Books

Ask = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
def books(owner: psycopg.Connection, clerk: Actor) -> Books:
    """Return the clerk's books: a chart, three open years, two customers."""
    return Books(owner, clerk).set_up()


@pytest.fixture
def ask(client: AsyncClient) -> Ask:
    """Ask for a report by its name, and expect it."""

    async def get(name: str, **parameters: Any) -> dict[str, Any]:
        answer = await client.get(f"/v1/reports/{name}", params=parameters)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    return get


def figures(report: dict[str, Any], row: str) -> dict[str, Decimal | str | None]:
    """Give the values of a row by column."""
    (found,) = [r for r in report["rows"] if r["key"] == row]
    return {key: cell["value"] for key, cell in found["cells"].items()}
