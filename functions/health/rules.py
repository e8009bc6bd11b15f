"""What the parts say about the whole."""

from collections.abc import Collection, Sequence

from functions.health.model import Manifest, Migrations, Part, State


def overall(parts: Sequence[Part]) -> State:
    """Be down with any part that is down, and degraded with any that is."""
    states = {part.state for part in parts}
    for state in (State.DOWN, State.DEGRADED):
        if state in states:
            return state
    return State.UP


def migrated(migrations: Migrations) -> Part:
    """Say whether the database is at this release; ahead of it is fine, upgrades go that way."""
    pending = migrations.known - migrations.applied
    if migrations.applied and pending:
        missing = ", ".join(sorted(pending))
        return Part("migrations", State.DOWN, f"Not applied yet: {missing}.")
    latest = max(migrations.applied or migrations.known, default="unknown")
    return Part("migrations", State.UP, f"The latest is {latest}.")


def serving(manifest: Manifest, missing: Collection[str], database: Part) -> Part:
    """Say whether a function can serve: the database answers and holds all of its tables."""
    if database.state is State.DOWN:
        return Part(manifest.name, State.DOWN, "The database does not answer.")
    absent = sorted(set(manifest.tables) & set(missing))
    if absent:
        return Part(manifest.name, State.DOWN, f"{len(absent)} of its tables are missing.")
    return Part(manifest.name, State.UP, "It serves.")
