"""Each function's handler under the Runtime Interface Emulator, on the same database."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.conformance.manifests import FUNCTIONS
from tests.emulator import binary, emulated

pytestmark = pytest.mark.skipif(binary() is None, reason="no emulator for this system")


def first_read(function: str) -> str:
    """Find something that can be asked for without knowing any id."""
    paths = import_module(f"functions.{function}.app").app.openapi()["paths"]
    plain = [
        path
        for path, item in paths.items()
        if "get" in item
        and "{" not in path
        and not any(given.get("required") for given in item["get"].get("parameters", ()))
    ]
    return str(min(plain))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_handler_answers_as_the_app_does(function: str, tmp_path: Path) -> None:
    path = first_read(function)
    with emulated(function, tmp_path) as handler:
        answer = handler.ask("GET", path)
        nowhere = handler.ask("GET", f"/v1/{function}/nothing/of/the/kind")
    if function == "health":
        assert answer.status == 200
        assert answer.body["state"] in {"up", "degraded"}, answer.body
    else:
        assert answer.status == 401, answer.body
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert answer.body["status"] == 401
    assert nowhere.status == 404
    assert nowhere.headers["content-type"].startswith("application/problem+json")
