"""Start everything: PostgreSQL, Valkey, the API and the jobs, with a demo company to try.

Data, secrets and logs are kept under .local/ (or --data). Ctrl-C, or `down` from elsewhere,
stops what was started and nothing else.
"""

import argparse
import http.client
import os
import shutil
import signal
import socket
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any, NoReturn

from local.console import ask, fail, note, step, warn
from local.tree import ROOT

if TYPE_CHECKING:
    from local.state import State
    from local.supervisor import Supervisor


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--port", type=int, default=8000, help="where the API listens (8000)")
    parser.add_argument("--data", metavar="FOLDER", help="where data is kept (.local)")
    parser.add_argument("--no-seed", action="store_true", help="start without a demo company")
    parser.add_argument("--reset", action="store_true", help="forget all data first; asks")
    parser.add_argument("--yes", action="store_true", help="answer --reset's question with yes")


def run(asked: argparse.Namespace) -> int:
    """Start, say where, and look after it until told to stop."""
    from local.state import AlreadyRunning, State

    state = State.of(asked.data)
    try:
        with state.held():
            return _run(state, asked)
    except AlreadyRunning:
        running = state.running()
        where = f"at {running.address} (pid {running.supervisor.pid})" if running else "just now"
        fail(f"It runs already, started {where}.\n`python3 local down` stops it.")


def _run(state: "State", asked: argparse.Namespace) -> int:
    from local.embedded.postgres import PostgresFailed
    from local.leftovers import stop_leftovers
    from local.supervisor import GaveUp, Supervisor

    stop_leftovers(state, but="postgres")
    if asked.reset:
        _reset(state, certain=asked.yes)
    port = _choose_port(asked.port)
    signal.signal(signal.SIGTERM, _interrupt)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, _interrupt)
    supervisor = Supervisor(state, port)
    try:
        _start(state, supervisor, seeded=not asked.no_seed)
        supervisor.watch()
    except KeyboardInterrupt:
        print(flush=True)
        step("Stopping")
        return 0
    except (GaveUp, PostgresFailed) as reason:
        fail(str(reason))
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        supervisor.stop()
    return 0


def _interrupt(_signal: int, _frame: Any) -> NoReturn:
    raise KeyboardInterrupt


def _start(state: "State", supervisor: "Supervisor", *, seeded: bool) -> None:
    from local import migrations
    from local.services import start_postgres
    from local.state import DATABASE

    step("Starting PostgreSQL 18")
    postgres = state.postgres()
    supervisor.add("postgres", lambda: start_postgres(postgres), lambda _: postgres.stop())
    if postgres.data.parent != state.folder:
        note(f"its data is in {postgres.data}: PostgreSQL refuses root, and others cannot")
        note(f"enter {state.folder}")
    environment = state.environment(postgres, _start_cache(state, supervisor), supervisor.port)
    step("Applying migrations")
    migrations.apply(postgres, state.secrets())
    if seeded and state.sign_in() is None:
        from local.commands.seed import plant

        plant(state, environment)
    step("Starting the API")
    _serve(state, supervisor, environment)
    _start_jobs(state, supervisor, environment)
    step(f"Ready: {postgres.url(DATABASE).split('@')[1]} serves the data")
    _greet(state, supervisor.port)


def _start_cache(state: "State", supervisor: "Supervisor") -> str:
    from local.processes import known

    valkey = state.valkey()
    if valkey is None:
        warn("There is no Valkey for this system: running without a cache, only slower.")
        return ""
    step("Starting Valkey")
    supervisor.add("valkey", lambda: known(valkey.start().pid))
    return valkey.url


def _serve(state: "State", supervisor: "Supervisor", environment: dict[str, str]) -> None:
    """Open the port, and share it out to one process per core; the first has the machine alone."""
    from functools import partial

    from local.supervisor import start_child

    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "nt":  # sockets are not inherited there: one process, on the port itself
        listening.close()
        many, command = 1, ["--port", str(supervisor.port)]
        sockets: tuple[int, ...] = ()
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", supervisor.port))
        listening.listen(2048)
        many = int(os.environ.get("WEB_CONCURRENCY") or min(os.cpu_count() or 1, 8))
        command, sockets = ["--fd", str(listening.fileno())], (listening.detach(),)
    full = [sys.executable, "-m", "local.serve", *command]
    logs = state.folder / "logs"
    for number in range(1, many + 1):
        supervisor.add(
            f"api-{number}", partial(start_child, logs, "api", full, environment, sockets)
        )
        if number == 1:
            _wait_for(supervisor)


def _start_jobs(state: "State", supervisor: "Supervisor", environment: dict[str, str]) -> None:
    from local.supervisor import start_child

    if (ROOT / "layers" / "schedule.py").exists():
        command = [sys.executable, "-m", "layers.schedule"]
        logs = state.folder / "logs"
        supervisor.add("jobs", lambda: start_child(logs, "jobs", command, environment, ()))


def _wait_for(supervisor: "Supervisor") -> None:
    """Wait until the API answers; one that ends instead says why in its log."""
    port, log = supervisor.port, supervisor.state.folder / "logs" / "api.log"
    end = time.monotonic() + 60
    while time.monotonic() < end and supervisor.is_complete():
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/health")
                if connection.getresponse().status < 500:
                    return
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.1)
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-8:])
    fail(f"The API does not answer. The end of {log}:\n{tail}")


def _greet(state: "State", port: int) -> None:
    sign_in = state.sign_in()
    print(f"\n  API      http://127.0.0.1:{port}\n  Docs     http://127.0.0.1:{port}/docs")
    if sign_in is None:
        print("  Sign up  POST /v1/identity/sign-up (there is no demo company)")
    else:
        print(f"  E-mail   {sign_in.email}\n  Password {sign_in.password}")
    print("\n  Ctrl-C stops it.", flush=True)


def _choose_port(wanted: int) -> int:
    """Take the port, or say who has it and offer the next free one."""
    from local import ports

    if ports.is_free(wanted):
        return wanted
    other = ports.near(wanted)
    print(f"Port {wanted} is taken by {ports.holder(wanted)}.", file=sys.stderr)
    if not ask(f"Use port {other} instead?"):
        fail(f"Start on a free one: python3 local up --port {other}")
    return other


def _reset(state: "State", *, certain: bool) -> None:
    """Forget the data folder's contents, when somebody says that they mean it."""
    if not (certain or ask(f"Forget all data in {state.folder}? It cannot be brought back.")):
        fail("Nothing was forgotten. (Without a terminal, --reset needs --yes.)")
    postgres = state.postgres()
    postgres.stop("immediate")
    shutil.rmtree(postgres.data, ignore_errors=True)
    for name in ("postgres", "valkey", "files", "mail", "logs"):
        shutil.rmtree(state.folder / name, ignore_errors=True)
    for name in ("secrets.json", "sign-in.json", "ports.json", "running.json"):
        (state.folder / name).unlink(missing_ok=True)
    step("All data forgotten")
