"""Stop what `up` started, and nothing else."""

import argparse

from local.console import note, step


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--data", metavar="FOLDER", help="the data folder of the start (.local)")


def run(asked: argparse.Namespace) -> int:
    """Ask the start to stop; stop what a killed one left over."""
    from local.leftovers import stop_leftovers
    from local.state import State

    state = State.of(asked.data)
    running = state.running()
    if running is not None and running.supervisor.is_alive():
        step(f"Stopping {running.address} (pid {running.supervisor.pid})")
        running.supervisor.stop(grace=60)
    stopped = stop_leftovers(state, but="postgres")
    postgres = state.postgres()
    if postgres.is_running():
        postgres.stop()
        stopped.append("postgres")
    state.forget_running()
    if running is None and not stopped:
        note("Nothing is running.")
    else:
        step("Stopped")
    return 0
