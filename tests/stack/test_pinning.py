"""Images are pinned: production starts none of others' that may be anything."""

import argparse
import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from local import compose, environment, pinning
from local.commands import stack
from local.compose import FILES, Compose
from local.tree import ROOT

DIGEST = "@sha256:" + "a1" * 32


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Set up an installation, as far as its .env goes."""
    (tmp_path / ".env").write_text((ROOT / "env.example").read_text())
    return tmp_path


class Registry:
    """What docker would say of a registry that has every image under the same digest."""

    def __init__(self, digest: str = DIGEST) -> None:
        self.digest = digest
        self.pulled: list[str] = []

    def __call__(self, *command: str) -> str:
        """Pull, or tell of what was pulled."""
        image = command[-1]
        if command[0] == "pull":
            self.pulled.append(image)
            return image
        assert command[:2] == ("image", "inspect")
        assert image in self.pulled
        own = f"{image.rpartition(':')[0]}{self.digest}"
        return json.dumps([f"elsewhere/of-the-same-content{'@sha256:' + 'b2' * 32}", own])


def test_every_image_of_others_takes_a_digest(root: Path) -> None:
    named = pinning.images(root)
    assert len(named) == 14
    for which in ("production", "monitoring"):
        text = (ROOT / FILES[which]).read_text()
        for line in re.findall(r"^ +image: (.+)$", text, re.MULTILINE):
            ours = line.startswith("erp-")
            assert ours or re.fullmatch(r"\$\{(\w+)_IMAGE:-[^}]+\}\$\{\1_DIGEST:-\}", line), line
        for name in re.findall(r"^ +(\w+)_IMAGE: ", text, re.MULTILINE):
            assert f"{name}_DIGEST: ${{{name}_DIGEST:-}}" in text
    example = (ROOT / "env.example").read_text()
    assert all(f"\n{name}_DIGEST=\n" in example for name in named)
    assert all(
        re.fullmatch(r"[^@\s]+:[\w.-]*\d[\w.-]*|debian:forky-slim", i) for i in named.values()
    )


def test_what_is_not_pinned_is_named_until_it_is(root: Path) -> None:
    registry = Registry()
    assert len(pinning.unpinned(root)) == 14

    written = pinning.pin(root, registry)

    assert pinning.unpinned(root) == []
    assert set(written.values()) == {DIGEST}
    assert sorted(registry.pulled) == sorted(set(pinning.images(root).values()))
    told = (root / ".env").read_text()
    assert told.count("POSTGRES_DIGEST=") == 1
    assert f"\nPOSTGRES_DIGEST={DIGEST}\n" in told
    assert told.replace(DIGEST, "") == (ROOT / "env.example").read_text()  # nothing else changed
    assert (root / ".env").stat().st_mode & 0o077 == 0


def test_an_older_env_file_gets_the_lines_it_lacks(root: Path) -> None:
    (root / ".env").write_text("ERP_DOMAIN=erp.example.com\nREDIS_IMAGE=mirror.example/redis:8.2\n")

    written = pinning.pin(root, Registry())

    assert "REDIS_DIGEST" in written
    assert pinning.images(root)["REDIS"] == "mirror.example/redis:8.2"
    assert pinning.unpinned(root) == []


@pytest.mark.parametrize("digest", ["", "sha256:" + "a1" * 32, "@sha256:abc", "@latest"])
def test_a_digest_that_is_none_pins_nothing(root: Path, digest: str) -> None:
    pinning.pin(root, Registry())
    told = (root / ".env").read_text()
    (root / ".env").write_text(told.replace(f"REDIS_DIGEST={DIGEST}", f"REDIS_DIGEST={digest}"))
    assert pinning.unpinned(root) == ["REDIS_DIGEST"]


def test_an_image_from_no_registry_is_not_pinned(root: Path) -> None:
    def built_here(*command: str) -> str:
        return "null" if command[0] == "image" else ""

    before = (root / ".env").read_text()
    with pytest.raises(LookupError, match="has no digest"):
        pinning.pin(root, built_here)
    assert (root / ".env").read_text() == before


def test_compose_starts_what_is_pinned(root: Path) -> None:
    pinning.pin(root, Registry())
    done = subprocess.run(
        Compose(env_file=root / ".env").command("config", "--format", "json"),
        cwd=ROOT, env={**os.environ, "ERP_SECRETS": str(root)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for name, service in yaml.safe_load(done.stdout)["services"].items():
        given = service.get("build", {}).get("args", {})
        bases = {value for key, value in given.items() if key.endswith("_DIGEST")}
        assert service["image"].endswith(DIGEST) or bases == {DIGEST}, name


def up(*arguments: str) -> int:
    """Ask for production to be started."""
    parser = argparse.ArgumentParser()
    stack.describe(parser)
    return stack.run(parser.parse_args(["up", *arguments]))


def test_production_is_not_started_unready_or_unpinned(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[tuple[str, ...]] = []
    mine = compose.Compose(env_file=root / ".env")
    monkeypatch.setattr(compose.Compose, "of", lambda _: mine)
    monkeypatch.setattr(compose.Compose, "run", lambda _, *what: started.append(what))

    (root / "env.example").write_text((ROOT / "env.example").read_text())
    with pytest.raises(SystemExit):
        up("--unpinned")
    assert "Missing: secrets/app_password" in capsys.readouterr().err
    environment.set_up(root)
    with pytest.raises(SystemExit):
        up()
    assert "POSTGRES_DIGEST" in capsys.readouterr().err
    assert started == []

    assert up("--unpinned") == 0
    pinning.pin(root, Registry())
    assert up() == 0
    assert len(started) == 2
