"""An Nginx of this machine, and our configuration as it takes it.

The configuration is for 1.27.3 and newer. An older Nginx, which is what Debian 12 has, is given it
without what it does not know: names asked again while it runs, and HTTP/2 as a directive.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from local import environment
from local.tree import ROOT, STATE, functions

FOLDER = STATE / "stack" / "nginx"
SOURCE = ROOT / "infra" / "nginx"


@dataclass(frozen=True, slots=True)
class Nginx:
    """A program, and its version."""

    path: str
    version: tuple[int, ...]

    @property
    def is_old(self) -> bool:
        """Say whether it lacks what the configuration needs."""
        return self.version < (1, 27, 3)


def find_nginx() -> Nginx | None:
    """Find one: installed, or Debian's package taken out of its archive, without installing it."""
    path = shutil.which("nginx") or _extracted()
    if path is None:
        return None
    told = subprocess.run([path, "-v"], capture_output=True, text=True, check=False).stderr
    found = re.search(r"nginx/(\d+)\.(\d+)\.(\d+)", told)
    return Nginx(path, tuple(int(part) for part in found.groups())) if found else None


def _extracted() -> str | None:
    program = FOLDER / "usr" / "sbin" / "nginx"
    if program.exists():
        return str(program)
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run(["apt-get", "download", "nginx"], cwd=FOLDER, capture_output=True, check=False)
    for package in FOLDER.glob("nginx_*.deb"):
        subprocess.run(["dpkg-deb", "-x", package.name, "."], cwd=FOLDER, check=False)
    return str(program) if program.exists() else None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A copy of the configuration that runs on this machine, in a folder of its own."""

    nginx: Nginx
    folder: Path
    environment: Mapping[str, str]

    @classmethod
    def make(cls, nginx: Nginx, folder: Path, upstream: int, **settings: str) -> "Rendered":
        """Copy it, with every upstream on one port of this machine."""
        home = folder / "home"
        shutil.copytree(SOURCE, home)
        for name in ("run", "cache", "secrets"):
            (folder / name).mkdir()
        environment.make_certificate(folder / "secrets", "localhost")
        _lead_to(home / "conf" / "upstreams.conf", upstream)
        if nginx.is_old:
            _make_older(home / "conf")
        given = {
            "PATH": f"{Path(nginx.path).parent}:{os.environ['PATH']}",
            "ERP_PUBLIC_URL": "https://localhost",
            "NGINX_HOME": str(home),
            "NGINX_RUN": str(folder / "run"),
            "NGINX_CACHE": str(folder / "cache"),
            "NGINX_SECRETS": str(folder / "secrets"),
            "NGINX_LOG": str(folder / "access.log"),
            **settings,
        }
        return cls(nginx, folder, given)

    def check(self) -> subprocess.CompletedProcess[str]:
        """Let Nginx read it (-t)."""
        command = [str(self.folder / "home" / "start.sh"), "-t"]
        return subprocess.run(
            command, env=dict(self.environment), capture_output=True, text=True, check=False
        )

    def start(self) -> "subprocess.Popen[bytes]":
        """Start it."""
        command = [str(self.folder / "home" / "start.sh")]
        return subprocess.Popen(command, env=dict(self.environment))


def _lead_to(path: Path, port: int) -> None:
    text = path.read_text()
    for name in (*functions(), "web"):
        text = re.sub(rf"server {name}:\d+ resolve", f"server 127.0.0.1:{port}", text)
    path.write_text(text)


def _make_older(folder: Path) -> None:
    for path in folder.glob("*.conf"):
        text = path.read_text().replace("    http2 on;\n", "")
        path.write_text(text.replace("@TLS_PORT@ ssl default", "@TLS_PORT@ ssl http2 default"))
