"""The compose files for development: what is written shows at once, and no letter leaves."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from local import ports
from local.compose import FILES, Compose
from local.tree import ROOT
from tests.stack import check
from tests.stack.live.conftest import PASSWORD, Stack, becomes

NEEDED = ("functions", "layers", "shared", "infra", "docs/openapi", "web", "local")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", ".next", "e2e")
DEVELOPER = 1000
REFUSAL = "shared/errors.py"
TITLE = "A valid session or API key is needed."
WORDS = "web/src/messages/en/core.json"


@dataclass(frozen=True, slots=True)
class Workshop:
    """A developer's copy of the tree, and containers that run it."""

    root: Path
    stack: Stack
    api: int
    mail: int
    web: int

    @classmethod
    def make(cls, root: Path, stack: Stack) -> "Workshop":
        """Copy the tree, for a developer who is not root."""
        for name in NEEDED:
            shutil.copytree(ROOT / name, root / name, ignore=LEFT_OUT)
        if os.geteuid() == 0:
            for path in (root, *root.rglob("*")):
                os.chown(path, DEVELOPER, DEVELOPER, follow_symlinks=False)
        return cls(root, stack, ports.free(), ports.free(), ports.free())

    def run(self, which: str, *command: str) -> None:
        """Drive one of the files as `python3 local stack` does, on the copy."""
        told = {
            **self.stack.compose.environment,
            "ERP_SECRETS": str(check.FOLDER / "secrets"),
            "ERP_API_PORT": str(self.api),
            "ERP_MAIL_PORT": str(self.mail),
            "ERP_WEB_PORT": str(self.web),
            "ERP_DATABASE_PORT": str(ports.free()),
        }
        file = str(self.root / FILES[which])
        compose = Compose((file,), "erp-check-development", check.FOLDER / ".env", told)
        done = compose.run(*command, quiet=True, check=False, wait=600)
        if done.returncode:
            pytest.fail(f"{done.stderr}\n{compose.run('logs', '--tail', '40', quiet=True).stdout}")

    def up(self, which: str) -> None:
        """Start a file's services, and wait until they are well."""
        self.run(which, "up", "--detach", "--no-build", "--pull", "never", "--wait")

    def change(self, file: str, old: str, new: str) -> None:
        """Write into a file of the tree."""
        path = self.root / file
        text = path.read_text()
        assert old in text, f"{file} has no {old}"
        path.write_text(text.replace(old, new))

    def ask(self, path: str) -> httpx.Response:
        """Ask the API."""
        return httpx.get(f"http://127.0.0.1:{self.api}{path}", timeout=30)

    def page(self, path: str) -> str:
        """Read a page of the web application, which may be made only now."""
        return httpx.get(f"http://127.0.0.1:{self.web}{path}", timeout=180).text

    def letters(self) -> list[dict[str, Any]]:
        """List the letters that were caught."""
        told = httpx.get(f"http://127.0.0.1:{self.mail}/api/v1/messages", timeout=30)
        found: list[dict[str, Any]] = told.json()["messages"]
        return found


@pytest.fixture(scope="module")
def workshop(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Run the API and the web application as a developer does, beside the stack."""
    made = Workshop.make(tmp_path_factory.mktemp("tree"), stack)
    try:
        made.up("backend")
        made.up("web")
        yield made
    finally:
        for which in ("web", "backend"):
            made.run(which, "down", "--volumes", "--timeout", "5")


def sign_up(address: str) -> str:
    """Open a company by the address given; gives the mail address."""
    email = f"{uuid4().hex}@example.com"
    place = {"country": "DE", "currency": "EUR", "time_zone": "Europe/Berlin"}
    about = {"company": "Tried GmbH", "name": "Dora", "email": email, "password": PASSWORD, **place}
    made = httpx.post(f"{address}/v1/identity/sign-up", json=about, timeout=60)
    assert made.is_success, made.text
    return email


def test_letters_are_caught(workshop: Workshop) -> None:
    email = sign_up(f"http://127.0.0.1:{workshop.api}")

    def mine() -> list[dict[str, Any]]:
        return [one for one in workshop.letters() if one["To"] == [{"Address": email}]]

    becomes(lambda: bool(mine()), 120)
    (letter,) = mine()
    assert letter["Subject"]
    assert re.search(r"http://127\.0\.0\.1:3000/\S+", letter["Snippet"])


def test_the_api_begins_again_when_a_file_changes(workshop: Workshop) -> None:
    assert workshop.ask("/v1/identity/me").json()["title"] != "Nobody at all"
    workshop.change(REFUSAL, TITLE, "Nobody at all")
    becomes(lambda: title(workshop) == "Nobody at all", 60)


def title(workshop: Workshop) -> str | None:
    """Ask for what only somebody signed in may have; None while it begins again."""
    try:
        return str(workshop.ask("/v1/identity/me").json()["title"])
    except httpx.TransportError:
        return None


def test_the_web_application_reaches_the_api(workshop: Workshop) -> None:
    assert sign_up(f"http://127.0.0.1:{workshop.web}")


def test_a_page_changes_with_its_source(workshop: Workshop) -> None:
    assert "Walk right in" not in workshop.page("/sign-in")
    workshop.change(WORDS, '"signIn": "Sign in"', '"signIn": "Walk right in"')
    becomes(lambda: "Walk right in" in workshop.page("/sign-in"), 120)
