"""What will surprise a maintainer in the files of a release pull request (spec §9)."""

import re
from collections.abc import Iterator

from gatepost.formats.errors import UnreadableText
from gatepost.release.planned import MISSING, FileChange, Plan, PullRequest, Surprise
from gatepost.release.types.base import ReleaseType
from gatepost.release.types.python import PYPROJECT, SETUP_CFG, Python

_CHANGELOG_ALONE = re.compile(r"\s*# ?Changelog\s*\Z", re.IGNORECASE)
_UNRELEASED = re.compile(r"\n###? \[[Uu]nreleased\]")
_ASKED = re.compile(r"\bversion\(")
"""As in `importlib.metadata.version("passport")`, which follows by itself."""
_DUNDER = re.compile(r"^[ \t]*__version__\b.*$", re.MULTILINE)
_PYTHON_VERSION = re.compile(r"python_version ?= ?[0-9]+\.[0-9]+\.[0-9]+")
_YAML = (".yml", ".yaml")
_CRLF = "\r\n"
_REPLACEMENT = "\ufffd"


def surprises_in_files(pull_request: PullRequest, plan: Plan) -> Iterator[Surprise]:
    """Yield the surprises in what a pull request writes."""
    versions = {str(state.last.tag.version) for state in plan.packages.values() if state.last}
    for change in pull_request.files:
        for look in (_changelog, _encoding, _line_ends, _yaml, _setup_cfg):
            yield from look(change)
        yield from _dunder(change, versions)
    for release in pull_request.releases:
        type_ = plan.packages[release.path].type
        yield from _extra_files(type_, pull_request)
        if isinstance(type_, Python):
            yield from _python(type_, pull_request, release.path)


def _changelog(change: FileChange) -> Iterator[Surprise]:
    """Tell where the entry goes in a changelog that has none yet (14)."""
    before = change.before or ""
    if not change.is_changed or not change.path.endswith(".md"):
        return
    unreleased = _UNRELEASED.search(before)
    if _CHANGELOG_ALONE.match(before):
        yield Surprise("changelog-heading-doubled", "its heading comes twice: empty the file first", change.path)
    elif unreleased is not None and unreleased.start() == before.find("\n##"):
        yield Surprise("changelog-unreleased", "the entry goes above `[Unreleased]`, and takes none of it", change.path)


def _encoding(change: FileChange) -> Iterator[Surprise]:
    if change.is_changed and _REPLACEMENT in (change.before or ""):
        yield Surprise("not-utf-8", "is not UTF-8: what cannot be read is replaced by U+FFFD for good", change.path)


def _line_ends(change: FileChange) -> Iterator[Surprise]:
    before = change.before or ""
    if not change.is_changed or _CRLF not in before:
        return
    if _CRLF not in change.content:
        yield Surprise("line-ends-changed", "its line ends CRLF become LF", change.path)
    elif _line_feeds(change.content) and not _line_feeds(before):
        yield Surprise("line-ends-mixed", "has CRLF line ends, and gets lines with LF", change.path)


def _line_feeds(text: str) -> int:
    """Return how many lines end without a carriage return."""
    return text.count("\n") - text.count(_CRLF)


def _yaml(change: FileChange) -> Iterator[Surprise]:
    """Tell of a YAML file that is written anew, without its comments (12)."""
    before = change.before or ""
    if change.is_changed and change.path.endswith(_YAML) and before.count("#") > change.content.count("#"):
        text = "is written anew and loses its comments: type `generic` with `x-release-please-version` marks keeps them"
        yield Surprise("yaml-comments-lost", text, change.path)


def _setup_cfg(change: FileChange) -> Iterator[Surprise]:
    """Tell of the first `version =`, which is taken whatever it is the version of (13)."""
    if change.is_changed and change.path.rpartition("/")[2] == SETUP_CFG:
        before = _PYTHON_VERSION.findall(change.before or "")
        if before != _PYTHON_VERSION.findall(change.content):
            yield Surprise("setup-cfg-wrong-line", "`python_version` is changed in place of the version", change.path)


def _dunder(change: FileChange, versions: set[str]) -> Iterator[Surprise]:
    """Tell of a `__version__` that is not found, or that is another's (13)."""
    if change.skipped or not change.path.endswith(".py"):
        return
    line = _DUNDER.search(change.before or "")
    if line is None or (not change.is_changed and _ASKED.search(line.group())):
        return
    if not change.is_changed:
        text = f'`{line.group().strip()}` is not updated: only `__version__ = "1.2.3"` is found'
        yield Surprise("version-not-updated", text, change.path)
    elif versions and not any(version in line.group() for version in versions):
        text = f"`{line.group().strip()}` is another version, and is changed"
        yield Surprise("other-version-changed", text, change.path)


def _extra_files(type_: ReleaseType, pull_request: PullRequest) -> Iterator[Surprise]:
    """Tell of files that are configured to get the version and do not."""
    named = {type_.located(extra.path) for extra in type_.package.extra_files if not extra.is_glob}
    for change in pull_request.files:
        if change.path in named and change.skipped == MISSING:
            yield Surprise("extra-file-missing", "is named in `extra-files`, and is not there", change.path)
        elif change.path in named and not change.is_changed and not change.error:
            yield Surprise("extra-file-unchanged", "is named in `extra-files`, and nothing in it changes", change.path)


def _python(type_: Python, pull_request: PullRequest, path: str) -> Iterator[Surprise]:
    """Tell of a pyproject.toml that Release Please cannot read, and leaves alone."""
    content = type_.read(PYPROJECT)
    if content is None:
        return
    try:
        type_.parse_pyproject(content)
    except UnreadableText as error:
        text = f"is not updated: the TOML parser of Release Please refuses it ({error})"
        yield Surprise("pyproject-unreadable", text, type_.located(PYPROJECT))
        return
    own = [change for change in pull_request.files if change.is_changed and not change.path.endswith((".md", ".json"))]
    if not own:
        yield Surprise("version-nowhere", "no file with the version is found, so only the tag will have it", path)
