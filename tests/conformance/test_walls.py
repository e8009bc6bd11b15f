"""Every table is walled, and every key and policy keeps room to grow."""

import psycopg
import pytest

from local.rules import walled, walls_missing

NOT_OURS = "schema_migrations"
ONE_PER_TENANT = {"tenants"}
"""Tables whose key is the tenant itself."""


def ask(owner: psycopg.Connection, sql: str) -> list[tuple[object, ...]]:
    return owner.execute(sql.replace("$ours$", f"c.relname <> '{NOT_OURS}'")).fetchall()


def test_every_table_is_walled(owner: psycopg.Connection) -> None:
    exposed = ask(
        owner,
        """
        SELECT c.relname FROM pg_class c
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND $ours$
           AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        """,
    )
    assert exposed == []


def test_every_table_has_one_permissive_policy(owner: psycopg.Connection) -> None:
    wrong = ask(
        owner,
        """
        SELECT c.relname, count(p.oid) FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND $ours$
         GROUP BY 1 HAVING count(p.oid) <> 1 OR NOT bool_and(p.polpermissive)
        """,
    )
    assert wrong == []


@pytest.mark.parametrize(("position", "column"), [(1, "tenant_id"), (2, "company_id")])
def test_every_key_begins_with_whose_it_is(
    owner: psycopg.Connection, position: int, column: str
) -> None:
    tables = walled("wall_in") | (walled("wall_in_tenant") if column == "tenant_id" else set())
    found = ask(
        owner,
        f"""
        SELECT c.relname, k.conname FROM pg_constraint k
          JOIN pg_class c ON c.oid = k.conrelid
          LEFT JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[{position}]
         WHERE k.connamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'f') AND $ours$
           AND a.attname IS DISTINCT FROM '{column}'
         UNION ALL
        SELECT c.relname, i.relname FROM pg_index x
          JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
          LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[{position} - 1]
         WHERE x.indisunique AND c.relnamespace = 'public'::regnamespace AND $ours$
           AND a.attname IS DISTINCT FROM '{column}'
        """,
    )
    wrong = [(table, key) for table, key in found if table in tables]
    assert [row for row in wrong if not is_reference_to_tenant(owner, str(row[1]))] == []


def is_reference_to_tenant(owner: psycopg.Connection, key: str) -> bool:
    """Excuse a company's row that refers to what its tenant's companies share."""
    shared = owner.execute(
        """
        SELECT true FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
         WHERE k.conname = %s AND k.contype = 'f' AND t.relname = ANY(%s)
        """,
        [key, list(walled("wall_in_tenant"))],
    ).fetchone()
    return shared is not None


def test_the_application_owns_nothing_and_stands_before_the_wall(
    owner: psycopg.Connection,
) -> None:
    roles = owner.execute(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'erp\\_%' AND rolbypassrls ORDER BY 1"
    ).fetchall()
    assert roles == [("erp_door",), ("erp_owner",)]
    owned = owner.execute(
        "SELECT relname FROM pg_class WHERE relowner = 'erp_app'::regrole"
    ).fetchall()
    assert owned == []


def test_every_definer_pins_its_path(owner: psycopg.Connection) -> None:
    open_ones = owner.execute(
        """
        SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
           AND NOT coalesce(proconfig::text LIKE '%search\\_path=%', false)
        """
    ).fetchall()
    assert open_ones == []


def test_nobody_but_those_granted_runs_a_definer(owner: psycopg.Connection) -> None:
    open_ones = owner.execute(
        """
        SELECT proname FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace AND prosecdef AND prorettype <> 'trigger'::regtype
           AND (proacl IS NULL OR EXISTS (
               SELECT FROM aclexplode(proacl) WHERE grantee = 0 AND privilege_type = 'EXECUTE'))
        """
    ).fetchall()
    assert open_ones == []


@pytest.mark.parametrize(
    ("sql", "many"),
    [
        ("SELECT 1 FROM tenants", 1),
        ("SELECT 1 FROM outbox WHERE tenant_id = %(tenant)s", 1),
        (
            "UPDATE outbox SET name = '' WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
            0,
        ),
        ("DELETE FROM outbox", 2),
        ("SELECT 'FROM outbox'", 0),
    ],
)
def test_the_rule_sees_what_a_statement_leaves_out(sql: str, many: int) -> None:
    assert len(walls_missing(sql)) == many
