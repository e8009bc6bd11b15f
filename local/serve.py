"""One API process, on a listening socket that the supervisor opened and shares out.

A process that is killed is replaced on the same socket, and none holds the port when the
supervisor is gone.
"""

import argparse
import asyncio
import socket
import sys

import uvicorn


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fd", type=int)
    parser.add_argument("--port", type=int, default=8000)
    asked = parser.parse_args()
    config = uvicorn.Config(
        "layers.http.gateway:create",
        factory=True,
        host="127.0.0.1",
        port=asked.port,
        log_level="warning",
        access_log=False,
        http="layers.http.wire:Protocol",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    sockets = None if asked.fd is None else [socket.socket(fileno=asked.fd)]
    if sys.platform == "win32":  # psycopg waits on sockets, which the default loop there cannot
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(server.serve(sockets))
    else:
        server.run(sockets)


if __name__ == "__main__":
    main()
