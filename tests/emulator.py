"""A function's Lambda handler under AWS's own Runtime Interface Emulator."""

import base64
import http.client
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from local import ports
from local.tree import ROOT

INVOKE = "/2015-03-31/functions/function/invocations"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the handler gave API Gateway."""

    status: int
    headers: dict[str, str]
    body: Any


@dataclass(frozen=True, slots=True)
class Emulator:
    """One running handler."""

    port: int

    def ask(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request as API Gateway's HTTP API does (payload version 2.0)."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("POST", INVOKE, json.dumps(event(method, path, body, headers or {})))
            given = json.loads(connection.getresponse().read())
        assert "statusCode" in given, given
        return answer_of(given)


def answer_of(given: dict[str, Any]) -> Answer:
    """Read what API Gateway would pass on."""
    content = (given.get("body") or "").encode()
    if given.get("isBase64Encoded"):
        content = base64.b64decode(content)
    is_json = "json" in given["headers"].get("content-type", "")
    body = json.loads(content) if is_json and content else content
    return Answer(given["statusCode"], given["headers"], body)


def event(method: str, path: str, body: Any, headers: Mapping[str, str]) -> dict[str, Any]:
    """Make an API Gateway event."""
    plain, _, query = path.partition("?")
    sent = {"host": "erp.example", "content-type": "application/json", **headers}
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": plain,
        "rawQueryString": query,
        "headers": {name.lower(): value for name, value in sent.items()},
        "requestContext": {
            "accountId": "1",
            "apiId": "local",
            "domainName": "erp.example",
            "http": {
                "method": method,
                "path": plain,
                "protocol": "HTTP/1.1",
                "sourceIp": "192.0.2.1",
                "userAgent": "test",
            },
            "requestId": "id",
            "routeKey": "$default",
            "stage": "$default",
            "timeEpoch": 0,
        },
        "body": None if body is None else json.dumps(body),
        "isBase64Encoded": False,
    }


def binary() -> Path | None:
    """Return the emulator for this machine, where there is one."""
    spec = find_spec("samcli")
    machine = {"aarch64": "arm64"}.get(platform.machine(), platform.machine())
    if spec is None or spec.origin is None or sys.platform != "linux":
        return None
    path = Path(spec.origin).parent / f"local/rapid/aws-lambda-rie-{machine}"
    return path if path.exists() else None


@contextmanager
def emulated(function: str, folder: Path) -> Iterator[Emulator]:
    """Run a function's handler until the block ends."""
    program = binary()
    assert program is not None
    port, api = ports.free(), ports.free()
    command = [
        str(program),
        "--runtime-interface-emulator-address", f"127.0.0.1:{port}",
        "--runtime-api-address", f"127.0.0.1:{api}",
        sys.executable, "-m", "awslambdaric", f"functions.{function}.app.handler",
    ]  # fmt: skip
    environment = {
        **os.environ,
        "POOL_SIZE": "1",
        "AWS_LAMBDA_FUNCTION_TIMEOUT": "60",
        "AWS_LAMBDA_FUNCTION_NAME": function,
    }
    with (folder / f"{function}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        end = time.monotonic() + 30
        while not ports.answers(port) and time.monotonic() < end:
            time.sleep(0.05)
        yield Emulator(port)
    finally:
        os.killpg(process.pid, 9)
        process.wait()
