"""`scope-unknown`, GP104."""

from __future__ import annotations

import pytest

from gatepost.rules.scope_unknown import ScopeUnknown
from support.judging import SCOPES, Found, case_of, found

KNOWN = "is not a scope of this repository: api, cli"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix(ap): a", [Found(1, 5, 7, f"`ap` {KNOWN}", "fix(api): a")]),
        ("fix(api,cil): a", [Found(1, 9, 12, f"`cil` {KNOWN}", "fix(api,cli): a")]),
        ("fix(foo): a", [Found(1, 5, 8, f"`foo` {KNOWN}", None)]),
        (
            "fix(foo, ap)!: a",
            [Found(1, 5, 8, f"`foo` {KNOWN}", None), Found(1, 10, 12, f"`ap` {KNOWN}", "fix(foo, api)!: a")],
        ),
        ("fix(API): a", [Found(1, 5, 8, f"`API` {KNOWN}", "fix(api): a")]),
    ],
)
def test_each_unknown_name_is_pointed_at_and_the_nearest_is_offered(text: str, expected: list[Found]) -> None:
    assert found(ScopeUnknown, case_of(text, scopes=SCOPES)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix(api): a",
        "fix(api,cli): a",
        "fix(api, cli): a",
        "fix(,): a",
        "Fixed(x)",
    ],
)
def test_known_scopes_pass(text: str) -> None:
    assert found(ScopeUnknown, case_of(text, scopes=SCOPES)) == []


def test_any_scope_passes_where_none_are_listed() -> None:
    assert found(ScopeUnknown, case_of("fix(whatever): a")) == []


@pytest.mark.parametrize(
    ("text", "paths", "mended"),
    [
        ("fix(foo): a", ("src/cli/a.py",), "fix(cli): a"),
        ("fix(foo): a", ("src/cli/a.py", "README.md"), "fix(cli): a"),
        ("fix(foo): a", ("src/cli/a.py", "src/api/a.py"), None),
        ("fix(foo): a", ("README.md",), None),
        ("fix(foo): a", (), None),
        ("fix(ap): a", ("src/cli/a.py",), "fix(api): a"),
    ],
)
def test_where_no_name_is_near_the_scope_of_the_files_is_offered(
    text: str, paths: tuple[str, ...], mended: str | None
) -> None:
    globs = (("src/api/**", "api"), ("src/cli/**", "cli"))
    case = case_of(text, scopes=SCOPES, scope_paths=globs, paths=paths)
    assert [each.mended for each in found(ScopeUnknown, case)] == [mended]


def test_a_header_with_very_many_scopes_is_reported_in_part() -> None:
    assert len(found(ScopeUnknown, case_of("fix(" + "x," * 50 + "): a", scopes=SCOPES))) == 10
