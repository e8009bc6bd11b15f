"""The nouns of the catalog: taxes and what they make of lines, products, units, prices."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from shared.errors import Refusal
from shared.money import Rounding
from shared.nouns import dataclass


class TaxUnknown(Refusal):
    """There is no tax of this code."""

    status = 422
    fields = ("taxes",)


class UnitUnknown(Refusal):
    """There is no unit of this code."""

    status = 422
    fields = ("unit",)


class TaxKind(StrEnum):
    """How a tax is reckoned: a percentage of its base, or an amount for each unit sold."""

    PERCENT = "percent"
    FIXED = "fixed"


class TaxCategory(StrEnum):
    """The VAT category codes of EN 16931 (UNTDID 5305, the subset an invoice may carry)."""

    STANDARD = "S"
    ZERO_RATED = "Z"
    EXEMPT = "E"
    REVERSE_CHARGE = "AE"
    INTRA_COMMUNITY = "K"
    EXPORT = "G"
    OUTSIDE_SCOPE = "O"

    @property
    def is_owed_by_customer(self) -> bool:
        """Whether the customer reckons this tax and pays it to the state, not to the seller."""
        return self in (TaxCategory.REVERSE_CHARGE, TaxCategory.INTRA_COMMUNITY)

    @property
    def needs_reason(self) -> bool:
        """Whether an invoice must say why no tax is charged (BR-E-10, BR-AE-10, BR-IC-10 ...)."""
        return self not in (TaxCategory.STANDARD, TaxCategory.ZERO_RATED)


@dataclass(frozen=True, slots=True)
class Tax:
    """One tax as it stands on a document; its code names it within a company.

    `rate` is per cent for a percentage and money for each unit for a fixed one. `rank` orders
    taxes: a compound tax raises the base of every tax of a higher rank, never of its own. An
    inclusive tax is already in the unit price. `due_account` takes the tax on what we sell,
    `deductible_account` the tax on what we buy; both are codes the ledger checks when posting.
    """

    code: str
    name: str
    kind: TaxKind = TaxKind.PERCENT
    rate: Decimal = Decimal()
    category: TaxCategory = TaxCategory.STANDARD
    inclusive: bool = False
    compound: bool = False
    rank: int = 1
    exemption_code: str = ""
    exemption_reason: str = ""
    due_account: str = ""
    deductible_account: str = ""

    @property
    def charged_rate(self) -> Decimal:
        """The rate the seller charges: nothing where the customer owes the tax."""
        return Decimal() if self.category.is_owed_by_customer else self.rate


class TaxPer(StrEnum):
    """Where a company rounds its tax.

    LINE: each line's tax, on its printed net. DOCUMENT: once per tax, on the sum of the printed
    nets, as EN 16931 asks (BR-CO-17). UNROUNDED: once per tax, on the nets before rounding.
    """

    LINE = "line"
    DOCUMENT = "document"
    UNROUNDED = "unrounded"


@dataclass(frozen=True, slots=True)
class TaxRounding:
    """A company's two conventions: where tax is rounded, and what becomes of half a coin."""

    per: TaxPer = TaxPer.DOCUMENT
    mode: Rounding = Rounding.HALF_UP


@dataclass(frozen=True, slots=True)
class TaxableLine:
    """A quantity at a unit price, less a discount of so many per cent, under its taxes.

    The unit price contains the taxes that are inclusive. A negative quantity gives back.
    """

    quantity: Decimal
    unit_price: Decimal
    taxes: tuple[Tax, ...] = ()
    discount: Decimal = Decimal()


@dataclass(frozen=True, slots=True)
class TaxedLine:
    """What a line comes to: as entered (inclusive taxes still in it) and net of all tax."""

    amount: Decimal
    net: Decimal


@dataclass(frozen=True, slots=True)
class TaxAmount:
    """One tax over a whole document: what it is reckoned on, and what it comes to.

    `owed_by_customer` is the tax a reverse charge leaves to the customer; `amount` is then zero.
    """

    tax: Tax
    base: Decimal
    amount: Decimal
    owed_by_customer: Decimal = Decimal()


@dataclass(frozen=True, slots=True)
class TaxedDocument:
    """A document to the coin: the lines in their order, taxes by rank and code, and totals.

    net is the sum of the line nets, tax the sum of the tax amounts, total = net + tax.
    """

    lines: tuple[TaxedLine, ...]
    taxes: tuple[TaxAmount, ...]
    net: Decimal
    tax: Decimal
    total: Decimal


class ProductKind(StrEnum):
    """Something to hand over, or something to do."""

    GOODS = "goods"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: numerator/denominator of its dimension's reference unit, exactly.

    `places` are the decimal places its quantities are counted in, `unece` its code in UN/ECE
    recommendation 20, which electronic invoices use.
    """

    code: str
    name: str
    dimension: str
    numerator: int = 1
    denominator: int = 1
    places: int = 2
    unece: str = "C62"


@dataclass(frozen=True, slots=True)
class Product:
    """A product or service as a document's line needs it.

    The sale price is in the company's currency, None where it is agreed each time. Categories
    go from its own up to the root. An empty income account means the ledger's default.
    """

    id: UUID
    code: str
    name: str
    description: str
    kind: ProductKind
    sale_price: Decimal | None
    income_account: str
    tax_codes: tuple[str, ...]
    unit: str = ""
    unece: str = "C62"
    categories: tuple[UUID, ...] = ()
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Price:
    """A line of a price list: a price per unit, or a percentage off the product's own price.

    For a product, a category with all below it, or everything; from a quantity on; between
    days, both included, None where there is no limit.
    """

    id: UUID
    min_quantity: Decimal = Decimal()
    product_id: UUID | None = None
    category_id: UUID | None = None
    price: Decimal | None = None
    discount: Decimal | None = None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class PriceList:
    """Prices in a currency, between days, with those lines that concern the products asked for."""

    id: UUID
    code: str
    currency: str
    prices: tuple[Price, ...] = ()
    starts: date | None = None
    ends: date | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class FoundPrice:
    """A price per unit and why it is that.

    `price` is None where nobody said one. An empty currency means the company's.
    """

    price: Decimal | None
    currency: str
    because: str


@dataclass(frozen=True, slots=True)
class Lines:
    """What the lines of one document need of the catalog: looked up once, in one statement."""

    products: Mapping[UUID, Product]
    taxes: Mapping[str, Tax]
    retired_taxes: frozenset[str]
    rounding: TaxRounding
    price_list: PriceList | None = None


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product as somebody describes it: taxes and unit by their codes, empty for no unit."""

    code: str
    name: str
    description: str = ""
    kind: ProductKind = ProductKind.GOODS
    category_id: UUID | None = None
    unit: str = ""
    sale_price: Decimal | None = None
    income_account: str = ""
    taxes: tuple[str, ...] = ()
    barcode: str = ""
    is_active: bool = True
