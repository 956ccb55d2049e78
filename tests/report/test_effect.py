from __future__ import annotations

import pytest

from gatepost.message.reading import read
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.release.effect import effect_of
from gatepost.report.effect import render_effect, render_next_release
from gatepost.report.style import Style
from gatepost.values import ERROR, WARNING, Finding


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


def test_a_line_is_no_place_for_a_name_without_end() -> None:
    long = "a" * 1000
    for text in (f"feat({long}): x", f"{long}: x", f"fix: x\n\nRelease-As: 1.0.0-{long}"):
        shown = render_effect(effect_of(read(text), (), DEFAULT_TYPES))
        assert len(shown) < 250
        assert "…" in shown


def finding(severity: str) -> Finding:
    where = {"line": 3, "column": 1, "end_column": 4}
    return Finding(code="GP401", name="message-dropped", severity=severity, message="", suggestion=None, **where)


@pytest.mark.parametrize(
    ("text", "severity", "expected"),
    [
        ("feat(api): x", "", "minor: feat(api) → Features"),
        ("feat!: x", "", "major: feat! → ⚠ BREAKING CHANGES, Features"),
        ("chore: x", "", "no release: chore → not listed (hidden)"),
        ("chore: x\n\nRelease-As: 2.0.0", "", "release 2.0.0: chore → Miscellaneous Chores"),
        ("fix: a\n\nfoo(bar(1))", "", "dropped: line 3, column 4"),
        (
            "fix: a\n\nfoo(bar(1))",
            ERROR,
            "✗ dropped: line 3, column 4 (message-dropped GP401); `git commit --amend --only` mends it",
        ),
        (
            "fix: a\n\nfoo(bar(1))",
            WARNING,
            "! dropped: line 3, column 4 (message-dropped GP401); `git commit --amend --only` mends it",
        ),
    ],
)
def test_after_a_commit_the_line_says_whose_it_is_and_what_is_wrong(text: str, severity: str, expected: str) -> None:
    effect = effect_of(read(text), (), DEFAULT_TYPES)
    assert render_next_release(effect, Style(), finding(severity) if severity else None) == (
        f"gatepost: next release: {expected}\n"
    )


@pytest.mark.parametrize(
    ("text", "versions", "expected"),
    [
        ("feat: x", ["1.3.0"], "1.3.0 with a minor change: feat → Features"),
        (
            "fix!: x",
            ["a 2.0.0", "b 3.0.0"],
            "a 2.0.0, b 3.0.0 with a major change: fix! → ⚠ BREAKING CHANGES, Bug Fixes",
        ),
        ("chore: x", ["1.3.0"], "1.3.0 without it: chore → not listed (hidden)"),
        ("chore: x", None, "no release: chore → not listed (hidden)"),
        ("chore: x", [""], "no release: chore → not listed (hidden)"),
        ("fix: x", [], "no release lists it: it changes no file of a package"),
        ("fix: x\n\nRelease-As: 2.0.0", ["2.0.0"], "2.0.0: fix → Bug Fixes"),
        ("fix: x", list("abcdefgh"), "a, b, c, d, e, f with a patch change: fix → Bug Fixes"),
        ("fix: x", ["\x1b[2J 1.0.0"], "\\x1b[2J 1.0.0 with a patch change: fix → Bug Fixes"),
    ],
)
def test_the_versions_of_the_next_release_are_named_where_they_are_known(
    text: str, versions: list[str] | None, expected: str
) -> None:
    effect = effect_of(read(text), (), DEFAULT_TYPES)
    assert render_next_release(effect, Style(), None, versions) == f"gatepost: next release: {expected}\n"


def test_the_line_has_colours_and_can_do_without_unicode() -> None:
    def shown(text: str, style: Style, severity: str = "") -> str:
        effect = effect_of(read(text), (), DEFAULT_TYPES)
        return render_next_release(effect, style, finding(severity) if severity else None)

    lead = "\x1b[2mgatepost: next release:\x1b[0m "
    colour = Style(colour=True)
    assert shown("fix: x", colour) == f"{lead}\x1b[32mpatch\x1b[0m: fix → Bug Fixes\n"
    assert shown("fix!: x", colour).startswith(f"{lead}\x1b[1;33mmajor\x1b[0m: ")
    assert shown("ci: x", colour) == f"{lead}\x1b[2mno release: ci → not listed (hidden)\x1b[0m\n"
    assert shown("", colour, ERROR).startswith(f"{lead}\x1b[1;31m✗\x1b[0m \x1b[1;31mdropped\x1b[0m: ")
    assert shown("", colour, WARNING).startswith(f"{lead}\x1b[1;33m!\x1b[0m \x1b[1;33mdropped\x1b[0m: ")
    plain = shown("fix(é)!: x", Style(unicode=False))
    assert plain.isascii()
    assert "fix(\\xe9)! -> \\u26a0 BREAKING CHANGES, Bug Fixes" in plain
