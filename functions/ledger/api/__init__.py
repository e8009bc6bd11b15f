"""The ledger endpoints: read the request, name the permission, run one command."""

from fastapi import APIRouter

from functions.ledger.api import (
    accounts,
    balances,
    dimensions,
    entries,
    imports,
    items,
    openings,
    periods,
    rates,
    seals,
)

router = APIRouter(prefix="/v1/ledger", tags=["ledger"])
for part in (
    accounts,
    imports,
    openings,
    entries,
    periods,
    rates,
    items,
    dimensions,
    balances,
    seals,
):
    router.include_router(part.router)
