"""Pin the images of others to what a registry has under their version today.

The compose files name each by version, NAME_IMAGE, and by digest, NAME_DIGEST. Versions are part of
a release; digests are an installation's own, because they are only as good as the registry that
told them: `python3 local stack pin` asks, and writes them into .env.
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

from local.compose import FILES
from local.tree import ROOT

DIGEST = re.compile(r"@sha256:[0-9a-f]{64}")
_NAMED = re.compile(r"\$\{(\w+)_IMAGE:-([^}]+)\}")

Docker = Callable[..., str]
"""Runs docker, and gives what it wrote."""


def images(root: Path) -> dict[str, str]:
    """Give every image that production stands on, by the name of its settings."""
    named: dict[str, str] = {}
    for which in ("production", "monitoring"):
        named |= dict(_NAMED.findall((ROOT / FILES[which]).read_text()))
    told = settings(root)
    return {name: told.get(f"{name}_IMAGE") or image for name, image in sorted(named.items())}


def unpinned(root: Path) -> list[str]:
    """Name the settings without which an image is whatever its version means that day."""
    told = settings(root)
    wanted = [f"{name}_DIGEST" for name, image in images(root).items() if "@" not in image]
    return [name for name in wanted if not DIGEST.fullmatch(told.get(name, ""))]


def pin(root: Path, docker: Docker) -> dict[str, str]:
    """Ask for each image's digest, and write them into .env; gives what was written."""
    found: dict[str, str] = {}
    known: dict[str, str] = {}
    for name, image in images(root).items():
        if "@" not in image:
            known[image] = known.get(image) or ask(image, docker)
            found[f"{name}_DIGEST"] = known[image]
    _write(root / ".env", found)
    return found


def ask(image: str, docker: Docker) -> str:
    """Pull an image by its version, and give the digest that the registry has it under."""
    docker("pull", "--quiet", image)
    told = json.loads(docker("image", "inspect", "--format", "{{json .RepoDigests}}", image))
    repository = image.rpartition(":")[0]
    digests = [one.partition("@") for one in told or []]
    own = [digest for name, _, digest in digests if _short(name) == _short(repository)]
    if not own or not DIGEST.fullmatch(f"@{own[0]}"):
        raise LookupError(f"{image} has no digest: it does not come from a registry")
    return f"@{own[0]}"


def settings(root: Path) -> dict[str, str]:
    """Read .env, as far as it is there; what the environment says goes before."""
    path = root / ".env"
    lines = path.read_text().splitlines() if path.exists() else []
    pairs = [line.partition("=") for line in lines if "=" in line and not line.startswith("#")]
    told = {name.strip(): value.strip() for name, _, value in pairs}
    return told | {name: value for name, value in os.environ.items() if name in told}


def _short(repository: str) -> str:
    """Leave out what a registry may add to a name, or leave out."""
    return repository.removeprefix("docker.io/").removeprefix("library/")


def _write(path: Path, values: dict[str, str]) -> None:
    """Set values in an env file, each where it stands, and the others at its end."""
    left = dict(values)
    lines = []
    for line in path.read_text().splitlines():
        name = line.partition("=")[0].strip()
        lines.append(f"{name}={left.pop(name)}" if name in left else line)
    lines += [f"{name}={value}" for name, value in left.items()]
    fresh = path.with_name(f"{path.name}.new")
    fresh.touch(mode=0o600)
    fresh.write_text("\n".join(lines) + "\n")
    fresh.replace(path)
