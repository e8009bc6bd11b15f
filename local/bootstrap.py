"""Make the environment from the lock, with nothing but the Python that runs this."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from local.console import fail, note, step
from local.locking import waiting_for
from local.tree import EMULATOR, ENVIRONMENT, LOCK, ROOT, STATE, lock_digest, python

MARK = ENVIRONMENT / "installed-from"
"""Written last, so that an installation that was stopped is begun again."""
OLDEST = (3, 11)


def ensure() -> None:
    """Install what the lock says, unless that is what is there; one process at a time."""
    if sys.version_info < OLDEST:
        fail(f"This needs Python 3.11 or newer, and got {sys.version.split()[0]}.")
    if is_ready():
        return
    with waiting_for(STATE / "install.lock", "Waiting for another start to finish installing"):
        if not is_ready():
            _install()


def is_ready() -> bool:
    """Tell whether the environment is what the lock says."""
    return python().exists() and MARK.exists() and MARK.read_text() == lock_digest()


def enter(arguments: list[str]) -> int:
    """Run the same command again inside the environment."""
    dropped = {"PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__", "PYTHONDONTWRITEBYTECODE"}
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment["PYTHONPYCACHEPREFIX"] = str(STATE / "bytecode")  # compiled once, out of sight
    command = [str(python()), str(ROOT / "local"), *arguments]
    if os.name == "nt":
        return subprocess.run(command, env=environment, check=False).returncode
    sys.stdout.flush()
    os.execve(python(), command, environment)  # noqa: S606 - the same command, in there
    raise AssertionError


def is_inside() -> bool:
    """Tell whether this interpreter is the environment's."""
    return Path(sys.prefix).resolve() == ENVIRONMENT.resolve()


def _install() -> None:
    began = time.monotonic()
    pinned = sum("==" in line for line in LOCK.read_text().splitlines())
    step("Making .venv")
    _make()
    step(f"Installing up to {pinned} packages at the versions of {LOCK.name}")
    if not (_with_uv() or _with_pip()):
        fail("The packages could not be installed; see above. Is a package index reachable?")
    MARK.write_text(lock_digest())
    note(f"Environment ready after {time.monotonic() - began:.0f} s")


def _make() -> None:
    """Make an empty environment; one of another Python, or a broken one, is made anew."""
    if _works():
        return
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    made = subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=False)
    if made.returncode == 0 and _works():
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    if uv := shutil.which("uv"):
        subprocess.run([uv, "venv", "--seed", "--python", sys.executable, ENVIRONMENT], check=False)
    if not _works():
        fail("Python's own venv module does not work here (on Debian: apt install python3-venv).")


def _works() -> bool:
    """Tell whether the environment has this version of Python, and pip."""
    if not python().exists():
        return False
    check = "import sys, pip; print(*sys.version_info[:2])"
    asked = subprocess.run([python(), "-c", check], capture_output=True, text=True, check=False)
    return asked.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _with_uv() -> bool:
    """Install with uv: from the path, or the locked one; it takes seconds."""
    uv = shutil.which("uv") or _locked_uv()
    if uv is None:
        return False
    command = [uv, "pip", "install", "--python", str(python()), "--require-hashes", "--no-deps"]
    return all(
        subprocess.run([*command, "-r", lock], cwd=ROOT, env=quiet(), check=False).returncode == 0
        for lock in (LOCK, EMULATOR)
    )


def _locked_uv() -> str | None:
    """Install uv itself with pip, at the version and hashes of the lock."""
    stanza = re.search(r"^uv==.*?(?=^\S|\Z)", LOCK.read_text(), re.MULTILINE | re.DOTALL)
    if stanza is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        only = Path(folder) / "uv.lock"
        only.write_text(stanza[0])
        if not _pip("--quiet", "-r", str(only)):
            return None
    return str(python().with_name("uv.exe" if os.name == "nt" else "uv"))


def _with_pip() -> bool:
    """Install with pip where uv cannot be had."""
    note("uv cannot be had here; pip takes a little longer")
    return _pip("-r", str(LOCK)) and _pip("-r", str(EMULATOR))


def _pip(*arguments: str) -> bool:
    command = [str(python()), "-m", "pip", "install", "--require-hashes", "--no-deps", *arguments]
    return subprocess.run(command, env=quiet(), check=False).returncode == 0


def quiet() -> dict[str, str]:
    """Keep the installers to the matter, and to the certificates that the system trusts."""
    given = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "UV_LINK_MODE": "copy", "UV_SYSTEM_CERTS": "1"}
    return {**os.environ, **given}
