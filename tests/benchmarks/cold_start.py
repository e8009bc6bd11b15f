"""Import CPU of every function's app, against that of what all of them stand on.

Interleaved: each round imports the foundation before every app, each in a process of its own. An
app is held against the median foundation of its round: a machine that is slower for a while is so
for both, and one foundation that happened to be quick or slow moves nothing.
"""

import os
import subprocess
import sys
import tempfile
from statistics import median

from local.tree import ROOT, functions
from tests.benchmarks.figures import Figure, at_most, report, told

TURNS = 11
BAR = 1.35
FOUNDATION = "import fastapi, mangum, psycopg, psycopg_pool"
MEASURE = """
import sys, time
began = time.process_time()
{imports}
spent = time.process_time() - began
print(spent, *({forbidden} & set(sys.modules)))
"""
FORBIDDEN = {"boto3", "redis", "aws_xray_sdk"}


def main() -> int:
    """Measure, and report the worst app against the bar."""
    with tempfile.TemporaryDirectory() as bytecode:
        return _measure(functions(), {**os.environ, "PYTHONPYCACHEPREFIX": bytecode})


def _measure(names: list[str], environment: dict[str, str]) -> int:
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for imports in (FOUNDATION, *map(app, names)):
        cpu(imports, environment)  # writes the byte code, as a deployment does
    base: list[float] = []
    ratios: dict[str, list[float]] = {name: [] for name in names}
    slow: set[str] = set()
    for _ in range(TURNS):
        founded: list[float] = []
        spent: dict[str, float] = {}
        for name in names:
            founded.append(cpu(FOUNDATION, environment)[0])
            spent[name], found = cpu(app(name), environment)
            slow |= found
        for name, seconds in spent.items():
            ratios[name].append(seconds / median(founded))
        base += founded
    return report(figures(base, ratios, slow))


def figures(base: list[float], ratios: dict[str, list[float]], slow: set[str]) -> list[Figure]:
    """Take the median of each app's rounds."""
    medians = {name: median(values) for name, values in ratios.items()}
    return [
        told("cold-start: foundation", median(base) * 1000, "ms CPU"),
        *(told(f"cold-start: {name}", ratio, "ratio") for name, ratio in sorted(medians.items())),
        at_most("cold-start: forbidden imports", len(slow), 0, "modules"),
        at_most("cold-start", max(medians.values(), default=0), BAR),
    ]


def app(name: str) -> str:
    """Return the statement that imports a function's app."""
    return f"import functions.{name}.app"


def cpu(imports: str, environment: dict[str, str]) -> tuple[float, set[str]]:
    """Return the seconds of CPU that imports take in a fresh process, and the slow ones seen."""
    code = MEASURE.format(imports=imports, forbidden=FORBIDDEN)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, *found = done.stdout.split()
    return float(seconds), set(found)


if __name__ == "__main__":
    sys.exit(main())
