"""Serve sales on its own: by uvicorn as `app`, on Lambda as `handler`."""

from mangum import Mangum

from functions.sales.api import router
from layers.http.application import create_app

app = create_app("sales", router)
handler = Mangum(app, lifespan="off")
