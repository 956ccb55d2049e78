"""The branch and the files of a commit → what the message is likely to say."""

import re
from collections.abc import Iterable, Sequence

from gatepost.rules.mending.scopes import glob_matches

_USUAL = {
    "feature": "feat",
    "features": "feat",
    "bug": "fix",
    "bugfix": "fix",
    "fixes": "fix",
    "hotfix": "fix",
    "doc": "docs",
    "documentation": "docs",
    "tests": "test",
    "testing": "test",
    "refactoring": "refactor",
    "performance": "perf",
    "chores": "chore",
    "dependencies": "deps",
}
"""How branches are called that are for a type of another name."""

_KINDS = (
    ("docs", ("docs/**", "doc/**", "*.md", "*.rst", "LICENSE", "LICENSE.*")),
    ("test", ("tests/**", "test/**", "test_*.py", "*_test.py", "conftest.py")),
    ("ci", (".github/workflows/**", ".github/actions/**", ".gitlab-ci.yml", ".circleci/**", "azure-pipelines.yml")),
    ("build", ("pyproject.toml", "setup.py", "setup.cfg", "uv.lock", "poetry.lock", "requirements*.txt", "Dockerfile")),
)
"""What a type's files are called; a commit that has no others is likely of the type."""

_KEY = re.compile(r"(?<![A-Za-z0-9])([A-Z][A-Z0-9]+-[0-9]+)(?![A-Za-z0-9])")
_NUMBER = re.compile(r"(?:^|/)(?:gh-?|issues?[-/]|#)?([0-9]{1,7})(?=$|[-_/])", re.IGNORECASE)
_WORDED = re.compile(
    r"(?:^|[-_/])(?:gh|issues?|closes|fix(?:es)?|feat|bug|refs)[-_#]+([0-9]{1,7})(?=$|[-_/])", re.IGNORECASE
)
_NO_KEYS = ("UTF", "SHA", "ISO", "RFC", "PEP", "CVE", "HTTP", "TLS", "PY")
"""Words before numbers that name no issue of this repository."""


def type_of_branch(branch: str, types: Iterable[str]) -> str:
    """Return the type that a branch is for by its name, as in `feat/ABC-42-passkeys`; empty where it says none."""
    allowed = tuple(types)
    *folders, last = branch.split("/")
    for word in (*folders, re.split(r"[-_]", last, maxsplit=1)[0]):
        lower = word.lower()
        meant = lower if lower in allowed else _USUAL.get(lower, "")
        if meant in allowed:
            return meant
    return ""


def type_of_paths(paths: Sequence[str], types: Iterable[str]) -> str:
    """Return the type of a commit that changes these files alone; empty where they do not tell."""
    allowed = tuple(types)
    for type_, globs in _KINDS:
        if paths and type_ in allowed and all(any(glob_matches(glob, path) for glob in globs) for path in paths):
            return type_
    return ""


def issue_of_branch(branch: str) -> str:
    """Return the issue that a branch is for by its name: `ABC-42`, `#12`; empty where it names none."""
    for key in _KEY.findall(branch):
        if key.partition("-")[0] not in _NO_KEYS:
            return str(key)
    found = _WORDED.search(branch) or _NUMBER.search(branch)
    return f"#{found.group(1)}" if found else ""
