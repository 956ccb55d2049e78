"""`revert-not-conventional`, GP407."""

from __future__ import annotations

import pytest

from gatepost.rules.revert_not_conventional import RevertNotConventional
from support.judging import Found, found

REVERT = "Release Please cannot read this; a revert that it lists begins with `revert:`"
REAPPLY = "Release Please cannot read this; write the header of what comes back"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Revert "feat: a"', [Found(1, 1, 7, REVERT, "revert: feat: a")]),
        ('Revert "feat: a" (#12)', [Found(1, 1, 7, REVERT, "revert: feat: a (#12)")]),
        ('Revert "a "b" c"', [Found(1, 1, 7, REVERT, 'revert: a "b" c')]),
        ('Reapply "feat: a"\n\nThis reverts commit 0.', [Found(1, 1, 8, REAPPLY, "feat: a\n\nThis reverts commit 0.")]),
        ('Revert ""', [Found(1, 1, 7, REVERT, None)]),
        ('Revert "feat: a', [Found(1, 1, 7, REVERT, None)]),
        ('Revert "Revert "feat: a""', [Found(1, 1, 7, REVERT, 'revert: Revert "feat: a"')]),
        ('Reapply ""', [Found(1, 1, 8, REAPPLY, None)]),
        ('Reapply "feat: a" (#3)', [Found(1, 1, 8, REAPPLY, "feat: a (#3)")]),
        ('Revert "Revert "a" (#1)" (#2)', [Found(1, 1, 7, REVERT, 'revert: Revert "a" (#1) (#2)')]),
    ],
)
def test_the_header_of_git_revert_is_pointed_at_and_written_anew(text: str, expected: list[Found]) -> None:
    assert found(RevertNotConventional, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "revert: feat: a",
        "Revert feat: a",
        'fix: Revert "x"',
    ],
)
def test_other_headers_pass(text: str) -> None:
    assert found(RevertNotConventional, text) == []
