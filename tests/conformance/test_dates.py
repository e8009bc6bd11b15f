"""No operation takes a number for a date: `?on=0` is not the first of January 1970."""

import re
from typing import Any

from fastapi import FastAPI
from httpx import AsyncClient

DATES = {"date", "date-time"}
EXAMPLES = {"currency": "USD"}
"""What a path needs beside its date; anything else gets an id that nothing has."""
NOBODY = "00000000-0000-0000-0000-000000000001"


def is_date(schema: Any) -> bool:
    """Say whether a schema takes a date, alone, in a list or beside null."""
    if schema.get("format") in DATES:
        return True
    inside = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]
    return any(is_date(each) for each in inside)


def dated(app: FastAPI, place: str) -> list[tuple[str, str, str]]:
    """List the methods, paths and names of parameters in a place that are dates."""
    return [
        (method, path, parameter["name"])
        for path, item in app.openapi()["paths"].items()
        for method, operation in item.items()
        for parameter in operation.get("parameters", ())
        if parameter["in"] == place and is_date(parameter["schema"])
    ]


def filled(path: str, **given: str) -> str:
    """Fill a path's parameters in."""
    known = {**EXAMPLES, **given}
    return re.sub(r"\{([^}]*)\}", lambda found: known.get(found[1], NOBODY), path)


async def test_a_query_refuses_a_number_as_a_date(app: FastAPI, client: AsyncClient) -> None:
    asked = dated(app, "query")
    assert len(asked) > 50
    wrong = []
    for method, path, name in asked:
        for number in ("0", "1700000000", "-1.5"):
            answer = await client.request(method, filled(path), params={name: number})
            if answer.status_code != 422 or f"/query/{name}" not in answer.text:
                wrong.append(f"{method} {path}?{name}={number}: {answer.status_code}")
    assert wrong == []


async def test_a_path_refuses_a_number_as_a_date(app: FastAPI, client: AsyncClient) -> None:
    asked = dated(app, "path")
    assert asked
    for method, path, name in asked:
        answer = await client.request(method, filled(path, **{name: "0"}), json={"rate": "1"})
        assert answer.status_code == 422, (method, path)
        assert f"/path/{name}" in answer.text


async def test_a_form_refuses_a_number_as_a_date(client: AsyncClient) -> None:
    file = {"file": ("balances.csv", b"account,debit,credit\n", "text/csv")}
    answer = await client.post(
        "/v1/ledger/opening-balances/import", files=file, data={"dated": "0"}
    )
    assert answer.status_code == 422
    assert "/body/dated" in answer.text
