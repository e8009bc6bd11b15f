"""Start everything: PostgreSQL, Valkey, API, jobs and web app, with a demo company to try.

The web app and the API are on one address. Data, secrets and logs are kept under .local/ (or
--data). Ctrl-C, or `down` from elsewhere, stops what was started and nothing else.
"""

import argparse
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from local.console import ask, fail, note, step, warn

if TYPE_CHECKING:
    from local.embedded.node import Node
    from local.state import State
    from local.supervisor import Supervisor


HIGHEST_PORT = 65_535


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--port", type=_port, default=8000, help="the one address's port (8000)")
    parser.add_argument("--data", metavar="FOLDER", help="where data is kept (.local)")
    parser.add_argument("--no-seed", action="store_true", help="start without a demo company")
    parser.add_argument("--no-web", action="store_true", help="only the API, on the same address")
    parser.add_argument("--reset", action="store_true", help="forget all data first; asks")
    parser.add_argument("--yes", action="store_true", help="answer --reset's question with yes")


def _port(text: str) -> int:
    """Read a port. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= HIGHEST_PORT):
        raise argparse.ArgumentTypeError(f"{text} is no port: give a number from 1 to 65535")
    return int(text)


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
    # Scripts start what runs beside them deaf to Ctrl-C: it stops this all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, _interrupt)
    supervisor = Supervisor(state, port, port)
    try:
        web = None if asked.no_web else web_app()
        if web is not None:
            supervisor.api_port = state.api_port(port)
        _start(state, supervisor, web, seeded=not asked.no_seed)
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


def web_app() -> "tuple[Node, Path] | None":
    """Return the web app, built; where that cannot be, say so and go on without."""
    from local.embedded import node, web

    try:
        runs_on = node.found()
        return runs_on, web.built(runs_on)
    except (node.NoNode, web.BuildFailed, OSError) as reason:
        warn(f"{reason}\nStarting without the web app: the API alone is on the address.")
        return None


def _start(
    state: "State", supervisor: "Supervisor", web: "tuple[Node, Path] | None", *, seeded: bool
) -> None:
    from local import children, migrations
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
    step("Starting the API" if web is None else "Starting the API and the web app")
    if web is not None:
        children.serve_web(supervisor, *web, environment["ERP_PUBLIC_URL"])
    children.serve_api(supervisor, environment)
    children.start_jobs(supervisor, environment)
    if web is not None:
        children.wait_for_web(supervisor)
    step(f"Ready: {postgres.url(DATABASE).split('@')[1]} serves the data")
    _greet(state, f"http://127.0.0.1:{supervisor.port}", has_pages=web is not None)


def _start_cache(state: "State", supervisor: "Supervisor") -> str:
    from local.processes import known

    valkey = state.valkey()
    if valkey is None:
        warn("There is no Valkey for this system: running without a cache, only slower.")
        return ""
    step("Starting Valkey")
    supervisor.add("valkey", lambda: known(valkey.start().pid))
    return valkey.url


def _greet(state: "State", address: str, *, has_pages: bool) -> None:
    sign_in = state.sign_in()
    print(f"\n  Open     {address}" if has_pages else "")
    print(f"  API      {address}\n  Docs     {address}/docs")
    if sign_in is not None:
        print(f"  E-mail   {sign_in.email}\n  Password {sign_in.password}")
    elif has_pages:
        print(f"  Sign up  {address}/sign-up (there is no demo company)")
    else:
        print("  Sign up  POST /v1/identity/sign-up (there is no demo company)")
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
