"""The versions that a repository's own lock pins."""

from __future__ import annotations

from gatepost.scaffold.locked import locked, requirement_files
from support.surveys import seen

UV = """
version = 1

[[package]]
name = "rocket"
version = "1.0.0"

[[package]]
name = "ruff"
version = "0.14.1"
source = { registry = "somewhere" }

[[package]]
name = "mypy"
version = "1.9.0"

[[package]]
name = "mypy"
version = "1.18.2"
"""
TXT = """
pre_commit==4.3.0 \\
    --hash=sha256:00
ruff==0.9.0
pytest[x] == 8.4.2 ; python_version < "3.14"
mypy>=1
    # ==
"""


def test_a_lock_says_the_version_of_each_tool_and_of_several_the_highest() -> None:
    assert locked(seen({"uv.lock": UV})) == {"ruff": "0.14.1", "mypy": "1.18.2"}
    assert locked(seen({"poetry.lock": UV.replace("\n", "\r\n")})) == {"ruff": "0.14.1", "mypy": "1.18.2"}


def test_pinned_requirements_count_where_the_lock_is_silent() -> None:
    survey = seen({"uv.lock": UV, "requirements/dev.txt": TXT})
    assert locked(survey) == {"ruff": "0.14.1", "mypy": "1.18.2", "pre-commit": "4.3.0", "pytest": "8.4.2"}


def test_requirements_for_development_come_first() -> None:
    texts = {"requirements.txt": "ruff==0.1.0", "requirements-dev.txt": "ruff==0.2.0", "docs/requirements.txt": ""}
    assert requirement_files(seen(texts)) == ["requirements-dev.txt", "requirements.txt"]
    assert locked(seen(texts)) == {"ruff": "0.2.0"}


def test_a_version_that_is_none_is_taken_as_it_is_and_loses_against_one() -> None:
    strange = UV.replace('"0.14.1"', '"latest"')
    assert locked(seen({"uv.lock": strange}))["ruff"] == "latest"
    both = strange + '[[package]]\nname = "ruff"\nversion = "0.0.1"\n'
    assert locked(seen({"uv.lock": both}))["ruff"] == "0.0.1"


def test_without_a_lock_nothing_is_pinned() -> None:
    assert locked(seen({"uv.lock": "not TOML at all ["})) == {}
    assert locked(seen()) == {}
