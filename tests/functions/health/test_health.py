"""Health says how things are, to anybody, and gives nothing away."""

import os
import re
from collections.abc import Callable

import pytest
from httpx import AsyncClient

from functions.health import rules, service, store
from functions.health.model import Manifest, Migrations, Part, State
from shared.actor import Actor

UP = Part("database", State.UP, "It answers.")


@pytest.fixture
def stranger(as_actor: Callable[[Actor | None], AsyncClient]) -> AsyncClient:
    """Serve somebody nobody knows."""
    return as_actor(None)


@pytest.fixture(autouse=True)
def ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask every part anew in every test."""
    monkeypatch.setattr(service, "FRESH_SECONDS", 0.0)


async def test_everything_is_up_and_every_function_answers(stranger: AsyncClient) -> None:
    for path in ("/health", "/health/ready", "/v1/health"):
        answer = await stranger.get(path)
        assert answer.status_code == 200, answer.text
        assert answer.headers["cache-control"] == "no-store"
        parts = answer.json()["parts"]
        assert set(os.environ["ERP_FUNCTIONS"].split(",")) <= set(parts)
        assert {part["state"] for part in parts.values()} <= {"up", "unused"}


async def test_one_function_alone(stranger: AsyncClient) -> None:
    answer = await stranger.get("/health/reports")
    assert set(answer.json()["parts"]) == {"database", "migrations", "cache", "reports"}
    assert (await stranger.get("/v1/health/nothing")).status_code == 404


async def test_nothing_is_given_away(stranger: AsyncClient) -> None:
    text = (await stranger.get("/v1/health")).text
    for secret in (os.environ["DATABASE_URL"], os.environ["CACHE_URL"] or "redis://"):
        assert secret not in text
    assert not re.search(r"postgres|127\.0\.0\.1|password|erp_app|Traceback", text, re.IGNORECASE)


async def test_without_a_database_it_is_alive_but_not_ready(
    stranger: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> list[str]:
        raise OSError("connection refused at 10.1.2.3")

    monkeypatch.setattr(store, "missing_tables", away)
    answer = await stranger.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["parts"]["database"]["state"] == "down"
    assert "10.1.2.3" not in answer.text
    assert (await stranger.get("/health/live")).status_code == 200


async def test_without_a_cache_it_is_degraded_and_ready(
    stranger: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent() -> bool:
        return False

    monkeypatch.setattr(store, "cache_answers", silent)
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:1")
    answer = await stranger.get("/health/ready")
    assert (answer.status_code, answer.json()["state"]) == (200, "degraded")


async def test_asking_often_asks_the_database_once(
    stranger: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    async def counted(tables: list[str]) -> list[str]:
        asked.append(tables)
        return []

    monkeypatch.setattr(store, "missing_tables", counted)
    monkeypatch.setattr(service, "FRESH_SECONDS", 60.0)
    monkeypatch.setattr(service, "_parts", [])
    for _ in range(5):
        await stranger.get("/health")
    assert len(asked) == 1
    monkeypatch.setattr(service, "_parts", [])


def test_a_database_ahead_of_the_release_is_fine_and_one_behind_is_not() -> None:
    def state(known: set[str], applied: set[str]) -> State:
        return rules.migrated(Migrations(frozenset(known), frozenset(applied))).state

    assert state({"1", "2"}, {"1", "2", "3"}) is State.UP
    assert state({"1", "2"}, {"1"}) is State.DOWN
    assert state(set(), {"1"}) is State.UP
    assert state({"1"}, set()) is State.UP


def test_a_function_without_its_tables_is_down() -> None:
    manifest = Manifest("sales", ("orders", "quotes"))
    assert rules.serving(manifest, ["orders"], UP).state is State.DOWN
    assert rules.serving(manifest, ["invoices"], UP).state is State.UP


async def test_the_whole_names_services_that_do_not_answer(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERP_NEIGHBOURS", "somewhere=127.0.0.1:9")

    whole = await client.get("/health")
    itself = await client.get("/health/ready")

    assert (whole.status_code, whole.json()["state"]) == (200, "degraded")
    assert whole.json()["parts"]["somewhere"]["state"] == "degraded"
    assert "somewhere" not in itself.json()["parts"]
