"""The house's own rules, held by reading the code: where SQL is, whose rows it names, what waits.

A line that has a reason to differ says it: `# house: why`.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATEMENT = re.compile(
    r"\s*(?:--[^\n]*\n\s*)*"
    r"(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+.*\bSET\s|DELETE\s+FROM\s|WITH\s+(RECURSIVE\s+)?\w+.*\bAS\s"
    r"|COPY\s+\w+|TRUNCATE\s|CREATE\s+(TABLE|TEMP)|ALTER\s+TABLE)",
    re.DOTALL,
)
READS = re.compile(r"\b(?:FROM|JOIN|UPDATE|USING)\s+(?:ONLY\s+)?([a-z_]+)\b(?!\s*\()")
TOUCHES = re.compile(rf"{READS.pattern}|\bINTO\s+\w|\bTABLE\s+\w")
"""A statement that only says what is known already touches no table, and may stand anywhere."""
EXCUSE = re.compile(r"#\s*house:\s*\S")
WAITS = frozenset({"execute", "executemany", "queue", "rows", "read", "write", "expect"})
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_SERVICE, LONGEST_APP, MOST_ARGUMENTS = 400, 40, 25, 20, 6
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A place where a rule is broken, and how."""

    path: str
    line: int
    says: str

    def __str__(self) -> str:
        """Read as linters do."""
        return f"{self.path}:{self.line}: {self.says}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of ours, parsed."""

    path: Path
    text: str
    nodes: tuple[ast.AST, ...]

    @classmethod
    def of(cls, path: Path) -> "Source":
        """Read and parse it."""
        return cls.made(path, path.read_text())

    @classmethod
    def made(cls, path: Path, text: str) -> "Source":
        """Parse a text as if it stood at a path."""
        return cls(path, text, tuple(ast.walk(ast.parse(text))))

    @property
    def name(self) -> str:
        """Return its path from the root."""
        return self.path.relative_to(ROOT).as_posix()

    def is_part(self, *parts: str) -> bool:
        """Tell whether it is one of a function's parts, as a file or in a folder of that name."""
        if not self.name.startswith("functions/"):
            return False
        inside = self.name.removeprefix("functions/").partition("/")[2]
        return any(inside == f"{part}.py" or inside.startswith(f"{part}/") for part in parts)

    def may_hold_sql(self) -> bool:
        """Tell whether SQL belongs here."""
        return self.is_part("store", "queries") or self.name.startswith("layers/database/")


def findings() -> list[Finding]:
    """Check every file of shared, layers and functions."""
    found: list[Finding] = []
    for folder in ("shared", "layers", "functions"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            found += check(Source.of(path))
    for path in sorted((ROOT / "functions").glob("*/queries/**/*.sql")):
        found += _query(path)
    return sorted(found)


def check(source: Source) -> list[Finding]:
    """Check one file; leave out the lines that say why they differ."""
    lines = source.text.splitlines()
    rules = (_lengths, _sql_place, _sql_walls, _loops, _calls, _dependencies)
    return [
        Finding(source.name, line, says)
        for rule in rules
        for line, says in rule(source)
        if not EXCUSE.search(lines[min(line, len(lines)) - 1] if lines else "")
    ]


Said = Iterator[tuple[int, str]]


def _lengths(source: Source) -> Said:
    """Hold files, functions and argument lists short."""
    long = len(source.text.splitlines())
    most = LONGEST_APP if source.path.name == "app.py" else LONGEST_FILE
    if long > most:
        yield 1, f"file of {long} lines, of at most {most}"
    allowed = LONGEST_SERVICE if source.is_part("service") else LONGEST_FUNCTION
    for function in _functions(source):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > allowed:
            yield function.lineno, f"{function.name} has {lines} lines, of at most {allowed}"
        given = function.args
        many = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        if len([name for name in many if name not in {"self", "cls"}]) > MOST_ARGUMENTS:
            yield function.lineno, f"{function.name} takes {len(many)} arguments: make a noun"


def _sql_place(source: Source) -> Said:
    """Keep SQL in stores, queries and the database layer, and as literals."""
    for node, text in _statements(source):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "SQL made by an f-string: pass values, or compose with psycopg.sql"
        elif not source.may_hold_sql() and TOUCHES.search(text):
            yield node.lineno, f"SQL outside a store: {' '.join(text.split())[:50]}"


def _sql_walls(source: Source) -> Said:
    """Let every statement say its tenant, and its company where the table has companies."""
    for node, text in _statements(source):
        if not isinstance(node, ast.JoinedStr):
            yield from ((node.lineno, says) for says in walls_missing(text))


def walls_missing(sql: str) -> list[str]:
    """Say which of tenant and company a statement should name and does not."""
    plain = re.sub(r"--[^\n]*|'[^']*'", "", sql)
    tables = set(READS.findall(plain))
    missing = []
    if tables & (walled("wall_in") | walled("wall_in_tenant")) and "%(tenant)s" not in plain:
        missing.append(f"reads {_listed(tables)} without naming tenant_id = %(tenant)s")
    if tables & walled("wall_in") and "%(company)s" not in plain:
        missing.append(f"reads {_listed(tables)} without naming company_id = %(company)s")
    return missing


@cache
def walled(procedure: str) -> frozenset[str]:
    """List the tables that the migrations wall with a procedure."""
    called = re.compile(rf"^CALL {procedure}\('(\w+)'\)", re.MULTILINE)
    folder = ROOT / "infra" / "migrations"
    return frozenset(
        table for path in folder.glob("*.sql") for table in called.findall(path.read_text())
    )


def _loops(source: Source) -> Said:
    """Refuse a statement per turn of a loop: the number of statements must not grow."""
    if not source.is_part("store", "service"):
        return
    loops = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.GeneratorExp, ast.DictComp)
    for loop in source.nodes:
        if not isinstance(loop, loops):
            continue
        for awaited in _each_turn(loop):
            if isinstance(awaited, ast.Await) and _talks_to_database(awaited.value):
                yield awaited.lineno, "a statement in a loop: send arrays and unnest them"


def _each_turn(loop: ast.AST) -> Iterator[ast.AST]:
    """Walk what runs once per turn: of a comprehension, all but what it first goes through."""
    if isinstance(loop, (ast.For, ast.AsyncFor, ast.While)):
        for statement in loop.body:
            yield from ast.walk(statement)
        return
    generators: list[ast.comprehension] = getattr(loop, "generators", [])
    once = {id(node) for node in ast.walk(generators[0].iter)}
    yield from (node for node in ast.walk(loop) if id(node) not in once)


def _talks_to_database(call: ast.expr) -> bool:
    if not isinstance(call, ast.Call):
        return False
    match call.func:
        case ast.Attribute(value=ast.Name("tx" | "connection" | "cursor"), attr=name):
            return name in WAITS
    return bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id == "tx"


def _calls(source: Source) -> Said:
    """Keep commits at the edge, the clock in one place, and binary fractions out."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute):
            yield from _attribute(source, node)
        elif isinstance(node, ast.Name):
            if node.id == "float" and not source.name.startswith("layers/"):
                yield node.lineno, "float: amounts and quantities are Decimal"
            if node.id == "BaseHTTPMiddleware":
                yield node.lineno, "BaseHTTPMiddleware: write pure ASGI"


def _attribute(source: Source, node: ast.Attribute) -> Said:
    owner = node.value.id if isinstance(node.value, ast.Name) else ""
    if node.attr in {"commit", "rollback"} and not source.name.startswith("layers/database/"):
        yield node.lineno, f"{node.attr}: the command runner alone ends a transaction"
    reads_clock = (owner, node.attr) in {
        ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
    }  # fmt: skip
    if reads_clock and source.name != "shared/clock.py":
        yield node.lineno, f"{owner}.{node.attr}: ask shared.clock"


def _dependencies(source: Source) -> Said:
    """Refuse plain functions as dependencies: each would hop to the thread pool."""
    plain = {f.name for f in source.nodes if isinstance(f, ast.FunctionDef)}
    for call in source.nodes:
        match call:
            case ast.Call(func=ast.Name("Depends"), args=[ast.Name(name)]) if name in plain:
                yield call.lineno, f"{name} is a sync dependency: make it async"


def _functions(source: Source) -> Iterator[Function]:
    return (n for n in source.nodes if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)))


def _statements(source: Source) -> Iterator[tuple[ast.Constant | ast.JoinedStr, str]]:
    """Find what reads like SQL, docstrings apart."""
    spoken = {
        id(node.value)
        for node in source.nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside = {id(v) for n in source.nodes if isinstance(n, ast.JoinedStr) for v in n.values}
    for node in source.nodes:
        match node:
            case ast.JoinedStr(values=[ast.Constant(str(text)), *_]) if STATEMENT.match(text):
                yield node, text
            case ast.Constant(str(text)) if STATEMENT.match(text):
                if id(node) not in spoken | inside:
                    yield node, text


def _query(path: Path) -> list[Finding]:
    name = path.relative_to(ROOT).as_posix()
    return [Finding(name, 1, says) for says in walls_missing(path.read_text())]


def _listed(tables: set[str]) -> str:
    known = walled("wall_in") | walled("wall_in_tenant")
    return ", ".join(sorted(tables & known))


def main() -> int:
    """Print what is broken; fail if anything is."""
    found = findings()
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
