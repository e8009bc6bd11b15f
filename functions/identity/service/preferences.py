"""How people like to see things: preferences of their own, views of lists, own and shared."""

from uuid import UUID

from functions.identity.model import Preferences, View
from functions.identity.store import preferences as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.errors import NotFound, Refusal
from shared.ids import new_id

VIEWS = store.VIEWS
preferences = store.preferences
view = store.view


MOST_VIEWS = 500


class TooManyViews(Refusal):
    """Nobody keeps so many views."""


async def change_preferences(tx: Tx, wanted: Preferences, version: int) -> Read:
    """Keep the actor's user's preferences."""
    found = await store.preferences_version(tx)
    if found is None:
        raise NotFound("There are no preferences: this is not a user.")
    check_version(found, version)
    tx.about("user", tx.actor.user_id)
    await store.change_preferences(tx, wanted)
    return store.preferences()


async def keep_view(tx: Tx, wanted: View) -> Read:
    """Keep a view under a name."""
    if await store.count_views(tx) >= MOST_VIEWS:
        raise TooManyViews(f"You have {MOST_VIEWS} views here. Delete some first.")
    view_id = new_id()
    tx.about("view", view_id)
    await store.add_view(tx, view_id, wanted)
    return store.view(view_id)


async def change_view(tx: Tx, view_id: UUID, wanted: View, version: int) -> Read:
    """Change a view of one's own; a shared one is its maker's."""
    check_version(await _own(tx, view_id), version)
    tx.about("view", view_id)
    await store.change_view(tx, view_id, wanted)
    return store.view(view_id)


async def remove_view(tx: Tx, view_id: UUID) -> Read:
    """Forget a view of one's own."""
    await _own(tx, view_id)
    tx.about("view", view_id)
    await store.remove_view(tx, view_id)
    return store.gone(view_id)


async def _own(tx: Tx, view_id: UUID) -> int:
    version = await store.own_version(tx, view_id)
    if version is None:
        raise NotFound("You have no such view.")
    return version
