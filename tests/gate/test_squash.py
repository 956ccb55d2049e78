from __future__ import annotations

import time

import pytest

from gatepost.gate.event import Commit
from gatepost.gate.squash import blank, described, folded, listed

ADA = "Co-authored-by: Ada <ada@example.com>"
BOB = "Co-authored-by: Bob <bob@example.com>"
SIGNED = "Signed-off-by: Ada <ada@example.com>"
RULE = "\n\n---------\n\n"
URL = "https://github.com/open-feature/flagd/compare/core/v0.15.1...core/v0.16.0-and-so-on"


def commits(*messages: str) -> list[Commit]:
    return [Commit(f"{number:040x}", message, 1) for number, message in enumerate(messages)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("short\n\n  indented", "short\n\n  indented"),
        ("x" * 72, "x" * 72),
        ("x" * 200, "x" * 200),
        (f"{'x' * 71} y", f"{'x' * 71}\ny"),
        (f"{'x' * 70} y", f"{'x' * 70} y"),
        (f"{'x' * 72} y", f"{'x' * 72}\ny"),
        (f"{'x' * 80} y", f"{'x' * 80}\ny"),
        (f"{'x' * 40}  {'y' * 40}", f"{'x' * 40}\n{'y' * 40}"),
        (f"{'x' * 40} {'y' * 40}   ", f"{'x' * 40}\n{'y' * 40}"),
        (f"  * {'x' * 60} {'y' * 20}", f"* {'x' * 60}\n{'y' * 20}"),
        (f"    {'x' * 80}", "x" * 80),
        (" " * 80, ""),
        (f"{'x ' * 40}\nshort\n{'y ' * 40}", f"{('x ' * 36).strip()}\nx x x x\nshort\n{('y ' * 36).strip()}\ny y y y"),
        ("é " * 40, f"{('é ' * 36).strip()}\né é é é"),
    ],
)
def test_a_long_line_is_broken_at_spaces(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # 0c3fa7d in open-feature/flagd and its like: as they are in CHANGELOG.md, and as GitHub wrote them
            f"## [0.16.0]({URL}) (2026-06-01)",
            f"##\n[0.16.0]({URL})\n(2026-06-01)",
        ),
        (
            "  * Breaking, but barely: resolved values are unchanged (SDKs still surface the caller-provided default).",
            "* Breaking, but barely: resolved values are unchanged (SDKs still\nsurface the caller-provided default).",
        ),
        (
            "* Create interface for eval events.  ([#1288](https://github.com/open-feature/flagd/issues/1288))",
            "* Create interface for eval events.\n([#1288](https://github.com/open-feature/flagd/issues/1288))",
        ),
        (
            '      `{ "var": "user.name" }` => `{"cat": [{ "var": "$flagd.flagKey" }, { "var": "user.name" }]}`.',
            '`{ "var": "user.name" }` => `{"cat": [{ "var": "$flagd.flagKey" }, {\n"var": "user.name" }]}`.',
        ),
    ],
)
def test_descriptions_are_folded_as_github_has_folded_them(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_code_in_a_fence_is_not_broken() -> None:
    code = f"```sh\ncurl -X POST {URL} -d '{{}}'\n```"
    assert folded(f"{'x ' * 40}\n{code}") == f"{('x ' * 36).strip()}\nx x x x\n{code}"


@pytest.mark.parametrize(
    "text",
    ["x " * 500_000, "x" * 1_000_000, " " * 1_000_000, f"{'a' * 99}{' ' * 1_000_000}b", f"{'a' * 71}  " * 10_000],
)
def test_folding_takes_no_longer_for_a_line_of_any_shape(text: str) -> None:
    started = time.perf_counter()
    assert folded(text).replace("\n", "").replace(" ", "") == text.replace(" ", "")
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ((), ""),
        (("feat: a",), ""),
        (("feat: a\n\nbody\n\nRefs: #1",), "body\n\nRefs: #1"),
        ((f"feat: a\n\nbody\n\n{ADA}",), f"body\n\n{ADA}"),
        (("feat: a", "fix: b\n\nbody"), "* feat: a\n\n* fix: b\n\nbody"),
        (("feat: a", ""), "* feat: a\n\n* "),
        (
            (f"feat: a\n\n{BOB}", f"fix: b\n\nbody\n\n{SIGNED}\n{ADA}", f"c\n\n{BOB}"),
            f"* feat: a\n\n{BOB}\n\n* fix: b\n\nbody\n\n{SIGNED}\n{ADA}\n\n* c\n\n{BOB}{RULE}{SIGNED}\n{BOB}\n{ADA}",
        ),
        (
            (f"feat: a\n\n{BOB.upper()}", "b\r\n\r\nCo-authored-by: B. <bob@example.com>"),
            (
                f"* feat: a\n\n{BOB.upper()}\n\n* b\r\n\r\nCo-authored-by: B. <bob@example.com>"
                f"{RULE}Co-authored-by: BOB <BOB@EXAMPLE.COM>"
            ),
        ),
        ((f"feat: a\n\n{ADA}\n\nprose", "fix: b"), f"* feat: a\n\n{ADA}\n\nprose\n\n* fix: b"),
    ],
)
def test_messages_are_listed_with_the_trailers_below_a_line(messages: tuple[str, ...], expected: str) -> None:
    assert listed(commits(*messages)) == expected


@pytest.mark.parametrize(
    ("description", "messages", "expected"),
    [
        ("", (), ""),
        ("Why.\r\n\r\nHow.\r\n", ("feat: a",), "Why.\n\nHow."),
        ("Why.", (f"feat: a\n\n{ADA}",), f"Why.\n\n{ADA}"),
        ("Why.", (f"feat: a\n\n{ADA}", "fix: b"), f"Why.\n\n---------\n\n{ADA}"),
        ("", (f"feat: a\n\n{ADA}", "fix: b"), ADA),
        ("Why.", ("feat: a", "fix: b"), "Why."),
        (f"Why.\n\n{SIGNED}\n{BOB}", (f"feat: a\n\n{ADA}",), f"Why.\n\n{SIGNED}\n{BOB}\n{ADA}"),
        (f"Why.\n\n{BOB}", (f"feat: a\n\n{ADA}", "fix: b"), f"Why.\n\n---------\n\n{BOB}\n{ADA}"),
        (f"{BOB}\n", ("feat: a",), BOB),
        (f"Why.\n\nRefs: #1\n{BOB}", ("feat: a",), f"Why.\n\nRefs: #1\n{BOB}"),
        (
            "Why.\n\nRelease-As: 2.0.0",
            (f"feat: a\n\n{ADA}", "fix: b"),
            f"Why.\n\nRelease-As: 2.0.0\n\n---------\n\n{ADA}",
        ),
        (f"{'x ' * 40}", ("feat: a",), f"{('x ' * 36).strip()}\nx x x x"),
    ],
)
def test_a_description_is_followed_by_the_trailers(description: str, messages: tuple[str, ...], expected: str) -> None:
    assert described(description, commits(*messages)) == expected


@pytest.mark.parametrize(
    ("messages", "expected"),
    [((), ""), (("feat: a\n\nbody",), ""), ((f"feat: a\n\nbody\n\n{ADA}", f"fix: b\n\n{BOB}"), f"{ADA}\n{BOB}")],
)
def test_a_blank_body_has_trailers_alone(messages: tuple[str, ...], expected: str) -> None:
    assert blank(commits(*messages)) == expected


@pytest.mark.parametrize(
    ("authors", "message", "expected"),
    [
        (("Ada <ada@example.com>", "Ada <ada@example.com>"), "fix: b", ""),
        (("Ada <ada@example.com>", "Ada <1+ada@users.noreply.github.com>"), "fix: b", ""),
        (("Ada <ada@example.com>", "ada <ADA@example.com>"), "fix: b", ""),
        (("", ""), "fix: b", ""),
        (("Ada <ada@example.com>", ""), "fix: b", ""),
        (("Ada <ada@example.com>", "Bob <bob@example.com>"), "fix: b", BOB),
        (("Ada <ada@example.com>", "Ada <ada@example.com>"), f"fix: b\n\n{ADA}", ""),
        (("Ada <ada@example.com>", "Bob <bob@example.com>"), f"fix: b\n\n{BOB}\n{SIGNED}", f"{SIGNED}\n{BOB}"),
    ],
)
def test_authors_beside_the_first_are_named(authors: tuple[str, str], message: str, expected: str) -> None:
    first, second = authors
    made = [Commit("1" * 40, "feat: a", 1, first), Commit("2" * 40, message, 1, second)]
    assert blank(made) == expected
    assert listed(made) == f"* feat: a\n\n* {message}" + (f"{RULE}{expected}" if expected else "")
