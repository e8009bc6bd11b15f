"""The code keeps the house's rules, and each rule finds what it is there to find."""

from pathlib import Path

import pytest

from local import rules
from local.rules import ROOT, Source, check, findings


def test_the_code_keeps_the_rules() -> None:
    assert [str(finding) for finding in findings()] == []


def found(name: str, text: str) -> str:
    path = ROOT / Path(name)
    return "; ".join(f.says for f in check(Source.made(path, text)))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("functions/x/api.py", "q = 'SELECT 1 FROM t'", "SQL outside a store"),
        ("functions/x/store.py", "q = f'SELECT {a} FROM t'", "f-string"),
        ("functions/x/store.py", "q = 'SELECT 1 FROM outbox'", "naming tenant_id"),
        ("functions/x/store.py", "q = '''WITH a AS (SELECT 1 FROM outbox) SELECT'''", "company_id"),
        (
            "functions/x/store/a.py",
            "async def f(tx):\n    for a in b:\n        await tx.queue(a)",
            "statement in a loop",
        ),
        (
            "functions/x/service.py",
            "async def f(tx):\n    [await store.lock(tx, a) for a in b]",
            "statement in a loop",
        ),
        ("functions/x/service.py", "tx.commit()", "command runner alone"),
        ("functions/x/rules.py", "a = float('1')", "Decimal"),
        ("functions/x/rules/a.py", "a = datetime.now()", "shared.clock"),
        ("functions/x/api.py", "def g(): ...\na = Depends(g)", "sync dependency"),
        ("layers/http/a.py", "class A(BaseHTTPMiddleware): ...", "pure ASGI"),
        ("functions/x/app.py", "\n" * 21, "file of"),
        ("functions/x/service.py", "def f():\n" + "    a()\n" * 25, "of at most 25"),
        ("functions/x/rules.py", "def f():\n" + "    a()\n" * 40, "of at most 40"),
        ("shared/a.py", "def f(a, b, c, d, e, f, g): ...", "make a noun"),
    ],
)
def test_each_rule_finds_what_it_is_for(name: str, text: str, says: str) -> None:
    assert says in found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("functions/x/api.py", '"""SELECT is a word."""'),
        ("functions/x/service.py", "q = 'SELECT %(many)s::int AS many'"),
        ("functions/x/store.py", "q = 'INSERT INTO outbox (name) VALUES (%(n)s)'"),
        ("functions/x/rules.py", "a = float('1')  # house: seconds"),
        ("functions/x/service.py", "async def f(tx):\n    [a for a in await store.all(tx)]"),
        ("layers/database/a.py", "connection.commit()"),
        ("functions/x/api.py", "async def g(): ...\na = Depends(g)"),
    ],
)
def test_no_rule_finds_what_is_right(name: str, text: str) -> None:
    assert found(name, text) == ""


def test_the_lists_of_walled_tables_are_read_from_the_migrations() -> None:
    assert "outbox" in rules.walled("wall_in")
    assert "tenants" in rules.walled("wall_in_tenant")
