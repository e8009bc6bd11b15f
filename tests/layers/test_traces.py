"""Traces are off unless somebody wants them, and then tell ids and numbers, and nothing private."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARENT = "4bf92f3577b34da6a3ce929d0e0e4736"
SCRIPT = f"""
import asyncio, json, sys
from httpx import ASGITransport, AsyncClient
from uuid import uuid4
from shared.actor import Actor
from tests.layers.test_observability import router
from layers.database.transactions import pool, transaction
from layers.http.application import create_app
from layers.observability.traces import traces

actor = Actor(uuid4(), uuid4(), uuid4(), frozenset(), rights_version=None)

@router.get("/read")
async def read() -> str:
    async with transaction(actor) as tx:
        await tx.rows("SELECT 1")
    return "read"

async def main():
    app = create_app("sample", router)
    headers = {{"traceparent": "00-{PARENT}-00f067aa0ba902b7-01", "authorization": "Bearer erps_secret"}}
    async with AsyncClient(transport=ASGITransport(app, raise_app_exceptions=False), base_url="http://erp") as client:
        await client.get("/v1/sample/read?q=ada@customer.example", headers=headers)
        await client.get("/v1/sample/things/broken")
    await pool().close()
asyncio.run(main())
if traces():
    traces().close()
print(json.dumps({{"imported": "opentelemetry.sdk" in sys.modules, "tenant": str(actor.tenant_id)}}))
"""


@pytest.fixture
def collector() -> Iterator[tuple[str, list[bytes]]]:
    """Collect what is sent, as a collector of OpenTelemetry does."""
    received: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - http.server's own name
            received.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.send_header("content-type", "application/x-protobuf")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()


def run(**environment: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_nobody_asked_and_nothing_is_imported() -> None:
    assert not run(OTEL_EXPORTER_OTLP_ENDPOINT="")["imported"]


def test_spans_of_requests_and_transactions_arrive(collector: tuple[str, list[bytes]]) -> None:
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

    endpoint, received = collector
    said = run(OTEL_EXPORTER_OTLP_ENDPOINT=endpoint, OTEL_EXPORTER_OTLP_COMPRESSION="none")

    spans = {}
    for body in received:
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            for scope in resource.scope_spans:
                spans.update({span.name: span for span in scope.spans})
    assert set(spans) == {
        "GET /v1/sample/read", "transaction", "GET /v1/sample/things/{name}"
    }  # fmt: skip
    request, inside = spans["GET /v1/sample/read"], spans["transaction"]
    assert request.trace_id.hex() == PARENT  # the caller's trace goes on
    assert inside.parent_span_id == request.span_id
    facts = {fact.key: fact.value for fact in inside.attributes}
    assert (facts["erp.statements"].int_value, facts["erp.trips"].int_value) == (4, 2)
    broken = spans["GET /v1/sample/things/{name}"]
    assert broken.status.code == broken.status.STATUS_CODE_ERROR

    sent = b"".join(received)
    assert said["tenant"].encode() in sent
    for private in (b"ada@", b"erps_secret", b"SELECT", b"secret detail"):
        assert private not in sent
