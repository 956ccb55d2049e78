"""release-please-config.json and the manifest: what Release Please is told, and the marks that it looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.gate.init_options import MINOR
from gatepost.policy.versions import DEFAULT_SEPARATOR
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.scaffold.json_edit import insert, read_object, write
from gatepost.scaffold.release_additions import with_additions
from gatepost.scaffold.tags import is_before_1, is_version, last_tag, numbered, released_version, tag_of
from gatepost.scaffold.version_places import extra_files, marked, marked_files
from gatepost.scaffold.wanted import EDITED, CannotEdit, Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.formats.json_text import Json
    from gatepost.scaffold.project import Package
    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.wanted import Setup

_SCHEMA = "https://raw.githubusercontent.com/googleapis/release-please/main/schemas/config.json"
_TITLE = "chore: release ${version}"
_TITLE_OF_SEVERAL = "chore: release${component} ${version}"
_OF_SEVERAL: Mapping[str, Json] = {"separate-pull-requests": True, "always-update": True}
"""Their pull requests change neighbouring lines of the manifest: once one is merged, the next has to be updated."""
_HEADER = (
    "Merging this pull request tags the version below, builds it from the tag and publishes it."
    " Edit neither the title nor this text: Release Please reads both back."
)
_VISIBLE = {
    "feat": "Features",
    "fix": "Bug Fixes",
    "perf": "Performance Improvements",
    "deps": "Dependencies",
    "revert": "Reverts",
}
_HIDDEN = {
    "docs": "Documentation",
    "style": "Styles",
    "chore": "Miscellaneous Chores",
    "refactor": "Code Refactoring",
    "test": "Tests",
    "build": "Build System",
    "ci": "Continuous Integration",
}


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the configuration, the manifest, and the files that get a mark. Raises `CannotEdit`."""
    versions = _versions(setup)
    configuration = _configuration(setup, versions)
    manifest = _manifest(setup, configuration, versions)
    marks = [path for package in setup.project.packages for path in marked_files(setup.survey, package)]
    return (
        Wanted(CONFIGURATION_FILE, configuration, EDITED, "what is released, and how"),
        Wanted(MANIFEST_FILE, manifest, EDITED, "the last released versions"),
        *(Wanted(path, marked(setup.survey.text(path)), EDITED, "a mark at the version") for path in marks),
    )


def standing(survey: Survey, name: str) -> tuple[str, str]:
    """Return where a file of Release Please's is, and its text: in its place, else the only other one there is."""
    if survey.text(name).strip():
        return name, survey.text(name)
    others = [path for path in survey.texts if path.rpartition("/")[2].lstrip(".") == name.lstrip(".")]
    usable = [path for path in others if survey.text(path).strip()]
    return (usable[0], survey.text(usable[0])) if len(usable) == 1 else (name, "")


def _versions(setup: Setup) -> dict[str, str]:
    """Return the last released version of each package by its path: as the manifest has it, else as the tags do."""
    said = _read_manifest(setup.survey)
    tags = setup.survey.history.tags
    packages = setup.project.packages
    found = {each.path: released_version(each, last_tag(each, setup.project, tags)) for each in packages}
    return {path: said.get(path, version) for path, version in found.items()}


def _read_manifest(survey: Survey) -> dict[str, str]:
    path, text = standing(survey, MANIFEST_FILE)
    found = {}
    for name, version in read_object(path, text).items() if text else ():
        if not isinstance(version, str) or not is_version(version):
            why = f"the version of `{name}` must be a text with three numbers"
            raise CannotEdit(path, why, "write it as in 1.2.3; Release Please would stop there too")
        found[name] = version
    return found


def _manifest(setup: Setup, configuration: str, versions: Mapping[str, str]) -> str:
    """Return the manifest, with every package that the configuration names and that is understood."""
    named = read_object(CONFIGURATION_FILE, configuration)["packages"]
    wanted_paths = {path.strip("/") or ".": path for path in named} if isinstance(named, dict) else {}
    text = standing(setup.survey, MANIFEST_FILE)[1]
    missing = {wanted_paths[path]: version for path, version in versions.items() if path in wanted_paths}
    if not text:
        return write(dict(missing)) + "\n"
    for path, version in missing.items():
        if path not in read_object(MANIFEST_FILE, text):
            text = insert(text, (), path, version)
    return text


def _configuration(setup: Setup, versions: Mapping[str, str]) -> str:
    path, text = standing(setup.survey, CONFIGURATION_FILE)
    entries = {package.path: _entry(setup, package, versions[package.path]) for package in setup.project.packages}
    if text:
        return with_additions(setup, path, text, entries)
    is_monorepo = setup.project.is_monorepo
    start = _start(setup, versions)
    sections: list[Json] = [{"type": type_, "section": title} for type_, title in _VISIBLE.items()]
    sections += [{"type": type_, "section": title, "hidden": True} for type_, title in _HIDDEN.items()]
    document: dict[str, Json] = {
        "$schema": _SCHEMA,
        **({"bootstrap-sha": start} if start else {}),
        **(_OF_SEVERAL if is_monorepo else {}),
        "pull-request-title-pattern": _TITLE_OF_SEVERAL if is_monorepo else _TITLE,
        "pull-request-header": _HEADER,
        "changelog-sections": sections,
        "packages": dict(entries),
    }
    return write(document) + "\n"


def _entry(setup: Setup, package: Package, version: str) -> dict[str, Json]:
    """Return what Release Please is told of a package, as it has tagged its releases so far."""
    tag = last_tag(package, setup.project, setup.survey.history.tags)
    entry: dict[str, Json] = {"release-type": "python", "package-name": package.name}
    component = tag.name.component if tag is not None else "" if package.path == "." else package.name
    if not component:
        entry["include-component-in-tag"] = False
    elif component != package.name:
        entry["component"] = component
    if tag is not None and not tag.name.has_v:
        entry["include-v-in-tag"] = False
    if tag is not None and component and tag.name.separator != DEFAULT_SEPARATOR:
        entry["tag-separator"] = tag.name.separator
    if is_before_1(version) and setup.answers.breaking_before_1 == MINOR:
        entry["bump-minor-pre-major"] = True
    others = [each.path for each in setup.project.packages if each.path != "."]
    if package.path == "." and others:
        entry["exclude-paths"] = list(others)
    files = extra_files(setup, package)
    if files:
        entry["extra-files"] = list(files)
    return entry


def _start(setup: Setup, versions: Mapping[str, str]) -> str:
    """Return the commit before the first that a release may be made from; empty where each package has its tag.

    Without it, Release Please would put the whole history into the first release of a package without a
    tag. A commit that was tagged in a way that it does not read is a better start than today's.
    """
    history, project = setup.survey.history, setup.project
    tags = [tag_of(each, project, history.tags, versions[each.path]) for each in project.packages]
    if all(tags):
        return ""
    known = [tag for tag in history.tags if tag in tags][-1:] or [numbered(history.tags)]
    return history.tagged.get(known[0], history.head)
