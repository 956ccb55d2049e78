"""What of a repository is on PyPI, beside what is released in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.version import Version

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.facts import DAY
from gatepost.doctor.releases.release_commits import folder_of
from gatepost.doctor.releases.release_pulls import NO_TAGS, tag_names
from gatepost.doctor.uploads.uploads import PYPI, index_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import DatedTag, Facts
    from gatepost.doctor.online import Published, PublishedFile
    from gatepost.doctor.project import Project

PERIOD = 14 * DAY
"""For how long PyPI takes further files of a release, in seconds."""

_PRIVATE = "Private ::"
_VERSION = re.compile(r"(?:\A|[^0-9.])v?([0-9]+\.[0-9]+.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class Shipped:
    """A package that is uploaded: its path, its project, its next version, and what PyPI has of it.

    `tag` is that of its last release, `last` the version of it; None and empty where there is none. `next` is
    empty where nothing is to be released.
    """

    path: str
    project: Project
    published: Published
    next: str
    last: str
    tag: DatedTag | None

    @property
    def name(self) -> str:
        """The normalised name of the distribution."""
        return self.project.normalised

    @property
    def where(self) -> str:
        """The place of its version, or of its name where the version stands elsewhere."""
        return self.project.at("project", "version")


class IndexCheck(DoctorCheck):
    """A check of what is on PyPI."""

    needs: tuple[str, ...] = ("release", "publishing", "published")

    def unable(self, facts: Facts) -> str:
        """Return why nothing can be said of PyPI."""
        if not any(index_of(place) == PYPI for place in known(facts.publishing)):
            return "nothing is surely uploaded to PyPI"
        if not known(facts.release).outlines:
            return "Release Please looks at no package"
        return "" if any(shipped(facts)) else "no package has a name that PyPI could be asked for"


class TaggedIndexCheck(IndexCheck):
    """A check of what is on PyPI, and of the tags that are on GitHub."""

    needs: tuple[str, ...] = (*IndexCheck.needs, "settings")

    def unable(self, facts: Facts) -> str:
        """Return that the tags are not known, where they are not."""
        return super().unable(facts) or (NO_TAGS if known(facts.settings).tags is None else "")


def shipped(facts: Facts) -> Iterator[Shipped]:
    """Yield the packages that PyPI was asked about; one that is marked as private is none."""
    release = known(facts.release)
    for outline in release.outlines:
        project = facts.project(folder_of(outline.path))
        published = known(facts.published).get(project.normalised) if project is not None else None
        if project is None or published is None or _is_private(project):
            continue
        last = release.plan.packages[outline.path].last
        tag = facts.repository.tag(str(last.tag)) if last is not None and last.sha else None
        version = str(last.tag.version) if last is not None and tag is not None else ""
        yield Shipped(outline.path, project, published, outline.next, version, tag)


def has_half(each: Shipped) -> tuple[PublishedFile, ...]:
    """Return the files of the last release where one kind is missing that the release before it has.

    There are wheels and source distributions; nothing is returned where both are there, or where neither is.
    """
    files = each.published.of(each.last) if each.last else ()
    before = _before(each.published, each.last) if files else ()
    return files if len(_kinds(files)) == 1 and len(_kinds(before)) > 1 else ()


def begun(each: Shipped, files: tuple[PublishedFile, ...]) -> int:
    """Return when the upload of the last release began, in seconds since 1970: as the index says, else as the tag."""
    known_times = [file.uploaded for file in files if file.uploaded]
    return min(known_times, default=each.tag.date if each.tag is not None else 0)


def missing_kind(files: tuple[PublishedFile, ...]) -> str:
    """Return what is missing of half an upload."""
    return "source distribution" if files[0].is_wheel else "wheel"


def is_elsewhere(each: Shipped, facts: Facts) -> bool:
    """Tell whether PyPI has no version that is tagged here, and not the one that is here."""
    here = {each.project.version, known(facts.release).plan.manifest.get(each.path, "")} - {""}
    tagged = {found.group(1) for found in map(_VERSION.search, tag_names(facts)) if found}
    return not any(each.published.knows(version) for version in here | tagged)


def after(version: str) -> str:
    """Return the final version that comes after one that an index has."""
    found = Version(version)
    return f"{found.major}.{found.minor}.{found.micro + 1}"


def retry(tag: str, facts: Facts) -> str:
    """Return the command that tries the upload of a tag again; empty where no workflow can be run by hand with one."""
    for place in known(facts.publishing):
        dispatch = place.workflow.triggers.get("workflow_dispatch")
        if dispatch is not None and dispatch.get("inputs", "tag") is not None:
            return f"gh workflow run {place.workflow.file} -f tag={tag}"
    return ""


def _is_private(project: Project) -> bool:
    return any(each.startswith(_PRIVATE) for each in project.words("project", "classifiers"))


def _kinds(files: tuple[PublishedFile, ...]) -> set[bool]:
    return {file.is_wheel for file in files}


def _before(published: Published, version: str) -> tuple[PublishedFile, ...]:
    """Return the files of the version before one that has any."""
    listed = [files for _, files in published.files if files]
    here = listed.index(published.of(version))
    return listed[here + 1] if here + 1 < len(listed) else ()
