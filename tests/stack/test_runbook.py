"""The runbook's commands exist: what somebody types at night is not read for the first time then."""

import argparse
import importlib
import json
import re
import shlex

import pytest
import yaml

from local.compose import FILES
from local.tree import ROOT

TEXT = (ROOT / "docs" / "operations.md").read_text()
PREPARED = {"backup"}
"""Commands that alerts name which wait for their function."""
VALUED = {"-f", "--tail", "--scale", "--since", "-c", "-d", "-v", "--format"}
TAKES_SERVICES = {"ps", "logs", "up", "exec", "run", "restart", "stop", "start", "build", "pull"}
TAKES_ONE = {"exec", "run"}


def commands(program: str) -> list[list[str]]:
    """Find a program's commands, in the text and in its blocks, word by word."""
    blocks = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    prose = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    said = [re.sub(r"\s+", " ", one) for one in re.findall(r"`([^`]+)`", prose)]
    found = [re.search(rf"(?<![\w/.-]){program}( .*|$)", one) for one in (*lines, *said)]
    alone = [re.split(r" #|&&|[|<>]", one[0])[0] for one in found if one]
    return [shlex.split(one) for one in alone]


def services() -> set[str]:
    """Name every service of production, monitoring included."""
    files = (FILES["production"], FILES["monitoring"])
    return {name for file in files for name in _loaded(file)["services"]}


def _loaded(file: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = yaml.safe_load(
        (ROOT / file).read_text().replace("!override", "")
    )
    return found


@pytest.mark.parametrize("words", commands("python3 local"), ids=" ".join)
def test_our_own_commands_are_there(words: list[str]) -> None:
    name, *arguments = words[2:]
    if name in PREPARED:
        return
    module = importlib.import_module(f"local.commands.{name}")
    parser = argparse.ArgumentParser()
    module.describe(parser)
    parser.parse_args(arguments)


@pytest.mark.parametrize("words", commands("docker compose"), ids=" ".join)
def test_services_that_are_named_are_there(words: list[str]) -> None:
    rest = words[2:]
    if not rest:
        return  # the program itself is spoken of
    verb, *arguments = rest
    assert verb in TAKES_SERVICES, verb
    named = []
    for before, word in zip([verb, *arguments], arguments, strict=False):
        if before == "--scale":
            named.append(word.partition("=")[0])
        elif not word.startswith("-") and before not in VALUED:
            named.append(word)
        if verb in TAKES_ONE and named:
            break
    known = services()
    for name in named:
        placeholder = name.isupper() or name.strip("*") == "service" or name.startswith("$")
        assert placeholder or name in known, name


def test_addresses_that_are_named_are_there() -> None:
    known = {
        (method.upper(), path)
        for file in (ROOT / "docs" / "openapi").glob("*.json")
        for path, item in json.loads(file.read_text())["paths"].items()
        for method in item
    }
    flat = re.sub(r"\s+", " ", TEXT)
    named = re.findall(r"\b(GET|POST) (/[\w/{}-]+)", flat)
    assert len(named) >= 3
    assert [one for one in named if one not in known and one[1] != "/health"] == []


def test_what_it_links_to_is_there() -> None:
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for place in re.findall(r"\]\(([^)]+)\)", TEXT):
        file, _, anchor = place.partition("#")
        assert not file or (ROOT / "docs" / file).exists(), place
        assert not anchor or file or anchor in anchors, place


def test_no_label_of_prometheus_is_left_in_it() -> None:
    assert "$labels" not in TEXT


def test_there_are_commands_to_look_at() -> None:
    assert len(commands("python3 local")) > 15
    assert len(commands("docker compose")) > 20


def test_every_function_is_rolled_after_a_rotation() -> None:
    (listed,) = re.findall(r"^for f in (.+); do$", TEXT, re.MULTILINE)
    manifests = (ROOT / "functions").glob("*/function.toml")
    assert set(listed.split()) == {path.parent.name for path in manifests}


def test_env_names_the_file_that_plain_compose_means() -> None:
    example = (ROOT / "env.example").read_text()
    assert f"\nCOMPOSE_FILE={FILES['production']}\n" in example
