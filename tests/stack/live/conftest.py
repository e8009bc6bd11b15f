"""The running stack: its containers, and people who use it through Nginx over TLS."""

import json
import os
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from local.compose import Compose
from tests.stack import check
from tests.stack.engine import Engine

ADDRESS = "https://localhost"
PASSWORD = "one of my better secrets"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run only where a stack was brought up."""
    here = Path(__file__).parent
    if os.environ.get("ERP_STACK") != "1":
        for item in items:
            if here in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="needs the stack: local stack check"))


@dataclass(frozen=True, slots=True)
class Stack:
    """The project under check."""

    compose: Compose
    stands_in: bool

    def services(self) -> list[str]:
        """Name every service but the one that ends by itself."""
        named = self.compose.run("config", "--services", quiet=True).stdout.split()
        return sorted(set(named) - {"migrate"})

    def containers(self, *filters: str) -> dict[str, dict[str, Any]]:
        """Inspect the first running container of every service, or of those that pass, at once."""
        wanted = (f"label=com.docker.compose.project={self.compose.project}", *filters)
        asked = [part for one in wanted for part in ("--filter", one)]
        ids = self.compose.docker("ps", "--quiet", "--no-trunc", *asked).split()
        every = json.loads(self.compose.docker("inspect", *ids)) if ids else []
        label = "com.docker.compose.container-number"
        every.sort(key=lambda one: -int(one["Config"]["Labels"][label]))
        by_name = {one["Config"]["Labels"]["com.docker.compose.service"]: one for one in every}
        return {name: one for name, one in sorted(by_name.items()) if name != "migrate"}

    def container(self, service: str) -> dict[str, Any]:
        """Inspect a service's first container."""
        return self.containers(f"label=com.docker.compose.service={service}")[service]

    def health(self, service: str) -> str:
        """Say how a service is."""
        found = self.containers(f"label=com.docker.compose.service={service}").get(service)
        return health_of(found) if found else "gone"

    def logs(self, service: str) -> str:
        """Give what a service wrote."""
        return self.compose.run("logs", "--no-log-prefix", service, quiet=True).stdout

    def exec(self, service: str, *command: str) -> int:
        """Run something in a service's container; gives what it ended with."""
        done = self.compose.run("exec", "-T", service, *command, quiet=True, check=False)
        return done.returncode

    def started(self) -> dict[str, str]:
        """Tell since when each service's container runs."""
        return {name: one["State"]["StartedAt"] for name, one in self.containers().items()}

    @contextmanager
    def without(self, service: str) -> Iterator[None]:
        """Stop a service for a while, and wait until it is well again."""
        self.compose.run("stop", service, quiet=True)
        try:
            yield
        finally:
            self.compose.run("start", service, quiet=True)
            becomes(lambda: self.health(service) == "healthy", 90)


def health_of(container: dict[str, Any]) -> str:
    """Say how a container is: healthy, unhealthy, starting, or what it does without a check."""
    state = container["State"]
    return str(state.get("Health", {}).get("Status", state["Status"]))


def becomes(true: Callable[[], bool], within: float, every: float = 1.0) -> float:
    """Wait until something is so; gives the seconds that it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < within, "it does not become so"
        time.sleep(every)
    return time.monotonic() - began


def trusting() -> ssl.SSLContext:
    """Trust the certificate that was made for trying it out."""
    return ssl.create_default_context(cafile=str(check.FOLDER / "secrets" / "tls_certificate"))


def open_client(token: str | None = None, **more: Any) -> httpx.Client:
    """Connect to Nginx as anybody would."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.Client(base_url=ADDRESS, verify=trusting(), headers=headers, timeout=30, **more)


def sign_up() -> str:
    """Open a company, and give the token of whoever did."""
    person = {"email": f"{uuid4().hex}@example.com", "password": PASSWORD}
    place = {"country": "DE", "currency": "EUR", "time_zone": "Europe/Berlin"}
    with open_client() as client:
        about = {"company": "Checked GmbH", "name": "Chris Checker", **place, **person}
        made = client.post("/v1/identity/sign-up", json=about)
        assert made.is_success, made.text
        asked = {**person, "transport": "token"}
        answer = client.post("/v1/identity/sign-in", json=asked)
        assert answer.is_success, answer.text
        return str(answer.json()["token"])


@pytest.fixture(scope="session")
def stack() -> Stack:
    """Give the stack that was brought up."""
    lent = Engine(os.environ["ERP_STACK_ENGINE"], is_ours=False)
    stands_in = os.environ["ERP_STACK_STANDINS"] == "1"
    return Stack(check.project(lent, stands_in=stands_in), stands_in)


@pytest.fixture(scope="session")
def token() -> str:
    """Sign somebody up, once."""
    return sign_up()


@pytest.fixture
def http(token: str) -> Iterator[httpx.Client]:
    """Be somebody signed in."""
    with open_client(token) as client:
        yield client


@pytest.fixture
def prometheus() -> httpx.Client:
    """Ask Prometheus, as who may."""
    password = (check.FOLDER / "secrets" / "prometheus_password").read_text().strip()
    return httpx.Client(base_url="http://127.0.0.1:9090/api/v1", auth=("prometheus", password))


def ask(prometheus: httpx.Client, path: str, **asked: str) -> Any:
    """Ask it something."""
    answer = prometheus.get(f"/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]
