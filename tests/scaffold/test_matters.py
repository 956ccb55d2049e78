"""Which files are read before anything is decided."""

from __future__ import annotations

from gatepost.scaffold.matters import WRITTEN, helpful, mentioned, needed

PATHS = frozenset(
    (
        *("pyproject.toml", "libs/a/pyproject.toml", "tests/data/pyproject.toml", "libs/a/src/a/__init__.py"),
        *("libs/a/src/a/version.py", "libs/a/src/a/b/version.py", "rocket/__about__.py", "rocket/__init__.py"),
        *("README.rst", "package.json", "data.json", ".github/workflows/x.yml", ".github/renovate.json"),
        *("requirements-dev.in", "requirements/x.txt", "src/rocket.py"),
    )
)


def test_what_is_written_and_every_projects_own_file_are_needed() -> None:
    assert needed(PATHS) == [*WRITTEN, "libs/a/pyproject.toml"]


def test_what_says_more_is_helpful() -> None:
    assert helpful(PATHS) == [
        *(".github/renovate.json", ".github/workflows/x.yml", "README.rst", "libs/a/pyproject.toml"),
        *("package.json", "requirements-dev.in", "requirements/x.txt", "tests/data/pyproject.toml"),
        *("rocket/__init__.py", "rocket/__about__.py", "libs/a/src/a/__init__.py", "libs/a/src/a/version.py"),
    ]


def test_python_files_that_a_project_mentions_may_have_its_version() -> None:
    text = 'path = "./rocket/__about__.py"\nversion = { attr = "a.b.version.__version__" }\nx = "a.b.__version__"'
    assert mentioned("", text, PATHS) == ["rocket/__about__.py"]
    assert mentioned("libs/a/", text, PATHS) == ["libs/a/src/a/b/version.py"]
    assert mentioned("", 'py-modules = ["rocket.py"]', PATHS) == ["src/rocket.py"]
    assert mentioned("libs/a/", 'attr = "a.__version__"', PATHS) == ["libs/a/src/a/__init__.py"]
