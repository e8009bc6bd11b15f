"""The endpoints of invoicing."""

from fastapi import APIRouter

from functions.invoicing.api import credits, imports, invoices, papers, settings

router = APIRouter()
router.include_router(settings.router)
router.include_router(imports.router)
router.include_router(papers.router)
router.include_router(credits.router)
router.include_router(invoices.router)
