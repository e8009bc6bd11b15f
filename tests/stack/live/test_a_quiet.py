"""A stack that is well and has nothing to do alarms nobody."""

from typing import Any

import httpx

from tests.stack.live.conftest import Stack, ask, becomes

SWITCH = "Watchdog"
"""Fires always: whoever stops hearing it knows that nobody watches."""
OF_STUBS = {("ContainersNotWatched", "cadvisor"), ("TargetDown", "grafana")}
OF_THE_MACHINE = "Host"
"""The machine that checks may be busy, or have a clock that nobody sets: no rule's fault."""
HEARD = 5
"""Times that everything was asked how it is, so that a rule had something to say no to."""


def test_nothing_alarms_while_all_is_well(stack: Stack, prometheus: httpx.Client) -> None:
    heard = f'min(count_over_time(up{{job="erp"}}[10m])) >= {HEARD}'
    becomes(lambda: bool(ask(prometheus, "query", query=heard)["result"]), 120)
    found: list[tuple[str, str, str]] = []

    def is_quiet() -> bool:
        found[:] = [named(alert) for alert in ask(prometheus, "alerts")["alerts"]]
        ours = {
            (name, job)
            for name, job, _ in found
            if not name.startswith(OF_THE_MACHINE)
            and not (stack.stands_in and (name, job) in OF_STUBS)
        }
        return ours == {(SWITCH, "")}

    try:
        becomes(is_quiet, 60)
    except AssertionError:
        raise AssertionError(found) from None
    assert "HostDiskFills" not in {name for name, _, _ in found}  # of a machine just installed


def named(alert: dict[str, Any]) -> tuple[str, str, str]:
    """Tell an alert from others."""
    labels = alert["labels"]
    return labels["alertname"], labels.get("job", ""), alert["state"]
