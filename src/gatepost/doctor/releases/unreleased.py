"""What the checks say of the commits since the last release."""

from __future__ import annotations

import re
from shlex import quote
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.message.reading import read
from gatepost.policy.configuration import ROOT
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.policy.titles import DEFAULT_GROUP_PATTERN, DEFAULT_PATTERN, follows_pattern
from gatepost.release.changes import Change
from gatepost.release.notes import title_for
from gatepost.release.reaching import files_reaching
from gatepost.release.restated import later_than

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gatepost.doctor.facts import Facts, Release
    from gatepost.message.commits import Commit
    from gatepost.policy.configuration import Package
    from gatepost.release.outline import CommitOutline, EntryOutline, PackageOutline
    from gatepost.release.source import LoggedCommit

_MERGES = ("Merge pull request ", "Merge branch ", "Merge remote-tracking branch ", "Merge tag ", "Merge commit ")
_ASIDE = frozenset(("tests", "test", "docs", "doc", "examples", "benchmarks", "scripts", "tools"))
_TESTS = frozenset(("tests", "test"))
_SHOWN = 3
_PARENTHESES = re.compile(r"[()]+")
_NUMBER = re.compile(r" \(#[0-9]+\)\Z")
_PATTERNS = (DEFAULT_PATTERN, DEFAULT_GROUP_PATTERN)
_TYPES = frozenset((*DEFAULT_TYPES, "feature", "deps"))
_BEFORE = r"(?:(?::\w+:|\[[^\]]*\]|[A-Z][A-Z0-9]*-[0-9]+:?|[^\w\s\"'(:\[])\s*)*(?P<type>[A-Za-z]+)"
"""An emoji, a bullet or an issue may stand there, and the type."""
_LOOKS = (
    re.compile(_BEFORE + r"(?P<early>!?)(?:\s*\((?P<scope>[^:]*)\))?(?P<bang>[\s!]*)[:\uff1a]\s*(?P<description>\S.*)"),
    re.compile(_BEFORE + r"(?P<early>)\((?P<scope>[^:()]+)\)(?P<bang>!*)\s+(?P<description>\S.*)"),
)


def called(commit: CommitOutline) -> str:
    """Return what to call a commit: its header, and its id cut short."""
    return f"`{commit.header}` ({commit.sha[:7]})"


def counted(commits: Sequence[CommitOutline]) -> str:
    """Return what to call some commits: the newest of them by name."""
    names = [called(commit) for commit in commits[:_SHOWN]]
    more = len(commits) - _SHOWN
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def is_merge(commit: CommitOutline) -> bool:
    """Tell whether a commit is a merge, by its header."""
    return commit.header.startswith(_MERGES)


def own_entries(commit: CommitOutline) -> list[EntryOutline]:
    """Return what is read in a commit, footers aside."""
    return [entry for entry in commit.entries if not entry.is_footer]


def type_of(entry: EntryOutline) -> str:
    """Return the type of an entry."""
    return entry.label.partition("(")[0].rstrip("!")


def is_listed(text: str, sha: str, package: Package) -> bool:
    """Tell whether a message would be in the notes of a package, and so make a release of it."""
    return any(title_for(Change(sha, commit), package.sections) is not None for commit in read(text).commits)


def package_of(release: Release, outline: PackageOutline) -> Package:
    """Return how a package is released."""
    return release.plan.packages[outline.path].type.package


def logged(release: Release, outline: PackageOutline, commit: CommitOutline) -> LoggedCommit:
    """Return the commit as the history has it."""
    return next(each for each in release.plan.packages[outline.path].commits if each.sha == commit.sha)


def since(outline: PackageOutline) -> str:
    """Return the version since which the commits are."""
    return outline.previous or "the beginning"


def ships(facts: Facts, path: str, file: str) -> bool:
    """Tell whether a file is of the code that a package ships.

    That is what lies in `src/`, in a folder with an `__init__.py`, or the module that is called as the project is.
    """
    folder = "" if path == ROOT else f"{path.strip('/')}/"
    parts = file.removeprefix(folder).split("/")
    if not file.startswith(folder) or parts[0] in _ASIDE or not _TESTS.isdisjoint(parts[:-1]):
        return False
    if len(parts) == 1:
        project = facts.project(folder)
        return project is not None and bool(project.name) and parts[0] == f"{project.normalised.replace('-', '_')}.py"
    return parts[0] == "src" or f"{folder}{parts[0]}/__init__.py" in facts.tree.paths


def is_release(commit: CommitOutline, package: Package) -> bool:
    """Tell whether a commit is the merge of a release pull request, by its header."""
    header = _NUMBER.sub("", commit.header)
    return any(follows_pattern(header, pattern) for pattern in (package.pull_request_title_pattern, *_PATTERNS))


def misspelt(commit: CommitOutline) -> str:
    """Return the header that a commit that is not read was meant to have; empty where it looks like none."""
    return meant_by(commit.header)


def meant_by(header: str) -> str:
    """Return the conventional header that one that is not read was meant to be; empty where it looks like none."""
    bare = header.strip()
    found = next((match for match in (looks.fullmatch(bare) for looks in _LOOKS) if match is not None), None)
    if found is None or found["type"].lower() not in _TYPES:
        return ""
    bang = "!" if found["early"] or "!" in found["bang"] else ""
    scope = _PARENTHESES.sub("-", found["scope"] or "").strip(" -")
    return f"{found['type'].lower()}{f'({scope})' if scope else ''}{bang}: {found['description']}"


def said_again(release: Release, header: str, commit: LoggedCommit, number: str = "") -> str:
    """Return how something that is merged gets into the next release after all, under this header.

    A commit that changes nothing does it where it belongs to the same packages as the one that is merged; else one
    that changes the same files. An override is written into the description of the pull request of this number.
    """
    quoted = re.sub(r"([\\\\\"$`])", r"\\\1", header)
    files = files_reaching(commit, known(release.plan.configuration))
    command = f'git commit --allow-empty -m "{quoted}"'
    if files:
        named = " and ".join(f"`{file}`" for file in files)
        paths = " ".join(map(quote, files))
        command = f'change something in {named}, then git commit -m "{quoted}" -- {paths}'
    return command + (f", or BEGIN_COMMIT_OVERRIDE in the description of pull request #{number}" if number else "")


def later_in(release: Release, outline: PackageOutline, sha: str) -> list[Commit]:
    """Return all that is read in the commits of a package that came after one of them."""
    return later_than(sha, release.plan.packages[outline.path].commits)
