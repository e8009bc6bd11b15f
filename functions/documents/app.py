"""Serve documents on its own: by uvicorn as `app`, on Lambda as `handler`."""

from mangum import Mangum

from functions.documents.api import router
from layers.http.application import create_app

app = create_app("documents", router)
handler = Mangum(app, lifespan="off")
