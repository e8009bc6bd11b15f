"""Ports on 127.0.0.1: free ones, taken ones, and who has them."""

import os
import socket
from contextlib import closing
from pathlib import Path


def free() -> int:
    """Ask the system for a port nobody has."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Tell whether a server could listen there."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def answers(port: int) -> bool:
    """Tell whether something accepts connections there."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def near(port: int) -> int:
    """Return the next free port after one that is taken."""
    return next((p for p in range(port + 1, min(port + 100, 65536)) if is_free(p)), 0) or free()


def holder(port: int) -> str:
    """Name the process that listens there as well as the system lets us: 'python3 (pid 42)'."""
    inode = _listening(port)
    for entry in Path("/proc").glob("[0-9]*/fd/*") if inode else ():
        try:
            if str(entry.readlink()) == f"socket:[{inode}]":
                owner = entry.parent.parent
                return f"{(owner / 'comm').read_text().strip()} (pid {owner.name})"
        except OSError:
            continue
    return "another process"


def _listening(port: int) -> str | None:
    """Return the inode of the socket listening on a port, from Linux's table of sockets."""
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows = Path(table).read_text().splitlines()[1:]
        except OSError:
            continue
        for row in rows:
            fields = row.split()
            if fields[3] == "0A" and int(fields[1].rsplit(":", 1)[1], 16) == port:
                return fields[9]
    return None
