"""What the installed hooks run, inside this process, where its lines can be counted."""

from __future__ import annotations

import site
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gatepost import fasthook
from gatepost.adapters import post_commit, prepare_commit_msg, remember
from gatepost.adapters.commit_msg import judge_message_file
from gatepost.adapters.rulebook_cache import dump, load
from gatepost.hooks.names import COMMIT_MSG, POST_COMMIT, PRE_PUSH, PREPARE_COMMIT_MSG
from support.repos import commit

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def status_of(*arguments: str) -> object:
    """Return the status with which the hook ends at once."""
    with pytest.raises(LeftError) as caught:
        fasthook.main(list(arguments))
    return caught.value.args[0]


@pytest.fixture
def _leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fasthook, "_exit", leave)
    monkeypatch.setattr(site, "main", lambda: None)  # the tests' own interpreter has done it


@pytest.mark.usefixtures("_leaves")
def test_a_good_message_ends_the_process_with_0() -> None:
    assert status_of(COMMIT_MSG, FILE) == 0


@pytest.mark.usefixtures("_leaves")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([COMMIT_MSG, FILE], 1),
        ([COMMIT_MSG], 2),
        ([COMMIT_MSG, FILE, "x"], 2),
        ([COMMIT_MSG, "missing"], 2),
        ([PRE_PUSH, "origin", "url", "x"], 2),
        (["post-odd"], 2),
        ([FILE], 2),
    ],
)
def test_anything_else_is_handed_to_the_whole_program(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write("Nope\n")
    with pytest.raises(SystemExit) as caught:
        fasthook.main(arguments)
    assert caught.value.code == status
    assert capsys.readouterr().err


@pytest.mark.usefixtures("_leaves")
def test_after_a_commit_the_line_is_written(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "release-please-config.json").write_text('{"packages": {}}')
    commit(repository, "feat: a")
    assert status_of(POST_COMMIT) == 0
    assert capsys.readouterr().err == "gatepost: next release: minor: feat → Features\n"


@pytest.mark.usefixtures("_leaves")
@pytest.mark.parametrize("arguments", [[], [""], ["template"], ["message"], ["commit", "HEAD"], ["", "HEAD", "more"]])
def test_a_message_file_is_prepared_where_git_has_no_message(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[tuple[str, ...]] = []
    monkeypatch.setattr(prepare_commit_msg, "prepare", lambda *words: prepared.append(words))
    assert status_of(PREPARE_COMMIT_MSG, FILE, *arguments) == 0
    is_new = arguments[:1] not in (["message"], ["commit"])
    assert prepared == ([(FILE, *arguments[:2])] if is_new else [])
    monkeypatch.setenv("GIT_EDITOR", ":")
    prepared.clear()
    assert status_of(PREPARE_COMMIT_MSG, FILE, *arguments) == 0
    assert prepared == []


@pytest.mark.usefixtures("_leaves")
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_hook_that_judges_nothing_is_never_in_the_way(
    error: type[BaseException], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: str) -> int:
        raise error

    monkeypatch.setattr(post_commit, "main", fail)
    monkeypatch.setattr(prepare_commit_msg, "prepare", fail)
    assert status_of(POST_COMMIT) == 0
    assert status_of(PREPARE_COMMIT_MSG, FILE) == 0
    assert status_of(PREPARE_COMMIT_MSG) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("_leaves")
def test_ctrl_c_ends_the_hook_before_the_program_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(site, "main", interrupt)
    assert status_of(COMMIT_MSG, "missing") == 130


def test_the_hooks_are_called_by_their_names() -> None:
    words = Path(fasthook.__file__).read_text("utf-8")
    assert {name for name in (COMMIT_MSG, POST_COMMIT, PREPARE_COMMIT_MSG) if f'"{name}"' not in words} == set()


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
