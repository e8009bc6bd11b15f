"""Traces by OpenTelemetry, off unless OTEL_EXPORTER_OTLP_ENDPOINT says where they go.

A span for each request, named by its route, and one for each transaction in it with its numbers
of statements and round trips. They carry the ids that the log carries, and nothing else: no
address, no query, no SQL. What it needs is the group `traces`, which the images have.
"""

import os
import time
from collections.abc import Mapping
from functools import cache
from typing import Any

from layers.database.transactions import Tx, watchers
from layers.observability.counting import function_of
from layers.observability.logs import Seen, seen

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"


class Traces:
    """Makes spans, and sends them on in the background."""

    def __init__(self) -> None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        named = {"service.name": os.environ.get("OTEL_SERVICE_NAME", "erp")}
        self._provider = TracerProvider(resource=Resource.create(named))
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer("erp")
        self._context = TraceContextTextMapPropagator()

    def begin(self, headers: Mapping[bytes, bytes], method: str) -> Any:
        """Begin a request's span, in the trace its caller began, if one did."""
        from opentelemetry.trace import SpanKind

        told = {
            name: headers[name.encode()].decode("latin-1")
            for name in ("traceparent", "tracestate")
            if name.encode() in headers
        }
        parent = self._context.extract(told)
        return self._tracer.start_span(method, context=parent, kind=SpanKind.SERVER)

    def end(self, span: Any, method: str, route: str, status: int, known: Seen) -> None:
        """End a request's span with what is known by now."""
        from opentelemetry.trace import Status, StatusCode

        span.update_name(f"{method} {route}")
        span.set_attributes(
            {
                "http.request.method": method,
                "http.route": route,
                "http.response.status_code": status,
                "erp.function": function_of(route),
                "erp.request_id": known.request_id,
                "erp.tenant": known.tenant,
                "erp.user": known.user,
            }
        )
        if status >= 500:
            span.set_status(Status(StatusCode.ERROR))
        span.end()

    def watch(self, tx: Tx) -> None:
        """Write down a transaction that was committed: now is its end."""
        at_hand = seen.get()
        if at_hand is None or at_hand.span is None:
            return
        from opentelemetry.trace import SpanKind, set_span_in_context

        ended = time.time_ns()
        span = self._tracer.start_span(
            "transaction",
            context=set_span_in_context(at_hand.span),
            kind=SpanKind.CLIENT,
            start_time=ended - int((time.perf_counter() - tx.began) * 1e9),
            attributes={
                "db.system.name": "postgresql",
                "erp.statements": tx.statements,
                "erp.trips": tx.trips,
            },
        )
        span.end(ended)

    def close(self) -> None:
        """Send what waits, and stop."""
        self._provider.shutdown()


@cache
def traces() -> Traces | None:
    """Give what makes spans, where somebody wants them."""
    if not os.environ.get(ENDPOINT):
        return None
    made = Traces()
    watchers.append(made.watch)
    return made
