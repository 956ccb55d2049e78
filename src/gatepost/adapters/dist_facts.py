"""Distributions → the facts about them: what is in them, what tools say, and how the wheel does by itself."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from gatepost.adapters.archives import digests, read_archive
from gatepost.adapters.clean_environment import TryOrder, fitting, try_wheel, why_unfit
from gatepost.adapters.dist_place import Place, tag_of
from gatepost.adapters.dist_stock import NOT_BUILT, Say, Stock
from gatepost.adapters.dist_tools import run_check_wheel_contents, run_twine
from gatepost.adapters.wheel_tests import Suite, run_tests
from gatepost.artifact.facts import Facts
from gatepost.artifact.names import read_version
from gatepost.artifact.selection import versions_of
from gatepost.errors import NotTriedError
from gatepost.report.visible import visible

NO_PROJECT = "these files are looked at outside of their project"
NO_REPOSITORY = "this is no git repository"
NO_TAG = "no tag of this package is at the commit; --tag names one"
NO_MANIFEST = "Release Please's manifest does not name this package"
MANY = "of several packages, no workflow says on which Pythons this one is tested"
NO_PYTHONS = "no workflow says which Pythons are tested on"
OTHER_VERSION = "what is checked out is another version, or computes it"
REFUSED = "a file that is refused is handed to nothing"
NO_WHEEL = "there is no wheel"
NOT_INSTALLED = "--no-install"
NOTHING_INSTALLED = "the wheel cannot be installed"
NOT_TESTED = "--test names no command"

_EGG_INFO = ".egg-info/"  # which setuptools leaves beside the sources at every build
_ABSENT = {
    **dict.fromkeys(("package", "tag", "manifest", "tracked", "changed", "pythons"), NO_PROJECT),
    **dict.fromkeys(("twine", "contents", "installed", "tests"), REFUSED),
}


@dataclass(frozen=True)
class Trial:
    """How far distributions are tried: against a tag that is named, by an installation, by the tests.

    `timeout` is what the installation and the tests may take, in seconds.
    """

    tag: str
    is_installed: bool
    test: str
    requirements: tuple[str, ...]
    timeout: float


def look(stock: Stock, place: Place | None, trial: Trial, say: Say) -> Facts:
    """Return what is known of distributions.

    Files that are unsafe are handed to nothing. At the end the digests are taken once more: what was looked at must
    be what was built. Raises `ToolMissingError`, `NotTriedError` and their kin where something cannot be looked at.
    """
    say(f"reading {', '.join(visible(path.name) for path in stock.files)}")
    archives = tuple(read_archive(path) for path in stock.files)
    facts = Facts(
        archives=archives,
        folder=_relative(stock.folder, Path.cwd()),
        others=stock.others,
        absent={**_ABSENT, **stock.absent},
        written=stock.written,
        rebuilt=stock.rebuilt,
    )
    if place is not None:
        facts = _of_place(facts, stock, place, trial.tag)
    elif trial.tag:
        facts = replace(facts, tag=tag_of(trial.tag))
    folder = place.folder if place is not None else Path()
    if all(not archive.refused for archive in archives):
        facts = _tried(_by_tools(facts, stock, folder), stock, place, trial, say)
    return replace(facts, altered=_altered(stock))


def _altered(stock: Stock) -> tuple[str, ...]:
    """Return the names of what is other in the folder than it was: what is judged, and what is new beside it."""
    now = {path.name for path in stock.folder.iterdir()}
    same = digests(path for path in stock.files if path.name in now)
    changed = (name for name, digest in stock.digests.items() if same.get(name) != digest)
    return (*changed, *sorted(name for name in now - stock.there if not name.startswith(".")))


def _of_place(facts: Facts, stock: Stock, place: Place, tag: str) -> Facts:
    """Add what the repository says; what it tracks is said only of the version that is checked out."""
    absent = {**facts.absent, "tag": NO_TAG, "manifest": NO_MANIFEST}
    absent["pythons"] = MANY if place.siblings else NO_PYTHONS
    absent |= dict.fromkeys(("tracked", "changed"), NO_REPOSITORY)
    tracked, changed = place.tracked, None
    if stock.written is None:
        absent["changed"] = NOT_BUILT
        if tracked is not None and not _is_of(place, stock):
            tracked, absent["tracked"] = None, OTHER_VERSION
    elif place.changed is not None:
        changed = _changed(place, stock)
    return replace(
        facts,
        absent=absent,
        package=place.package,
        tag=place.tag(tag),
        manifest=place.manifest,
        tracked=tracked,
        changed=changed,
        pythons=None if place.siblings else place.pythons or None,
    )


def _is_of(place: Place, stock: Stock) -> bool:
    """Tell whether files are of the version that is checked out, as far as that says its version."""
    own = read_version(place.package.version)
    return own is not None and versions_of(path.name for path in stock.files) == {own}


def _changed(place: Place, stock: Stock) -> tuple[str, ...]:
    """Return what is not as it is committed in the package's folder; what is built there does not count."""
    out = _relative(stock.folder.resolve(), place.root) + os.sep
    changed = place.changed or ()
    own = (path for path in changed if path.startswith(place.package.folder) and _EGG_INFO not in path)
    return tuple(path for path in own if not os.path.normpath(path).startswith(out))


def _relative(path: Path, folder: Path) -> str:
    """Return a path from a folder; the whole of it where it is on another drive."""
    try:
        return os.path.relpath(path, folder)
    except ValueError:
        return str(path)


def _by_tools(facts: Facts, stock: Stock, folder: Path) -> Facts:
    wheels = [path for path in stock.files if path.name.endswith(".whl")]
    contents = run_check_wheel_contents(wheels, folder) if wheels else None
    absent = facts.absent if wheels else {**facts.absent, "contents": NO_WHEEL}
    return replace(facts, absent=absent, twine=run_twine(stock.files), contents=contents)


def _not_tested(reason: str) -> NotTriedError:
    return NotTriedError(f"the tests could not be run: {reason}", "leave --test out, or build here")


def _tried(facts: Facts, stock: Stock, place: Place | None, trial: Trial, say: Say) -> Facts:
    """Install the wheel for this machine, and run the tests against it."""
    absent = {**facts.absent, "tests": NOT_TESTED}
    wheel = fitting(facts.archives)
    if not trial.is_installed or wheel is None:
        absent["installed"] = NO_WHEEL if trial.is_installed else NOT_INSTALLED
        if trial.is_installed and facts.wheels:
            message = f"not tried: {'; '.join(map(why_unfit, facts.wheels))}"
            raise NotTriedError(message, "run gatepost on one of those, or leave the trial out by --no-install")
        return replace(facts, absent=absent)
    path = stock.folder / wheel.name
    folder = place.folder if place is not None else Path()
    installed = try_wheel(path, wheel, TryOrder(folder, trial.timeout), say)
    if not trial.test:
        return replace(facts, absent=absent, installed=installed)
    if place is None:
        raise _not_tested(NO_PROJECT)
    if not installed.version:
        absent["tests"] = NOTHING_INSTALLED
        return replace(facts, absent=absent, installed=installed)
    suite = Suite(trial.test, trial.requirements, place.root, place.package, trial.timeout)
    return replace(facts, installed=installed, tests=run_tests(suite, path, wheel, say))
