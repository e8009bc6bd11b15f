"""When a product can be kept."""

from functions.catalog.model import NewProduct
from shared.errors import Refusal


class TaxNamedTwice(Refusal):
    """A tax can be on a product only once."""

    status = 422


class CategoryRing(Refusal):
    """A category cannot be above itself."""

    fields = ("parent_id",)


def check_product(product: NewProduct, pointer: str = "/body") -> None:
    """Refuse a product that names a tax twice. Raises TaxNamedTwice."""
    for place, code in enumerate(product.taxes):
        if code in product.taxes[:place]:
            raise TaxNamedTwice(f"{code} is named twice.", pointer=f"{pointer}/taxes/{place}")
