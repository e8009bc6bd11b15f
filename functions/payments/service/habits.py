"""Rules learned or set by hand: words of a line, and the account that it belongs on."""

from uuid import UUID

from functions.payments.model import Habit
from functions.payments.rules.habits import check
from functions.payments.store import habits as store
from layers.database.transactions import Read, Tx

LISTING = store.LISTING


async def add_rule(tx: Tx, habit: Habit, *, active: bool) -> Read:
    """Add a rule."""
    check(habit)
    tx.about("payment_rule", habit.habit_id)
    await store.insert(tx, habit, active=active)
    return store.read(habit.habit_id)


async def change_rule(tx: Tx, habit: Habit, expected: int, *, active: bool) -> Read:
    """Change a rule, from the version that was read."""
    check(habit)
    before = await tx.read(store.read(habit.habit_id))
    tx.about(
        "payment_rule", habit.habit_id, {**before[0], "id": str(habit.habit_id)} if before else None
    )
    await store.update(tx, habit, expected, active=active)
    return store.read(habit.habit_id)


async def forget_rule(tx: Tx, habit_id: UUID) -> Read:
    """Delete a rule; what was booked by it stays."""
    before = await tx.read(store.read(habit_id))
    tx.about("payment_rule", habit_id, {**before[0], "id": str(habit_id)} if before else None)
    await store.delete(tx, habit_id)
    return store.forgotten(habit_id)


def rule(habit_id: UUID) -> Read:
    """Say how to read one rule."""
    return store.read(habit_id)
