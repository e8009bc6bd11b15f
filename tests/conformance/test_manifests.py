"""Each function has every part of the house's shape, and is what its manifest says it is."""

import ast
import inspect
import re
import tomllib
from importlib import import_module

import pytest

from shared import events
from shared.actor import Permission
from tests.conformance.manifests import FUNCTIONS, KEYS, ROOT, code, manifest, tables

each = pytest.mark.parametrize("name", FUNCTIONS)
SHARED_OWNERS = {"shared", "layers"}


@each
def test_it_has_the_parts_every_function_has(name: str) -> None:
    folder = ROOT / "functions" / name
    wanted = ["__init__.py", "README.md", "function.toml", "app.py"]
    assert [part for part in wanted if not (folder / part).exists()] == []
    about = ast.get_docstring(ast.parse((folder / "__init__.py").read_text()))
    assert about, "__init__.py says in one sentence what the capability is"
    app = import_module(f"functions.{name}.app")
    assert app.app.title == name
    assert callable(app.handler)


@each
def test_its_manifest_has_every_key(name: str) -> None:
    assert set(manifest(name)) - {"records"} == KEYS


@each
def test_it_owns_the_tables_its_migrations_make(name: str) -> None:
    made = sorted(table for table, owner in tables().items() if owner == name)
    shared = [table for table in manifest(name)["owns"] if tables().get(table) in SHARED_OWNERS]
    assert sorted(set(manifest(name)["owns"]) - set(shared)) == made


@each
def test_it_needs_the_functions_it_imports(name: str) -> None:
    assert sorted(manifest(name)["needs"]) == sorted(code(name).second("functions") - {name})


@each
def test_it_stands_on_the_layers_it_imports(name: str) -> None:
    imported = {
        layer for layer in code(name).second("layers") if (ROOT / "layers" / layer).is_dir()
    }
    assert sorted(manifest(name)["layers"]) == sorted(imported)


@each
def test_it_emits_the_events_it_makes(name: str) -> None:
    made = {
        getattr(events, imported.split(".")[-1]).name
        for imported in code(name).imported
        if imported.startswith("shared.events.")
        and hasattr(getattr(events, imported.split(".")[-1], None), "name")
    }
    heard = set(manifest(name)["reacts_to"])
    assert sorted(set(manifest(name)["emits"])) == sorted(made - heard)


@each
def test_it_grants_the_permissions_its_endpoints_ask_for(name: str) -> None:
    asked = {Permission[p].value for p in re.findall(r"Permission\.([A-Z_]+)\b", code(name).text)
             if p in Permission.__members__}  # fmt: skip
    own = {permission for permission in asked if permission.startswith(f"{name}.")}
    assert sorted(p for p in manifest(name)["grants"] if p.startswith(f"{name}.")) == sorted(own)


@each
def test_its_scheduled_jobs_exist(name: str) -> None:
    for scheduled in manifest(name)["schedule"]:
        jobs = import_module(f"functions.{name}.jobs")
        job = getattr(jobs, scheduled["job"])
        assert inspect.iscoroutinefunction(job), scheduled["job"]


def test_every_table_has_an_owner_that_exists() -> None:
    assert {t: o for t, o in tables().items() if o not in {*FUNCTIONS, *SHARED_OWNERS}} == {}


def test_every_function_is_protected_by_a_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = project["tool"]["importlinter"]["contracts"]
    protected = {c["allowed_importers"][0] for c in contracts if c["type"] == "protected"}
    assert protected == {f"functions.{name}" for name in FUNCTIONS}


def test_every_migration_says_what_it_risks() -> None:
    for path in (ROOT / "infra/migrations").glob("*.sql"):
        text = path.read_text()
        assert text.startswith("-- migrate:up\n"), path.name
        assert re.search(r"^-- Lock risk: ", text, re.MULTILINE), path.name
