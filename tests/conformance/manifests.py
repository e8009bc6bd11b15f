"""What a function says of itself in function.toml, and what its code says."""

import ast
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
FUNCTIONS = sorted(
    path.name
    for path in (ROOT / "functions").iterdir()
    if path.is_dir() and not path.name.startswith("_")
)
KEYS = {"owns", "needs", "layers", "emits", "reacts_to", "grants", "schedule", "memory_mb"}


@dataclass(frozen=True, slots=True)
class Code:
    """What a function's files import and say."""

    imported: frozenset[str]
    text: str

    def second(self, package: str) -> set[str]:
        """Return the second part of what is imported from a package."""
        found = (name.split(".") for name in self.imported)
        return {parts[1] for parts in found if parts[0] == package and len(parts) > 1}


def manifest(name: str) -> dict[str, Any]:
    """Read a function's manifest."""
    return tomllib.loads((ROOT / "functions" / name / "function.toml").read_text())


@cache
def code(name: str) -> Code:
    """Read a function's files."""
    imported: set[str] = set()
    texts = []
    for path in sorted((ROOT / "functions" / name).rglob("*.py")):
        texts.append(path.read_text())
        for node in ast.walk(ast.parse(texts[-1])):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported |= {f"{node.module}.{alias.name}" for alias in node.names}
    return Code(frozenset(imported), "\n".join(texts))


@cache
def tables() -> dict[str, str]:
    """Name the owner of every table: the one in the header of the migration that makes it."""
    owners = {}
    for path in sorted((ROOT / "infra/migrations").glob("*.sql")):
        text = path.read_text()
        header = re.search(r"^-- Owner: (\w+)", text, re.MULTILINE)
        assert header, f"{path.name} does not say its owner"
        for table in re.findall(r"^CREATE TABLE (?:IF NOT EXISTS )?(\w+)", text, re.MULTILINE):
            owners[table] = header[1]
    return owners
