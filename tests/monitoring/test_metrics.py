"""The lists of metrics are what the exporters say today."""

import pytest

from layers.observability.meters import METERS, Kind
from tests.monitoring.exporters import ASKED, MONITORING, NoProgram

LISTS = MONITORING / "metrics"
BY_HAND = {"cadvisor", "backup"}


def listed(name: str) -> set[str]:
    return set((LISTS / f"{name}.txt").read_text().split())


def test_every_exporter_has_a_list() -> None:
    assert {path.stem for path in LISTS.glob("*.txt")} == set(ASKED) | BY_HAND


def test_our_own_list_is_what_is_defined() -> None:
    wanted = set()
    for meter in METERS:
        labels = ",".join(sorted(meter.labels))
        if meter.kind is Kind.HISTOGRAM:
            with_le = ",".join(sorted((*meter.labels, "le")))
            wanted |= {f"{meter.name}_{part}{{{labels}}}" for part in ("count", "sum")}
            wanted |= {f"{meter.name}_bucket{{{with_le}}}"}
        else:
            wanted.add(f"{meter.name}{{{labels}}}")
    assert {name for name in listed("erp") if name.startswith("erp_")} == wanted


@pytest.mark.parametrize("name", ["erp", "nginx", "probe", "redis"])
def test_a_list_is_what_its_exporter_says(name: str) -> None:
    """Those that do not depend on the machine, whose metrics come and go with its hardware."""
    try:
        said = ASKED[name]()
    except NoProgram as missing:
        pytest.skip(f"{missing} is neither installed here nor to be had from Debian's packages")
    gone = {line for line in listed(name) if not line.startswith(("go_", "process_", "python_"))}
    # Commands that Redis has run bring labels of their own; none may be missing.
    assert gone - set(said) == set()
