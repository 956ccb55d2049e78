"""What else is there, and what becomes of it: other tools, and what a set-up cannot change or does not like."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from gatepost.gate.init_options import PIP, UV
from gatepost.policy.configuration import DEFAULT_RELEASE_TYPE
from gatepost.policy.versions import parse_version
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.scaffold.dunder import find_literal
from gatepost.scaffold.files.release_please import standing
from gatepost.scaffold.files.tasks import own_check
from gatepost.scaffold.json_edit import read_object
from gatepost.scaffold.locked import LOCKS
from gatepost.scaffold.metadata import read_document, read_metadata
from gatepost.scaffold.modules import Code, find_module
from gatepost.scaffold.other_tools import tool_remarks
from gatepost.scaffold.other_workflows import workflow_remarks
from gatepost.scaffold.pythons import KNOWN, admits
from gatepost.scaffold.remark import Remark
from gatepost.scaffold.requires import required
from gatepost.scaffold.tags import UNRELEASED, is_version, last_tag, numbered
from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gatepost.formats.json_text import Json
    from gatepost.scaffold.project import Package, Project
    from gatepost.scaffold.survey import Survey

_OLDER = ("3.9", "3.8", "3.7")
_STATIC = "write the version into pyproject.toml (`--static-version`); Release Please changes it there at each release"


def remarks(survey: Survey, project: Project) -> tuple[Remark, ...]:
    """Return all that is to be said before anything is set up, what stands in the way first."""
    parts = (_packages, _tags, _place, _release_files, _pythons, _tests, _own_tasks)
    own = (part(survey, project) for part in parts)
    every = [*chain.from_iterable(own), *tool_remarks(survey), *workflow_remarks(survey)]
    return tuple(sorted(every, key=lambda remark: not remark.is_refusal))


def _packages(survey: Survey, project: Project) -> Iterator[Remark]:
    code = Code(survey.paths)
    for package in project.packages:
        called = f"the version of {package.name}"
        if package.computed_by:
            yield Remark("version-computed", f"{called} is computed by {package.computed_by}", _STATIC, is_refusal=True)
        elif not package.version:
            yield Remark("version-missing", f"{called} is nowhere", "write `version` under [project]", is_refusal=True)
        if not package.is_built:
            yield Remark(
                "nothing-built",
                f"{package.name} makes no distribution (`package-mode` or `package` is false)",
                "there is nothing to build or publish; take that out where this is meant to be released",
                is_refusal=True,
            )
        if project.manager == PIP:
            yield from _unknown_requirements(survey, package)
        module = find_module(code, package.folder, package.name, package.module)
        for path in code.version_files(module):
            yield from _version_file(survey, path)
    if sum(survey.has(lock) for lock in LOCKS) > 1:
        found = " and ".join(lock for lock in LOCKS if survey.has(lock))
        yield Remark("two-locks", f"there are {found}", f"{project.manager} is taken; take the other out")


def _unknown_requirements(survey: Survey, package: Package) -> Iterator[Remark]:
    for path in required(survey, package.folder).unknown:
        yield Remark(
            "requirements-unknown",
            f"{path} says what {package.name} requires, and is not read: it would have to be run",
            "name it in requirements/dev.in too: CI installs the wheel beside what is locked, and nothing else",
        )


def _version_file(survey: Survey, path: str) -> Iterator[Remark]:
    if path not in survey.texts:
        yield Remark("unread", f"{path} cannot be read", "if it has the version, save it as UTF-8")
    literal = find_literal(survey.text(path))
    if literal is not None and literal.version and not literal.is_read:
        yield Remark(
            "version-short",
            f"{path} has the version `{literal.version}`",
            "Release Please sees only versions of three numbers; write it so, or it stays as it is",
        )


def _tags(survey: Survey, project: Project) -> Iterator[Remark]:
    """Yield remarks on where releases begin; with a manifest that is settled, and a clone may have no tags."""
    if standing(survey, MANIFEST_FILE)[1]:
        return
    tags = survey.history.tags
    found = [last_tag(package, project, tags) for package in project.packages]
    newest = numbered(tags)
    if newest and not any(found):
        yield Remark(
            "tags-unreadable",
            f"the tag {newest} is none that Release Please reads",
            "the first release begins behind it (`bootstrap-sha`), and is tagged as v1.2.3",
        )
    for package, tag in zip(project.packages, found, strict=True):
        if tag is not None and not tag.text.endswith(tag.version):
            yield Remark(
                "tag-short",
                f"the tag {tag.text} is read as {tag.version}",
                "the next version follows from that; `Release-As: 1.2.3` in a commit's footer chooses another",
            )
        if tag is not None and _is_ahead(package, tag.version):
            yield Remark(
                "version-ahead",
                f"{package.name} has the version {package.version}, its last tag is {tag.text}",
                f"the next version follows from the tag; if {package.version} is published, tag its commit first",
            )
        if tag is None and not newest and survey.history.head and _is_released(package):
            yield Remark(
                "version-untagged",
                f"no tag has the version {package.version} of {package.name}",
                "it counts as released; if it is not, set it to 0.0.0 in .release-please-manifest.json",
            )


def _is_ahead(package: Package, tagged: str) -> bool:
    """Tell whether a package says of itself that it is newer than its last tag, and no development version."""
    try:
        own, last = Version(package.version), Version(tagged)
    except InvalidVersion:
        return False
    return own > last and not own.is_prerelease


def _is_released(package: Package) -> bool:
    return is_version(package.version) and str(parse_version(package.version)) != UNRELEASED


def _place(survey: Survey, _project: Project) -> Iterator[Remark]:
    remote = survey.history.remote
    if survey.started_in:
        yield Remark(
            "started-below",
            f"{survey.started_in} is part of the repository {survey.folder}",
            "the whole repository is set up; for one of its own, run `git init` there first",
        )
    if remote is not None and not remote.is_github:
        yield Remark(
            "not-on-github",
            f"the repository is at {remote.host}",
            "hooks and tasks work there; the workflows, Dependabot and Release Please wait for GitHub",
        )
    if survey.has("package.json") and not any(path.endswith(".py") for path in survey.paths):
        yield Remark("no-python", "there is a package.json, and no Python", "what is set up is for Python")


def _release_files(survey: Survey, project: Project) -> Iterator[Remark]:
    for name in (CONFIGURATION_FILE, MANIFEST_FILE):
        path, text = standing(survey, name)
        if text and path != name:
            yield Remark("release-files-elsewhere", f"{path} is taken over into {name}", "delete it then")
    path, text = standing(survey, CONFIGURATION_FILE)
    try:
        document = read_object(path, text) if text else {}
    except CannotEdit:
        return  # who edits it says so
    named = document.get("packages")
    for package in project.packages if isinstance(named, dict) and named else ():
        entry = named.get(package.path) if isinstance(named, dict) else None
        if entry is None:
            yield Remark("not-released", f"{path} does not name {package.path}", f"{package.name} is never released")
        elif isinstance(entry, dict) and _release_type(entry, document) != "python":
            yield Remark(
                "other-release-type",
                f"{path} releases {package.path} as `{_release_type(entry, document)}`",
                "it stays so; `python` finds pyproject.toml and `__version__` by itself",
            )


def _release_type(entry: Mapping[str, Json], document: Mapping[str, Json]) -> str:
    return str(entry.get("release-type") or document.get("release-type") or DEFAULT_RELEASE_TYPE)


def _pythons(survey: Survey, project: Project) -> Iterator[Remark]:
    metadata = read_metadata(survey, "", read_document(survey, ""))
    if metadata is None:
        return
    if not metadata.requires and project.manager == UV:
        yield Remark(
            "python-unsaid",
            f"nothing says which Pythons {metadata.name} runs on",
            f'write `requires-python = ">={project.pythons[0]}"` under [project]: without it, uv locks for the Python'
            " that it finds here and newer ones, and CI is red on the others",
        )
    if not metadata.requires:
        return
    older = next((python for python in _OLDER if admits(metadata.requires, python)), "")
    if older:
        yield Remark(
            "python-old",
            f"`{metadata.requires_key}` admits Python {older}",
            f"tests run on {project.pythons[0]} and newer alone; say so there, too",
        )
    untold = [python for python in KNOWN if python > project.pythons[-1] and admits(metadata.requires, python)]
    if untold:
        yield Remark(
            "python-untold",
            f"`{metadata.requires_key}` admits Python {' and '.join(untold)}, which no classifier names",
            "tests do not run there; add the classifiers, or say all that there are: --pythons",
        )


def _tests(_survey: Survey, project: Project) -> Iterator[Remark]:
    if not project.tests and not any(package.tests for package in project.packages):
        yield Remark("no-tests", "there are no tests", "CI only imports the wheel until there are some")


def _own_tasks(survey: Survey, project: Project) -> Iterator[Remark]:
    try:
        path = own_check(survey, project.tasks)
    except CannotEdit:
        return  # who edits it says so
    if path:
        yield Remark(
            "own-check", f"{path} has a `check` of its own", "it stays; rename it to get one that runs what CI runs"
        )
