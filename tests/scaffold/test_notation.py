"""Texts of others in a workflow."""

from __future__ import annotations

import subprocess

import pytest
from ruamel.yaml import YAML

from gatepost.scaffold.files.notation import in_expression, in_shell, literal, pattern, quoted, run, scalar

ODD = (
    "main",
    "release/1.x",
    "true",
    "No",
    "1.10",
    "a: b",
    "a #b",
    "'it's",
    '"',
    "é",
    "\x7f",
    "\U0001f600",
    "- x",
    "",
    "a, b",
    "{x}",
    "*x",
)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("form", ["{}", "[{}]", "{{key: {}, other: 1}}", "key: {} # remark"])
def test_a_scalar_is_read_as_the_text_that_it_is(text: str, form: str) -> None:
    read = YAML(typ="safe").load(form.format(scalar(text)))
    found = read["key"] if isinstance(read, dict) else read[0] if isinstance(read, list) else read
    assert found == text
    assert YAML(typ="safe").load(quoted(text)) == text


def test_a_plain_word_stays_plain() -> None:
    assert [scalar(text) for text in ("main", "release/1.x", "ubuntu-24.04")] == ["main", "release/1.x", "ubuntu-24.04"]


def test_a_branch_is_no_pattern() -> None:
    assert pattern("a+b[!]?*\\") == "a\\+b\\[\\!\\]\\?\\*\\\\"


def test_nothing_is_an_expression_that_was_not_meant_as_one() -> None:
    assert literal("a ${{ b }}") == "a ${{ '${{' }} b }}"
    assert in_expression("it's") == "'it''s'"


@pytest.mark.parametrize("text", ["a", "a b", "$(x)", "it's", "${{x}}", "a'${{'b"])
def test_a_word_of_a_shell_is_one_and_no_expression(text: str) -> None:
    word = in_shell(text)
    assert "${{" not in word
    assert subprocess.run(["sh", "-c", f"printf %s {word}"], check=True, capture_output=True, text=True).stdout == text


@pytest.mark.parametrize(
    "commands",
    [
        ("true",),
        ("make: it #1",),
        ("a: b",),
        ("a #b",),
        ("'x'",),
        ("- x",),
        ("x ",),
        ("a", "b"),
        ("a\n\n# b\nc",),
        ("[ 1 ]",),
    ],
)
def test_a_step_runs_the_commands_as_they_are(commands: tuple[str, ...]) -> None:
    (step,) = YAML(typ="safe").load(f"      - name: x\n        {run(commands)}\n")
    assert step["run"].rstrip("\n") == "\n".join(commands).rstrip()


def test_one_plain_command_is_on_the_line_of_its_key() -> None:
    assert run(["uv build"]) == "run: uv build"
    assert run(["a", "b"]) == "run: |\n          a\n          b"
