"""An index for as long as it is needed."""

from __future__ import annotations

import socket
from contextlib import closing
from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import local_index as module
from gatepost.adapters.local_index import HOST, LocalIndex, local_index
from gatepost.errors import NotTriedError, ToolMissingError

if TYPE_CHECKING:
    from pathlib import Path


def answers(index: LocalIndex) -> bool:
    port = int(index.address.rpartition(":")[2].strip("/"))
    with closing(socket.socket()) as tried:
        return tried.connect_ex((HOST, port)) == 0


def test_it_answers_while_it_is_needed_and_at_the_same_address_again(tmp_path: Path) -> None:
    with local_index(tmp_path / "index", tmp_path / "log") as index:
        address = index.address
        assert (answers(index), index.simple) == (True, f"{address}simple/")
        index.stop()
        assert not answers(index)
        index.start()
        assert (answers(index), index.address) == (True, address)
    assert not answers(index)
    index.stop()


def test_it_has_the_names_of_its_files(tmp_path: Path) -> None:
    index = LocalIndex(tmp_path, tmp_path / "log")
    (tmp_path / "rocket-1.0.tar.gz").touch()

    assert index.names() == {"rocket-1.0.tar.gz"}


def test_whatever_happens_it_is_ended(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), local_index(tmp_path / "index", tmp_path / "log") as index:
        raise KeyboardInterrupt
    assert not answers(index)


def test_where_it_does_not_start_the_log_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(NotTriedError) as raised, local_index(tmp_path / "index", tmp_path / "log"):
        pass
    assert raised.value.hint == f"what it said is in {tmp_path / 'log'}"


def test_without_pypiserver_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(module, "version", missing)
    with pytest.raises(ToolMissingError) as raised:
        LocalIndex(tmp_path, tmp_path / "log").start()
    assert "gatepost[rehearse]" in raised.value.hint
