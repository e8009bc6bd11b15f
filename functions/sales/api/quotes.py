"""Quotes: lists, drafts and their edits, and what the customer answered."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from anyio import to_thread
from fastapi import APIRouter, Response

from functions.sales.api.papers import PDF, as_file, printed
from functions.sales.api.shapes import (
    OrderReply,
    QuoteBody,
    QuoteReply,
    QuoteRow,
    SaleGone,
    SendQuote,
    WhyNot,
)
from functions.sales.model import Kind
from functions.sales.service import drafts, finding, printing
from functions.sales.service import quotes as service
from functions.sales.service.quotes import Wish
from layers.database.transactions import READ_ONLY, transaction
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter(prefix="/v1/sales", tags=["sales"])
Writing = Annotated[Command, permit(Permission.QUOTES_WRITE)]
Sending = Annotated[Command, permit(Permission.QUOTES_SEND)]
Reading = Annotated[Query, may(Permission.QUOTES_READ)]

add_list(router, "/quotes", finding.QUOTES, QuoteRow, Permission.QUOTES_READ)


@router.post("/quotes", status_code=201)
async def create_quote(body: QuoteBody, command: Writing) -> QuoteReply:
    """Write a quote."""
    wanted = body.noun()
    return await command.run(QuoteReply, lambda tx: drafts.create(tx, Kind.QUOTE, wanted))


@router.get("/quotes/{quote_id}")
async def get_quote(quote_id: UUID, query: Reading) -> QuoteReply:
    """Show a quote."""
    return await query.one(QuoteReply, finding.one_quote(quote_id), f"No quote {quote_id}.")


@router.put("/quotes/{quote_id}")
async def change_quote(
    quote_id: UUID, body: QuoteBody, expected: Expected, command: Writing
) -> QuoteReply:
    """Write a draft quote anew."""
    wanted = body.noun()
    return await command.run(
        QuoteReply, lambda tx: drafts.change(tx, Kind.QUOTE, quote_id, expected, wanted)
    )


@router.delete("/quotes/{quote_id}")
async def delete_quote(quote_id: UUID, expected: Expected, command: Writing) -> SaleGone:
    """Throw a draft quote away."""
    return await command.run(SaleGone, lambda tx: drafts.delete(tx, Kind.QUOTE, quote_id, expected))


@router.post("/quotes/{quote_id}/copy", status_code=201)
async def copy_quote(quote_id: UUID, command: Writing) -> QuoteReply:
    """Write a new quote like this one, dated today."""
    return await command.run(QuoteReply, lambda tx: drafts.copy(tx, Kind.QUOTE, quote_id))


@router.post("/quotes/{quote_id}/send")
async def send_quote(quote_id: UUID, body: SendQuote, command: Sending) -> QuoteReply:
    """Give a quote its number and send it by e-mail, or note that it was sent by other ways."""
    wish = Wish(body.by == "email", body.to, body.subject, body.message)
    reply = await command.run(QuoteReply, lambda tx: service.send_quote(tx, quote_id, wish))
    if not wish.by_email:
        return reply
    # The number is on the print, so it is given first; then the letter is a command of its own,
    # under a key of its own, and no connection waits for the printer.
    async with transaction(replace(command.actor, rights_version=None), READ_ONLY) as tx:
        found = await printing.load_printable(tx, Kind.QUOTE, quote_id)
    letter = await to_thread.run_sync(service.letter_for, found, wish)
    mailing = replace(command, key=command.key and f"{command.key}#mail")
    return await mailing.run(QuoteReply, lambda tx: service.mail_quote(tx, quote_id, letter))


@router.post("/quotes/{quote_id}/accept", status_code=201)
async def accept_quote(
    quote_id: UUID, command: Annotated[Command, permit(Permission.SALES_WRITE)]
) -> OrderReply:
    """Take the customer's yes: make a draft order of the quote."""
    return await command.run(OrderReply, lambda tx: service.accept_quote(tx, quote_id))


@router.post("/quotes/{quote_id}/decline")
async def decline_quote(quote_id: UUID, body: WhyNot, command: Writing) -> QuoteReply:
    """Take the customer's no."""
    return await command.run(
        QuoteReply, lambda tx: service.decline_quote(tx, quote_id, body.reason)
    )


@router.post("/quotes/{quote_id}/revise")
async def revise_quote(quote_id: UUID, command: Writing) -> QuoteReply:
    """Take a sent quote back to change it; it keeps its number, as its next revision."""
    return await command.run(QuoteReply, lambda tx: service.revise_quote(tx, quote_id))


@router.get("/quotes/{quote_id}/pdf", response_class=Response, responses=as_file(PDF))
async def get_quote_pdf(quote_id: UUID, query: Reading) -> Response:
    """Print a quote."""
    return await printed(query, Kind.QUOTE, quote_id)
