"""Say whether this container serves: its process, the database and the cache.

Exits 0 when it does, 1 when it does not, with one line that says why. A cache that is away is
no reason: everything works without it, only slower. The standard library is enough where HTTP is
served; a container that only runs jobs is asked through its meters' port and the database.
"""

import http.client
import json
import os
import socket
import sys
from urllib.parse import urlsplit

TIMEOUT = 4.0
"""Seconds for each question; Docker gives the whole of it six."""


class Unwell(Exception):
    """It does not serve, and this is why."""


def check_http(port: int) -> str:
    """Ask the process, which asks the database, its tables and the cache."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request("GET", "/health/ready")
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException) as error:
        raise Unwell(f"the process does not answer: {error}") from None
    try:
        parts = json.loads(body)["parts"]
    except (ValueError, KeyError, TypeError):
        raise Unwell(f"the process answers {answer.status}, and not as it should") from None
    told = "; ".join(f"{name}: {part['state']}" for name, part in parts.items())
    if answer.status != 200:
        raise Unwell(told)
    return told


def check_jobs(port: int) -> str:
    """Ask whether the process shows its meters, and whether the database lets it in."""
    try:
        socket.create_connection(("127.0.0.1", port), TIMEOUT).close()
    except OSError as error:
        raise Unwell(f"the process shows no meters: {error}") from None
    return f"jobs: up; database: {check_database()}; cache: {check_cache()}"


def check_database() -> str:
    """Connect as the application does, and ask for nothing."""
    import psycopg

    from layers.settings import take_secrets

    take_secrets()
    try:
        with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=int(TIMEOUT)) as database:
            database.execute("SELECT 1")
    except psycopg.Error as error:
        raise Unwell(f"the database does not answer: {type(error).__name__}") from None
    return "up"


def check_cache() -> str:
    """See whether anybody listens where the cache is said to be."""
    parts = urlsplit(os.environ.get("CACHE_URL", ""))
    if not parts.hostname:
        return "unused"
    try:
        socket.create_connection((parts.hostname, parts.port or 6379), TIMEOUT).close()
    except OSError:
        return "degraded"
    return "up"


def main() -> int:
    """Check what this container is."""
    runs_jobs = sys.argv[1:] == ["jobs"]
    try:
        if runs_jobs:
            print(check_jobs(int(os.environ.get("ERP_METRICS_PORT", "9464"))))
        else:
            print(check_http(int(os.environ.get("ERP_PORT", "8000"))))
    except Unwell as reason:
        print(reason)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
