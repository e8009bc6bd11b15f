"""Receivers on this machine, and the test-only leave to call them."""

from collections.abc import Iterator

import pytest

from tests.functions.notifications.receiver import Receiver, receiving


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """Listen on this machine, and allow calls to it."""
    monkeypatch.setenv("ERP_ALLOW_PRIVATE_CALLS", "1")
    with receiving() as one:
        yield one


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the server a secret to derive others from."""
    monkeypatch.setenv("ERP_SECRET", "s" * 40)
