"""What tests in a real terminal stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.terminal import Terminal, need_tmux

if TYPE_CHECKING:
    from collections.abc import Iterator


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes: the others fit in beside it."""
    items.sort(key=lambda item: "test_chain" not in item.nodeid)


@pytest.fixture
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """Return a terminal in which nothing runs yet."""
    need_tmux()
    terminal = Terminal(tmp_path_factory.mktemp("t"))
    yield terminal
    terminal.close()
