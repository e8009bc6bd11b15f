"""Every rule asks for what exists, every alert says what to do, fires and goes again."""

import re
import subprocess
import tomllib

import pytest
import yaml

from local.tree import functions
from tests.monitoring.programs import ROOT, needed
from tests.monitoring.rules import (
    ADDED,
    MONITORING,
    RULES,
    TESTS,
    Rule,
    expectations,
    grouped,
    has_metrics,
    known,
    rules,
    unknown,
)

ALERTS = rules("alert")
RECORDED = rules("record")
each = pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert.name)
NAME = re.compile(r"\{\{ \$labels\.(\w+) \}\}")
RUNBOOK = (ROOT / "docs/operations.md").read_text()


def test_rules_and_configuration_are_right() -> None:
    promtool = needed("promtool")
    for command in (
        ["check", "rules", "--lint=all", "--lint-fatal", *map(str, sorted(RULES.glob("*.yml")))],
        ["check", "config", "--syntax-only", str(MONITORING / "prometheus/prometheus.yml")],
    ):
        done = subprocess.run([promtool, *command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", sorted(TESTS.glob("*.yml")), ids=lambda path: path.stem)
def test_alerts_fire_and_go_again(path: object) -> None:
    promtool = needed("promtool")
    done = subprocess.run(
        [promtool, "test", "rules", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@each
def test_an_alert_is_tested_firing_and_gone(alert: Rule) -> None:
    said = expectations(TESTS / f"{alert.group}.yml").get(alert.name, [])
    assert any(said), f"no test lets {alert.name} fire"
    if alert.name != "Watchdog":  # it never goes, that is its point
        assert any(not alerts for alerts in said), f"no test lets {alert.name} go again"


@each
def test_an_alert_says_what_to_do(alert: Rule) -> None:
    assert alert.facts["labels"]["severity"] in {"critical", "warning", "info", "none"}
    said = alert.facts["annotations"]
    assert set(said) == {"summary", "description", "action", "runbook"}
    assert all(said.values())
    assert said["runbook"] == f"docs/operations.md#{alert.name.lower()}"
    assert re.search(rf"^#+ {alert.name}$", RUNBOOK, re.MULTILINE), "it is not in the runbook"


@each
def test_an_alert_names_only_labels_that_it_has(alert: Rule) -> None:
    named = set(NAME.findall(str(alert.facts["annotations"])))
    kept = grouped(alert.query)
    everything = {label for labels in known().values() for label in labels}
    assert named <= (kept or everything) | ADDED


@pytest.mark.parametrize("rule", ALERTS + RECORDED, ids=lambda rule: rule.name)
def test_a_rule_asks_for_what_exists(rule: Rule) -> None:
    assert unknown(rule.query) == []
    assert has_metrics(rule.query) or rule.name == "Watchdog"


def test_what_does_not_exist_is_found() -> None:
    assert unknown("sum(rate(pg_stat_bgwriter_checkpoints_timed[5m]))") == [
        "pg_stat_bgwriter_checkpoints_timed"
    ]
    assert unknown('max(erp_queue_waiting{tenant="x"}) > 1') == ["erp_queue_waiting{tenant}"]
    assert unknown("histogram_quantile(0.9, sum by (le) (rate(nothing_bucket[5m])))") == [
        "nothing_bucket"
    ]


def test_the_runbook_has_no_alert_that_is_gone() -> None:
    section = RUNBOOK.partition("\n## Alerts\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^#### (\w+)$", section, re.MULTILINE)) == {a.name for a in ALERTS}


def test_every_function_and_worker_is_watched() -> None:
    config = yaml.safe_load((MONITORING / "prometheus/prometheus.yml").read_text())
    (erp,) = (job for job in config["scrape_configs"] if job["job_name"] == "erp")
    watched = set(erp["dns_sd_configs"][0]["names"])
    assert watched == {*functions(), "outbox", "worker", "scheduler"}
    (down,) = (alert for alert in ALERTS if alert.name == "FunctionDown")
    assert set(re.findall(r'service="(\w+)"', down.query)) == watched


def test_jobs_that_may_not_stand_still_are_watched() -> None:
    (stuck,) = (alert for alert in ALERTS if alert.name == "JobStuck")
    pattern = re.search(r'task=~"([^"]+)"', stuck.query)
    assert pattern is not None
    often = {
        f"{name}.{job['job']}"
        for name in functions()
        for job in tomllib.loads((ROOT / f"functions/{name}/function.toml").read_text())["schedule"]
        if job["every"] <= 60
    }
    assert {task for task in often if re.fullmatch(pattern[1], task)} == often
