"""Quotes: some won and turned into orders, some lost, some still open."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from local.seed.company import Story


async def plant(story: "Story") -> None:
    """Plant quotes."""
    del story
