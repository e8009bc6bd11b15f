"""The SQL of rules learned: which words belong on which account."""

from collections.abc import Sequence
from uuid import UUID

from functions.payments.model import Habit
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Cursor, Read, Tx

LISTING = Listing(
    name="rules",
    source="FROM payments_habits WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "id": Column("id", Kind.ID, nullable=False),
        "contains": Column("contains", order="lower(contains)", nullable=False),
        "money_in": Column("money_in", Kind.BOOLEAN, sorts=False),
        "account": Column("account", nullable=False),
        "label": Column("label", sorts=False, nullable=False),
        "is_active": Column("is_active", Kind.BOOLEAN, sorts=False, nullable=False),
        "used": Column("used", Kind.INTEGER, nullable=False),
        "version": Column("version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    sort="contains",
)


async def insert(tx: Tx, habit: Habit, *, active: bool) -> None:
    """Add a rule."""
    await tx.write(
        """
        INSERT INTO payments_habits (id, contains, money_in, account, label, is_active)
        VALUES (%(id)s, %(contains)s, %(money_in)s, %(account)s, %(label)s, %(active)s)
        """,
        {**_values(habit), "active": active},
    )


async def update(tx: Tx, habit: Habit, expected: int, *, active: bool) -> None:
    """Write a rule's changes, made from the version expected."""
    await tx.write(
        """
        WITH edited AS (
            UPDATE payments_habits
               SET contains = %(contains)s, money_in = %(money_in)s, account = %(account)s,
                   label = %(label)s, is_active = %(active)s, version = version + 1
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
               AND version = %(expected)s RETURNING id
        )
        SELECT must(EXISTS (SELECT FROM edited), CASE WHEN EXISTS (
                   SELECT FROM payments_habits
                    WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s)
                   THEN 'version-stale' ELSE 'not-found' END,
               'Somebody changed or deleted this rule after you read it. Read it again.')
        """,
        {**_values(habit), "active": active, "expected": expected},
    )


async def delete(tx: Tx, habit_id: UUID) -> None:
    """Forget a rule."""
    await tx.write(
        """
        WITH gone AS (
            DELETE FROM payments_habits
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
            RETURNING id
        )
        SELECT must(EXISTS (SELECT FROM gone), 'not-found', 'There is no such rule.')
        """,
        {"id": habit_id},
    )


async def learn(tx: Tx, habit: Habit) -> None:
    """Learn a rule, or learn anew where its words belong."""
    await tx.write(
        """
        INSERT INTO payments_habits AS h (id, contains, money_in, account, label, used)
        VALUES (%(id)s, %(contains)s, %(money_in)s, %(account)s, %(label)s, 1)
        ON CONFLICT (tenant_id, company_id, lower(contains), money_in) DO UPDATE
           SET account = excluded.account, label = excluded.label, is_active = true,
               used = h.used + 1, version = h.version + 1
        """,
        _values(habit),
    )


async def count_use(tx: Tx, habit_id: UUID) -> None:
    """Count that somebody followed a rule."""
    await tx.write(
        """
        UPDATE payments_habits SET used = used + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": habit_id},
    )


async def ask_active(tx: Tx) -> Cursor:
    """Queue the question for the rules in use."""
    return await tx.queue(
        """
        SELECT id, contains, account, label, used, money_in FROM payments_habits
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND is_active ORDER BY id
        """
    )


async def given(cursor: Cursor) -> Sequence[Habit]:
    """Read the answer to `ask_active`."""
    return [Habit(*row) for row in await cursor.fetchall()]


def read(habit_id: UUID) -> Read:
    """Say how to read one rule."""
    return Read(
        """
        SELECT id, contains, money_in, account, label, is_active, used, version
          FROM payments_habits
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": habit_id},
    )


def _values(habit: Habit) -> dict[str, object]:
    return {
        "id": habit.habit_id,
        "contains": habit.contains,
        "money_in": habit.money_in,
        "account": habit.account,
        "label": habit.label,
    }


def forgotten(habit_id: UUID) -> Read:
    """Say what was deleted."""
    return Read("SELECT %(id)s::uuid AS id", {"id": habit_id})
