"""What each function says of itself in its function.toml: jobs, reactions, kinds of records."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from shared.nouns import dataclass

FUNCTIONS = Path(__file__).resolve().parent.parent / "functions"


@dataclass(frozen=True, slots=True)
class Job:
    """A scheduled entry point: functions.<function>.jobs.<name>, and every how many seconds."""

    function: str
    name: str
    every: float


@dataclass(frozen=True, slots=True)
class Record:
    """A kind of record that others may point at: its table, and the permission that shows it."""

    kind: str
    table: str
    read: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One function's own words."""

    name: str
    jobs: tuple[Job, ...]
    reacts_to: tuple[str, ...]
    records: tuple[Record, ...]


@cache
def manifests() -> tuple[Manifest, ...]:
    """Read the manifests of the functions in ERP_FUNCTIONS, or of all there are."""
    import tomllib

    wanted = [name for name in os.environ.get("ERP_FUNCTIONS", "").split(",") if name]
    found = sorted(path.parent.name for path in FUNCTIONS.glob("*/function.toml"))
    names = [name for name in found if not wanted or name in wanted]
    return tuple(
        manifest_of(name, tomllib.loads((FUNCTIONS / name / "function.toml").read_text("utf-8")))
        for name in names
    )


def manifest_of(name: str, said: Mapping[str, Any]) -> Manifest:
    """Read one manifest."""
    jobs = tuple(Job(name, job["job"], float(job["every"])) for job in said.get("schedule", ()))
    records = tuple(
        Record(kind, facts["table"], facts["read"])
        for kind, facts in said.get("records", {}).items()
    )
    return Manifest(name, jobs, tuple(said.get("reacts_to", ())), records)


@cache
def records() -> Mapping[str, Record]:
    """Return every kind of record that others may point at."""
    return {record.kind: record for manifest in manifests() for record in manifest.records}


def receivers_of(event: str) -> list[str]:
    """Return the functions that react to an event."""
    return [manifest.name for manifest in manifests() if event in manifest.reacts_to]
