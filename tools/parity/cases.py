"""tests/message/cases: messages with the real tool's answers, a file a topic.

A line is a JSON object. Written by hand are `why`, what the message shows in
a sentence, and `message`; the rest is the real tool's. The file of generated
messages is all written here, and has no `why`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parity.generate import messages
from parity.install import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from parity.oracle import Answer, Oracle

DIRECTORY = ROOT / "tests" / "message" / "cases"
GENERATED = "generated.jsonl"
SEED = 2024
COUNT = 1200
LOOKED_AT = 4000
LONGEST_LINE = 750
MOST_OF_A_KIND = 60


def write(oracle: Oracle) -> int:
    """Write the real tool's answers into every file, print what changed, and return the exit code."""
    for path, text in _files(oracle):
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"parity: wrote {path.relative_to(ROOT)}")
    return 0


def check(oracle: Oracle) -> int:
    """Print every line that `write` would change, and return the exit code."""
    drifted = total = 0
    for path, text in _files(oracle):
        now = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
        then = text.split("\n")
        total += len(then) - 1
        if len(now) != len(then):
            drifted += 1
            print(f"{path.relative_to(ROOT)}: {len(now) - 1} lines, not {len(then) - 1}")
        for number, (old, new) in enumerate(zip(now, then, strict=False), 1):
            if old != new:
                drifted += 1
                print(f"{path.relative_to(ROOT)}:{number}: the answer is now\n  {new}")
    if drifted:
        print("parity: the cases are not what the real tool says; see it with `git diff` after --write-cases")
        return 1
    print(f"parity: {total} cases are what release-please {oracle.versions['release-please']} says")
    return 0


def _files(oracle: Oracle) -> list[tuple[Path, str]]:
    """Return every file of cases with the text that it should have."""
    by_hand = [path for path in sorted(DIRECTORY.glob("*.jsonl")) if path.name != GENERATED]
    files = [(path, "".join(_answered(oracle, _by_hand(path)))) for path in by_hand]
    return [*files, (DIRECTORY / GENERATED, _generated(oracle))]


def _by_hand(path: Path) -> list[Answer]:
    """Read a file written by hand; raises ValueError where a line lacks its message or its reason."""
    found: list[Answer] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        case: object = json.loads(line)
        if not isinstance(case, dict) or not case.get("why") or not isinstance(case.get("message"), str):
            text = f"{path.relative_to(ROOT)}:{number}: a case is an object with `why` and `message`"
            raise ValueError(text)
        found.append({"why": case["why"], "message": case["message"]})
    return found


def _generated(oracle: Oracle) -> str:
    """Return the first generated messages that are not long, and not too many of one kind."""
    kinds: dict[str, int] = {}
    lines: list[str] = []
    for case in _answered(oracle, [{"message": message} for message in messages(SEED, LOOKED_AT)]):
        kind = _kind(case)
        kinds[kind] = kinds.get(kind, 0) + 1
        if len(case) <= LONGEST_LINE and kinds[kind] <= MOST_OF_A_KIND:
            lines.append(case)
    return "".join(lines[:COUNT])


def _kind(line: str) -> str:
    """Name what a message shows by the shape of its answer."""
    case: Answer = json.loads(line)
    commits, parts = case["commits"], case["part_errors"]
    if not isinstance(commits, list) or not isinstance(parts, list):
        raise TypeError(line)
    shapes = [f"{bool(one['scope'])}{len(one['notes'])}{len(one['references'])}" for one in commits]
    return f"{case['error'] is None} {len(parts)} {' '.join(shapes)}"


def _answered(oracle: Oracle, cases: list[Answer]) -> list[str]:
    """Return the lines of the cases with the answers added."""
    answers = oracle.ask([str(case["message"]) for case in cases])
    return [json.dumps({**case, **answer}) + "\n" for case, answer in zip(cases, answers, strict=True)]
