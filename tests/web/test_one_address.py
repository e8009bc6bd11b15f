"""Web app and API on one address: what is handed through, and what happens when a part dies."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from local import ports
from local.embedded import node as nodes
from local.embedded import web
from local.processes import known
from tests.local.installation import Installation, Started, installed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and /proc")


@pytest.fixture
def copy(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Copy the project into a folder with spaces, and lend it this build."""
    with installed(tmp_path_factory.mktemp("for me")) as made:
        shutil.copytree(build, made.root / ".local" / "web" / build.name, symlinks=True)
        yield made


@pytest.fixture
def started(copy: Installation) -> Iterator[Started]:
    """Start everything with the web app, for identity alone."""
    running = copy.begin("--port", str(ports.free()), web=True)
    yield running
    if running.process.poll() is None:
        running.interrupt()


def test_pages_and_api_are_on_one_address(started: Started) -> None:
    assert started.seconds < 60
    with httpx.Client(base_url=started.address, trust_env=False) as client:
        page = client.get("/sign-in")
        assert page.status_code == 200
        assert "<form" in page.text
        policy = page.headers["content-security-policy"]
        scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "unsafe-inline" not in scripts
        assert client.get("/").headers["location"] == "/sign-in"

        asked = {"X-Request-Id": "one-address-0123456789"}
        api = client.get("/v1/identity/me", headers=asked)
        assert api.status_code == 401
        assert api.headers["x-request-id"] == asked["X-Request-Id"]
        assert api.headers["content-type"] == "application/problem+json"
        for path in ("/health", "/openapi.json", "/docs"):
            assert client.get(path).status_code == 200, path


def test_what_a_browser_says_arrives_as_it_was_said(started: Started) -> None:
    person = {"name": "Ada", "email": "ada@example.com", "password": "seven green bottles"}
    place = {"company": "One", "country": "DE", "currency": "EUR", "time_zone": "Europe/Berlin"}
    with httpx.Client(base_url=started.address, trust_env=False) as client:
        opened = client.post("/v1/identity/sign-up", json={**place, **person})
        assert opened.status_code == 201, opened.text
        asked = {"email": person["email"], "password": person["password"]}
        signed = client.post("/v1/identity/sign-in", json=asked)
        assert "HttpOnly" in signed.headers["set-cookie"]
        csrf = {"ERP-CSRF": signed.json()["csrf"]}

        role = {"name": "Only looking", "permissions": []}
        twice = [
            client.post(
                "/v1/identity/roles",
                json=role,
                headers={**csrf, "Idempotency-Key": "one-role-only"},
            )
            for _ in range(2)
        ]
        assert [answer.status_code for answer in twice] == [201, 201], twice[0].text
        assert twice[0].json()["id"] == twice[1].json()["id"]
        role_at = f"/v1/identity/roles/{twice[0].json()['id']}"
        version = client.get(role_at).headers["etag"]
        renamed = client.put(
            role_at, json={**role, "name": "Looking about"}, headers={**csrf, "If-Match": version}
        )
        assert renamed.status_code == 200, renamed.text
        assert renamed.headers["etag"] != version
        seen = client.get("/v1/identity/sessions").json()["items"][0]
        assert seen["address"] == "127.0.0.1"


def test_a_large_upload_flows_through(started: Started) -> None:
    size = 64 << 20
    block = bytes(1 << 20)

    def body() -> Iterator[bytes]:
        for _ in range(size // len(block)):
            yield block

    before = _memory(started.installation.pid("web"))
    with httpx.Client(base_url=started.address, trust_env=False, timeout=60) as client:
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(size)}
        try:
            answer = client.post("/v1/documents/files", content=body(), headers=headers)
            assert answer.status_code < 500
        except httpx.WriteError:
            pass  # refused before it was read to its end, and the connection closed
    assert _memory(started.installation.pid("web")) - before < size // 2


def test_a_killed_web_app_is_started_again_and_loses_no_request(started: Started) -> None:
    before = started.installation.pid("web")
    os.kill(before, signal.SIGKILL)
    answer = httpx.get(f"{started.address}/sign-in", trust_env=False, timeout=30)
    assert answer.status_code == 200
    end = time.monotonic() + 10
    while started.installation.pid("web") == before and time.monotonic() < end:
        time.sleep(0.1)
    assert started.installation.pid("web") != before


def test_the_second_start_is_quick_and_stops_without_a_trace(copy: Installation) -> None:
    copy.begin("--port", str(ports.free()), web=True).interrupt()
    seconds = []
    for _ in range(3):  # the machine may be busy with other tests
        started = copy.begin("--port", str(ports.free()), web=True)
        everyone = [known(copy.pid(part)) for part in copy.running()["parts"]]
        seconds.append(started.seconds)
        assert started.interrupt() == 0
        assert [one for one in everyone if one.is_alive()] == []
        if seconds[-1] < 5:
            break
    assert min(seconds) < 5


def test_without_a_node_the_api_is_there_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from local.commands import up

    monkeypatch.setattr(nodes, "on_the_machine", lambda: None)
    monkeypatch.setattr(nodes, "_in_the_wheel", lambda: None)
    monkeypatch.setattr(nodes, "_install", lambda: None)
    assert up.web_app() is None
    assert "Starting without the web app" in capsys.readouterr().err


def test_a_build_is_called_after_what_it_was_made_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(web, "SOURCES", tmp_path)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "page.tsx").write_text("one")
    first = web.digest()
    for beside in ("node_modules", ".next", "e2e"):
        (tmp_path / beside).mkdir()
        (tmp_path / beside / "anything").write_text("else")
    (tmp_path / "src" / "page.test.tsx").write_text("a test")
    assert web.digest() == first
    (tmp_path / "src" / "page.tsx").write_text("two")
    assert web.digest() != first


def _memory(pid: int) -> int:
    """Return how much a process holds, in bytes."""
    fields = Path(f"/proc/{pid}/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")
