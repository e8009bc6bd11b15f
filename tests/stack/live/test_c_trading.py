"""The business goes through Nginx over TLS, and goes on while parts of the stack are taken away."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import uuid4

import httpx
import pytest

from local.rolling import roll
from tests.scenarios import test_selling_and_getting_paid as story
from tests.scenarios.newcomer import Newcomer
from tests.stack.live.conftest import ADDRESS, Stack, becomes, open_client, sign_up, trusting

pytestmark = pytest.mark.usefixtures("stack")


async def test_order_to_cash() -> None:
    if not story.STATEMENTS.exists():
        pytest.skip("needs the real bank files")
    headers = {"Authorization": f"Bearer {sign_up()}"}
    async with httpx.AsyncClient(
        base_url=ADDRESS, verify=trusting(), headers=headers, timeout=60
    ) as client:
        nora = Newcomer(client)
        tax = await story.set_up(nora)
        customer = await story.import_customers(nora)
        line = await story.import_statement(nora)
        paid = await story.sell_for(nora, customer, Decimal(line["amount"]), tax)
        await story.match(nora, line, paid)
        await story.sell_in_dollars_and_receive(nora, customer, line["bank_account_id"])
        await story.close_the_month(nora)
        await story.read_the_reports(nora)


@dataclass(slots=True)
class Crowd:
    """Callers who read, write and look at pages without a pause, each over their own connection."""

    token: str
    done: list[str] = field(default_factory=list)
    reads: int = 0
    failed: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def work(self) -> None:
        with open_client(self.token) as client:
            while not self.stopping.is_set():
                name = f"Customer {uuid4().hex}"
                self.ask(lambda name=name: register(client, name), name)  # type: ignore[misc]
                self.ask(lambda: client.get("/v1/parties/parties?limit=1"), None)
                self.ask(lambda: client.get("/sign-in"), None)
                time.sleep(0.02)

    def ask(self, call: Callable[[], httpx.Response], name: str | None) -> None:
        try:
            answer = call()
        except httpx.HTTPError as error:
            self.failed.append(repr(error))
            return
        if not answer.is_success:
            self.failed.append(f"{answer.status_code} {answer.text[:200]}")
        elif name is None:
            self.reads += 1
        else:
            self.done.append(name)


def register(client: httpx.Client, name: str) -> httpx.Response:
    """Register a customer, under a key as the web application would."""
    body = {"name": name, "is_customer": True}
    return client.post("/v1/parties/parties", json=body, headers={"Idempotency-Key": uuid4().hex})


@contextmanager
def crowd(token: str, many: int = 8) -> Iterator[Crowd]:
    """Let a crowd work for as long as this lasts."""
    made = Crowd(token)
    threads = [threading.Thread(target=made.work) for _ in range(many)]
    for thread in threads:
        thread.start()
    try:
        yield made
    finally:
        made.stopping.set()
        for thread in threads:
            thread.join(60)


def test_rolling_a_function_or_the_pages_drops_no_request(stack: Stack, token: str) -> None:
    rolled = ("parties", "web", "parties", "parties")
    before = {name: stack.compose.containers(name) for name in rolled}
    with crowd(token) as busy:
        time.sleep(2)
        for name in rolled:
            roll(stack.compose, name)
        time.sleep(2)
    print(f"{busy.reads} reads and {len(busy.done)} writes during {len(rolled)} rolls")
    assert busy.failed == []
    assert busy.reads > 400
    assert len(busy.done) > 200
    assert set(busy.done) <= all_customers(token)
    for name in set(rolled):
        after = stack.compose.containers(name)
        assert len(after) == len(before[name])
        assert set(after).isdisjoint(before[name])


def test_a_killed_function_restarts_and_nothing_acknowledged_is_lost(
    stack: Stack, token: str
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root ends a container's process")
    killed = stack.container("parties")
    with crowd(token, 4) as busy:
        time.sleep(2)
        os.kill(killed["State"]["Pid"], signal.SIGKILL)
        becomes(lambda: stack.container("parties")["RestartCount"] > killed["RestartCount"], 30)
        becomes(lambda: stack.health("parties") == "healthy", 60)
        time.sleep(2)
    assert len(busy.done) > 20
    assert all(told.startswith("503") for told in busy.failed), busy.failed[:3]
    assert busy.done[-1] in all_customers(token)
    assert set(busy.done) <= all_customers(token)


def all_customers(token: str) -> set[str]:
    """Read every customer there is."""
    found: set[str] = set()
    after = ""
    with open_client(token) as client:
        while True:
            page = client.get(f"/v1/parties/parties?limit=200{after}").json()
            found |= {one["name"] for one in page["items"]}
            if not page["next"]:
                return found
            after = f"&after={page['next']}"


def test_users_stay_signed_in_without_redis(stack: Stack, token: str) -> None:
    with stack.without("redis"), open_client(token) as client:
        for _ in range(20):
            assert client.get("/v1/identity/me").status_code == 200
            assert register(client, f"Customer {uuid4().hex}").is_success
        whole = client.get("/health")
        assert (whole.status_code, whole.json()["parts"]["cache"]["state"]) == (200, "degraded")
        assert sign_up()  # newcomers, too
    with open_client(token) as client:
        becomes(lambda: client.get("/health").json()["parts"]["cache"]["state"] == "up", 60)


def test_without_postgres_it_says_so_alerts_and_recovers(stack: Stack, token: str) -> None:
    before = {name: at for name, at in stack.started().items() if name != "postgres"}
    with open_client(token) as client:
        with stack.without("postgres"):
            for method, path in (("GET", "/v1/parties/parties"), ("GET", "/v1/sales/orders")):
                answer = client.request(method, path)
                assert answer.status_code == 503, answer.text
                assert int(answer.headers["retry-after"]) > 0
            becomes(lambda: told(stack, "PostgresDown", "firing"), 420, 5)
        becomes(lambda: client.get("/v1/parties/parties").status_code == 200, 60)
        assert register(client, f"Customer {uuid4().hex}").is_success
    after = {name: at for name, at in stack.started().items() if name != "postgres"}
    assert after == before  # nothing else was started again
    becomes(lambda: told(stack, "PostgresDown", "resolved"), 600, 5)


def told(stack: Stack, alert: str, status: str) -> bool:
    """Say whether the webhook's receiver was told of an alert."""
    return f'{{"alert": "{alert}", "status": "{status}"}}' in stack.logs("receiver")


def test_only_the_container_that_fills_its_memory_suffers(stack: Stack, token: str) -> None:
    before = stack.started()
    fill = "import time; x = bytearray(10**9); time.sleep(1)"
    assert stack.exec("reports", "python", "-c", fill) == 137
    becomes(lambda: stack.health("reports") == "healthy", 90)
    after = stack.started()
    assert {n: at for n, at in after.items() if n != "reports"} == {
        n: at for n, at in before.items() if n != "reports"
    }
    for name, found in stack.containers().items():
        if name != "reports":
            assert not found["State"]["OOMKilled"], name
    with open_client(token) as client:
        assert client.get("/health").json()["state"] == "up"


def test_the_open_connections_are_as_the_arithmetic_says(stack: Stack) -> None:
    asked = "SELECT usename, count(*) FROM pg_stat_activity WHERE usename LIKE 'erp_%' GROUP BY 1"
    done = stack.compose.run(
        "exec", "-T", "postgres", "psql", "-U", "postgres", "-d", "erp", "-Atc", asked, quiet=True
    )
    counted = {n: int(m) for n, _, m in (row.partition("|") for row in done.stdout.split())}
    assert 0 < counted["erp_app"] <= 112
    assert counted.get("erp_worker", 0) <= 18


def test_memory_fits(stack: Stack) -> None:
    told = stack.compose.docker("stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}")
    print(told)
    limits = sum(found["HostConfig"]["Memory"] for found in stack.containers().values())
    assert limits <= 7.6 * 2**30
