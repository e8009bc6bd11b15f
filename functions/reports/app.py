"""The reports function: uvicorn serves `app`, Lambda calls `handler`."""

from mangum import Mangum

from functions.reports.api import router
from layers.http.application import create_app

app = create_app("reports", router)
handler = Mangum(app, lifespan="off")
