"""Products and services, and the categories they are sorted into."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from fastapi import Query as InQuery
from pydantic import Field, StringConstraints

from functions.catalog.model import NewProduct, ProductKind
from functions.catalog.service import imports
from functions.catalog.service import products as service
from layers.database.transactions import Tx
from layers.http.commands import Command, permit
from layers.http.imports import add_import
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import BulkReply, Code, Line, Name, Price, Shape, Text
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter(prefix="/v1/catalog", tags=["catalog"])
Writing = Annotated[Command, permit(Permission.PRODUCTS_WRITE)]
Reading = Annotated[Query, may(Permission.PRODUCTS_READ)]
Worth = Annotated[Price, Field(ge=0)]
Barcode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-]{0,60}$")]


class ProductBody(Shape):
    """A product or service; taxes and unit by their codes, the price in the company's currency."""

    code: Code
    name: Name
    description: Text = ""
    kind: ProductKind = ProductKind.GOODS
    category_id: UUID | None = None
    unit: Code | Literal[""] = ""
    sale_price: Worth | None = None
    income_account: Code | Literal[""] = ""
    taxes: list[Code] = Field(default_factory=list, max_length=10)
    barcode: Barcode = ""
    is_active: bool = True


class ProductReply(ProductBody):
    """A product as it is kept."""

    id: UUID
    version: int
    created_at: datetime
    changed_at: datetime


class ProductRow(Shape):
    """A product in a list."""

    id: UUID
    code: str
    name: str
    kind: ProductKind
    category_id: UUID | None
    unit: str
    sale_price: Price | None
    income_account: str
    taxes: list[str]
    barcode: str
    is_active: bool
    version: int
    created_at: datetime
    changed_at: datetime


class FoundProduct(Shape):
    """A product as a picker shows it."""

    id: UUID
    code: str
    name: str
    kind: ProductKind
    sale_price: Price | None
    unit: str
    is_active: bool


class AskSearch(Shape):
    """Any part of a name, code or barcode, several words in any order."""

    q: Line = Field("", max_length=200)
    retired: bool = Field(default=False, description="Retired products too.")
    limit: int = Field(20, ge=1, le=100)


class ProductsBody(Shape):
    """Products to add, each in a transaction of its own."""

    products: list[ProductBody] = Field(min_length=1, max_length=1000)


class ProductImport(Shape):
    """One row of a file of products; category, unit and taxes by their codes."""

    code: Code = Field(json_schema_extra={"aliases": ["sku", "number", "article"]})
    name: Name = Field(json_schema_extra={"aliases": ["title", "product"]})
    description: Text = ""
    kind: ProductKind = ProductKind.GOODS
    category: Code | None = None
    unit: Code | Literal[""] = ""
    sale_price: Worth | None = Field(None, json_schema_extra={"aliases": ["price"]})
    income_account: Code | Literal[""] = Field("", json_schema_extra={"aliases": ["account"]})
    taxes: Line = Field(
        "", description="Codes, with commas between.", json_schema_extra={"aliases": ["tax"]}
    )
    barcode: Barcode = Field("", json_schema_extra={"aliases": ["ean", "gtin"]})


class CategoryBody(Shape):
    """A category, and the one it is under."""

    code: Code
    name: Name
    parent_id: UUID | None = None


class CategoryReply(CategoryBody):
    """A category as it is kept."""

    id: UUID
    version: int


async def import_products(tx: Tx, rows: list[ProductImport]) -> int:
    """Keep the products of a file."""
    return await imports.import_products(tx, [_imported(row) for row in rows])


add_list(router, "/products", service.PRODUCTS, ProductRow, Permission.PRODUCTS_READ)
add_list(router, "/categories", service.CATEGORIES, CategoryReply, Permission.PRODUCTS_READ)
add_import(router, "/products/import", ProductImport, Permission.PRODUCTS_WRITE, import_products)


@router.get("/search")
async def search_products(
    ask: Annotated[AskSearch, InQuery()], query: Reading
) -> list[FoundProduct]:
    """Find products by any part of name, code or barcode, those that begin with it first."""
    return await query.rows(FoundProduct, service.search(ask.q, ask.limit, retired=ask.retired))


@router.post("/products", status_code=201)
async def add_product(body: ProductBody, command: Writing) -> ProductReply:
    """Add a product or service."""
    return await command.run(ProductReply, lambda tx: service.add_product(tx, _product(body)))


@router.post("/products/bulk")
async def add_products(body: ProductsBody, command: Writing) -> BulkReply[ProductReply]:
    """Add many, each on its own: those refused do not hold up the others."""
    products = [_product(each) for each in body.products]
    return await command.run_many(ProductReply, products, service.add_product)


@router.get("/products/{product_id}")
async def get_product(product_id: UUID, query: Reading) -> ProductReply:
    """Show a product."""
    return await query.one(ProductReply, service.product(product_id), f"No product {product_id}.")


@router.put("/products/{product_id}")
async def change_product(
    product_id: UUID, body: ProductBody, expected: Expected, command: Writing
) -> ProductReply:
    """Change a product, or retire it; documents keep what they were written with."""
    return await command.run(
        ProductReply,
        lambda tx: service.change_product(tx, product_id, expected, _product(body)),
    )


@router.post("/categories", status_code=201)
async def add_category(body: CategoryBody, command: Writing) -> CategoryReply:
    """Add a category."""
    names = (body.code, body.name, body.parent_id)
    return await command.run(CategoryReply, lambda tx: service.add_category(tx, names))


@router.get("/categories/{category_id}")
async def get_category(category_id: UUID, query: Reading) -> CategoryReply:
    """Show a category."""
    return await query.one(
        CategoryReply, service.category(category_id), f"No category {category_id}."
    )


@router.put("/categories/{category_id}")
async def change_category(
    category_id: UUID, body: CategoryBody, expected: Expected, command: Writing
) -> CategoryReply:
    """Rename a category, or move it with all below it."""
    names = (body.code, body.name, body.parent_id)
    return await command.run(
        CategoryReply, lambda tx: service.change_category(tx, category_id, expected, names)
    )


def _product(body: ProductBody) -> NewProduct:
    """Make the noun of a body."""
    return NewProduct(**{**dict(body), "taxes": tuple(body.taxes)})


def _imported(row: ProductImport) -> imports.ImportedProduct:
    """Make a product of a row; its category is still a code."""
    facts = {name: value for name, value in row if name not in ("category", "taxes")}
    taxes = tuple(code for code in row.taxes.replace(";", ",").replace(" ", ",").split(",") if code)
    return imports.ImportedProduct(NewProduct(**facts, taxes=taxes), row.category)
