"""GD138."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_check import ReleaseCheck
from gatepost.doctor.releases.unreleased import logged, said_again, type_of
from gatepost.doctor.symptoms import WRONG_CHANGELOG
from gatepost.message.reading import read
from gatepost.outcomes.values import Problem
from gatepost.policy.sections import entry_for
from gatepost.release.outline import NOT_CONVENTIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.policy.configuration import Package
    from gatepost.release.outline import CommitOutline, PackageOutline

_REVERT = re.compile(r'Revert "(.+)"(?: \(#[0-9]+\))?\s*\Z')
_NUMBER = re.compile(r" \(#[0-9]+\)\Z")


class RpRevertTitle(ReleaseCheck):
    """A change was reverted under GitHub's title, which Release Please does not read.

    ## Symptom
    The release notes have the change, and not that it was taken back: "commit could not be parsed".

    ## Cause
    GitHub proposes `Revert "feat: x"`, which is not conventional. The reverted change stays in the notes, and counts
    for the version.

    ## Mend
    Say it in another commit, for the notes; the next time give the pull request such a title:

        git commit --allow-empty -m "revert: x"

    In a repository of several packages an empty commit belongs to each of them: change a file of the package instead.
    """

    code = "GD138"
    name = "rp-revert-title"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG,)
    errors: tuple[str, ...] = ("commit could not be parsed",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report reverts of what is in notes, where no later commit says it."""
        release = known(facts.release)
        found: dict[str, Problem] = {}
        for package in release.outlines:
            of = release.plan.packages[package.path].type.package
            for commit, reverted in _reverts(package, of):
                said = f'{commit.sha[:7]} `Revert "{reverted}"` is not read'
                message = f"{said}, so `{reverted}` counts as if it were still there"
                what = _NUMBER.sub("", reverted).partition(": ")[2].replace('"', "'").replace("`", "'").replace("$", "")
                fix = said_again(release, f"revert: {what}", logged(release, package, commit))
                found.setdefault(commit.sha, Problem(message, fix=fix))
        yield from found.values()

    def fine(self, facts: Facts) -> str:
        """Return how many commits were looked at."""
        count = sum(len(package.commits) for package in known(facts.release).outlines)
        return f"every revert can be read ({count} commits looked at)"


def _reverts(package: PackageOutline, of: Package) -> Iterator[tuple[CommitOutline, str]]:
    """Yield the commits that revert something that is listed, and its title."""
    said: set[str] = set()
    for commit in package.commits:
        said.update(_plain(entry.description) for entry in commit.entries if type_of(entry).lower() == "revert")
        found = _REVERT.match(commit.header) if commit.effect == NOT_CONVENTIONAL else None
        if found is None:
            continue
        title = found.group(1)
        is_said = not said.isdisjoint((_plain(title), _plain(title.partition(": ")[2])))
        if not is_said and any(_is_listed(each.type, each.scope, of) for each in read(title).commits):
            yield commit, title


def _is_listed(type_: str, scope: str | None, package: Package) -> bool:
    section = entry_for(type_, scope, package.sections)
    return section is not None and not section[2]


def _plain(title: str) -> str:
    bare = _NUMBER.sub("", _NUMBER.sub("", title))
    return re.sub(r"[\"'`$]", "", bare).strip().lower()
