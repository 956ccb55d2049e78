"""GD216."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import WRONG_CHANGELOG
from gatepost.doctor.versions.version_files import DATE, TRIED, lines_of, packages_of
from gatepost.outcomes.values import Edit, Problem
from gatepost.release.errors import PlanError
from gatepost.release.updaters.changelog import Changelog
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.release.types.base import ReleaseType

_NEWEST = re.compile(r"^#{1,3} \[?v?[0-9]+\.[0-9]+\.[0-9]+", re.MULTILINE)
_UNRELEASED = re.compile(r"^###? \[?unreleased\b.*", re.MULTILINE | re.IGNORECASE)
_TITLE = re.compile(r"^# .*", re.MULTILINE)
_ALONE = re.compile(r"\s*# ?[^\n]*\s*")


class VerChangelogEdited(DoctorCheck):
    """The changelog is laid out so that the entry of the next release gets to a wrong place.

    ## Symptom
    Whoever reads the changelog looks for the newest entry in the wrong place.

    The new entry stands above `[Unreleased]` and takes nothing of it, or it stands below the newest one. Or there are
    two headings "Changelog", one above the other.

    ## Cause
    Release Please writes the entry before the first heading of second or third level that begins with a number or with
    a bracket, as `## [1.2.3]` and `## [Unreleased]`, and does not see one on the very first line. Where there is none,
    it writes a heading of its own above all, and takes the one that is there down to the second level.

    ## Mend
    Move what stands under Unreleased into commits or into an entry, and take out the heading: Release Please makes the
    entries from the commits. Begin the file with its heading:

        # Changelog

        ## [1.2.3](https://github.com/octo/rocket/compare/v1.2.2...v1.2.3) (2026-01-01)

    A changelog that has nothing but its heading is best removed: Release Please makes it.
    """

    code = "GD216"
    name = "ver-changelog-edited"
    severity = WARNING
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report where the next entry would not come on top, and what would become of headings."""
        for path, text in _changelogs(facts):
            yield from _problems(path, text)

    def fine(self, facts: Facts) -> str:
        """Return where the entry goes."""
        paths = [f"`{path}`" for path, _ in _changelogs(facts)]
        return f"the next entry comes on top in {', '.join(paths)}" if paths else "there is no changelog yet"


def _changelogs(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each changelog that is there and that a release writes, once."""
    found = dict.fromkeys(filter(None, (_path(type_) for _, type_ in packages_of(known(facts.release)))))
    for path in found:
        text = facts.tree.read(path)
        if text:
            yield path, text


def _path(type_: ReleaseType) -> str:
    try:
        return "" if type_.package.skip_changelog else type_.located(type_.package.changelog_path)
    except PlanError:
        return ""


def _problems(path: str, text: str) -> Iterator[Problem]:
    after = Changelog(f"## {TRIED} ({DATE})")(text)
    newest, unreleased, title = _NEWEST.search(text), _UNRELEASED.search(text), _TITLE.search(text)
    if unreleased is not None and (newest is None or unreleased.start() < newest.start()):
        message = f"the entry of the next release takes nothing of `{unreleased.group()}`"
        yield Problem(
            message,
            _at(path, text, unreleased),
            f"take `{unreleased.group()}` out, and make an entry of what is below it",
        )
    elif newest is not None and _NEWEST.search(after, 0, after.index(TRIED) - len("## ")) is not None:
        message = "the newest entry is on the first line, where it is not seen: the next one would come below it"
        yield Problem(
            message,
            f"{path}:1",
            "write `# Changelog` and an empty line above it",
            edits=(Edit(path, 1, 0, ("# Changelog", "")),),
        )
    elif title is not None and lines_of(after).count(f"#{title.group()}") > lines_of(text).count(f"#{title.group()}"):
        message = f"`{title.group()}` becomes a heading of second level, below a new one"
        edits = (Edit(path, 1, len(lines_of(text)), ()),) if _ALONE.fullmatch(text) else ()
        fix = (
            f"git rm {path}" if edits else "write a heading of the newest entry that begins with `## ` and its version"
        )
        yield Problem(message, _at(path, text, title), fix, edits=edits)


def _at(path: str, text: str, found: re.Match[str]) -> str:
    line = text.count("\n", 0, found.start()) + 1
    return f"{path}:{line}"
