"""Read an invoice through Nginx with TLS, against the same read straight from the functions.

Production's own configuration, but for its limits: everything comes from one address here. The
callers speak TLS on the same machine, and what that costs them is counted against Nginx.
"""

import asyncio
import itertools
import ssl
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from local import ports
from tests.benchmarks.figures import Figure, at_least, report, told
from tests.benchmarks.installation import Installation, installation
from tests.benchmarks.load import Outcome, Requests, drive, run
from tests.benchmarks.posting import open_shop
from tests.benchmarks.read import sell
from tests.stack.nginx import Rendered, find_nginx

BAR = 0.8
CONNECTIONS = 32
TENANTS = 4
TURNS, SECONDS = 7, 4


def main() -> int:
    """Measure."""
    with installation() as place:
        shops = [open_shop(place, number)[0] for number in range(1, TENANTS + 1)]
        reads = [read for shop in shops for read in sell(place, shop)]
        with place.without_jobs(), door(place.port) as (port, tls):
            return report(measure(place, reads, port, tls))


@contextmanager
def door(upstream: int) -> Iterator[tuple[int, ssl.SSLContext]]:
    """Put Nginx before the functions; gives its port, and what trusts it."""
    nginx = find_nginx()
    if nginx is None:
        raise RuntimeError("There is no Nginx on this machine, and none can be had.")
    given = [str(ports.free()) for _ in range(4)]
    names = ("NGINX_PORT", "NGINX_TLS_PORT", "NGINX_INSIDE_PORT", "NGINX_STATUS_PORT")
    limits = dict.fromkeys(("NGINX_RATE_ADDRESS", "NGINX_RATE_KEY"), "1000000r/s")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "nginx"
        folder.mkdir()
        made = Rendered.make(
            nginx, folder, upstream, **dict(zip(names, given, strict=True)), **limits
        )
        _let_in(folder)
        process = made.start()
        try:
            tls = ssl.create_default_context(cafile=str(folder / "secrets" / "tls_certificate"))
            tls.check_hostname = False
            asyncio.run(_wait(int(given[1])))
            yield int(given[1]), tls
        finally:
            process.terminate()
            process.wait(20)


def _let_in(folder: Path) -> None:
    """Let Nginx' processes, which are nobody's when root starts them, into its folder."""
    for path in (folder.parent, folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else path.stat().st_mode | 0o644)


async def _wait(port: int) -> None:
    for _ in range(100):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
    raise RuntimeError("Nginx does not start.")


def measure(
    place: Installation, reads: list[bytes], port: int, tls: ssl.SSLContext
) -> list[Figure]:
    """Take turns with the way through Nginx and the way straight to the functions."""
    rotation = itertools.cycle(reads)

    def turn(*, through: bool) -> Outcome:
        def requests(_: int) -> Requests:
            return rotation

        where, how = (port, tls) if through else (place.port, None)
        outcome = run(drive(where, CONNECTIONS, SECONDS, requests, how))
        assert not outcome.refused, outcome.refused[0]
        return outcome

    turn(through=True)
    turn(through=False)
    pairs = [(turn(through=True), turn(through=False)) for _ in range(TURNS)]
    return [
        told("nginx: through it, with TLS", median(a.per_second for a, _ in pairs), "1/s"),
        told("nginx: straight", median(b.per_second for _, b in pairs), "1/s"),
        told("nginx: p99 through it", median(a.percentile(0.99) for a, _ in pairs) * 1000, "ms"),
        told("nginx: p99 straight", median(b.percentile(0.99) for _, b in pairs) * 1000, "ms"),
        at_least("nginx", median(a.per_second / b.per_second for a, b in pairs), BAR),
        at_least(
            "nginx p99",
            median(b.percentile(0.99) / a.percentile(0.99) for a, b in pairs),
            BAR,
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())
