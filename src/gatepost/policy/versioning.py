"""How a release's commits become its version (spec §4)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from gatepost.formats.javascript import number, number_text
from gatepost.message.commits import RELEASE_AS, Commit
from gatepost.policy.configuration import Package
from gatepost.policy.versions import Version, parse_version

PATCH, MINOR, MAJOR = 1, 2, 3
FEATURES = ("feat", "feature")

_LAST_NUMBER = re.compile(r"(?<![0-9])[0-9]+(?=[^0-9]*\Z)")
_SERVICE_PACK = re.compile(r"sp\.([0-9]+)")

_ALWAYS = {"always-bump-patch": PATCH, "always-bump-minor": MINOR, "always-bump-major": MAJOR}

Strategy = Callable[[Version, Sequence[Commit], Package], Version]


def next_version(current: Version, commits: Sequence[Commit], package: Package) -> Version:
    """Return the version that these commits call for.

    Pre-release and build parts are carried over, as Release Please does:
    1.2.3-beta.1 with a feature gives 1.3.0-beta.1. No check is made that
    the result is larger than `current`. Raises `InvalidVersion` for a `Release-As:` without a version.
    """
    return STRATEGIES[package.versioning](current, commits, package)


def level(current: Version, commits: Sequence[Commit], package: Package) -> int:
    """Return the greatest step that one of the commits calls for, with the exceptions made before 1.0.0."""
    if package.versioning in _ALWAYS:
        return _ALWAYS[package.versioning]
    if any(commit.breaking for commit in commits):
        return MINOR if current.major < 1 and package.bump_minor_pre_major else MAJOR
    if any(commit.type in FEATURES for commit in commits):
        return PATCH if current.major < 1 and package.bump_patch_for_minor_pre_major else MINOR
    return PATCH


def forced_version(commits: Sequence[Commit]) -> str | None:
    """Return what the first `Release-As:` says, None where there is none. The first commit is the newest."""
    return next((text for commit in commits for title, text in commit.notes if title == RELEASE_AS), None)


def _default(current: Version, commits: Sequence[Commit], package: Package) -> Version:
    forced = forced_version(commits)
    if forced is not None:
        return parse_version(forced)
    step = level(current, commits, package)
    return {PATCH: current.next_patch, MINOR: current.next_minor, MAJOR: current.next_major}[step]()


def _prerelease(current: Version, commits: Sequence[Commit], package: Package) -> Version:
    forced = forced_version(commits)
    if forced is not None:
        return parse_version(forced)
    step = level(current, commits, package)
    found = _stepped(current, step) if current.prerelease else _opened(current, step, package.prerelease_type)
    return found if package.prerelease else Version(found.major, found.minor, found.patch)


def _opened(current: Version, step: int, prerelease: str) -> Version:
    """Return the first pre-release of the next version; no pre-release at all, where no type is set."""
    stepped = {PATCH: current.next_patch, MINOR: current.next_minor, MAJOR: current.next_major}[step]()
    return replace(stepped, prerelease=prerelease)


def _stepped(current: Version, step: int) -> Version:
    """Return the version after a pre-release: its next number, where it is one of a version as great as the step."""
    if step == MAJOR and (current.minor or current.patch):
        return current.next_major()
    if step == MINOR and current.patch:
        return current.next_minor()
    return replace(current, prerelease=_next_prerelease(current.prerelease))


def _next_prerelease(prerelease: str) -> str:
    """Count up the last number, keeping its width: `rc01` → `rc02`, `beta` → `beta.1`."""
    found = _LAST_NUMBER.search(prerelease)
    if found is None:
        return f"{prerelease}.1"
    digits = found.group()
    return prerelease[: found.start()] + _counted_up(digits).zfill(len(digits)) + prerelease[found.end() :]


def _service_pack(current: Version, _commits: Sequence[Commit], _package: Package) -> Version:
    found = _SERVICE_PACK.search(current.prerelease)
    return replace(current, prerelease=f"sp.{_counted_up(found.group(1))}" if found else "sp.1")


def _counted_up(digits: str) -> str:
    return number_text(number(digits) + 1)


STRATEGIES: dict[str, Strategy] = {
    "default": _default,
    "always-bump-patch": lambda current, _commits, _package: current.next_patch(),
    "always-bump-minor": lambda current, _commits, _package: current.next_minor(),
    "always-bump-major": lambda current, _commits, _package: current.next_major(),
    "service-pack": _service_pack,
    "prerelease": _prerelease,
}
"""By the values of the key `versioning`."""
