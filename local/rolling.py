"""Roll a function: new containers beside the old, then the old drained and taken away.

Nginx asks every two seconds who a function is, so it finds the new ones; the old ones serve on
while they drain, close every connection with its answer, and at last refuse new ones, which Nginx
then makes elsewhere. No request is lost on the way.
"""

import time

from local.compose import Compose
from local.console import fail, step

PATIENCE = 120.0
"""Seconds that a new container has to become healthy."""
FOUND_AFTER = 4.0
"""Seconds until Nginx has surely asked again who there is."""
LEAVES_WITHIN = "60"
"""Seconds for draining and for what is at hand; after that it is ended."""


def roll(compose: Compose, service: str) -> None:
    """Replace a service's containers by as many of the image there is now."""
    old = compose.containers(service)
    if not old:
        fail(f"{service} does not run.")
    step(f"Starting {len(old)} more of {service}")
    _scale(compose, service, 2 * len(old))
    new = [one for one in compose.containers(service) if one not in old]
    try:
        _wait_for(compose, new)
    except TimeoutError:
        for one in new:
            compose.docker("rm", "--force", one)
        fail(f"The new {service} does not become healthy; the old one serves on.")
    time.sleep(FOUND_AFTER)
    for one in old:
        step(f"Draining {one[:12]}")
        compose.docker("stop", "--time", LEAVES_WITHIN, one)
        compose.docker("rm", one)
    step(f"{service} is rolled")


def _scale(compose: Compose, service: str, many: int) -> None:
    compose.run(
        "up", "--detach", "--no-deps", "--no-recreate", "--no-build",
        "--scale", f"{service}={many}", service,
        quiet=True,
    )  # fmt: skip


def _wait_for(compose: Compose, containers: list[str]) -> None:
    end = time.monotonic() + PATIENCE
    while any(compose.health(one) != "healthy" for one in containers):
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(1)
