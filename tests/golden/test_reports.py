"""Whole outputs, as literals: what a change does to the reports is seen here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from support.program import call
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path


class Case(NamedTuple):
    """A command at a width of the screen, and all that comes of it."""

    columns: int
    command: tuple[str, ...]
    code: int
    out: str = ""
    err: str = ""


REFUSED = ("hook", "run", "commit-msg", ".git/COMMIT_EDITMSG")
DROPPED = ("lint", "--title", "fix: handle null\n\nfoo(bar(baz))")
RANGE = ("lint", "--range", "HEAD~2..HEAD")
CASES = (
    Case(
        40,
        REFUSED,
        1,
        err=(
            "✗ type-not-lowercase  GP103\n"
            "  │ Feat: sign in with a passkey that y…\n"
            "  │ ^^^^\n"
            "  │ Release Please lists `Feat` as it\n"
            "  │ does `feat`, but does not bump the\n"
            "  │ version for it alike\n"
            "  try  feat: sign in with a passkey th…\n"
            "\n"
            "  (add the flags that you gave, such as\n"
            "  --amend or --author)\n"
            "  # your message is kept there\n"
            "  git commit -e -F .git/gatepost/rejected\n"
            "  # the same, mended\n"
            "  git commit -F .git/gatepost/mended\n"
            "  # why, and examples\n"
            "  gatepost explain GP103\n"
        ),
    ),
    Case(
        80,
        REFUSED,
        1,
        err=(
            "✗ type-not-lowercase  GP103\n"
            "  │ Feat: sign in with a passkey that you keep\n"
            "  │ ^^^^\n"
            "  │ Release Please lists `Feat` as it does `feat`, but does not bump the version\n"
            "  │ for it alike\n"
            "  try  feat: sign in with a passkey that you keep\n"
            "\n"
            "  (add the flags that you gave, such as --amend or --author)\n"
            "  git commit -e -F .git/gatepost/rejected   your message is kept there\n"
            "  git commit -F .git/gatepost/mended        the same, mended\n"
            "  gatepost explain GP103                    why, and examples\n"
        ),
    ),
    Case(
        200,
        REFUSED,
        1,
        err=(
            "✗ type-not-lowercase  GP103\n"
            "  │ Feat: sign in with a passkey that you keep\n"
            "  │ ^^^^ Release Please lists `Feat` as it does `feat`, but does not bump the version for it alike\n"
            "  try  feat: sign in with a passkey that you keep\n"
            "\n"
            "  (add the flags that you gave, such as --amend or --author)\n"
            "  git commit -e -F .git/gatepost/rejected   your message is kept there\n"
            "  git commit -F .git/gatepost/mended        the same, mended\n"
            "  gatepost explain GP103                    why, and examples\n"
        ),
    ),
    Case(
        40,
        DROPPED,
        1,
        out=(
            "✗ message-dropped  GP401  line 3\n"
            "  │ foo(bar(baz))\n"
            "  │    ^^^^\n"
            "  │ Release Please drops the whole\n"
            "  │ commit: it takes `foo(bar(baz))` for\n"
            "  │ an unclosed scope; indent the line\n"
            "  try   foo(bar(baz))\n"
            "\n"
            "1 error in 1 message\n"
            "why, and examples: gatepost explain\n"
            "GP401\n"
        ),
    ),
    Case(
        80,
        DROPPED,
        1,
        out=(
            "✗ message-dropped  GP401  line 3\n"
            "  │ foo(bar(baz))\n"
            "  │    ^^^^\n"
            "  │ Release Please drops the whole commit: it takes `foo(bar(baz))` for an\n"
            "  │ unclosed scope; indent the line\n"
            "  try   foo(bar(baz))\n"
            "\n"
            "1 error in 1 message\n"
            "why, and examples: gatepost explain GP401\n"
        ),
    ),
    Case(
        200,
        DROPPED,
        1,
        out=(
            "✗ message-dropped  GP401  line 3\n"
            "  │ foo(bar(baz))\n"
            "  │    ^^^^ Release Please drops the whole commit: it takes `foo(bar(baz))` for an unclosed "
            "scope; indent the line\n"
            "  try   foo(bar(baz))\n"
            "\n"
            "1 error in 1 message\n"
            "why, and examples: gatepost explain GP401\n"
        ),
    ),
    Case(
        40,
        RANGE,
        1,
        out=(
            "1b0060c44  fix: keep the session after …\n"
            "✗ message-dropped  GP401  line 3\n"
            "  │ restore(load(session)) was too late\n"
            "  │        ^^^^^\n"
            "  │ Release Please drops the whole\n"
            "  │ commit: it takes\n"
            "  │ `restore(load(session)) was too\n"
            "  │ late` for an unclosed scope; indent\n"
            "  │ the line\n"
            "  try   restore(load(session)) was too…\n"
            "\n"
            "7ce88cb6c  Fixed the login.\n"
            "✗ header-not-conventional  GP101\n"
            "  │ Fixed the login.\n"
            "  │ ^\n"
            "  │ expected a type and a colon, as in\n"
            "  │ `fix: …`\n"
            "  try  fix: fixed the login.\n"
            "\n"
            "2 errors in 2 messages\n"
            "why, and examples: gatepost explain\n"
            "GP101 GP401\n"
        ),
    ),
    Case(
        80,
        RANGE,
        1,
        out=(
            "1b0060c44  fix: keep the session after a login\n"
            "✗ message-dropped  GP401  line 3\n"
            "  │ restore(load(session)) was too late\n"
            "  │        ^^^^^\n"
            "  │ Release Please drops the whole commit: it takes `restore(load(session)) was\n"
            "  │ too late` for an unclosed scope; indent the line\n"
            "  try   restore(load(session)) was too late\n"
            "\n"
            "7ce88cb6c  Fixed the login.\n"
            "✗ header-not-conventional  GP101\n"
            "  │ Fixed the login.\n"
            "  │ ^ expected a type and a colon, as in `fix: …`\n"
            "  try  fix: fixed the login.\n"
            "\n"
            "2 errors in 2 messages\n"
            "why, and examples: gatepost explain GP101 GP401\n"
        ),
    ),
    Case(
        40,
        ("explain", "no-repository"),
        0,
        out=(
            "no-repository  GE104\n"
            "\n"
            "The folder is not part of a git\n"
            "repository.\n"
            "\n"
            "Cause\n"
            "gatepost was started outside a\n"
            "repository, or git refuses the\n"
            "repository because it belongs to another\n"
            "user (`safe.directory`).\n"
            "\n"
            "Mend\n"
            "Change to the repository, or start one\n"
            "with `git init`.\n"
        ),
    ),
    Case(
        200,
        ("explain", "no-repository"),
        0,
        out=(
            "no-repository  GE104\n"
            "\n"
            "The folder is not part of a git repository.\n"
            "\n"
            "Cause\n"
            "gatepost was started outside a repository, or git refuses the repository because it\n"
            "belongs to another user (`safe.directory`).\n"
            "\n"
            "Mend\n"
            "Change to the repository, or start one with `git init`.\n"
        ),
    ),
    Case(
        80,
        ("lint", "--range", "nope..HEAD"),
        2,
        err=(
            "error: git knows no commit by `nope`\n"
            "  hint: a branch of a remote wants `git fetch` first\n"
            "  help: gatepost explain GE105\n"
        ),
    ),
    Case(
        40,
        ("lint",),
        2,
        err=(
            "error: nothing to judge is named\n"
            "  hint: name FILEs, or one of --stdin, --title TEXT, --range A..B, --event\n"
            "  help: gatepost explain GE101\n"
        ),
    ),
    Case(
        80,
        ("explain", "mesage-dropped"),
        2,
        err=(
            "error: there is no page for `mesage-dropped`\n"
            "  hint: did you mean `message-dropped`?\n"
            "  help: gatepost explain GE112\n"
        ),
    ),
    Case(
        80,
        ("lint", "--title", "feat: a"),
        0,
        out="✓ 1 message judged, all fine\n",
    ),
    Case(
        80,
        ("lint", "--format", "github", "--range", "HEAD~1..HEAD"),
        1,
        out=(
            "::error title=GP401 message-dropped::1b0060c44: fix: keep the session after a login%0Aline 3"
            ", column 8: Release Please drops the whole commit: it takes `restore(load(session)) was too "
            "late` for an unclosed scope; indent the line%0Amended:%0Afix: keep the session after a login"
            "%0A%0A restore(load(session)) was too late\n"
        ),
        err=("1 error in 1 message\nwhy, and examples: gatepost explain GP401\n"),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.command[0]}-{case.columns}")
def test_the_whole_output_is_as_it_was_designed(
    case: Case, repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, "feat: base")
    commit(repository, "Fixed the login.")
    commit(repository, "fix: keep the session after a login\n\nrestore(load(session)) was too late")
    (repository / ".git" / "COMMIT_EDITMSG").write_text("Feat: sign in with a passkey that you keep\n\nbody\n")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("COLUMNS", str(case.columns))
    assert call(capsys, *case.command) == (case.code, case.out, case.err)
