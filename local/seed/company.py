"""The demo company."""

from collections.abc import Callable

from local.state import SignIn


def plant_company(say: Callable[[str], None]) -> SignIn | None:
    """Plant it; say what is being planted."""
    say("Signing up")
    return None
