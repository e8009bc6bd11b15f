"""Whatever fits the OpenAPI document, and whatever does not, is answered as it says.

No operation breaks, every refusal is problem details, and every answer fits its schema. The
short form draws few requests, always the same; ERP_SCHEMATHESIS_EXAMPLES asks for more.
"""

import os
from contextlib import suppress
from typing import Any

import pytest
import requests
import schemathesis
from fastapi import FastAPI
from httpx import AsyncClient, InvalidURL, Response
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import response_schema_conformance

from tests.attacks.conftest import Victim, every, populated, victim
from tests.conformance.manifests import FUNCTIONS
from tests.waiting import run, wait

__all__ = ["every", "populated", "victim"]
EXAMPLES = int(os.environ.get("ERP_SCHEMATHESIS_EXAMPLES", "2"))
PROBLEM = {"type", "title", "status", "detail"}


def drawn(app: FastAPI, function: str) -> list[Any]:
    """List the operations of a function as schemathesis sees them."""
    schema = schemathesis.openapi.from_dict(app.openapi())
    found: list[Any] = [result.ok() for result in schema.get_all_operations()]  # type: ignore[union-attr]
    return [one for one in found if function in one.path.split("/")[1:3]]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("function", FUNCTIONS)
async def test_every_request_is_answered_as_documented(
    app: FastAPI,
    victim: Victim,
    function: str,
    mode: GenerationMode,  # noqa: F811
) -> None:
    wrong: list[str] = []
    for operation in drawn(app, function):
        found = await prove(operation, mode, victim)
        wrong += found[:1]
    assert wrong == []


async def prove(operation: Any, mode: GenerationMode, seen: Victim) -> list[str]:
    """Draw requests and send them; every other one names a record that is there."""
    wrong: list[str] = []
    sent: list[int] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        sent.append(1)
        if len(sent) % 2 and mode is GenerationMode.POSITIVE:
            for name in case.path_parameters or {}:
                known = seen.world.first(function_of(case.path), name)
                if known is not None:
                    case.path_parameters[name] = known
        try:
            answer = wait(send, seen.client, case)
        except InvalidURL:  # longer than 64 KiB: the client does not send it
            reject()
        if said := check(case, answer):
            wrong.append(f"{case.method} {case.path}: {said}")

    with suppress(Unsatisfiable):  # an operation that takes nothing cannot be asked wrongly
        await run(ask)
    return wrong


def function_of(path: str) -> str:
    """Name the function that a path belongs to."""
    return path.split("/")[2] if path.startswith("/v1/") else ""


async def send(client: AsyncClient, case: Any) -> Response:
    """Send what was drawn, byte for byte as schemathesis would."""
    kept = {"method", "url", "headers", "files", "data", "json", "params", "cookies"}
    made = {
        key: value
        for key, value in case.as_transport_kwargs(base_url="http://erp").items()
        if key in kept
    }
    request: Any = requests.Request(**made).prepare()
    body = request.body.encode() if isinstance(request.body, str) else request.body
    return await client.request(
        request.method, request.url, headers=dict(request.headers), content=body
    )


def check(case: Any, answer: Response) -> str:
    """Say what is wrong with an answer; nothing, where nothing is."""
    if answer.status_code >= 500 and "/health" not in case.path:
        return f"{answer.status_code} {answer.text[:200]}"
    if answer.status_code >= 400:
        if answer.headers.get("content-type") != "application/problem+json":
            return f"{answer.status_code} is not problem details: {answer.text[:200]}"
        missing = PROBLEM - set(answer.json())
        return f"{answer.status_code} lacks {sorted(missing)}" if missing else ""
    try:
        case.validate_response(answer, checks=[response_schema_conformance])
    except (FailureGroup, AssertionError) as failure:
        found = getattr(failure, "exceptions", [failure])
        return f"{answer.status_code} does not fit its schema: {str(found[0])[:300]}"
    return ""
