"""The rules as they are written, and the metrics that there are to write them of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import promql_parser
import yaml

from tests.monitoring.programs import ROOT

MONITORING = ROOT / "monitoring"
RULES = MONITORING / "prometheus" / "rules"
TESTS = MONITORING / "prometheus" / "tests"
ADDED = frozenset({"job", "instance", "service", "probe", "installation", "alertstate", "alertname",
                   "severity", "rule_group"})  # fmt: skip
"""Labels that Prometheus adds, or prometheus.yml."""
EVERYWHERE = {"up": {"job", "instance", "service"}, "ALERTS": {"alertstate", "severity"}}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, recording or alerting, and the file it stands in."""

    group: str
    name: str
    query: str
    facts: dict[str, Any]


def rules(kind: str) -> list[Rule]:
    """List the rules that record, or those that alert."""
    return [
        Rule(path.stem, rule[kind], rule["expr"], rule)
        for path in sorted(RULES.glob("*.yml"))
        for group in yaml.safe_load(path.read_text())["groups"]
        for rule in group["rules"]
        if kind in rule
    ]


@cache
def known() -> dict[str, set[str]]:
    """Give every metric that exists, with its labels: captured, written down, or recorded."""
    found = {name: set(labels) for name, labels in EVERYWHERE.items()}
    for path in (MONITORING / "metrics").glob("*.txt"):
        for line in path.read_text().splitlines():
            name, _, labels = line.removesuffix("}").partition("{")
            found.setdefault(name, set()).update(filter(None, labels.split(",")))
    for rule in rules("record"):
        found[rule.name] = kept_labels(promql_parser.parse(rule.query)) or set()
    return found


def kept_labels(expression: Any) -> set[str] | None:
    """Give the labels that an aggregation keeps; nothing where there is none to be found."""
    modifier = getattr(expression, "modifier", None)
    if isinstance(expression, promql_parser.AggregateExpr) and modifier is not None:
        return set(modifier.labels)
    for part in parts(expression):
        found = kept_labels(part)
        if found is not None:
            return found
    return None


def selectors(expression: Any) -> Iterator[Any]:
    """Find every selector of a query."""
    if isinstance(expression, promql_parser.VectorSelector):
        yield expression
    for part in parts(expression):
        yield from selectors(part)


def parts(expression: Any) -> Iterator[Any]:
    """Give what an expression is made of."""
    for name in ("lhs", "rhs", "expr", "vs", "vector_selector", "param"):
        part = getattr(expression, name, None)
        if part is not None and not isinstance(part, (str, float, int)):
            yield part
    for part in getattr(expression, "args", None) or ():
        yield part


def unknown(query: str) -> list[str]:
    """Say what a query asks for that does not exist: metrics, and labels of them."""
    wrong = []
    for selector in selectors(promql_parser.parse(query)):
        labels = known().get(selector.name)
        if labels is None:
            wrong.append(str(selector.name))
            continue
        asked = {matcher.name for matcher in selector.matchers.matchers}
        wrong += [f"{selector.name}{{{label}}}" for label in sorted(asked - labels - ADDED)]
    return wrong


def grouped(query: str) -> set[str]:
    """Give the labels that a query groups by."""
    found: set[str] = set()
    waiting = [promql_parser.parse(query)]
    while waiting:
        expression = waiting.pop()
        modifier = getattr(expression, "modifier", None)
        if isinstance(expression, promql_parser.AggregateExpr) and modifier is not None:
            found |= set(modifier.labels)
        waiting += parts(expression)
    return found


def has_metrics(query: str) -> bool:
    """Tell whether a query asks for any metric at all."""
    return next(selectors(promql_parser.parse(query)), None) is not None


def expectations(path: Path) -> dict[str, list[Any]]:
    """Give what a file of promtool's tests says of each alert: every list of alerts expected."""
    said: dict[str, list[Any]] = {}
    for test in yaml.safe_load(path.read_text())["tests"]:
        for step in test["alert_rule_test"]:
            said.setdefault(step["alertname"], []).append(step.get("exp_alerts") or [])
    return said
