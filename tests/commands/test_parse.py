from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from support.program import call, gatepost, shell
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_command_reads_what_git_writes(repository: Path) -> None:
    commit(repository, "feat: one\n\nbody\n")
    commit(repository, "dépêche\n")
    log = git(repository, "log", "-z", "--format=%B").encode()
    done = gatepost(repository, "parse", given=log)
    assert (done.code, done.err) == (0, "")
    assert [len(json.loads(line)["commits"]) for line in done.out.splitlines()] == [0, 1]


def test_it_starts_without_what_people_need(tmp_path: Path) -> None:
    program = "import sys; had = set(sys.modules); from gatepost.cli import main; main(['parse'])"
    told = "print(*set(sys.modules) - had, file=sys.stderr)"  # coverage has loaded some before
    done = shell(tmp_path, f"printf 'fix: a' | '{sys.executable}' -c \"{program}; {told}\"")
    assert json.loads(done.out)["commits"][0]["type"] == "fix"
    loaded = set(done.err.split())
    assert "gatepost.adapters.bulk" in loaded
    assert not loaded & {"click", "git", "typing", "gatepost.commands", "gatepost.adapters.terminal"}


def test_through_the_table_it_does_the_same(tmp_path: Path) -> None:
    data = b"fix: a\0feat: b\n\nfoo(bar(baz))\0"
    straight = gatepost(tmp_path, "parse", given=data)
    assert straight.code == 0
    assert gatepost(tmp_path, "parse", "--", given=data) == straight


def test_its_help_says_what_comes_in_and_goes_out(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "parse", "--help")
    assert done.code == 0
    assert "git log -z --format=%B" in done.out
