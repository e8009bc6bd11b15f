"""Endpoints of the seal."""

from dataclasses import asdict
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.ledger.service import seals as service
from layers.http.commands import Command, permit
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter()


class Sealed(Shape):
    """How many entries were sealed now and in all, and the hash at the head of the chain."""

    sealed_now: int
    sealed: int
    hash: str | None


class Break(Shape):
    """Where the chain does not hold."""

    place: int | None = Field(description="The place in the chain, from 1.")
    entry_id: UUID | None
    number: str | None
    problem: str


class VerdictReply(Shape):
    """Whether the books are what was sealed; the first break comes first."""

    holds: bool
    sealed: int
    unsealed: int
    hash: str | None
    breaks: list[Break]


@router.post("/seal")
async def seal(command: Annotated[Command, permit(Permission.SEALS_WRITE)]) -> Sealed:
    """Seal what was posted since the last time; a job does the same every minute."""
    return await command.run(Sealed, service.seal)


@router.get("/seal/verify")
async def verify_seal(query: Annotated[Query, may(Permission.SEALS_READ)]) -> VerdictReply:
    """Recompute every hash from the books as they are, and name the first entry that differs."""
    return VerdictReply.model_validate(asdict(await query.within(service.verify)))
