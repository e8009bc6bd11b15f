"""What a document's defaults are taken from, asked of everybody in one trip."""

from dataclasses import replace
from decimal import Decimal, localcontext
from uuid import UUID

from functions.catalog import service as catalog
from functions.catalog.model import Lines, Product, Tax
from functions.invoicing.model import Context, Document, Draft, Kind, LineDraft, Offer
from functions.invoicing.rules import documents, lines
from functions.invoicing.store import settings as settings_store
from functions.ledger import service as ledger
from functions.ledger.model import Books
from functions.parties import service as parties
from functions.parties.model import Instalment, Party
from layers.database.transactions import Tx
from shared.errors import ReferenceUnknown
from shared.money import rounded_to
from shared.nouns import dataclass


async def context_for(tx: Tx, draft: Draft) -> Context:
    """Read the customer, terms, books, settings, prices and taxes: one statement.

    Another trip where the customer's currency, and not the request, makes the document foreign.
    """
    async with tx.together():
        asked_party = await parties.ask_for_document(tx, draft.party_id, draft.terms_id)
        currency = None if draft.rate else draft.currency
        asked_books = await ledger.ask_books(tx, currency, draft.dated)
        asked_settings = await settings_store.ask_settings(tx)
        asked_lines = await catalog.ask_for_lines(tx, *_named(draft), party_id=draft.party_id)
    await tx.arrive()
    found = await asked_party.get()
    parties.check_active(found.party)
    books = await _books(tx, draft, found.party, await asked_books.get())
    looked_up = await asked_lines.get()
    return Context(
        party=found.party,
        terms=found.terms,
        books=books,
        settings=await asked_settings.get(),
        offers=_Offers(looked_up, books, draft).all(),
        taxes=_taxes(looked_up, books),
        rounding=looked_up.rounding,
    )


def _named(draft: Draft) -> tuple[list[UUID], list[str]]:
    """List the products and taxes that the lines name."""
    products = {line.product_id for line in draft.lines if line.product_id}
    return sorted(products), sorted({code for line in draft.lines for code in line.taxes or ()})


def reckoned(document_id: UUID, draft: Draft, context: Context) -> Document:
    """Fill a document in and reckon it to the coin."""
    filled = lines.filled(draft, context)
    currency = context.books.foreign_currency
    taxed = catalog.compute(lines.taxable(filled), currency, context.rounding)
    documents.check_size(filled, taxed, context.books)
    due = _instalments(draft, context, taxed.total)
    return documents.document_of(
        document_id, draft, context, lines.counted(filled, taxed), (taxed, due)
    )


async def _books(tx: Tx, draft: Draft, party: Party, books: Books) -> Books:
    """Settle the currency: the request's, else the customer's, else the company's.

    Raises ValueRefused where that is the company's, and a rate is given.
    """
    currency = draft.currency or party.currency or books.currency
    documents.check_rate(draft, currency, books.currency)
    if currency == books.foreign_currency:
        return books
    if draft.rate:
        return replace(books, foreign_currency=currency, rate=draft.rate)
    return await ledger.books(tx, currency, draft.dated)


def _instalments(draft: Draft, context: Context, total: Decimal) -> tuple[Instalment, ...]:
    """Divide the total by the terms; what is given back is due at once."""
    if draft.kind is Kind.CREDIT_NOTE or total <= 0:
        return (Instalment(draft.dated, total),)
    currency = context.books.foreign_currency
    return parties.instalments(total, currency, draft.dated, context.terms)


def _taxes(looked_up: Lines, books: Books) -> dict[str, Tax]:
    """Keep the taxes in use; fixed ones in the document's currency."""
    usable = [t for code, t in looked_up.taxes.items() if code not in looked_up.retired_taxes]
    return {tax.code: tax for tax in catalog.at_rate(usable, books.rate)}


@dataclass(frozen=True, slots=True)
class _Offers:
    """What the catalog says of a draft's lines, in the currency of its document."""

    looked_up: Lines
    books: Books
    draft: Draft

    def all(self) -> tuple[Offer | None, ...]:
        return tuple(self._offer(n, line) for n, line in enumerate(self.draft.lines))

    def _offer(self, place: int, line: LineDraft) -> Offer | None:
        if line.product_id is None:
            return None
        product = self.looked_up.products.get(line.product_id)
        if product is None:
            raise ReferenceUnknown(
                f"There is no product {line.product_id}.",
                pointer=f"/body/lines/{place}/product_id",
            )
        return Offer(
            product_id=product.id,
            code=product.code,
            description="\n".join(filter(None, (product.name, product.description))),
            unit=product.unit,
            unece=product.unece,
            unit_price=self._price(product, line),
            taxes=product.tax_codes,
            account=product.income_account,
        )

    def _price(self, product: Product, line: LineDraft) -> Decimal | None:
        """Find the price; one in the company's currency is carried over, another's is not."""
        found = catalog.price_for(
            product, line.quantity, self.draft.dated, self.looked_up.price_list
        )
        currency = found.currency or self.books.currency
        if found.price is None or currency == self.books.foreign_currency:
            return found.price
        if currency == self.books.currency:
            with localcontext(prec=60):
                return rounded_to(found.price * self.books.rate, 6)
        return None
