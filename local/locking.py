"""One process at a time: wait for another start that does the same work."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local.console import note


@contextmanager
def waiting_for(path: Path, saying: str) -> Iterator[None]:
    """Hold a file against others; say so where one has to wait."""
    path.parent.mkdir(mode=0o711, exist_ok=True)
    with path.open("w") as held:
        if os.name != "nt":
            import fcntl

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                note(saying)
                fcntl.flock(held, fcntl.LOCK_EX)
        yield
