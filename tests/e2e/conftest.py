"""What tests in a real terminal stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.terminal import Terminal, need_tmux

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """Return a terminal in which nothing runs yet."""
    need_tmux()
    terminal = Terminal(tmp_path_factory.mktemp("t"))
    yield terminal
    terminal.close()
