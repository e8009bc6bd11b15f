"""What a start that was killed left running."""

from local.console import note
from local.state import State


def stop_leftovers(state: State, but: str = "") -> list[str]:
    """Stop the recorded processes that still run, each known by its id and start time."""
    running = state.running()
    if running is None or running.supervisor.is_alive():
        return []
    stopped = []
    for name, process in reversed(running.parts.items()):
        if name != but and process.is_alive():
            note(f"{name} (pid {process.pid}) was left over from a start that was killed: stopped")
            process.stop()
            stopped.append(name)
    return stopped
