"""Dashboards are fresh, and every query in them asks for what exists."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from local.commands.dashboards import FOLDER, dashboards
from tests.monitoring.rules import unknown

MADE = dashboards()
each = pytest.mark.parametrize("name", sorted(MADE))


def panels(name: str) -> Iterator[Any]:
    yield from (panel for panel in json.loads(MADE[name])["panels"] if panel["type"] != "row")


def test_they_are_as_committed() -> None:
    kept = {path.name: path.read_text() for path in FOLDER.glob("*.json")}
    assert kept == MADE, "run `python3 local dashboards`"


@each
def test_every_query_asks_for_what_exists(name: str) -> None:
    wrong = {}
    for panel in panels(name):
        for target in panel["targets"]:
            missing = unknown(target["expr"].replace("$function", "ledger"))
            if missing:
                wrong[panel["title"]] = missing
    assert wrong == {}


@each
def test_every_panel_reads_the_provisioned_source(name: str) -> None:
    board = json.loads(MADE[name])
    assert board["editable"] is False
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    for panel in panels(name):
        assert panel["datasource"] == {"type": "prometheus", "uid": "prometheus"}
        assert panel["title"]
        names = [target["refId"] for target in panel["targets"]]
        assert len(set(names)) == len(names) > 0
        for target in panel["targets"]:
            assert ("{{" in target["legendFormat"]) <= ("instant" in target)


@each
def test_variables_are_there_and_ask_for_what_exists(name: str) -> None:
    board = json.loads(MADE[name])
    there = {variable["name"] for variable in board["templating"].get("list", [])}
    used = set(
        re.findall(r"\$(\w+)", "".join(t["expr"] for p in panels(name) for t in p["targets"]))
    )
    assert used == there
    for variable in board["templating"].get("list", []):
        metric = re.fullmatch(r"label_values\((\w+), \w+\)", variable["query"])
        assert metric is not None
        assert unknown(metric[1]) == []


def test_what_was_promised_is_there() -> None:
    wanted = {"overview", "function", "postgres", "redis", "nginx", "host", "business", "slo"}
    assert {name.removesuffix(".json") for name in MADE} == wanted
