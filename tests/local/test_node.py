"""The Node that comes as a wheel, where the machine has none."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from local.embedded import node as nodes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the wheel is laid out otherwise there")


def test_the_wheels_node_trusts_what_the_system_trusts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("bin/node", "lib/node_modules/npm/bin/npm-cli.js"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    origin = str(tmp_path / "__init__.py")
    monkeypatch.setattr(nodes, "on_the_machine", lambda: None)
    monkeypatch.setattr(nodes, "find_spec", lambda _: SimpleNamespace(origin=origin))
    monkeypatch.setenv("NODE_OPTIONS", "--no-warnings")

    found = nodes.found()

    assert found.npm == (
        str(tmp_path / "bin/node"),
        str(tmp_path / "lib/node_modules/npm/bin/npm-cli.js"),
    )
    assert found.environment()["NODE_OPTIONS"] == "--no-warnings --use-system-ca"
    assert found.environment()["PATH"].split(os.pathsep)[0] == str(tmp_path / "bin")
