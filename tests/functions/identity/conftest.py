"""People who sign up, sign in and read their mail, each from an address of their own."""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

from functions.identity.model import Letter
from functions.identity.service.letters import read_letter
from layers.cache import remember
from layers.database.transactions import transaction
from shared.actor import system

PASSWORD = "correct horse battery staple"
HOME = "https://erp.example"
_addresses = (f"10.{a}.{b}.{c}" for a, b, c in itertools.product(range(250), repeat=3))


@dataclass(slots=True)
class Person:
    """Somebody with a browser."""

    client: AsyncClient
    email: str
    tenant_id: UUID = field(default_factory=uuid4)
    company_id: UUID = field(default_factory=uuid4)
    user_id: UUID = field(default_factory=uuid4)
    workspace: str = ""
    password: str = PASSWORD

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Response:
        """Ask for something under /v1/identity."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.request(method, f"/v1/identity{path}", json=body, headers=given)

    async def get(self, path: str, **headers: str) -> Any:
        """Read something that is there."""
        answer = await self.ask("GET", path, **headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def does(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Do something that is done."""
        answer = await self.ask(method, path, body, **headers)
        assert answer.status_code in {200, 201, 202}, answer.text
        return answer.json()

    async def refused(self, method: str, path: str, body: Any = None, **headers: str) -> str:
        """Do something that is refused; gives the status and the problem."""
        answer = await self.ask(method, path, body, **headers)
        assert answer.headers["content-type"] == "application/problem+json", answer.text
        return f"{answer.status_code} {answer.json()['type'].removeprefix('/problems/')}"

    async def signs_in(self, **more: Any) -> Response:
        """Sign in with the browser, so that the cookie and the csrf value are at hand."""
        answer = await self.ask(
            "POST",
            "/sign-in",
            {"email": self.email, "password": self.password, "workspace": self.workspace, **more},
        )
        if answer.status_code == 200 and answer.json()["csrf"]:
            self.client.headers["ERP-CSRF"] = answer.json()["csrf"]
        return answer

    async def holds_token(self) -> str:
        """Sign in as a program."""
        answer = await self.signs_in(transport="token")
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])


Visit = Callable[[], AsyncClient]
SignUp = Callable[..., Awaitable[Person]]
Join = Callable[..., Awaitable[Person]]
Mail = Callable[[Person, str], Awaitable[Letter]]


@pytest.fixture(autouse=True)
def _nothing_remembered(_pool: None) -> None:
    remember.near.clear()


@pytest.fixture
async def visit(app: FastAPI) -> AsyncIterator[Visit]:
    """Open browsers: each with cookies and an address of its own."""
    async with AsyncExitStack() as stack:

        def make() -> AsyncClient:
            transport = ASGITransport(
                app, raise_app_exceptions=False, client=(next(_addresses), 4711)
            )
            client = AsyncClient(transport=transport, base_url=HOME)
            stack.push_async_callback(client.aclose)
            return client

        yield make


@pytest.fixture
def sign_up(visit: Visit) -> SignUp:
    """Sign up a tenant, and sign its owner in."""

    async def make(email: str | None = None, *, sign_in: bool = True) -> Person:
        person = Person(visit(), email or f"owner-{uuid4().hex[:12]}@example.com")
        said = await person.does("POST", "/sign-up", sign_up_body(person.email))
        person.tenant_id, person.user_id = UUID(said["tenant_id"]), UUID(said["user_id"])
        person.company_id, person.workspace = UUID(said["company_id"]), said["workspace"]
        if sign_in:
            assert (await person.signs_in()).status_code == 200
        return person

    return make


def sign_up_body(email: str, **more: Any) -> dict[str, Any]:
    """Say what a sign-up says."""
    return {
        "company": "Harbour Chairs",
        "country": "DE",
        "currency": "EUR",
        "time_zone": "Europe/Berlin",
        "name": "Ada Owner",
        "email": email,
        "password": PASSWORD,
        **more,
    }


@pytest.fixture
def letter(owner: psycopg.Connection) -> Mail:
    """Read the last letter of a kind that was sent to somebody."""

    async def read(person: Person, kind: str) -> Letter:
        row = owner.execute(
            """
            SELECT t.id, t.company_id FROM identity_tickets AS t
              JOIN identity_users AS u ON u.tenant_id = t.tenant_id AND u.id = t.user_id
             WHERE t.tenant_id = %s AND u.login = %s AND t.kind = %s ORDER BY t.id DESC LIMIT 1
            """,
            [person.tenant_id, person.email.lower(), kind],
        ).fetchone()
        assert row is not None
        async with transaction(system(person.tenant_id, row[1])) as tx:
            found = await read_letter(tx, row[0])
        assert found is not None
        return found

    return read


def token_in(letter: Letter) -> str:
    """Take the token out of a letter's link."""
    return letter.link.partition("#")[2]


async def role_id(person: Person, name: str) -> str:
    """Find a role by its name."""
    found = await person.get("/roles")
    return str(next(role["id"] for role in found["items"] if role["name"] == name))


@pytest.fixture
def joins(visit: Visit, letter: Mail) -> Join:
    """Invite somebody to a company, have them accept, and sign them in."""

    async def make(host: Person, role: str = "Viewer", email: str | None = None) -> Person:
        guest = Person(
            visit(),
            email or f"guest-{uuid4().hex[:12]}@example.com",
            host.tenant_id,
            host.company_id,
            workspace=host.workspace,
        )
        body = {"email": guest.email, "name": "Ben Guest", "role_id": await role_id(host, role)}
        await host.does("POST", "/invitations", body)
        token = token_in(await letter(guest, "invitation"))
        accepted = await guest.does(
            "POST",
            "/invitations/accept",
            {"token": token, "name": "Ben Guest", "password": PASSWORD},
        )
        guest.user_id = UUID(accepted["id"])
        assert (await guest.signs_in()).status_code == 200
        return guest

    return make


async def makes_role(person: Person, name: str, permissions: list[str]) -> str:
    """Make a role."""
    role = await person.does("POST", "/roles", {"name": name, "permissions": permissions})
    return str(role["id"])


async def opens_company(person: Person, name: str = "Second Ltd") -> str:
    """Open another company."""
    body = {"name": name, "country": "US", "currency": "USD", "time_zone": "America/New_York"}
    return str((await person.does("POST", "/companies", body))["id"])
