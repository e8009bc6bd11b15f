"""The business's totals reach the meters: of all companies together, and of none by itself."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from httpx import AsyncClient

from functions.audit import jobs as audit_jobs
from functions.health import jobs, store
from layers.database.outbox import emit
from layers.database.transactions import transaction
from layers.http import application
from layers.observability.meters import Kind, Meter
from shared.actor import Actor
from shared.events import ChainBroken
from tests.functions.invoicing.business import Company, line


class Recorder:
    """Meters that keep what they are told."""

    def __init__(self) -> None:
        self.kept: defaultdict[tuple[str, ...], float] = defaultdict(float)

    def add(self, meter: Meter, amount: float, *labels: str) -> None:
        assert meter.kind is Kind.COUNTER
        assert amount >= 0
        assert len(labels) == len(meter.labels)
        self.kept[meter.name, *labels] += amount

    def set(self, meter: Meter, value: float, *labels: str) -> None:
        assert meter.kind is Kind.GAUGE
        assert len(labels) == len(meter.labels)
        self.kept[meter.name, *labels] = value


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Measure from now on, up to this very moment."""
    made = Recorder()
    for module in (jobs, audit_jobs):
        monkeypatch.setattr(module, "metrics", lambda: made)
    monkeypatch.setattr(jobs, "LAG", timedelta(seconds=-1))
    monkeypatch.setattr(jobs, "counted", jobs.Counted({}))
    return made


async def measured(recorder: Recorder) -> dict[tuple[str, ...], float]:
    """Run every collector, and give what the meters know now."""
    await jobs.measure()
    return dict(recorder.kept)


async def test_what_is_posted_is_counted_once_across_companies(
    recorder: Recorder,
    open_tenant: Callable[[], Actor],
    as_actor: Callable[[Actor | None], AsyncClient],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given two companies of two tenants, and meters that looked before they sold anything
    companies = [
        await Company.opened(as_actor(open_tenant()), currency) for currency in ("EUR", "USD")
    ]
    monkeypatch.setattr(jobs, "LAG", timedelta(0))
    before = await measured(recorder)
    monkeypatch.setattr(jobs, "LAG", timedelta(seconds=-1))

    # When both sell, and one drafts what it does not post
    for company in companies:
        await company.sells(line("5", "40", "STANDARD"), line("1", "20", "ZERO"))
    await companies[0].drafts(line("1", "1000", "ZERO"))
    shown = await measured(recorder)
    monkeypatch.setattr(jobs, "LAG", timedelta(seconds=-2))
    after = await measured(recorder)

    # Then both are counted, in their own currencies, once
    assert after["erp_documents_posted_total", "invoice"] - before.get(
        ("erp_documents_posted_total", "invoice"), 0
    ) == 2  # fmt: skip
    for currency in ("EUR", "USD"):
        key = ("erp_money_posted_total", "invoice", currency)
        assert shown[key] == before.get(key, 0)  # seen as it was, before it rises
        assert after[key] - before.get(key, 0) == 260
    assert after["erp_documents_posted_total", "entry"] >= 2

    # And looking again counts nothing twice
    monkeypatch.setattr(jobs, "LAG", timedelta(seconds=-3))
    again = await measured(recorder)
    assert again["erp_money_posted_total", "invoice", "EUR"] == after[
        "erp_money_posted_total", "invoice", "EUR"
    ]  # fmt: skip


async def test_queues_are_measured(
    recorder: Recorder, clerk: Actor, owner: psycopg.Connection
) -> None:
    before = await measured(recorder)
    async with transaction(clerk) as tx:
        await emit(tx, *[ChainBroken(uuid4()) for _ in range(3)])
    owner.execute(
        "UPDATE outbox SET at = now() - interval '10 minutes' WHERE tenant_id = %s",
        [clerk.tenant_id],
    )
    after = await measured(recorder)
    outbox = ("erp_queue_waiting", "outbox")
    assert after[outbox] - before[outbox] == 3
    assert after["erp_queue_oldest_seconds", "outbox"] >= 600
    assert {labels[1] for labels in after if labels[0] == "erp_queue_dead"} == {
        "outbox", "inbox", "deliveries", "emails",
    }  # fmt: skip
    owner.execute("DELETE FROM outbox WHERE tenant_id = %s", [clerk.tenant_id])


async def test_a_wrong_password_is_counted(
    recorder: Recorder,
    as_actor: Callable[[Actor | None], AsyncClient],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(application, "metrics", lambda: recorder)
    body = {"email": f"{uuid4().hex}@nowhere.example", "password": "not the password at all"}
    answer = await as_actor(None).post("/v1/identity/sign-in", json=body)
    assert answer.status_code == 401
    assert dict(recorder.kept) == {("erp_http_refusals_total", "identity", "sign-in-refused"): 1}


@pytest.mark.usefixtures("_pool")
async def test_a_collector_that_fails_says_so_and_stops_no_other(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> Any:
        raise psycopg.OperationalError("gone")

    monkeypatch.setattr(store, "queues", away)
    assert await jobs.measure() == -1
    assert recorder.kept["erp_health_collector_success", "queues"] == 0
    assert recorder.kept["erp_health_collector_success", "standing"] == 1
    assert recorder.kept["erp_identity_tenants", "active"] >= 1


async def test_without_meters_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "queues", None)
    assert await jobs.measure() == 0


async def test_a_broken_trail_is_told_to_the_meters(
    recorder: Recorder, clerk: Actor, owner: psycopg.Connection, client: AsyncClient
) -> None:
    await Company.opened(client)
    await audit_jobs.seal()
    broken = await audit_jobs.verify()
    owner.execute(
        "UPDATE audit_entries SET command = 'forged' WHERE tenant_id = %s", [clerk.tenant_id]
    )
    assert await audit_jobs.verify() == broken + 1
    assert recorder.kept["erp_audit_chains_broken",] == broken + 1
    owner.execute("DELETE FROM audit_entries WHERE tenant_id = %s", [clerk.tenant_id])


def test_doors_give_totals_and_nothing_of_a_tenant(owner: psycopg.Connection) -> None:
    columns = owner.execute(
        """
        SELECT p.proname, array_agg(format_type(t, NULL))
          FROM pg_proc AS p, unnest(p.proallargtypes[p.pronargs + 1:]) AS t
         WHERE p.proname IN ('health_queues', 'health_posted', 'health_standing')
         GROUP BY 1
        """
    ).fetchall()
    assert len(columns) == 3
    for name, types in columns:
        assert set(types) <= {"text", "bigint", "numeric", "double precision"}, name
