"""Who says which version a release has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.artifact.contents import metadata_of
from gatepost.artifact.installed import installed_of
from gatepost.artifact.names import escaped, read_name, read_version
from gatepost.release.loading import MANIFEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from packaging.version import Version

    from gatepost.artifact.archive import Archive
    from gatepost.artifact.facts import Facts, Tag


@dataclass(frozen=True)
class Statement:
    """Who says it, what it says, and in which file; `version` is None for what is none."""

    who: str
    text: str
    version: Version | None
    where: str = ""
    but: str = ""
    """What else is to be said where it is no version."""


def statements(facts: Facts) -> Iterator[Statement]:
    """Yield what has to be one version, the distributions first."""
    archives = [each for archive in facts.read for each in _of_archive(archive)]
    yield from archives
    is_between = any(each.version is not None and each.version.is_devrelease for each in archives)
    if facts.tag is not None and (facts.tag.is_named or not is_between):
        yield _of_tag(facts.tag)
    if facts.manifest is not None and not is_between:
        yield _said("the manifest", facts.manifest, MANIFEST_FILE)
    if facts.package is not None and facts.package.version:
        yield _said("the project's metadata", facts.package.version, f"{facts.package.folder}pyproject.toml")
    yield from _of_installed(facts)


def built_version(facts: Facts) -> Version | None:
    """Return the version of the distributions; None where none has any."""
    return next((each.version for archive in facts.read for each in _of_archive(archive) if each.version), None)


def _of_archive(archive: Archive) -> Iterator[Statement]:
    """Yield one statement for file name and metadata, two where they differ."""
    named = read_name(archive.name)
    text = metadata_of(archive).version
    inside = read_version(text)
    if named is not None and named.version == inside:
        yield Statement(f"`{archive.name}`", text, inside, archive.name)
        return
    if named is not None:
        yield Statement(f"the file name of `{archive.name}`", str(named.version), named.version, archive.name)
    yield Statement(f"the metadata of `{archive.name}`", text, inside, archive.name)


def _of_installed(facts: Facts) -> Iterator[Statement]:
    """Yield what the installed package says, and those of its modules that are imported by name."""
    installed = installed_of(facts)
    if installed.version:
        yield _said("the installed package", installed.version)
    package = facts.package
    own = (*package.modules, escaped(package.name)) if package is not None else ()
    for module in installed.modules:
        version = read_version(module.said)
        if version is not None and (module.name in own if own else "." not in module.name):
            yield Statement(f"`{module.name}.__version__`", module.said, version)


def _of_tag(tag: Tag) -> Statement:
    but = f" of this package: its tags begin with `{tag.prefix}`" if tag.prefix else ""
    return Statement(f"the tag `{tag.name}`", tag.version, read_version(tag.version), but=but)


def _said(who: str, text: str, where: str = "") -> Statement:
    return Statement(who, text, read_version(text), where)
