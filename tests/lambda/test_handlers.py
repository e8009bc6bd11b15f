"""Each function's handler under the Runtime Interface Emulator, on the same database."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest
from anyio import to_thread
from httpx import AsyncClient

from shared.actor import Actor
from tests.conformance.manifests import FUNCTIONS
from tests.emulator import binary, emulated

pytestmark = pytest.mark.skipif(binary() is None, reason="no emulator for this system")


def first_read(function: str) -> str:
    """Find something that can be asked for without knowing any id."""
    paths = import_module(f"functions.{function}.app").app.openapi()["paths"]
    plain = [
        path
        for path, item in paths.items()
        if "get" in item
        and "{" not in path
        and not any(given.get("required") for given in item["get"].get("parameters", ()))
    ]
    return str(min(plain))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_handler_answers_as_the_app_does(function: str, tmp_path: Path) -> None:
    path = first_read(function)
    with emulated(function, tmp_path) as handler:
        answer = handler.ask("GET", path)
        nowhere = handler.ask("GET", f"/v1/{function}/nothing/of/the/kind")
    if function == "health":
        assert answer.status == 200
        assert answer.body["state"] in {"up", "degraded"}, answer.body
    else:
        assert answer.status == 401, answer.body
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert answer.body["status"] == 401
    assert nowhere.status == 404
    assert nowhere.headers["content-type"].startswith("application/problem+json")


async def test_a_handler_and_the_gateway_share_the_books(
    as_actor: Callable[[Actor | None], AsyncClient], tmp_path: Path
) -> None:
    # Given somebody who signed up through the gateway
    client = as_actor(None)
    token = await signed_up(client)

    # When they register a customer through the function on Lambda, twice under one key
    with emulated("parties", tmp_path) as handler:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "one-and-the-same"}
        body = {"name": "Anders & Co"}
        first = await to_thread.run_sync(handler.ask, "POST", PARTIES, body, headers)
        again = await to_thread.run_sync(handler.ask, "POST", PARTIES, body, headers)
        warm = await to_thread.run_sync(handler.ask, "GET", f"{PARTIES}?q=nders", None, headers)
        wrong = await to_thread.run_sync(handler.ask, "POST", PARTIES, {"nam": ""}, headers)

    # Then there is one, whoever is asked
    assert first.status == 201, first.body
    assert again.body == first.body
    assert [row["id"] for row in warm.body["items"]] == [first.body["id"]]
    client.headers["Authorization"] = f"Bearer {token}"
    seen = await client.get(f"{PARTIES}/{first.body['id']}")
    assert seen.json()["name"] == "Anders & Co"

    # And a refusal reads as it does elsewhere
    assert wrong.status == 422
    assert wrong.headers["content-type"].startswith("application/problem+json")


PARTIES = "/v1/parties/parties"


async def signed_up(client: AsyncClient) -> str:
    """Sign up and in; return the token."""
    email, password = f"{uuid4()}@example.org", "correct horse battery staple"
    asked = {
        "company": "Lambda Ltd",
        "country": "DE",
        "currency": "EUR",
        "time_zone": "Europe/Berlin",
        "name": "Ada",
        "email": email,
        "password": password,
    }
    opened = await client.post("/v1/identity/sign-up", json=asked)
    assert opened.is_success, opened.text
    asked = {"email": email, "password": password, "transport": "token"}
    answer = await client.post("/v1/identity/sign-in", json=asked)
    assert answer.is_success, answer.text
    return str(answer.json()["token"])
