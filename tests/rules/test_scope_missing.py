"""`scope-missing`, GP105."""

from __future__ import annotations

import pytest

from gatepost.rules.scope_missing import ScopeMissing
from support.judging import Found, case_of, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a", [Found(1, 4, 5, "a scope is wanted here, as in `fix(scope): …`", None)]),
        ("fix!: a", [Found(1, 4, 5, "a scope is wanted here, as in `fix(scope): …`", None)]),
        ("wip: a", [Found(1, 4, 5, "a scope is wanted here, as in `wip(scope): …`", None)]),
    ],
)
def test_the_place_where_a_scope_is_wanted_is_pointed_at(text: str, expected: list[Found]) -> None:
    assert found(ScopeMissing, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fixed",
        "fix(api): a",
        "fix(nope): a",
    ],
)
def test_a_header_with_a_scope_passes(text: str) -> None:
    assert found(ScopeMissing, text) == []


@pytest.mark.parametrize(
    ("text", "paths", "expected"),
    [
        ("fix: a", ("src/api/a.py",), ("fix(api): …", "fix(api): a")),
        ("fix!: a\n\nbody", ("src/api/a.py", "README.md"), ("fix(api): …", "fix(api)!: a\n\nbody")),
        ("fix: a", ("src/api/a.py", "src/cli/a.py"), ("fix(scope): …", None)),
        ("fix: a", ("README.md",), ("fix(scope): …", None)),
        ("fix: a", (), ("fix(scope): …", None)),
    ],
)
def test_the_scope_of_the_files_is_offered(text: str, paths: tuple[str, ...], expected: tuple[str, str | None]) -> None:
    shown, mended = expected
    case = case_of(text, scope_paths=(("src/api/**", "api"), ("src/cli/**", "cli")), paths=paths)
    assert found(ScopeMissing, case) == [Found(1, 4, 5, f"a scope is wanted here, as in `{shown}`", mended)]
