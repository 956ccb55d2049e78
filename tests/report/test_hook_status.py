"""How it looks where hooks stand."""

from __future__ import annotations

import json

import pytest

from gatepost.hooks.status import HookStatus
from gatepost.report.hook_status import render_done, render_json, render_refused, render_remark, render_text
from gatepost.report.style import Style

PATH = "/r/.git/hooks/x"


def line(name: str, state: str, owner: str = "gatepost", *notes: str) -> str:
    return render_text([HookStatus(name, state, PATH, owner, list(notes))], Style())


@pytest.mark.parametrize(
    ("state", "owner", "words"),
    [
        ("installed", "gatepost", f"✓ commit-msg: installed at {PATH}"),
        (
            "outdated",
            "gatepost",
            f"✓ commit-msg: installed by another gatepost at {PATH}; `gatepost hook install` brings it up to date",
        ),
        (
            "edited",
            "gatepost",
            (
                f"✗ commit-msg: {PATH} was edited after gatepost wrote it, so nobody can tell what it judges; "
                "`gatepost hook install` leaves it alone"
            ),
        ),
        (
            "gone",
            "gatepost",
            (
                f"✗ commit-msg: {PATH} names an interpreter that is gone, so any gatepost on the PATH is run, or none; "
                "`gatepost hook install` mends it"
            ),
        ),
        ("switched-off", "gatepost", f"✗ commit-msg: {PATH} is not executable, so git does not run it; `chmod +x` it"),
        ("missing", "", "✗ commit-msg: not installed; `gatepost hook install` does it"),
        ("unreachable", "", "✗ commit-msg: not installed"),
        ("called", "prek", f"✓ commit-msg: {PATH} is prek's"),
        ("called", "somebody", f"✓ commit-msg: {PATH} is not ours"),
        ("foreign", "prek", f"✗ commit-msg: {PATH} is prek's; `gatepost hook install` puts ours beside it"),
        ("foreign", "husky", f"✗ commit-msg: {PATH} is husky's; `gatepost hook install` says what to do"),
        (
            "foreign",
            "somebody",
            f"✗ commit-msg: {PATH} is not ours; `gatepost hook install` keeps it and runs it first",
        ),
    ],
)
def test_each_state_has_its_words(state: str, owner: str, words: str) -> None:
    assert line("commit-msg", state, owner) == f"{words}\n"
    assert line("commit-msg", state, owner, "a", "b") == f"{words}; a; b\n"


def test_what_is_not_missed_is_only_doubtful_and_what_is_opt_in_not_even_that() -> None:
    assert line("post-commit", "missing", "")[0] == "!"
    assert line("prepare-commit-msg", "switched-off")[0] == "!"
    for state in ("missing", "unreachable"):
        assert line("prepare-commit-msg", state, "")[0] == "-"
    assert "`gatepost hook install prepare-commit-msg`" in line("prepare-commit-msg", "missing", "")


def test_json_has_everything_and_no_command_for_a_log() -> None:
    text = render_json([HookStatus("pre-push", "called", "/##[x", "prek", ["a note"])])
    assert "##[" not in text
    hook = {"name": "pre-push", "state": "called", "path": "/##[x", "owner": "prek", "notes": ["a note"]}
    assert json.loads(text) == {"schema_version": 1, "hooks": [hook]}


def test_untrusted_text_is_shown_and_the_screen_is_heeded() -> None:
    style = Style(unicode=False)
    for sign, text in (
        ("ok", render_done("x", "a\x1b[31m", style, more=["b\n", "  run: c"])),
        ("x", render_refused("x", "a\x1b[31m", style, more=["b\n", "  run: c"])),
        ("!", render_remark("x", "a\x1b[31m", style, more=["b\n", "  run: c"])),
    ):
        assert text == f"{sign} x: a\\x1b[31m\n  b\\n\n    run: c\n"
