"""The endpoints of parties."""

from fastapi import APIRouter

from functions.parties.api import parties, personal, terms

router = APIRouter()
router.include_router(terms.router)
router.include_router(parties.router)
router.include_router(personal.router)
