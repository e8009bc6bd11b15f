"""What the meters cost a posting: two installations, one with them and one without, turn by turn.

Rates on a machine that does something else, too, say little; the API's CPU per invoice says it.
"""

import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from statistics import median

from local import ports
from tests.benchmarks.figures import Figure, report, told
from tests.benchmarks.installation import Installation, installation
from tests.benchmarks.posting import Shop, open_shop, turn

TENANTS = 8
TURNS = 7


@contextmanager
def metered(folder: str) -> Iterator[Installation]:
    """Start an installation with meters, as the containers of production have them."""
    port = ports.free()
    given = {"ERP_METRICS_PORT": str(port), "PROMETHEUS_MULTIPROC_DIR": folder}
    os.environ.update(given)
    try:
        with installation() as place:
            for name in given:
                os.environ.pop(name, None)
            assert ports.answers(port), "it shows no meters"
            yield place
    finally:
        for name in given:
            os.environ.pop(name, None)


def cpu_of_a_turn(place: Installation, shops: list[Shop]) -> tuple[float, float]:
    """Sell for one turn; gives the API's CPU per invoice in milliseconds, and invoices a second."""
    rotation = itertools.cycle(shops)
    before = place.usage().api
    outcome = turn(place, lambda: next(rotation))
    return (place.usage().api - before) * 1000 / len(outcome.latencies), outcome.per_second


def measure(places: dict[str, Installation]) -> list[Figure]:
    """Take turns, the first of each being for warmth."""
    shops = {
        name: [open_shop(place, number)[0] for number in range(1, TENANTS + 1)]
        for name, place in places.items()
    }
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in places}
    for number in range(TURNS + 1):
        for name, place in places.items():
            measured = cpu_of_a_turn(place, shops[name])
            if number:
                found[name].append(measured)
    figures = []
    for name, turns in found.items():
        figures.append(told(f"{name}: API CPU per invoice", median(cpu for cpu, _ in turns), "ms"))
        figures.append(told(f"{name}: invoices posted", median(rate for _, rate in turns), "1/s"))
    pairs = zip(found["with meters"], found["without meters"], strict=True)
    more = median(metered[0] - plain[0] for metered, plain in pairs)
    figures.append(told("metering: API CPU more per invoice", more, "ms"))
    return figures


def main() -> int:
    """Measure."""
    with ExitStack() as running, tempfile.TemporaryDirectory() as folder:
        places = {
            "with meters": running.enter_context(metered(folder)),
            "without meters": running.enter_context(installation()),
        }
        for place in places.values():
            running.enter_context(place.without_jobs())
        return report(measure(places))


if __name__ == "__main__":
    sys.exit(main())
