"""After all that was done to the stack: no log holds what is anybody's, or what is secret."""

import json

from tests.stack import check
from tests.stack.live.conftest import PASSWORD, Stack

PRIVATE = ("@example.com", "Checked GmbH", "Chris Checker", PASSWORD)
"""Who signed up, with what; names of customers are random, and begin all alike."""
CUSTOMER = "Customer "
PLAIN = {"postgres", "redis", "prometheus", "alertmanager", "receiver", "web"}
"""Programs of others, and Next: they write lines in a way of their own."""


def test_no_log_tells_on_anybody(stack: Stack) -> None:
    folder = check.FOLDER / "secrets"
    secrets = [
        path.read_text().strip() for path in folder.iterdir() if path.name != "tls_certificate"
    ]
    for service in stack.services():
        written = stack.logs(service)
        for one in (*PRIVATE, CUSTOMER):
            assert one not in written, f"{service}: {one}"
        assert not any(secret and secret in written for secret in secrets), service


def test_what_we_write_is_json_a_line(stack: Stack) -> None:
    ours = [
        name for name, found in stack.containers().items() if "erp-" in found["Config"]["Image"]
    ]
    assert len(ours) > 12
    for service in sorted(set(ours) - PLAIN):
        lines = stack.logs(service).splitlines()
        assert lines, service
        own = [line for line in lines if service == "nginx" and not line.startswith("{")]
        # What Nginx says of itself, such as a name away for a moment; never of anybody's request.
        assert not any("client:" in line or "request:" in line for line in own), own
        facts = [json.loads(line) for line in lines if line not in own]
        assert all({"at", "logger"} <= set(one) for one in facts), service


def test_nobody_knocks_in_vain_all_the_time(stack: Stack) -> None:
    written = stack.logs("postgres")
    assert "ready to accept connections" in written
    assert "rejects connection" not in written  # as a health check by the wrong user would be


def test_the_log_says_for_whom_a_request_was(stack: Stack) -> None:
    told = [json.loads(line) for line in stack.logs("parties").splitlines()]
    asked = [one for one in told if one["logger"] == "erp.access" and one.get("user")]
    assert asked
    for one in asked:
        assert {"request_id", "tenant", "company", "user", "route", "status"} <= set(one)
