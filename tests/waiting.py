"""Properties that wait: Hypothesis draws in a thread, and the test runs in the one event loop."""

from collections.abc import Callable, Coroutine
from typing import Any

from anyio import from_thread, to_thread


async def run(prove: Callable[[], None]) -> None:
    """Run a property in a thread; inside it, `wait` comes back to this loop."""
    await to_thread.run_sync(prove)


def wait(work: Callable[..., Coroutine[Any, Any, Any]], *values: Any) -> Any:
    """Run a coroutine function in the loop that `run` was called in, and give what it gives."""
    return from_thread.run(work, *values)
