"""The functions' image for Lambda, under AWS's own emulator, on the books of the running stack."""

import json
from collections.abc import Iterator
from uuid import uuid4

import pytest

from local import ports
from tests.emulator import Emulator, binary
from tests.stack import check
from tests.stack.images import LAMBDA
from tests.stack.live.conftest import Stack, becomes, open_client

IMAGE = "erp-function:lambda"
PARTIES = "/v1/parties/parties"


@pytest.fixture
def on_lambda(stack: Stack) -> Iterator[Emulator]:
    """Run the image as Lambda does: its own entry point, which asks a runtime for events."""
    program = binary()
    if program is None:
        pytest.skip("no emulator for this system")
    docker, port = stack.compose.docker, ports.free()
    entry: list[str] = json.loads(
        docker("inspect", "--format", "{{json .Config.Entrypoint}}", IMAGE)
    )
    password = (check.FOLDER / "secrets" / "app_password").read_text().strip()
    name = f"{stack.compose.project}-lambda"
    docker(
        "create", "--name", name, "--network", f"{stack.compose.project}_edge",
        "--publish", f"127.0.0.1:{port}:8080", "--read-only", "--tmpfs", "/tmp",  # noqa: S108
        "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--memory", "256m",
        "--volume", f"{program}:/rie:ro",
        "--env", f"DATABASE_URL=postgresql://erp_app:{password}@postgres:5432/erp",
        "--env", "ERP_SECRET=only-for-this-check-and-only-here",
        "--env", "ERP_PUBLIC_URL=https://localhost", "--env", "POOL_SIZE=1",
        "--env", "AWS_LAMBDA_FUNCTION_TIMEOUT=60", "--env", f"AWS_LAMBDA_FUNCTION_NAME={LAMBDA}",
        "--entrypoint", "/rie", IMAGE,
        "--runtime-interface-emulator-address", "0.0.0.0:8080", *entry,
    )  # fmt: skip
    try:
        docker("network", "connect", f"{stack.compose.project}_data", name)
        docker("start", name)
        emulator = Emulator(port)
        becomes(lambda: answers(emulator), 60)
        yield emulator
        assert stack.compose.inspect(name)["State"]["Running"]
    finally:
        print(docker("logs", "--tail", "20", name))
        docker("rm", "--force", name)


def answers(emulator: Emulator) -> bool:
    """Say whether events are taken: the port is the engine's, and open before anybody is there."""
    try:
        return emulator.ask("GET", "/v1/parties/nothing/of/the/kind").status == 404
    except OSError:
        return False


def test_the_image_is_of_one_function_and_of_nobody_special(stack: Stack) -> None:
    config = stack.compose.inspect(IMAGE)["Config"]
    assert config["User"] == "10001:10001"
    assert f"ERP_FUNCTIONS={LAMBDA}" in config["Env"]
    look = ["run", "--rm", "--network", "none", "--entrypoint", "sh", IMAGE, "-c"]
    for tool in ("gcc", "make", "pip", "curl", "git"):
        assert stack.compose.docker(*look, f"command -v {tool} || true") == "", tool


def test_lambda_and_the_stack_share_the_books(on_lambda: Emulator, token: str) -> None:
    name = f"Customer {uuid4().hex}"
    said = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid4().hex}
    first = on_lambda.ask("POST", PARTIES, {"name": name, "is_customer": True}, said)
    again = on_lambda.ask("POST", PARTIES, {"name": name, "is_customer": True}, said)

    assert first.status == 201, first.body
    assert again.body["id"] == first.body["id"]
    with open_client(token) as client:  # through Nginx, from the service of the same function
        read = client.get(f"{PARTIES}/{first.body['id']}")
        assert (read.status_code, read.json()["name"]) == (200, name)


def test_lambda_refuses_as_the_stack_does(on_lambda: Emulator) -> None:
    answer = on_lambda.ask("GET", PARTIES)
    assert (answer.status, answer.body["status"]) == (401, 401)
    assert answer.headers["content-type"].startswith("application/problem+json")
