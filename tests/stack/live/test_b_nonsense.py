"""Nginx is sent what no browser sends: it answers plainly, with every header, or hangs up."""

import json
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.stack.live.conftest import ADDRESS, Stack, open_client, trusting
from tests.stack.live.test_b_door import WANTED, check_headers

HOST = b"Host: localhost\r\n"
MANY = b"".join(b"X-Filler-%d: %s\r\n" % (number, b"x" * 4_000) for number in range(12))
NONSENSE = {
    "no protocol": (b"what is this\r\n\r\n", 400),
    "a method in small letters": (b"get /health HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "no host": (b"GET /health HTTP/1.1\r\n\r\n", 400),
    "two hosts": (b"GET /health HTTP/1.1\r\n" + HOST * 2 + b"\r\n", 400),
    "a host that is none": (b"GET /health HTTP/1.1\r\nHost: a b/c\r\n\r\n", 400),
    "out of the tree": (b"GET /../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a zero in the address": (b"GET /%00 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a huge header": (b"GET /health HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 9_000 + b"\r\n\r\n", 400),
    "huge headers together": (b"GET /health HTTP/1.1\r\n" + HOST + MANY + b"\r\n", 400),
    "a length that is none": (
        b"POST /v1/identity/sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n", 400,
    ),
    "two lengths": (
        b"POST /v1/identity/sign-in HTTP/1.1\r\n" + HOST
        + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
    ),
    "chunks that are none": (
        b"POST /v1/identity/sign-in HTTP/1.1\r\n" + HOST
        + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", 400,
    ),
    "a coding nobody knows": (
        b"POST /v1/identity/sign-in HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: rot13\r\n\r\n", 501,
    ),
    "a version of tomorrow": (b"GET /health HTTP/9.9\r\n" + HOST + b"\r\n", 505),
    "TRACE": (b"TRACE /health HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "CONNECT": (b"CONNECT localhost:443 HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "a body past what signing in takes": (
        b"POST /v1/identity/sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: 20000\r\n\r\n", 413,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, as it came."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @classmethod
    def read(cls, sent: bytes) -> "Answer":
        """Take the bytes of one answer apart."""
        head, _, body = sent.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        pairs = (line.partition(":") for line in lines)
        return cls(int(first.split()[1]), [(n.lower(), v.strip()) for n, _, v in pairs], body)

    def given(self, name: str) -> list[str]:
        """Give each value of a header."""
        return [value for known, value in self.headers if known == name]


@contextmanager
def connection() -> Iterator[ssl.SSLSocket]:
    """Connect over TLS, and write by hand."""
    with (
        socket.create_connection(("localhost", 443), 40) as raw,
        trusting().wrap_socket(raw, server_hostname="localhost") as wrapped,
    ):
        yield wrapped


def hear(wire: socket.socket) -> bytes:
    """Read until the other side closes."""
    heard = b""
    try:
        while part := wire.recv(65_536):
            heard += part
    except (ConnectionResetError, ssl.SSLError):
        pass  # hung up on, as slow senders are
    return heard


def ask(sent: bytes) -> Answer:
    """Send bytes, and nothing after them."""
    with connection() as wire:
        wire.sendall(sent.replace(HOST, HOST + b"Connection: close\r\n", 1))
        return Answer.read(hear(wire))


@pytest.mark.parametrize("what", NONSENSE)
def test_nonsense_is_answered_plainly(what: str) -> None:
    sent, status = NONSENSE[what]
    answer = ask(sent)
    assert answer.status == status, answer
    for name in WANTED:
        assert len(answer.given(name)) == 1, f"{name}: {answer}"
    assert answer.given("server") == ["nginx"]
    assert answer.given("content-type") == ["application/problem+json"]
    assert json.loads(answer.body)["status"] == status
    assert (status == 405) == bool(answer.given("allow"))


def test_an_old_client_is_served() -> None:
    answer = ask(b"GET /health HTTP/1.0\r\n\r\n")
    assert answer.status == 200
    assert json.loads(answer.body)["state"] == "up"
    assert all(len(answer.given(name)) == 1 for name in WANTED)


@pytest.mark.parametrize("path", ["/v1/identity/me", "/sign-in", "/_next/static/x.js", "/health"])
def test_a_method_that_is_unknown_is_refused(path: str) -> None:
    with open_client() as client:
        answer = client.request("BREW", path)
    assert answer.status_code == answer.json()["status"] == 405
    check_headers(answer)


def test_plain_http_on_the_port_of_tls_is_led_to_it() -> None:
    with socket.create_connection(("localhost", 443), 10) as wire:
        wire.sendall(b"GET /sign-in?x=1 HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        answer = Answer.read(hear(wire))
    assert (answer.status, answer.given("location")) == (308, [f"{ADDRESS}/sign-in?x=1"])
    assert all(len(answer.given(name)) == 1 for name in WANTED)


def test_no_redirect_is_made_of_a_forged_host() -> None:
    for path in ("/v1/sales", "/v1/identity", "/"):
        answer = ask(
            b"GET %s HTTP/1.1\r\nHost: evil.example\r\n" % path.encode()
            + b"Connection: close\r\n\r\n"
        )
        assert not any("evil" in value for _, value in answer.headers), answer
        assert b"evil" not in answer.body


def test_a_static_file_comes_whole_whatever_part_is_asked_for() -> None:
    with open_client() as client:
        page = client.get("/sign-in").text
        start = page.index("/_next/static/")
        path = page[start : page.index('"', start)].split("\\")[0]
        whole = client.get(path)
        for part in ("bytes=999999999-", "bytes=0-1,5-9", "lines=1"):
            answer = client.get(path, headers={"Range": part})
            assert (answer.status_code, answer.content) == (200, whole.content)
            check_headers(answer)


def test_slow_senders_are_given_up() -> None:
    slow = (
        (b"GET /health HTTP/1.1\r\nHost: local", 10),
        (b"POST /v1/identity/sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: 9\r\n\r\n{", 20),
    )
    with ThreadPoolExecutor(len(slow)) as together:
        for (_, patience), (spent, heard) in zip(
            slow, together.map(lambda one: wait(one[0]), slow), strict=True
        ):
            assert patience - 1 < spent < patience + 5
            assert heard == b"" or Answer.read(heard).status == 408


def wait(sent: bytes) -> tuple[float, bytes]:
    """Send a beginning, then nothing; gives how long the other side waited, and what it said."""
    with connection() as wire:
        wire.sendall(sent)
        began = time.monotonic()
        heard = hear(wire)
        return time.monotonic() - began, heard


def test_a_body_that_is_no_json_is_a_problem() -> None:
    for body in (b"\xff\xfe\x00", b"[" * 100_000, b'{"email": ', b"null", b'"x"'):
        answer = httpx.post(
            f"{ADDRESS}/v1/identity/password/forgot", content=body[:15_000],
            headers={"Content-Type": "application/json"}, verify=trusting(),
        )  # fmt: skip
        assert answer.status_code == 422, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        check_headers(answer)


def test_a_stranger_fills_no_memory(stack: Stack) -> None:
    before = stack.started()
    dense = b"[" + b"[]," * 10_000_000 + b"[]]"
    for kind in ("application/json", "multipart/form-data; boundary=none", "text/plain"):
        answer = httpx.post(
            f"{ADDRESS}/v1/sales/orders", content=dense, headers={"Content-Type": kind},
            verify=trusting(), timeout=60,
        )  # fmt: skip
        assert answer.status_code in {401, 413, 422}, f"{kind}: {answer.text}"
        check_headers(answer)
    assert "ended with -9" not in stack.logs("sales")
    assert stack.started() == before


def test_a_body_too_large_is_refused_over_http_2_alike(tmp_path: Path) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("needs curl, which speaks HTTP/2")
    (tmp_path / "body").write_bytes(b"x" * 40_000_000)
    done = subprocess.run(
        [curl, "--silent", "--insecure", "--http2", "--write-out", "\n%{http_code}", "--data-binary",
         f"@{tmp_path / 'body'}", f"{ADDRESS}/v1/documents/files"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    told, _, status = done.stdout.rpartition("\n")
    assert (status, json.loads(told)["status"]) == ("413", 413)


def test_no_page_is_reached_by_way_of_the_api() -> None:
    with connection() as wire:
        way = b"GET /v1/identity/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\n"
        wire.sendall(way + HOST + b"Connection: close\r\n\r\n")
        answer = Answer.read(hear(wire))
    assert (answer.status, json.loads(answer.body)["status"]) == (404, 404)
