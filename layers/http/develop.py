"""Serve for development in a container: `python -m layers.http.develop` begins again on changes."""

import os

import uvicorn

from layers.settings import take_secrets


def main() -> None:
    """Serve one process, and watch the folders that hold code."""
    take_secrets()
    uvicorn.run(
        "layers.http.gateway:create",
        factory=True,
        host=os.environ.get("ERP_HOST", "127.0.0.1"),
        port=int(os.environ.get("ERP_PORT") or 8000),
        http="layers.http.wire:Protocol",
        reload=True,
        reload_dirs=["functions", "layers", "shared"],
    )


if __name__ == "__main__":
    main()
