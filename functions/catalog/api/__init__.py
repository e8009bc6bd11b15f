"""The endpoints of the catalog."""

from fastapi import APIRouter

from functions.catalog.api import prices, products, taxes, units

router = APIRouter()
for part in (taxes, units, prices, products):
    router.include_router(part.router)
