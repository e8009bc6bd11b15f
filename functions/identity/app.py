"""The identity function: uvicorn serves `app`, Lambda calls `handler`."""

from mangum import Mangum

from functions.identity.api import router
from layers.http.application import create_app

app = create_app("identity", router)
handler = Mangum(app, lifespan="off")
