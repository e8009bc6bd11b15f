"""Which of some amounts add up to another, within bounds that keep it quick."""

from collections.abc import Sequence
from decimal import Decimal

MOST_SUMS = 20_000
MOST_AMOUNTS = 40


def subsets(amounts: Sequence[Decimal], wanted: Decimal, most: int = 2) -> list[tuple[int, ...]]:
    """Give up to `most` sets of places whose amounts add up to the one wanted.

    Earlier places are preferred, and fewer of them. The first forty amounts are looked at, and
    no more than some thousand sums are kept: beyond that, a set may be missed, never made up.
    """
    sums: dict[Decimal, list[tuple[int, ...]]] = {Decimal(): [()]}
    for n, amount in enumerate(amounts[:MOST_AMOUNTS]):
        before = [(total, tuple(found)) for total, found in sums.items()]
        for total, found in before:
            if len(sums) > MOST_SUMS:
                break
            if abs(total + amount) > abs(wanted) * 3 + abs(amount):
                continue
            kept = sums.setdefault(total + amount, [])
            kept.extend((*places, n) for places in found[: most - len(kept)] if len(kept) < most)
    return sorted(sums.get(wanted, []), key=lambda places: (len(places), places))
