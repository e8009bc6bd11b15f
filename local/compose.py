"""The compose files, and how they are driven: one project, its files, its env file, its secrets."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from local.console import fail
from local.tree import ROOT, program

FILES = {
    "production": "docker-compose.production.yml",
    "monitoring": "monitoring/docker-compose.monitoring.yml",
    "backend": "local/docker-compose.backend.yml",
    "web": "local/docker-compose.web.yml",
}


@dataclass(frozen=True, slots=True)
class Compose:
    """A set of compose files as one project."""

    files: tuple[str, ...] = (FILES["production"],)
    project: str = "erp"
    env_file: Path = ROOT / ".env"
    environment: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, which: str) -> "Compose":
        """Take one of the files by its name; the pieces for development are a project together."""
        project = "erp" if which in {"production", "monitoring"} else "erp-development"
        return cls((FILES[which],), project)

    def command(self, *arguments: str) -> list[str]:
        """Write the command line."""
        files = [part for name in self.files for part in ("--file", str(ROOT / name))]
        given = ["--env-file", str(self.env_file)] if self.env_file.exists() else []
        where = ["--project-directory", str(ROOT)] if len(self.files) > 1 else []
        return [*_compose(), "--project-name", self.project, *where, *given, *files, *arguments]

    def run(
        self, *arguments: str, quiet: bool = False, check: bool = True, wait: float | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run compose; its words are shown, or kept when quiet."""
        done = subprocess.run(
            self.command(*arguments), cwd=ROOT, env={**os.environ, **self.environment},
            capture_output=quiet, text=True, check=False, timeout=wait,
        )  # fmt: skip
        if check and done.returncode:
            fail(f"compose {' '.join(arguments)} failed.\n{done.stderr or ''}")
        return done

    def docker(self, *arguments: str) -> str:
        """Run docker against the same engine, and give what it wrote."""
        done = subprocess.run(
            ["docker", *arguments],  # noqa: S607 - wherever it is
            env={**os.environ, **self.environment},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            fail(f"docker {' '.join(arguments)} failed.\n{done.stderr}")
        return done.stdout.strip()

    def containers(self, service: str) -> list[str]:
        """Give the ids of a service's running containers."""
        return self.run("ps", "--quiet", service, quiet=True).stdout.split()

    def health(self, container: str) -> str:
        """Say how a container is: healthy, unhealthy, starting, or what it does without a check."""
        state = self.inspect(container)["State"]
        return str(state.get("Health", {}).get("Status", state["Status"]))

    def inspect(self, container: str) -> dict[str, Any]:
        """Give all that the engine knows of a container."""
        found: list[dict[str, Any]] = json.loads(self.docker("inspect", container))
        return found[0]


def _compose() -> list[str]:  # noqa: RET503 - fail() does not return
    """Find compose: the locked one, else docker's own."""
    locked = program("docker-compose")
    if locked.exists():
        return [str(locked)]
    if shutil.which("docker"):
        return ["docker", "compose"]
    fail("There is neither docker-compose in .venv nor docker on the path.")
