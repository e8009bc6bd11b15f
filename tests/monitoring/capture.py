"""Write down which metrics there are: `python -m tests.monitoring.capture [exporter ...]`.

The lists in monitoring/metrics/ are what rules and dashboards may ask for. Run it again after an
exporter's update. cAdvisor's is written by hand, as it has no package here, and so are those of the
backups, which are prepared.
"""

import sys

from tests.monitoring.exporters import ASKED, MONITORING


def main(wanted: list[str]) -> None:
    """Ask every exporter, or those named."""
    for name in wanted or ASKED:
        found = ASKED[name]()
        (MONITORING / "metrics" / f"{name}.txt").write_text("\n".join(found) + "\n")
        sys.stdout.write(f"{name}: {len(found)} metrics\n")


if __name__ == "__main__":
    main(sys.argv[1:])
