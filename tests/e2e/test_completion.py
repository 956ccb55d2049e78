"""TAB pressed in real shells: what ends up in the line, what is shown, and what names of others can do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.repos import commit, git
from support.shells import CONFIGURATIONS, LINES, Shell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.once

SCOPES = (
    "`touch hacked`",
    "$HOME",
    "w${x}$[1]",
    "x;touch hacked",
    "y&touch hacked",
    "z|touch hacked",
    "a b",
    "q'u\"ote",
    "%F{red}%n",
    "b\\ack:co",
    "!boom",
    "~root",
    "*",
    "<in>out",
    "#no",
    "é—ü",
)
GONE = {"bash": "PATH=/usr/bin:/bin", "zsh": "path=(/usr/bin /bin)", "fish": "set -gx PATH /usr/bin /bin"}
AUTHOR = "Zoé O'Neil $HOME `touch hacked` <zoe@example.com>"


@pytest.fixture(scope="module")
def shells() -> Iterator[dict[str, Shell]]:
    """Return the shells that were started, by name; tests come in any order."""
    found: dict[str, Shell] = {}
    yield found
    for shell in found.values():
        shell.close()
        assert sorted(path.name for path in shell.folder.iterdir()) == [".git", "gatepost", "sub folder", "unlike.txt"]


@pytest.fixture(params=LINES)
def shell(request: pytest.FixtureRequest, shells: dict[str, Shell], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Return a shell in a repository with names of all kinds; nothing of them may have acted at the end."""
    name = str(request.param)
    if name not in shells:
        place = tmp_path_factory.mktemp("s")
        shells[name] = Shell(name, place, make_repository(place / "repository"))
    return shells[name]


def make_repository(path: Path) -> Path:
    path.mkdir()
    git(path, "init", "--quiet", "--initial-branch=main")
    git(path, "init", "--quiet", "../other")
    commit(path.parent / "other", "fix(scope-of-the-other): a\n")
    for scope in SCOPES:
        commit(path, f"fix({scope}): a\n")
    commit(path, "fix(\x1b[2Jgone\x07): a\n")
    for name in (AUTHOR.partition(" <")[0], "Esc \x1b[2J", "Tab\there"):
        git(
            path,
            "commit",
            "--quiet",
            "--allow-empty",
            "-m",
            "a",
            GIT_AUTHOR_NAME=name,
            GIT_AUTHOR_EMAIL="zoe@example.com",
        )
    for name in ("$(touch${IFS}hacked)", "topic/a;b", "`id`"):
        git(path, "branch", f"hostile/{name}")
    (path / "unlike.txt").touch()
    (path / "sub folder").mkdir()
    (path / "sub folder" / "inside.txt").touch()
    (path / "gatepost").write_text("#!/bin/sh\ntouch hacked\n")
    (path / "gatepost").chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("gatepost exp", "gatepost explain"),
        ("gatepost hook inst", "gatepost hook install"),
        ("gatepost hook install pre-p", "gatepost hook install pre-push"),
        ("gatepost lint --stri", "gatepost lint --strict"),
        ("gatepost lint --format js", "gatepost lint --format json"),
        ("gatepost lint --format=js", "gatepost lint --format=json"),
        ("gatepost lint --strict --range ma", "gatepost lint --strict --range main..HEAD"),
        ("gatepost lint --range HEAD..ma", "gatepost lint --range HEAD..main"),
        ("gatepost explain message-dr", "gatepost explain message-dropped"),
        ("gatepost explain GP401", "gatepost explain GP401"),
        ("gatepost config rules.header-too-long.m", "gatepost config rules.header-too-long.max"),
        ("gatepost plan --at mai", "gatepost plan --at main"),
        ("gatepost lint unl", "gatepost lint unlike.txt"),
        ("gatepost plan --config-file=unl", "gatepost plan --config-file=unlike.txt"),
        ("gatepost plan --config-file unl", "gatepost plan --config-file unlike.txt"),
        ("git-cc --type refac", "git-cc --type refactor"),
        ("git cc --type refac", "git-cc --type refactor"),
        ("git cc --type=refac", "git-cc --type=refactor"),
        ("git -c a.b=c cc --type refac", "git-cc --type refactor"),
        ("git -C ../other cc --scope sc", "git-cc --scope scope-of-the-other"),
        ("gatepost commit -C ../other --scope sc", "gatepost commit -C ../other --scope scope-of-the-other"),
        ("FOO=1 gatepost exp", "gatepost explain"),
        ("true; gatepost exp", "gatepost explain"),
    ],
)
def test_a_tab_completes_the_word(line: str, called: str, shell: Shell) -> None:
    assert shell.run(line) == called.split(" ")


def test_a_folder_with_a_blank_is_one_word(shell: Shell) -> None:
    *_, folder = shell.run("gatepost lint -C sub")
    assert folder.rstrip("/") == "sub folder"  # zsh takes the slash away again
    assert shell.run("gatepost lint sub", "Tab", "i", "Tab") == ["gatepost", "lint", "sub folder/inside.txt"]


@pytest.mark.parametrize("command", ["git cc --scope", "git-cc --scope"])
@pytest.mark.parametrize("scope", SCOPES)
def test_a_name_of_others_is_one_word_whatever_is_in_it(scope: str, command: str, shell: Shell) -> None:
    begin = begun(scope)
    assert shell.run(f"{command} {begin}") == ["git-cc", "--scope", scope]


def begun(scope: str) -> str:
    """Return the first character of a scope, quoted as every shell understands it."""
    return scope[0] if scope[0].isalnum() else f"\\{scope[:1]}"


@pytest.mark.parametrize(
    "line", ["git cc --co-author Z", "git cc --co-author=Z", 'git cc --co-author "Z', "git cc --co-author 'Z"]
)
def test_an_author_is_one_word_however_the_quote_is_opened(line: str, shell: Shell) -> None:
    assert "=".join(shell.run(line)[1:]) == f"--co-author={AUTHOR}"


def test_a_branch_is_one_word(shell: Shell) -> None:
    assert shell.run("gatepost lint --range hostile/t") == ["gatepost", "lint", "--range", "hostile/topic/a;b..HEAD"]
    name = ["gatepost", "plan", "--at", "hostile/$(touch${IFS}hacked)"]
    assert shell.run("gatepost plan --at hostile/\\$") == name


def test_what_would_act_on_a_terminal_is_not_offered(shell: Shell) -> None:
    shown = shell.listed("git cc --scope ", "ack")
    assert "touch" in shown
    assert "gone" not in shown
    shown = shell.listed("git cc --co-author E", "co-author E")
    assert "Esc" not in shown


def test_the_descriptions_are_shown(shell: Shell) -> None:
    assert "explain" in shell.listed("gatepost ", "Explain a rule, an error, a commit or a message.")
    assert "--title" in shell.listed("gatepost lint --", "Judge a pull request's title.")
    assert "GP401  Release Please drops" not in shell.listed("gatepost explain b", "bidirectional-control")


def test_git_itself_knows_the_command(shell: Shell) -> None:
    assert "cherry-pick" in (shown := shell.listed("git c", "checkout"))
    assert " cc" in f" {shown.partition('git c')[2]}".replace("\n", " ")


def test_what_lies_in_the_folder_is_not_run(shell: Shell) -> None:
    assert "explain" in shell.listed("./gatepost ", "explain")


@pytest.fixture
def alone(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    """Return a shell with a configuration of its own."""
    name, configuration = request.param
    (tmp_path / "repository").mkdir()
    found = Shell(name, tmp_path, tmp_path / "repository", configuration)
    yield found
    found.close()


@pytest.mark.parametrize(
    "alone",
    [
        ("zsh", LINES["zsh"]),
        ("zsh", f"{LINES['zsh']}\nautoload -Uz compinit && compinit -D"),
        ("zsh", f"setopt ksh_arrays sh_word_split no_unset\n{LINES['zsh']}"),
        ("bash", f"set -u\n{LINES['bash']}"),
        ("bash", f"set -o posix; shopt -s failglob nullglob\n{LINES['bash']}"),
        ("bash", "IFS=x\n" + LINES["bash"]),
        ("bash", LINES["bash"].replace("bash)", ")")),
        ("fish", LINES["fish"].replace(" fish |", " |")),
    ],
    indirect=True,
)
def test_the_line_stands_on_its_own(alone: Shell) -> None:
    assert alone.run("gatepost exp") == ["gatepost", "explain"]
    assert alone.run("git-cc --type refac") == ["git-cc", "--type", "refactor"]


@pytest.mark.parametrize("alone", [(name, f"{CONFIGURATIONS[name]}\n{GONE[name]}") for name in LINES], indirect=True)
def test_where_gatepost_is_gone_nothing_is_said(alone: Shell) -> None:
    shown = alone.listed("gatepost exp", "gatepost exp")
    assert "\n" not in shown.strip()
