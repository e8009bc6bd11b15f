"""Prometheus' programs: from the machine, or from Debian's packages, unpacked into a cache.

No root is needed: apt keeps its lists in a folder of its own. Where there is no apt, or no way to
a mirror, there are no programs, and the tests that need one say so and are skipped.
"""

import fcntl
import os
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".local" / "programs"
SUITE = "forky"
MIRROR = "http://deb.debian.org/debian"
KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
TRY_AGAIN = 600
"""Seconds after a failure before anybody asks the mirror again."""
PACKAGES = {
    "promtool": "promtool",
    "amtool": "prometheus-alertmanager",
    "prometheus": "prometheus",
    "prometheus-alertmanager": "prometheus-alertmanager",
    "prometheus-node-exporter": "prometheus-node-exporter",
    "prometheus-postgres-exporter": "prometheus-postgres-exporter",
    "prometheus-redis-exporter": "prometheus-redis-exporter",
    "prometheus-nginx-exporter": "prometheus-nginx-exporter",
    "prometheus-blackbox-exporter": "prometheus-blackbox-exporter",
}
"""Programs, and the packages they come in."""


def needed(name: str) -> Path:
    """Give a program, or skip the test that needs it."""
    found = program(name)
    if found is None:
        pytest.skip(f"{name} is neither installed here nor to be had from Debian's packages")
    return found


@cache
def program(name: str) -> Path | None:
    """Find a program, or fetch it; nothing where neither can be."""
    _fetch(PACKAGES[name])
    for path in (str(CACHE / "usr/bin" / name), shutil.which(name)):
        if path and runs(Path(path)):
            return Path(path)
    return None


def runs(path: Path) -> bool:
    """Tell whether this machine can run it: a library may be missing."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=20, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _fetch(package: str) -> None:
    """Download a package and unpack it, once, whichever process of the tests comes first."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None or not KEYS.exists():
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    whole = CACHE / f"{package}.whole"
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if whole.exists() or _failed_lately():
            return
        try:
            if not (CACHE / "updated").exists():
                _apt("update")
                (CACHE / "updated").touch()
            _apt("download", package)
        except (OSError, subprocess.SubprocessError):
            (CACHE / "unreachable").touch()
            return
        for archive in CACHE.glob(f"{package}_*.deb"):
            subprocess.run(["dpkg-deb", "-x", archive, CACHE], check=True)
            archive.unlink()
        whole.touch()


def _failed_lately() -> bool:
    """Tell whether somebody tried just now, and waited for nothing: none waits again."""
    mark = CACHE / "unreachable"
    return mark.exists() and time.time() - mark.stat().st_mtime < TRY_AGAIN


def _apt(*command: str) -> None:
    (CACHE / "apt/lists/partial").mkdir(parents=True, exist_ok=True)
    (CACHE / "apt/cache/archives/partial").mkdir(parents=True, exist_ok=True)
    (CACHE / "apt/status").touch()
    sources = CACHE / "apt/sources.list"
    sources.write_text(f"deb [signed-by={KEYS}] {MIRROR} {SUITE} main\n")
    settings = CACHE / "apt/settings"
    settings.write_text(
        f'Dir::Etc::sourcelist "{sources}";\nDir::Etc::sourceparts "-";\n'
        f'Dir::State::lists "{CACHE}/apt/lists";\nDir::State::status "{CACHE}/apt/status";\n'
        f'Dir::Cache "{CACHE}/apt/cache";\nAcquire::Languages "none";\n'
        'Acquire::Check-Valid-Until "false";\n'  # a mirror may lag; signatures are still checked
        'Acquire::http::Timeout "20";\nAPT::Sandbox::User "";\n'
    )
    subprocess.run(
        ["apt-get", "-qq", *command],
        cwd=CACHE,
        env={**os.environ, "APT_CONFIG": str(settings), "DEBIAN_FRONTEND": "noninteractive"},
        capture_output=True,
        timeout=180,
        check=True,
    )
