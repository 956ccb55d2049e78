"""The command table: click's errors become ours, and its interruption Python's."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import click
import pytest

from gatepost.commands import explain
from gatepost.commands.table import COMMANDS, run_command, table
from gatepost.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def raising(error: BaseException) -> Callable[[], None]:
    def broken() -> None:
        raise error

    return broken


def test_what_a_command_returns_is_returned(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["lint", "--title", "nope"]) == 1
    assert run_command(["lint", "--title", "fix: a"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "text", "hint"),
    [
        ([], "Missing command.", "try `gatepost --help`"),
        (["nope"], "No such command 'nope'.", "try `gatepost --help`"),
        (["hook", "run", "commit-msg"], "Missing argument 'FILE'.", "try `gatepost hook run commit-msg --help`"),
        (["explain", "--nope"], "No such option '--nope'.", "try `gatepost explain --help`"),
    ],
)
def test_a_wrong_call_is_our_usage_error(arguments: list[str], text: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        run_command(arguments)
    error = caught.value
    assert error.text.replace("option: --nope", "option '--nope'.") == text
    assert (error.hint, error.code, error.exit_code) == (hint, "GE101", 2)
    assert error.__suppress_context__


def test_an_error_of_clicks_without_a_place_has_no_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explain, "all_pages", raising(click.ClickException("odd")))
    with pytest.raises(UsageError, match=r"^odd$") as caught:
        run_command(["explain"])
    assert caught.value.hint == ""


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (click.Abort(), KeyboardInterrupt),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (EOFError(), KeyboardInterrupt),
        (ZeroDivisionError(), ZeroDivisionError),
    ],
)
def test_other_ends_are_pythons_own(
    error: BaseException,
    expected: type[BaseException],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(explain, "all_pages", raising(error))
    with pytest.raises(expected):
        run_command(["explain"])
    assert capsys.readouterr().out == ""


def test_help_of_the_table_loads_no_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in COMMANDS:
        monkeypatch.delitem(sys.modules, f"gatepost.commands.{name}", raising=False)
    assert run_command(["--help"]) == 0
    assert [name for name in COMMANDS if f"gatepost.commands.{name}" in sys.modules] == []
    out = capsys.readouterr().out
    assert [summary for summary in COMMANDS.values() if summary not in out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_called_by_its_name_and_summed_up_as_in_its_own_help(name: str) -> None:
    command: click.Command = importlib.import_module(f"gatepost.commands.{name}").command
    context = click.Context(table)
    assert table.get_command(context, name) is command
    assert command.name == name
    assert table.get_command(context, name.upper()) is None
