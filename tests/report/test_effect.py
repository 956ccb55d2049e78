from __future__ import annotations

import pytest

from gatepost.message.reading import read
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.release.effect import effect_of
from gatepost.report.effect import render_effect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("feat(api): x", "minor: feat(api) → Features"),
        ("fix: x", "patch: fix → Bug Fixes"),
        ("chore: x", "no release: chore → not listed (hidden)"),
        ("odd: x", "no release: odd → not listed (no section lists `odd`)"),
        ("feat!: x", "major: feat! → ⚠ BREAKING CHANGES, Features"),
        ("chore: x\n\nfix: y", "patch: chore → not listed (hidden); fix → Bug Fixes"),
        ("fix: x\n\nRelease-As: 2.0.0", "release 2.0.0: fix → Bug Fixes"),
        ("fix: a\n\nfoo(bar(1))", "dropped: line 3, column 4"),
        ("", "dropped: line 1, column 1"),
        ("\n\n".join(["fix: a"] * 9), f"patch: {'fix → Bug Fixes; ' * 6}3 more"),
        ("\x1b[31m(\u202e): x", "no release: \\x1b[31m(\\u202e) → not listed (no section lists `\\x1b[31m`)"),
        ("fix: x\n\nRelease-As: \x1b[2J2.0.0", "release \\x1b[2J2.0.0: fix → Bug Fixes"),
    ],
)
def test_the_effect_is_one_line(text: str, expected: str) -> None:
    shown = render_effect(effect_of(read(text), (), DEFAULT_TYPES))
    assert shown == expected
    assert "\n" not in shown
