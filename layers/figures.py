"""Numbers as people write them: with a comma or a point, and with thousands apart."""

import re

_GROUPED = re.compile(r"(?<=\d)[\s'\u2019\u00a0\u202f](?=\d{3})")
_COMMA = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+,\d+|0,\d+|\d+,(?:\d{1,2}|\d{4,}))")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_POINT = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d+")


def exact(text: str) -> str:
    """Write a number as programs do, where people can have meant one only: 1.234,50 or 1,234.50.

    What can be read two ways, as 1,234 can, stays as it is, to be refused by who reads it.
    """
    bare = _GROUPED.sub("", text.strip())
    if _COMMA.fullmatch(bare):
        return bare.replace(".", "").replace(",", ".")
    if _POINT.fullmatch(bare):
        return bare.replace(",", "")
    return bare if _PLAIN.fullmatch(bare) else text
