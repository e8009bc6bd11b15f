"""A Docker engine to check the stack with: the machine's own, or Debian's, started by hand.

One that is started here has its own folder, socket and process id, is stopped by that id unless it
is to be kept, and leaves neither its bridge nor its rules for packets behind.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

PACKAGES = ("docker.io", "iptables", "debootstrap")
DROPPED = "forward-dropped"
"""A file that remembers: packets were not forwarded before the engine came."""


class NoEngine(Exception):
    """No engine can be had here, and this is why."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where an engine answers, and whether images can be pulled with it."""

    address: str
    is_ours: bool

    @property
    def environment(self) -> dict[str, str]:
        """Lead docker and compose to it. The old builder is the one that every engine has."""
        return {**os.environ, "DOCKER_HOST": self.address, "DOCKER_BUILDKIT": "0"}

    def docker(self, *arguments: str, check: bool = True) -> str:
        """Run docker, and give what it wrote."""
        done = subprocess.run(
            ["docker", *arguments],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if check and done.returncode:
            raise RuntimeError(f"docker {' '.join(arguments)}: {done.stderr or done.stdout}")
        return done.stdout

    def has(self, image: str) -> bool:
        """Say whether an image is there."""
        return bool(self.docker("images", "--quiet", image).strip())

    def pulls(self, image: str) -> bool:
        """Try to pull an image."""
        done = subprocess.run(
            ["timeout", "300", "docker", "pull", "--quiet", image],
            env=self.environment, capture_output=True, check=False,
        )  # fmt: skip
        return done.returncode == 0


@contextmanager
def engine(folder: Path, *, keep: bool = False) -> Iterator[Engine]:
    """Lend the machine's engine, or one of our own for as long as it is needed, or kept."""
    if there_is_one():
        yield Engine(_usual(), is_ours=False)
        return
    if not is_kept(folder):
        _install()
        _start(folder)
    try:
        yield Engine(_ours(folder), is_ours=True)
    finally:
        if not keep:
            _stop(folder)


def is_kept(folder: Path) -> bool:
    """Say whether an engine of ours was left running."""
    return _answers(_ours(folder))


def _ours(folder: Path) -> str:
    return f"unix://{folder / 'docker.sock'}"


def _stop(folder: Path) -> None:
    """Stop ours by its id, and take away its bridge and its rules for packets."""
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(int((folder / "pid").read_text()))
        process.terminate()
        process.wait(60)
    subprocess.run(["ip", "link", "delete", "docker0"], capture_output=True, check=False)
    kept = _without_docker(_rules(), dropped=(folder / DROPPED).exists())
    subprocess.run(["iptables-restore"], input=kept, text=True, check=False)


def there_is_one() -> bool:
    """Say whether the machine has an engine already."""
    return _answers(_usual())


def _usual() -> str:
    return os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")


def _rules() -> str:
    """Give the rules for packets as they are."""
    return subprocess.run(["iptables-save"], capture_output=True, text=True, check=False).stdout


def _without_docker(rules: str, *, dropped: bool) -> str:
    """Leave out what an engine wrote, and let packets be forwarded again if they were before."""
    marks = ("DOCKER", "docker0", "br-")
    kept = [line for line in rules.splitlines() if not any(mark in line for mark in marks)]
    text = "\n".join(kept) + "\n"
    return text if dropped else text.replace(":FORWARD DROP", ":FORWARD ACCEPT")


def _answers(address: str) -> bool:
    if shutil.which("docker") is None:
        return False
    done = subprocess.run(
        ["docker", "--host", address, "version", "--format", "{{.Server.Version}}"],
        capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode == 0


def _install() -> None:
    """Install Debian's, where that can be done."""
    missing = [name for name in ("dockerd", "iptables", "debootstrap") if not shutil.which(name)]
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoEngine(f"{', '.join(missing)} cannot be installed here: not root on Debian")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", *PACKAGES]):
        done = subprocess.run(
            ["apt-get", *command], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode and command[0] == "install":
            raise NoEngine(f"Debian's packages cannot be had: {done.stderr.strip()[-200:]}")


def _start(folder: Path) -> None:
    """Start it apart from whoever asked: it is stopped in good order, or kept."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DROPPED).unlink(missing_ok=True)
    if ":FORWARD DROP" in _rules():
        (folder / DROPPED).touch()
    command = [
        "dockerd", "--data-root", str(folder / "data"), "--exec-root", str(folder / "exec"),
        "--pidfile", str(folder / "pid"), "--host", _ours(folder), "--ip-masq=false",
    ]  # fmt: skip
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    end = time.monotonic() + 60
    while not is_kept(folder):
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            tail = (folder / "log").read_text(errors="replace").splitlines()[-3:]
            raise NoEngine("Debian's engine does not start here: " + " / ".join(tail))
        time.sleep(0.5)
