"""Every route names one permission, and every operation refuses what it does not know."""

import re
from importlib import import_module
from uuid import UUID

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from local.routes import operations
from tests.conformance.manifests import FUNCTIONS

PUBLIC = {
    "/health", "/health/live", "/health/ready", "/health/{function}",
    "/v1/health", "/v1/health/{function}",
    "/v1/identity/sign-up", "/v1/identity/sign-in", "/v1/identity/sign-in/totp",
    "/v1/identity/address/verify", "/v1/identity/invitations/accept",
    "/v1/identity/password/forgot", "/v1/identity/password/reset",
}  # fmt: skip
"""What somebody may ask before anybody knows who they are."""


def test_every_operation_names_one_permission(app: FastAPI) -> None:
    wrong = [
        f"{o.method} {o.path}: {o.permissions}"
        for o in operations(app)
        if len(o.permissions) != (0 if o.path in PUBLIC else 1)
    ]
    assert wrong == []


def test_every_path_says_its_function(app: FastAPI) -> None:
    names = "|".join(FUNCTIONS)
    wrong = [o.path for o in operations(app) if not re.match(rf"/v1/({names})(/|$)", o.path)]
    assert [path for path in wrong if path not in PUBLIC] == []


def test_every_operation_has_a_name_of_its_own(app: FastAPI) -> None:
    ids = [
        operation["operationId"]
        for item in app.openapi()["paths"].values()
        for operation in item.values()
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_describes_itself(name: str) -> None:
    document = import_module(f"functions.{name}.app").app.openapi()
    assert document["openapi"].startswith("3.1")
    assert document["paths"]


def test_the_whole_describes_every_function(app: FastAPI) -> None:
    document = app.openapi()
    assert document["openapi"].startswith("3.1")
    alone = {
        path
        for name in FUNCTIONS
        for path in import_module(f"functions.{name}.app").app.openapi()["paths"]
    }
    assert alone <= set(document["paths"])


async def test_every_operation_refuses_an_unknown_parameter(
    app: FastAPI, client: AsyncClient
) -> None:
    wrong = []
    for operation in operations(app):
        path = re.sub(r"\{[^}]*\}", str(UUID(int=1)), operation.path)
        answer = await client.request(operation.method, f"{path}?never_heard_of=1")
        if answer.status_code != 422 or "never_heard_of" not in answer.text:
            wrong.append(f"{operation.method} {operation.path}: {answer.status_code}")
    assert wrong == []
