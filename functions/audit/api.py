"""The endpoints of the trail: nothing here writes."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi import Query as InQuery
from pydantic import Field

from functions.audit import service
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter(prefix="/v1/audit", tags=["audit"])
LARGEST_ID = 2**63 - 1


class Entry(Shape):
    """One command that was asked for, whatever came of it."""

    id: int
    at: datetime
    user_id: UUID
    via: str = Field(description="session, key or system.")
    proof: UUID | None = Field(description="The session or key.")
    address: str
    request_id: str
    command: str
    kind: str | None
    subject: UUID | None
    before: Any
    after: Any
    refused: str | None = Field(description="The problem with which it was refused.")


class Change(Shape):
    """One field that a command changed."""

    path: str = Field(examples=["/lines/0/quantity"])
    field: str = Field(examples=["Lines 1, quantity"])
    before: Any
    after: Any


class Step(Shape):
    """One thing that was done to a record."""

    id: int
    at: datetime
    user_id: UUID
    via: str
    command: str
    changes: list[Change]


class History(Shape):
    """What was done to a record, the newest first; `next` is where the page after it begins."""

    items: list[Step]
    next: int | None


class AskHistory(Shape):
    """Which page of a history."""

    limit: int = Field(50, ge=1, le=200)
    after: int | None = Field(None, ge=0, le=LARGEST_ID, description="`next` of a page.")


class AskVerdict(Shape):
    """How far back to walk."""

    newest: int = Field(100_000, ge=1, le=1_000_000, description="Links to walk, from the end.")


class Break(Shape):
    """One place where the chain does not hold."""

    entry_id: int | None
    number: int | None = Field(description="The link, from 1.")
    reason: str


class Verdict(Shape):
    """Whether the trail is what it was when it was sealed."""

    holds: bool
    first: Break | None = Field(description="The first place where it does not.")
    breaks: list[Break]
    links: int
    digest: str | None = Field(description="Of the last link; keep it elsewhere to compare.")
    sealed_at: datetime | None
    waiting: int = Field(description="Entries that are not sealed yet.")


add_list(router, "/entries", service.ENTRIES, Entry, Permission.AUDIT_READ)


@router.get("/entries/{entry_id}")
async def get_entry(
    entry_id: Annotated[int, Path(ge=0, le=LARGEST_ID)],
    query: Annotated[Query, may(Permission.AUDIT_READ)],
) -> Entry:
    """Describe an entry."""
    return await query.one(Entry, service.entry(entry_id), f"No entry {entry_id}.")


@router.get("/history/{kind}/{subject}")
async def get_history(
    kind: Annotated[str, Path(max_length=60, examples=["invoice"])],
    subject: UUID,
    ask: Annotated[AskHistory, InQuery()],
    query: Annotated[Query, may(Permission.AUDIT_READ)],
) -> History:
    """Tell what was done to a record, by whom, and what it changed, field by field."""
    found = await query.within(
        lambda tx: service.read_history(tx, kind, subject, ask.after, ask.limit + 1)
    )
    steps = [
        Step(
            **{name: row[name] for name in ("id", "at", "user_id", "via", "command")},
            changes=[
                Change(path=d.path, field=d.field, before=d.before, after=d.after) for d in changed
            ],
        )
        for row, changed in found[: ask.limit]
    ]
    return History(items=steps, next=steps[-1].id if len(found) > ask.limit else None)


@router.get("/verify")
async def verify(
    ask: Annotated[AskVerdict, InQuery()], query: Annotated[Query, may(Permission.AUDIT_READ)]
) -> Verdict:
    """Walk the sealed chain, and name the first entry that was changed, removed or slipped in.

    A job walks all of it every night.
    """
    head, found = await query.within(lambda tx: service.read_verdict(tx, ask.newest))
    breaks = [Break.model_validate(row) for row in found]
    return Verdict(holds=not breaks, first=breaks[0] if breaks else None, breaks=breaks, **head)
