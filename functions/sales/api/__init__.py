"""The endpoints of sales."""

from fastapi import APIRouter

from functions.sales.api import orders, previews, quotes, settings

router = APIRouter()
router.include_router(settings.router)
router.include_router(previews.router)
router.include_router(quotes.router)
router.include_router(orders.router)
