"""What Release Please dropped, doubled or misread in the last releases."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gatepost.doctor.said import Said
from gatepost.gate.surprising import surprises_in_messages
from gatepost.policy.versions import parse_tag
from gatepost.release.changes import Readings
from gatepost.release.collected import sort_by_package
from gatepost.release.last_release import LastRelease, LastReleases
from gatepost.release.outline import DROPPED, NOT_CONVENTIONAL, CommitOutline, commit_outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gatepost.gate.judge import Rulebook
    from gatepost.policy.configuration import Configuration
    from gatepost.policy.versions import TagName
    from gatepost.release.source import LoggedCommit, Tag

LOST, DOUBLED, MISREAD = "dropped", "doubled", "misread"
_NUMBER = re.compile(r"\(#([0-9]+)\)\Z")
_IN_CHANGELOG = 7  # digits of a commit's id
_LIKE_A_HEADER = re.compile(r"\s*[A-Za-z]+\s*(?:\([^)]*\)\s*)?(?:!\s*)?:")


@dataclass(frozen=True)
class Loss:
    """A commit that did not come out as it was meant: what happened to it, and why.

    `line` and `column` are where Release Please gives up, 1-based, 0 where that is not the reason. What was dropped of
    a past release may have been said again since, in the commit `restated`; empty where it was not.
    """

    sha: str
    header: str
    kind: str
    message: str
    line: int = 0
    column: int = 0
    restated: str = ""


@dataclass(frozen=True)
class PastRelease:
    """A release of a package, by its tag, or what has come since the last one, where `tag` is empty.

    `previous` is the tag before it; `commits` is how many it was made from, of which `not_conventional` are none that
    Release Please reads, and look like none.
    """

    package: str
    tag: str
    previous: str
    commits: int
    not_conventional: int
    losses: tuple[Loss, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is not released yet, so that what is dropped can still get into its notes."""
        return not self.tag


@dataclass(frozen=True)
class Marks:
    """The releases of a package, newest first: the names of their tags, and their commits."""

    path: str
    name: str
    tags: tuple[tuple[TagName, str], ...]


def marks_of(path: str, name: str, component: str, tags: Iterable[Tag], most: int) -> Marks:
    """Return the newest releases of the package that is called `component` in tags, one more than are looked at."""
    named = ((parse_tag(tag.name), tag.sha) for tag in tags)
    own = [(tag, sha) for tag, sha in named if tag is not None and tag.component == component]
    return Marks(path, name, tuple(own[: most + 1]))


def look_back(
    commits: Sequence[LoggedCommit], marks: Marks, configuration: Configuration, rulebook: Rulebook, changelog: str = ""
) -> list[PastRelease]:
    """Return what became of the commits of a package, newest first, a release after the other.

    The first is what has come since the last release. A range that the commits do not reach the end of is left out.
    What the changelog names was not dropped: its pull request's description, which only GitHub has, may say more. Nor
    was what a later commit of the same release says again.
    """
    readings = Readings()
    places = {commit.sha: place for place, commit in enumerate(commits)}
    said = Said(places, readings)
    found = []
    tagged = sorted((places[sha], str(tag)) for tag, sha in marks.tags if sha in places)
    for (start, tag), (end, previous) in pairwise([(0, ""), *tagged]):
        last = next((each, sha) for each, sha in marks.tags if str(each) == previous)
        releases = LastReleases({marks.path: LastRelease(*last)}, are_all=True)
        own = sort_by_package(commits[start : end + 1], configuration, releases).by_path[marks.path]
        said.remember(own)
        release = _release(marks, (tag, previous), own, configuration, (readings, rulebook))
        losses = (_since(each, said, start) for each in release.losses if not _is_in(changelog, each))
        found.append(replace(release, losses=tuple(each for each in losses if each is not None)))
    return found


def _since(loss: Loss, said: Said, start: int) -> Loss | None:
    """Return a loss with the commit that has said it again since; None where it is in the release that begins there."""
    sha = said.again(loss.sha, loss.header) if loss.kind == LOST else ""
    return None if sha and said.places[sha] >= start else replace(loss, restated=sha)


def _is_in(changelog: str, loss: Loss) -> bool:
    return loss.kind == LOST and loss.sha[:_IN_CHANGELOG] in changelog


def _release(
    marks: Marks,
    tags: tuple[str, str],
    commits: Sequence[LoggedCommit],
    configuration: Configuration,
    tools: tuple[Readings, Rulebook],
) -> PastRelease:
    readings, rulebook = tools
    package = configuration.packages[marks.path]
    outlines = [commit_outline(commit, readings.of(commit), package, None) for commit in commits]
    plain = [each for each in outlines if each.effect == NOT_CONVENTIONAL and not _LIKE_A_HEADER.match(each.header)]
    headers = {outline.sha: outline.header for outline in outlines}
    misread = [
        Loss(each.sha, headers[each.sha], MISREAD, each.text) for each in surprises_in_messages(commits, rulebook)
    ]
    losses = [*_dropped(outlines), *_doubled(outlines), *misread]
    return PastRelease(marks.name, *tags, len(commits), len(plain), tuple(losses))


def _dropped(outlines: Iterable[CommitOutline]) -> Iterator[Loss]:
    """Yield the commits of which something is lost; those that nobody meant to be read are left out."""
    for outline in outlines:
        meant = [fault for fault in outline.faults if not fault.is_header or _LIKE_A_HEADER.match(outline.header)]
        if not meant:
            continue
        fault = meant[0]
        whole = outline.effect in (DROPPED, NOT_CONVENTIONAL)
        what = "cannot be read" if whole else "cannot be read, so a part of it is lost"
        yield Loss(outline.sha, outline.header, LOST, f"`{fault.text}` {what}", fault.line, fault.column)


def _doubled(outlines: Sequence[CommitOutline]) -> Iterator[Loss]:
    """Yield the commits whose entry a newer one of the same release has too.

    Two pull requests of the same title are two things; a merge and the commit of its branch are one.
    """
    seen: dict[tuple[str, str], set[str]] = {}
    for outline in outlines:
        own = {(entry.label, *_numbered(entry.description)) for entry in outline.entries if entry.titles}
        for label, description, number in sorted(own):
            numbers = seen.setdefault((label, description), set())
            if numbers and (not number or "" in numbers or number in numbers):
                yield Loss(outline.sha, outline.header, DOUBLED, f"`{label}: {description}` is listed more than once")
        for label, description, number in own:
            seen[label, description].add(number)


def _numbered(description: str) -> tuple[str, str]:
    """Return a description without the number of its pull request, and that number, empty where there is none."""
    found = _NUMBER.search(description)
    return (description[: found.start()].rstrip(), found.group(1)) if found else (description, "")
