"""XML built from nested pieces, and read without trusting it.

Empty pieces vanish with the elements that would hold nothing else, so a writer names every
term once and says nothing about absence.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from shared.errors import Refusal
from shared.nouns import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot carry."""


class EInvoiceUnreadable(Refusal):
    """The file is no electronic invoice that can be read."""

    status = 422


@dataclass(frozen=True, slots=True)
class Piece:
    """An element to be: its prefixed tag, what it holds, its attributes."""

    tag: str
    holds: "tuple[Piece | None, ...] | str"
    attributes: Mapping[str, str]


def text(tag: str, value: str | None, **attributes: str) -> Piece | None:
    """Make an element that holds text, or nothing where there is no text."""
    kept = UNFIT.sub("", value or "").strip()
    return Piece(tag, kept, attributes) if kept else None


def group(tag: str, *inside: Piece | None) -> Piece | None:
    """Make an element that holds others, or nothing where it would be empty."""
    kept = tuple(piece for piece in inside if piece is not None)
    return Piece(tag, kept, {}) if kept else None


def number(value: Decimal) -> str:
    """Write a decimal without exponent or needless zeros, yet with its cents."""
    plain = f"{value:f}"
    if "." not in plain:
        return plain
    whole, places = plain.split(".")
    return f"{whole}.{places.rstrip('0').ljust(min(len(places), 2), '0')}"


def render(root: Piece, spaces: Mapping[str | None, str]) -> bytes:
    """Write the document as UTF-8."""
    from lxml import etree

    top = etree.Element(_name(root.tag, spaces), nsmap=dict(spaces))
    _fill(top, root, spaces)
    return bytes(etree.tostring(top, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _fill(element: "_Element", piece: Piece, spaces: Mapping[str | None, str]) -> None:
    from lxml import etree

    for key, value in piece.attributes.items():
        element.set(key, value)
    if isinstance(piece.holds, str):
        element.text = piece.holds
        return
    for inner in piece.holds:
        if inner is not None:
            _fill(etree.SubElement(element, _name(inner.tag, spaces)), inner, spaces)


def _name(tag: str, spaces: Mapping[str | None, str]) -> str:
    prefix, _, local = tag.rpartition(":")
    return f"{{{spaces[prefix or None]}}}{local}"


def parse(document: bytes) -> "_Element":
    """Parse without entities, external files or network. Raises EInvoiceUnreadable."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise EInvoiceUnreadable(f"The file is not well-formed XML: {error}.") from None
    if root.getroottree().docinfo.doctype:
        raise EInvoiceUnreadable("The file declares a document type, which is not accepted.")
    return root


@dataclass(frozen=True, slots=True)
class Look:
    """A place in a parsed document, read by prefixed paths; what is missing reads as empty."""

    at: "_Element"
    spaces: Mapping[str, str]

    def all(self, path: str) -> "list[Look]":
        """Give every element on a path."""
        return [Look(found, self.spaces) for found in self.at.findall(path, dict(self.spaces))]

    def first(self, path: str) -> "Look | None":
        """Give the first element on a path, if any."""
        found = self.at.find(path, dict(self.spaces))
        return None if found is None else Look(found, self.spaces)

    def has(self, path: str) -> bool:
        """Say whether there is an element on a path."""
        return self.first(path) is not None

    def text(self, path: str) -> str:
        """Give the text on a path, or an empty string."""
        return (self.at.findtext(path, "", dict(self.spaces)) or "").strip()

    def attribute(self, path: str, name: str) -> str:
        """Give an attribute of the element on a path, or an empty string."""
        found = self.first(path)
        return "" if found is None else found.at.get(name, "")

    def maybe(self, path: str) -> Decimal | None:
        """Give the decimal on a path, if any. Raises EInvoiceUnreadable where it is none."""
        found = self.text(path)
        if not found:
            return None
        try:
            value = Decimal(found)
        except InvalidOperation:
            raise EInvoiceUnreadable(f"{path} should be a number, but is {found!r}.") from None
        if not value.is_finite():
            raise EInvoiceUnreadable(f"{path} should be a number, but is {found!r}.")
        return value

    def amount(self, path: str) -> Decimal:
        """Give the decimal on a path, zero where there is none."""
        return self.maybe(path) or Decimal()

    def needed(self, path: str, rule: str) -> Decimal:
        """Give the decimal that a rule demands. Raises EInvoiceUnreadable, citing the rule."""
        value = self.maybe(path)
        if value is None:
            raise EInvoiceUnreadable(f"{path} is missing ({rule}).", rules=[rule])
        return value

    def day(self, path: str) -> date | None:
        """Give the date on a path, written 2026-03-31 or 20260331, if any."""
        found = self.text(path)[:10]
        if not found:
            return None
        try:
            return datetime.strptime(found.replace("-", ""), "%Y%m%d").date()  # noqa: DTZ007
        except ValueError:
            raise EInvoiceUnreadable(f"{path} should be a date, but is {found!r}.") from None
