"""How one function hears of another's events after commit: by the name its manifest gives.

functions/<function>/reactions.py has REACTIONS, which maps an event's name to an async
function(tx, event). It runs in a transaction of its own, once per event.
"""

from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module

from layers.database.transactions import Tx
from shared.events import Event

React = Callable[[Tx, Event], Awaitable[None]]


class ReactionUnknown(LookupError):
    """A manifest promises a reaction that is not there."""


def reaction_of(function: str, event: str) -> React:
    """Find what a function does about an event: no layer imports a function by itself."""
    known: Mapping[str, React] = import_module(f"functions.{function}.reactions").REACTIONS
    if event not in known:
        raise ReactionUnknown(f"{function} has no reaction to {event}")
    return known[event]
