"""The identity endpoints: read the request, name the permission, run one command."""

from fastapi import APIRouter

from functions.identity.api import (
    account,
    companies,
    invitations,
    keys,
    preferences,
    roles,
    second_step,
    sessions,
    signing_in,
    tenants,
    users,
)

router = APIRouter(prefix="/v1/identity", tags=["identity"])
for part in (
    signing_in,
    account,
    second_step,
    sessions,
    tenants,
    companies,
    users,
    invitations,
    roles,
    keys,
    preferences,
):
    router.include_router(part.router)
