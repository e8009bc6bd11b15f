"""Serve the catalog on its own: by uvicorn as `app`, on Lambda as `handler`."""

from mangum import Mangum

from functions.catalog.api import router
from layers.http.application import create_app

app = create_app("catalog", router)
handler = Mangum(app, lifespan="off")
