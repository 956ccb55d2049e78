"""What a branch and files say of the message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.prompt.guess import issue_of_branch, type_of_branch, type_of_paths


@pytest.mark.parametrize(
    ("branch", "type_"),
    [
        ("feat/ABC-42-passkeys", "feat"),
        ("feature/passkeys", "feat"),
        ("ada/hotfix/login", "fix"),
        ("FIX-login", "fix"),
        ("docs_readme", "docs"),
        ("login-fix", ""),  # the word before the first dash tells
        ("dependencies/x", ""),  # `deps` is not allowed
        ("main", ""),
        ("", ""),
    ],
)
def test_a_branch_may_name_the_type(branch: str, type_: str) -> None:
    assert type_of_branch(branch, DEFAULT_TYPES) == type_


def test_only_an_allowed_type_is_guessed() -> None:
    assert type_of_branch("feat/x", ["fix"]) == ""
    assert type_of_branch("deps/x", ["deps"]) == type_of_branch("dependencies/x", ["deps"]) == "deps"
    assert type_of_paths(["README.md"], ["fix"]) == ""


@pytest.mark.parametrize(
    ("paths", "type_"),
    [
        (["README.md", "docs/a/b.png"], "docs"),
        (["README.md", "src/a.py"], ""),
        (["tests/a.py", "conftest.py"], "test"),
        ([".github/workflows/ci.yml"], "ci"),
        (["pyproject.toml", "uv.lock"], "build"),
        ([], ""),
    ],
)
def test_files_of_one_kind_tell_the_type(paths: list[str], type_: str) -> None:
    assert type_of_paths(paths, DEFAULT_TYPES) == type_


@pytest.mark.parametrize(
    ("branch", "issue"),
    [
        ("feat/ABC-42-passkeys", "ABC-42"),
        ("UTF-8-names", ""),
        ("fix-UTF-8-in-AB-1", "AB-1"),
        ("12-login", "#12"),
        ("issue-12", "#12"),
        ("issues/12", "#12"),
        ("gh-12-x", "#12"),
        ("ada/12", "#12"),
        ("fix-12-login", "#12"),
        ("login-fixes-12", "#12"),
        ("python3.12", ""),
        ("release/1.2", ""),
        ("12345678", ""),
        ("main", ""),
        ("", ""),
    ],
)
def test_a_branch_may_name_an_issue(branch: str, issue: str) -> None:
    assert issue_of_branch(branch) == issue


@given(st.text())
def test_any_branch_can_be_looked_at(branch: str) -> None:
    assert type_of_branch(branch, DEFAULT_TYPES) in ("", *DEFAULT_TYPES)
    assert " " not in issue_of_branch(branch)
