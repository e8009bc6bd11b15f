"""Nginx: TLS, headers on every answer, limits, compression, the cache, and the maintenance page."""

import socket
import ssl
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.stack import check
from tests.stack.live.conftest import ADDRESS, Stack, becomes, open_client, sign_up, trusting

WANTED = (
    "strict-transport-security",
    "content-security-policy",
    "x-frame-options",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "x-request-id",
)


def test_tls_is_mozillas_intermediate(stack: Stack) -> None:
    done = subprocess.run(
        [str(check.sslyze()), "--mozilla_config=intermediate", "localhost:443"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = done.stdout.partition("localhost:443: FAILED - Not compliant.")[2]
    objections = [line for line in found.splitlines() if line.strip().startswith("*")]
    # Nobody signed the certificate that was made for trying it out; all else has to be right.
    assert len(objections) <= 1, objections
    assert all("certificate_path_validation" in line for line in objections), objections
    assert "SCANS COMPLETED" in done.stdout
    assert "COMPLIANCE AGAINST TLS CONFIGURATION" in done.stdout


def test_http_2_is_spoken() -> None:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection(("localhost", 443)) as raw,
        context.wrap_socket(raw, server_hostname="localhost") as wrapped,
    ):
        assert wrapped.selected_alpn_protocol() == "h2"


def answers(http: httpx.Client) -> dict[int, httpx.Response]:
    """Provoke an answer of every status there is."""
    anonymous = open_client()
    return {
        200: anonymous.get("/health"),
        308: httpx.get("http://localhost/v1/health", follow_redirects=False),
        401: anonymous.get("/v1/identity/me"),
        404: anonymous.get("/v1/nothing/here"),
        405: http.delete("/v1/identity/me"),
        414: anonymous.get("/v1/" + "x" * 9_000),
        422: http.get("/v1/identity/me?nonsense=1"),
    }


def test_security_headers_are_on_every_answer(http: httpx.Client) -> None:
    for status, answer in answers(http).items():
        assert answer.status_code == status, f"{answer.url}: {answer.status_code} {answer.text}"
        check_headers(answer)


def check_headers(answer: httpx.Response) -> None:
    """Hold an answer to its headers: each once, and no version shown."""
    for name in WANTED:
        given = answer.headers.get_list(name)
        assert len(given) == 1, f"{answer.status_code} {answer.url} {name}: {given}"
    assert answer.headers.get("server", "nginx") == "nginx"
    assert "x-powered-by" not in answer.headers


def test_a_body_too_large_is_not_even_read() -> None:
    head = (
        b"POST /v1/documents/files HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n"
    )
    with (
        socket.create_connection(("localhost", 443), 10) as raw,
        trusting().wrap_socket(raw, server_hostname="localhost") as wrapped,
    ):
        wrapped.sendall(head)
        answer = wrapped.recv(16_384).decode().lower()
    assert answer.startswith("http/1.1 413 ")
    for name in WANTED:
        assert answer.count(f"\r\n{name}: ") == 1, answer


def test_pages_keep_the_policy_with_their_nonce() -> None:
    with open_client() as client:
        answer = client.get("/sign-in", headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text
    check_headers(answer)
    assert "'nonce-" in answer.headers["content-security-policy"]


def test_a_forged_host_leads_nowhere() -> None:
    with open_client() as client:
        answer = client.get("/", headers={"Host": "evil.example"})
    assert "evil.example" not in answer.headers.get("location", "")
    plain = httpx.get("http://localhost/x", headers={"Host": "evil.example"})
    assert plain.headers["location"] == f"{ADDRESS}/x"


def test_a_burst_is_slowed_down() -> None:
    body = {"email": "nobody@example.com", "password": "wrong password", "transport": "token"}
    with open_client() as client, ThreadPoolExecutor(16) as together:
        sent = [together.submit(client.post, "/v1/identity/sign-in", json=body) for _ in range(80)]
        answers = [one.result() for one in sent]
    slowed = [one for one in answers if one.status_code == 429 and one.headers["server"] == "nginx"]
    assert len(slowed) > 20
    for answer in slowed:
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert int(answer.headers["retry-after"]) > 0
        check_headers(answer)
    time.sleep(6)  # the bucket runs empty again, for the tests that follow


def test_answers_are_compressed_but_not_those_with_a_token() -> None:
    with open_client() as client:
        for encoding in ("gzip", "br"):
            page = client.get("/sign-in", headers={"Accept-Encoding": encoding})
            assert page.headers.get("content-encoding") == encoding
            assert "Accept-Encoding" in page.headers["vary"]


def test_nobody_gets_what_was_answered_to_another() -> None:
    people = [sign_up(), sign_up()]
    with open_client() as client:
        own = [
            client.get("/v1/identity/me", headers={"Authorization": f"Bearer {token}"}).json()
            for token in people
        ]
        assert own[0]["user"]["id"] != own[1]["user"]["id"]
        for _ in range(20):
            for token, expected in zip(people, own, strict=True):
                headers = {"Authorization": f"Bearer {token}"}
                answer = client.get("/v1/identity/me", headers=headers)
                assert answer.json()["user"]["id"] == expected["user"]["id"]
                assert "no-store" in answer.headers["cache-control"]
            assert client.get("/v1/identity/me").status_code == 401


def test_only_static_files_are_kept(stack: Stack) -> None:
    with open_client() as client:
        page = client.get("/sign-in").text
        start = page.index("/_next/static/")
        path = page[start : page.index('"', start)].split("\\")[0]
        first = client.get(path, headers={"Cookie": "erp_session=somebody"})
        again = client.get(path)
    assert first.status_code == again.status_code == 200
    assert first.content == again.content
    assert "set-cookie" not in again.headers
    becomes(lambda: '"cache":"HIT"' in stack.logs("nginx"), 10)
    for line in stack.logs("nginx").splitlines():
        if '"cache":"HIT"' in line:
            assert '"path":"/_next/static/' in line


def test_the_log_is_json_with_ids_and_without_secrets(stack: Stack, token: str) -> None:
    with open_client(token) as client:
        identity = {"X-Request-Id": "check-the-log-0001"}
        client.get("/v1/identity/me", headers=identity)
        client.get("/sign-in?token=very-secret-indeed")
    becomes(lambda: '"request_id":"check-the-log-0001"' in stack.logs("nginx"), 10)
    assert "check-the-log-0001" in stack.logs("identity")
    for service in ("nginx", "identity", "web", "postgres"):
        assert token not in stack.logs(service), service
        assert "very-secret-indeed" not in stack.logs(service), service


def test_health_is_told_as_a_whole_and_by_function() -> None:
    with open_client() as client:
        # A cache that took too long once is left alone for five seconds: that is told, and passes.
        becomes(lambda: client.get("/health").json()["state"] == "up", 30)
        for name in ("sales", "ledger", "invoicing", "audit"):
            told = client.get(f"/health/{name}")
            assert (told.status_code, told.json()["parts"][name]["state"]) == (200, "up")


def test_the_maintenance_page_is_shown_and_taken_away(stack: Stack) -> None:
    assert stack.exec("nginx", "touch", "/run/nginx/maintenance") == 0
    try:
        with open_client() as client:
            page = client.get("/", headers={"Accept": "text/html"})
            problem = client.get("/v1/identity/me")
            assert client.get("/health").status_code == 200
    finally:
        stack.exec("nginx", "rm", "-f", "/run/nginx/maintenance")
    for answer in (page, problem):
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        check_headers(answer)
    assert "<h1>" in page.text
    assert problem.json()["status"] == 503


@pytest.mark.parametrize(
    "path", ["/docs", "/openapi.json", "/metrics", "/status", "/_erp/503.html"]
)
def test_what_is_for_developers_is_not_there(path: str) -> None:
    with open_client() as client:
        answer = client.get(path, follow_redirects=False)
    assert answer.status_code in {404, 307}, answer.text
    assert "openapi" not in answer.text
