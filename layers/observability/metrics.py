"""Count what happens: for Prometheus on a port of its own, or embedded in the log under Lambda.

prometheus_client takes 0.14 s to import, so it is imported where ERP_METRICS_PORT asks for it.
"""

import os
from functools import cache

from layers.observability.counting import Metrics


@cache
def metrics() -> Metrics | None:
    """Open the meters: with ERP_METRICS_PORT on that port, under Lambda in the log, else none."""
    if os.environ.get("AWS_LAMBDA_FUNCTION_NAME"):
        from layers.observability.embedded import Embedded

        return Embedded()
    port = os.environ.get("ERP_METRICS_PORT", "")
    if not port:
        return None
    from layers.observability.exposed import Exposed

    return Exposed(int(port))
