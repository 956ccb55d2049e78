"""Messages with the answers of the real release-please, by hand and generated: tests/message/cases.

`tools/parity` wrote the answers; its docstring says how to add a case.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gatepost.message.wire import encode

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.jsonl"))

Case = dict[str, object]


def load(path: Path) -> list[Case]:
    cases: list[Case] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return cases


def text_of(case: Case) -> str:
    message = case["message"]
    assert isinstance(message, str)
    return message


def answer_of(case: Case) -> Case:
    return {key: case[key] for key in ("commits", "error", "part_errors")}


def told(path: Path, number: int, case: Case) -> str:
    return f"{path.name}:{number}: {case.get('why', 'generated')}\n{text_of(case)!a}"


def test_the_cases_are_there() -> None:
    assert len(FILES) == 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_message_is_read_as_release_please_reads_it(path: Path) -> None:
    for number, case in enumerate(load(path), 1):
        assert json.loads(encode(text_of(case))) == answer_of(case), told(path, number, case)


def test_the_command_prints_a_line_for_each_message() -> None:
    cases = [(path, number, case) for path in FILES for number, case in enumerate(load(path), 1)]
    messages = "".join(text_of(case) + "\0" for _, _, case in cases).encode()

    done = subprocess.run([sys.executable, "-m", "gatepost", "parse"], input=messages, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.split(b"\n")
    assert lines.pop() == b""
    assert len(lines) == len(cases)
    for line, (path, number, case) in zip(lines, cases, strict=True):
        assert json.loads(line) == answer_of(case), told(path, number, case)
