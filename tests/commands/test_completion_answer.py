"""What a shell's script is told: the protocol, whatever is on the line."""

from __future__ import annotations

import importlib
import json
import sys
from typing import TYPE_CHECKING

import click
import pytest

from gatepost.commands.table import COMMANDS
from support.program import Done, gatepost
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

BREAKS = " \t\n\"'@><=;|&(:"


def ask(folder: Path, *words: str) -> list[str]:
    """Return the kind and the words that are offered, without what they are."""
    done = gatepost(folder, "__complete", "fish", "gatepost", *words)
    assert done.err == ""
    return [line.partition("\t")[0] for line in done.out.splitlines()]


def test_commands_are_offered_without_loading_them(repository: Path) -> None:
    code = (
        "import sys; from gatepost.cli import main; main(['__complete', 'zsh', 'gatepost', '']);"
        "print(*sorted(name for name in sys.modules if name.startswith('gatepost.commands.')), file=sys.stderr)"
    )
    done = _python(repository, code)
    assert done.out.splitlines() == ["words", *(f"{name}:{about}" for name, about in COMMANDS.items())]
    assert done.err == "gatepost.commands.completion_answer gatepost.commands.table\n"


def _python(folder: Path, code: str) -> Done:
    from support.program import start  # noqa: PLC0415  for this alone

    return start(folder, sys.executable, "-c", code)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ex"], ["words", "explain"]),
        (["nope"], ["words"]),
        (["nope", ""], ["words", *COMMANDS]),
        (["hook", ""], ["words", "install", "run", "status", "uninstall"]),
        (["hook", "run", "pre"], ["words", "pre-push", "prepare-commit-msg"]),
        (["lint", ""], ["files"]),
        (["lint", "a", ""], ["files"]),
        (["lint", "-C", ""], ["folders"]),
        (["lint", "--ti"], ["words", "--title"]),
        (["lint", "--title", ""], ["words"]),
        (["lint", "--nope", "--format", "j"], ["words", "json", "junit"]),
        (["lint", "--format=j"], ["words", "--format=json", "--format=junit"]),
        (["lint", "--format=--"], ["words"]),
        (["lint", "--", "--format=j"], ["words"]),
        (["plan", "--config-file", ""], ["files"]),
        (["plan", "--with-file="], ["files"]),
        (["plan", "--engine", "17.6"], ["words", "17.6.0"]),
        (["explain", "sign-"], ["words", "sign-off-missing"]),
        (["explain", "GP401", "gp402"], ["words", "GP402"]),
        (["config", "--settings-from", "m"], ["words", "main"]),
        (["parse", ""], ["words"]),
        (["completion", ""], ["words", "bash", "zsh", "fish", "powershell"]),
    ],
)
def test_what_may_stand_at_the_cursor(words: list[str], expected: list[str], repository: Path) -> None:
    commit(repository, "fix: a\n")
    assert ask(repository, *words) == expected


def test_the_folder_of_a_flag_is_looked_at(repository: Path, tmp_path: Path) -> None:
    commit(repository, "fix: a\n")
    git(repository, "branch", "topic")
    assert ask(tmp_path, "lint", "-C", str(repository), "--range", "t") == ["words", "topic..HEAD"]
    assert ask(tmp_path, "lint", "--range", "t") == ["words"]


def test_bash_hands_over_its_line(repository: Path) -> None:
    def answer(line: str, columns: str = "0") -> str:
        return gatepost(repository, "__complete", "bash", "gatepost", line, BREAKS, columns).out

    assert answer("gatepost lint --format=j") == "words\njson\njunit\n"
    assert answer("gatepost 'lint' --format 'js") == "words\njson\n"
    shown = answer("gatepost hook ", "60").splitlines()
    assert shown[2] == "run        (Run what a hook runs, as git would call it.)"


def test_git_says_in_which_folder(repository: Path, tmp_path: Path) -> None:
    done = gatepost(tmp_path, "__complete", "zsh", "git", "-C", "gone", "cc", "--")
    assert (done.code, done.out, done.err) == (1, "", "")
    assert gatepost(repository.parent, "__complete", "zsh", "git", "-C", repository.name, "cc", "--hel").out.startswith(
        "words\n--help"
    )


def test_powershell_hands_its_words_over_as_json(repository: Path) -> None:
    def answer(*words: str) -> list[str]:
        done = gatepost(repository, "__complete", "powershell", "gatepost.exe", _GATEPOST_WORDS=json.dumps(words))
        assert done.err == ""
        return [item["text"] for item in json.loads(done.out or "[]")]

    commit(repository, "fix: a\n")
    git(repository, "branch", "a;b'$(x)")
    assert answer("lint", "--format", "j") == ["json", "junit"]
    assert answer("lint", "--format", "'j") == ["json", "junit"]
    assert answer("lint", "--range", "a") == ["'a;b''$(x)..HEAD'"]
    assert answer("lint", "C:\\x") == []
    assert answer("") == list(COMMANDS)


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("bash",),
        ("bash", "gatepost"),
        ("bash", "gatepost", "gatepost ", BREAKS, "many"),
        ("fish", "gatepost"),
        ("zsh", "gatepost"),
        ("powershell", "gatepost"),
    ],
)
def test_a_question_that_makes_no_sense_gets_no_answer_and_no_word(given: tuple[str, ...], tmp_path: Path) -> None:
    done = gatepost(tmp_path, "__complete", *given)
    assert (done.out, done.err) in {("", ""), ("words\n", "")}


def test_broken_settings_are_not_reported_at_the_prompt(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("nope")
    assert ask(repository, "config", "rules.") == ["words"]


def test_a_full_disk_and_a_closed_pipe_are_nothing_to_talk_about(tmp_path: Path) -> None:
    from support.program import shell  # noqa: PLC0415  for this alone

    program = f"'{sys.executable}' -m gatepost __complete zsh gatepost ''"
    assert shell(tmp_path, f"{program} >/dev/full").err == ""
    assert shell(tmp_path, f"{program} | true").err == ""
    assert shell(tmp_path, f"{program} >&-").err == ""


def test_the_answer_is_utf_8_whatever_the_locale_says(repository: Path) -> None:
    commit(repository, "fix: a\n")
    git(repository, "branch", "日本")
    done = gatepost(repository, "__complete", "fish", "gatepost", "plan", "--branch", "日", PYTHONIOENCODING="ascii")
    assert done.out == "words\n日本\n"


def test_clicks_own_completion_is_off(tmp_path: Path) -> None:
    done = gatepost(tmp_path, "--version", _GATEPOST_COMPLETE="bash_source")
    assert done.out.startswith("gatepost ")


_TAKES_NO_FIXED_WORDS = {
    *("text", "title", "date", "repository", "added", "message", "remote", "url", "source", "commit"),
    *("body", "breaking", "issues", "trailers"),
    *("pythons", "platforms", "action", "setup", "checks", "test"),
    *("requirements", "timeout", "workflow", "environment", "history"),
}
"""What a person makes up, or git hands over."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_value_of_a_flag_can_be_completed_or_is_made_up(name: str) -> None:
    module: click.Command = importlib.import_module(f"gatepost.commands.{name}").command
    without = [
        f"{name} {parameter.name}"
        for parameter in _parameters(module)
        if not isinstance(parameter.type, click.Choice)
        and not getattr(parameter, "is_flag", False)
        and parameter._custom_shell_complete is None  # noqa: SLF001  click has no other way
        and parameter.name not in _TAKES_NO_FIXED_WORDS
    ]
    assert without == []


def _parameters(command: click.Command) -> list[click.Parameter]:
    found = list(command.params)
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        found += _parameters(inner)
    return found
