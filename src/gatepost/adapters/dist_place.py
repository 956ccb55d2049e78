"""Where a distribution is built: the package, and what git and the release's files say of it."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

from gatepost.adapters.process import git_output
from gatepost.adapters.survey import survey
from gatepost.artifact.ci_pythons import matrix_pythons
from gatepost.artifact.facts import Package, Tag
from gatepost.artifact.names import read_version
from gatepost.errors import (
    NoGitError,
    NoRepositoryError,
    ProjectInvalidError,
    ReleaseConfigurationInvalidError,
    UsageError,
)
from gatepost.policy.configuration import read_configuration
from gatepost.policy.sections import InvalidConfiguration
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.scaffold.metadata import read_document, read_metadata
from gatepost.scaffold.packages import TOP, Found, find_packages
from gatepost.scaffold.project import Package as Known
from gatepost.scaffold.survey import Survey

_WORKFLOW = re.compile(r"\.github/workflows/[^/]+\.ya?ml")
_ANY_TAG = re.compile(r"(?:(?P<name>.*?)[-/@_])??v?(?P<version>\d+\.\d+.*)", re.DOTALL)
_RELEASE = re.compile(r"\d+\.\d+\.\d+.*", re.DOTALL)
_LONGEST_EPOCH = 12  # digits
_EARLIEST = 315532800  # 1980-01-01, before which a zip has no time
_EPOCH = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True)
class Place:
    """A package in its repository.

    `root` is the top of the work tree, or the package's own folder outside of any; `siblings` are the names of the
    other packages there, as indexes write them; `tracked` are the files that git tracks, from the package's
    folder, and `changed` those that are not as they are committed, from the top: None outside of a repository. `tags`
    are those of the commit that is checked out, whose id is `commit`, and `prefix` is what this package's begin with,
    None where nothing says it. `manifest` is the version that Release Please knows, None where it knows none;
    `pythons` are those that CI tests on; `epoch` is the time that a build has to be of, in seconds.
    """

    root: Path
    package: Package
    siblings: frozenset[str]
    tracked: frozenset[str] | None
    changed: tuple[str, ...] | None
    tags: tuple[str, ...]
    prefix: str | None
    manifest: str | None
    pythons: tuple[str, ...]
    commit: str
    epoch: int

    @property
    def name(self) -> str:
        """The name of the package, as indexes write it."""
        return canonicalize_name(self.package.name)

    @property
    def folder(self) -> Path:
        """The package's own folder."""
        return self.root / self.package.folder

    def tag(self, given: str) -> Tag | None:
        """Return the tag to compare with: the one that is given, else that of this package's release at the commit."""
        if given:
            return tag_of(given, self.prefix, self.name)
        found = [Tag(name, _version_in(name, self.prefix, self.name), self.prefix or "") for name in self.tags]
        found = [tag for tag in found if _RELEASE.fullmatch(tag.version)]  # `v1` is moved from release to release
        own = read_version(self.package.version)
        return next((tag for tag in found if read_version(tag.version) == own), found[0] if found else None)


def find_place(folder: str) -> Place:
    """Return the package in a folder, and what is said of it.

    Raises `ProjectInvalidError` where there is no package, or the folder is the top of several, and
    `NoRepositoryError` for a folder that is not there.
    """
    found = survey(folder)
    packages = find_packages(found)
    known = _package_in(found.started_in or TOP, packages, folder)
    package = known.package
    root = Path(found.folder)
    is_repository = _is_repository(found.folder)
    tracked = _tracked(root / package.folder) if is_repository else None
    changed = found.history.changed
    return Place(
        root=root,
        package=_described(known),
        siblings=frozenset(each.package.normalized for each in packages if each is not known),
        tracked=tracked,
        changed=tuple(sorted(changed)) if is_repository else None,
        tags=_tags(found.folder) if is_repository and found.history.head else (),
        prefix=_prefix(found, package),
        manifest=_manifest(found, package.path),
        pythons=matrix_pythons(dict(_workflows(found))),
        commit=found.history.head,
        epoch=_epoch(found),
    )


def has_distribution(folder: str) -> bool:
    """Tell whether what stands in a folder is built: not what has settings of tools alone, or only holds others.

    Raises `ProjectInvalidError` for what cannot be read.
    """
    found = survey(folder)
    path = found.started_in or TOP
    if path == TOP:
        return any(each.package.path == TOP and each.package.is_built for each in find_packages(found))
    metadata = read_metadata(found, f"{path}/", read_document(found, f"{path}/"))
    return metadata is not None and metadata.is_built


def _package_in(path: str, packages: list[Found], folder: str) -> Found:
    found = next((each for each in packages if each.package.path == path), None)
    if found is None:
        message = f"there is no package in {folder}"
        others = [each.package.path for each in packages if each.package.path != "."]
        if not others:
            raise ProjectInvalidError(message, "a package has a pyproject.toml with `[project]`; name its folder")
        raise ProjectInvalidError(message, f"name one of them: gatepost dist {others[0]}")
    return found


def _described(found: Found) -> Package:
    package = found.package
    return Package(
        name=package.name,
        folder=package.folder,
        version="" if package.computed_by else package.version,
        modules=(package.module,),
        requires_python=found.metadata.requires,
        classifiers=found.metadata.classifiers,
    )


def _is_repository(folder: str) -> bool:
    try:
        return git_output(["rev-parse", "--is-inside-work-tree"], folder=folder).strip() == b"true"
    except (NoGitError, NoRepositoryError):
        return False


def _tracked(folder: Path) -> frozenset[str]:
    listed = git_output(["ls-files", "-z"], folder=str(folder))
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)


def _tags(folder: str) -> tuple[str, ...]:
    listed = git_output(["tag", "--points-at", "HEAD", "--sort=-creatordate"], folder=folder)
    return tuple(os.fsdecode(name) for name in listed.splitlines())


def _prefix(found: Survey, package: Known) -> str | None:
    """Return what stands before the version in a tag of a package; None where no configuration says it.

    That it is JSON, the settings have been loaded to see.
    """
    if not found.has(CONFIGURATION_FILE):
        return None
    try:
        packages = read_configuration(json.loads(found.text(CONFIGURATION_FILE))).packages
    except InvalidConfiguration as error:
        message = f"{CONFIGURATION_FILE}: {error}"
        raise ReleaseConfigurationInvalidError(message, "Release Please would stop there too") from None
    entry = next((each for key, each in packages.items() if (key.strip("/") or ".") == package.path), None)
    if entry is None:
        return None
    return entry.tag_prefix + ("v" if entry.include_v_in_tag else "")


def tag_of(name: str, prefix: str | None = None, package: str = "") -> Tag:
    """Return a tag that somebody has named; without a prefix, what stands before the version may be the package."""
    return Tag(name, _version_in(name, prefix, package), prefix or "", is_named=True)


def _version_in(tag: str, prefix: str | None, package: str) -> str:
    """Return the version that a tag names; empty where it is none of this package."""
    if prefix is not None:
        rest = tag[len(prefix) :] if tag.startswith(prefix) else ""
        return rest if rest[:1].isdigit() else ""
    match = _ANY_TAG.fullmatch(tag)
    if match is None or (package and match["name"] and canonicalize_name(match["name"]) != package):
        return ""
    return match["version"]


def _manifest(found: Survey, path: str) -> str | None:
    """Return the version that Release Please knows of a package. Raises `ReleaseConfigurationInvalidError`."""
    if not found.has(MANIFEST_FILE):
        return None
    try:
        document: object = json.loads(found.text(MANIFEST_FILE))
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or not all(isinstance(version, str) for version in document.values()):
        message = f"{MANIFEST_FILE} does not hold a version for each path"
        raise ReleaseConfigurationInvalidError(message, "Release Please would stop there too")
    return next((version for key, version in document.items() if (key.strip("/") or ".") == path), None)


def _workflows(found: Survey) -> Iterator[tuple[str, object]]:
    """Yield the workflows that can be read; what is wrong with another is nothing of a distribution's."""
    from ruamel.yaml import YAML  # noqa: PLC0415  loads much

    for path, text in found.texts.items():
        if _WORKFLOW.fullmatch(path):
            yaml = YAML(typ="safe", pure=True)
            yaml.allow_duplicate_keys = True
            try:
                yield path, yaml.load(text)
            except Exception:  # noqa: BLE001,S112  a parser meets more than it has names for
                continue


def _epoch(found: Survey, environment: Mapping[str, str] = os.environ) -> int:
    """Return the time that the build is to be of, in seconds: as the environment says, else that of the commit."""
    said = environment.get(_EPOCH, "")
    if said:
        if not said.isdecimal() or len(said) > _LONGEST_EPOCH:
            message = f"{_EPOCH} is no time in seconds"
            raise UsageError(message, "leave it out for the time of the commit")
        return int(said)
    if not found.history.head:
        return _EARLIEST
    return int(git_output(["log", "-1", "--format=%ct"], folder=found.folder) or _EARLIEST)
