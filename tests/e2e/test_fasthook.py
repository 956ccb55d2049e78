"""The accepting path inside this process, where its lines can be counted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from gatepost import fasthook
from gatepost.adapters import remember
from gatepost.adapters.commit_msg import judge_message_file
from gatepost.adapters.rulebook_cache import dump, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = ".git/COMMIT_EDITMSG"


class LeftError(BaseException):
    """The process has ended, with a status."""


def leave(status: int) -> None:
    raise LeftError(status)


@pytest.fixture(autouse=True)
def _remembered(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand in a repository whose rulebook is remembered; put the modules back that the cache has replaced."""
    monkeypatch.chdir(repository)
    monkeypatch.setattr(remember, "_SETTLED", -60.0)
    write("fix: a\n")
    judge_message_file(FILE)
    before = {name: module for name, module in sys.modules.items() if name.startswith("gatepost")}
    yield
    sys.modules.update(before)


def write(message: str | bytes) -> None:
    with open(FILE, "wb") as file:  # noqa: PTH123  as the hook does
        file.write(message.encode() if isinstance(message, str) else message)


def is_good(path: str = FILE) -> bool:
    return fasthook._is_good(path)  # noqa: SLF001  `main` ends the process


def test_a_good_message_ends_the_process_with_0(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fasthook, "_exit", leave)
    with pytest.raises(LeftError) as caught:
        fasthook.main([FILE])
    assert caught.value.args == (0,)


@pytest.mark.parametrize(("arguments", "status"), [([FILE], 1), ([], 2), ([FILE, "x"], 2), (["missing"], 2)])
def test_anything_else_is_handed_to_the_whole_program(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fasthook, "_exit", leave)
    monkeypatch.setattr(sys, "path", list(sys.path))
    write("Nope\n")
    with pytest.raises(SystemExit) as caught:
        fasthook.main(arguments)
    assert caught.value.code == status
    assert capsys.readouterr().err


def test_only_what_is_good_beyond_doubt_is_accepted() -> None:
    for message, good in {
        b"fix: a\n": True,
        b"fix: a\n\n# c\n": True,
        b"Nope\n": False,
        b"": False,
        b"# only\n": False,
        b"fix: \0\n": False,
        b"fix: \xff\n": False,
        b"fix: a\n\n" + b"x" * (1 << 20): False,
    }.items():
        write(message)
        assert is_good() is good, message[:20]


def test_where_a_rule_is_ignored_or_overruled_the_whole_program_says_so(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("ignore = {GP108 = 'why'}\noverrides = ['header-too-long']\n")
    write("fix: a\n")
    judge_message_file(FILE)
    long = "fix: " + "x" * 100
    for message, good in {
        "fix: a\n": True,
        "fix: keep it.\n": False,
        f"{long}\n": False,
        f"{long}\n\nGatepost-Ignore: header-too-long a link\n": False,
        "fix: a\n\nGatepost-Ignore: header-too-long a link\n": True,
    }.items():
        write(message)
        assert is_good() is good, message[:20]


def test_what_is_not_done_yet_may_be_committed() -> None:
    for message in ("fixup! fix: a\n", "WIP\n"):
        write(message)
        assert is_good()


def test_a_merge_is_judged_as_one(repository: Path) -> None:
    write("bring the two together\n")
    assert not is_good()
    (repository / ".git" / "MERGE_HEAD").write_text("")
    assert is_good()


def test_what_nobody_edited_keeps_its_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    write("# fix: a\nfix: a\n")
    assert is_good()
    monkeypatch.setenv("GIT_EDITOR", ":")
    assert not is_good()


def test_without_a_cache_that_holds_nothing_is_accepted(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", "GP101")
    assert not is_good()
    monkeypatch.delenv("GATEPOST_SKIP")
    assert is_good()
    assert not is_good("COMMIT_EDITMSG")
    assert not is_good(".git\\missing")
    (repository / "gatepost.toml").write_text("")
    assert not is_good()


def test_a_cache_of_another_shape_is_no_cache(repository: Path) -> None:
    path = repository / ".git" / "gatepost" / "rulebook"
    cached = load(".git")
    assert cached is not None
    cached.frozen = (((), (), (), (), ()), (("gatepost.rules.nowhere", "Nothing", "error", (), ""),), ())
    path.write_bytes(dump(cached))
    assert not is_good()
    cached.sources = ((".", 7),)  # type: ignore[assignment]  # what another version might have kept
    path.write_bytes(dump(cached))
    assert not is_good()
    cached.sources = 7  # type: ignore[assignment]  # likewise
    path.write_bytes(dump(cached))
    assert not is_good()


def test_what_comes_after_a_doubt_is_loaded_from_the_files() -> None:
    write("Nope\n")
    assert not is_good()
    assert "gatepost.gate.judge" not in sys.modules
