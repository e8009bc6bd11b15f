"""Whoever reads the log can follow a request, and learns nothing of a person."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from httpx import AsyncClient

from layers.observability.logs import JsonLines

EMAIL = "ada.lovelace.of.the.log@customer.example"
PASSWORD = "Correct-horse-battery-77"
PERSON, COMPANY = "Ada Lovelace Ofthelog", "Analytical Engines Ofthelog"


class Kept(logging.Handler):
    """Keeps what would be written, as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def access(self) -> list[dict[str, Any]]:
        """Give the lines of requests."""
        lines = [json.loads(line) for line in self.lines]
        return [line for line in lines if line["logger"] == "erp.access"]


@pytest.fixture
def log() -> Iterator[Kept]:
    """Read along with all that our own code and the server's write, at the usual level."""
    kept, root = Kept(), logging.getLogger()
    before = root.level
    root.addHandler(kept)
    root.setLevel(logging.INFO)
    # The test's own client writes whole addresses; the application quiets it when it starts.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    yield kept
    root.removeHandler(kept)
    root.setLevel(before)


async def test_a_day_of_somebody_new_leaves_ids_and_no_words(
    log: Kept, as_actor: Callable[[None], AsyncClient], owner: psycopg.Connection
) -> None:
    # Given somebody who signs up, mistypes the password, signs in, and registers a customer
    visitor = as_actor(None)
    request_id = f"story-{uuid4().hex}"
    body = {
        "company": COMPANY,
        "country": "DE",
        "currency": "EUR",
        "time_zone": "Europe/Berlin",
        "name": PERSON,
        "email": EMAIL,
        "password": PASSWORD,
    }
    signed_up = await visitor.post("/v1/identity/sign-up", json=body)
    assert signed_up.status_code == 201, signed_up.text
    who = {"email": EMAIL, "password": PASSWORD, "workspace": signed_up.json()["workspace"]}
    assert (
        await visitor.post("/v1/identity/sign-in", json={**who, "password": "Wrong-one-78-of-it"})
    ).status_code == 401
    session = await visitor.post("/v1/identity/sign-in", json={**who, "transport": "token"})
    assert session.status_code == 200, session.text
    token = session.json()["token"]
    signed_in = {"Authorization": f"Bearer {token}", "X-Request-ID": request_id}
    customer = {"name": "Grace Hopper Ofthelog", "email": "grace@customer.example"}
    registered = await visitor.post("/v1/parties/parties", json=customer, headers=signed_in)
    search = await visitor.get("/v1/parties/parties?q=Grace%20Ofthelog", headers=signed_in)
    assert (registered.status_code, search.status_code) == (201, 200), registered.text

    # When everything that was logged is read
    everything = "\n".join(log.lines)

    # Then it says which request was whose, by ids
    last = [line for line in log.access() if line.get("request_id") == request_id]
    said = signed_up.json()
    for line in last:
        assert line["tenant"] == said["tenant_id"]
        assert line["user"] == said["user_id"]
        assert line["company"] == said["company_id"]
        assert line["statements"] >= 1
    assert [line["route"] for line in last] == ["/v1/parties/parties"] * 2

    # And the audit trail knows the request by the same id
    (trail,) = owner.execute(
        "SELECT command FROM audit_entries WHERE request_id = %s", [request_id]
    ).fetchall()
    assert trail == ("parties.register_party",)

    # And nothing of the person, their customer or their secrets is in it
    for private in (
        EMAIL,
        "lovelace",
        "Ofthelog",
        PASSWORD,
        "Wrong-one",
        "grace@",
        "Grace",
        token,
        # The end of it: where it ends in an underscore, no part of it stands after the last one.
        token[-20:],
    ):
        assert private.lower() not in everything.lower(), private
