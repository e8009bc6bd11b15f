"""The health function: uvicorn serves `app`, Lambda calls `handler`."""

from mangum import Mangum

from functions.health.api import router
from layers.http.application import create_app

app = create_app("health", router)
handler = Mangum(app, lifespan="off")
