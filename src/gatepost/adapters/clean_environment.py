"""A built wheel, tried as who installs it meets it: in an environment where nothing else is."""

import platform
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.tags import Tag, parse_tag, platform_tags, sys_tags

from gatepost.adapters.installing import Site, installer_for
from gatepost.adapters.signals import interruptible
from gatepost.adapters.stranger import Stranger
from gatepost.artifact.archive import WHEEL, Archive
from gatepost.artifact.facts import Installed, Module, Ran
from gatepost.artifact.importable import importable
from gatepost.errors import CannotWriteError, NotTriedError
from gatepost.report.visible import visible

_PREFIX = "gatepost-try-"
_PATIENCE = 60.0
_PYTHON = platform.python_version().removesuffix("+")
_ELSEWHERE = "PackageNotFoundError"
_PLAIN_NAME = re.compile(r"(?!\.\.?$)[^/\\:\0]+")
_VERSION = """
import importlib.metadata, sys
_, name, place = sys.argv
with open(place, "w", encoding="utf-8") as file:
    file.write(importlib.metadata.version(name))
"""
_IMPORT = """
import sys
_, name, place = sys.argv
del sys.argv[1:]
__import__(name)
try:
    said = sys.modules[name].__version__
except Exception:
    said = ""
with open(place, "w", encoding="utf-8", errors="backslashreplace") as file:
    file.write(said if isinstance(said, str) else "")
"""


@dataclass(frozen=True)
class TryOrder:
    """How a wheel is tried: `folder` is that of its project, whose settings say where requirements come from.

    `timeout` is what the installation may take, `patience` each module and each command, in seconds. It is installed
    from the `index` at an address on this machine where there is one, else as the file that it is.
    """

    folder: Path
    timeout: float
    patience: float = _PATIENCE
    index: str = ""


def fitting(archives: Iterable[Archive]) -> Archive | None:
    """Return the wheel that an installer would take here; None where none of them is for this machine."""
    ranks = {tag: rank for rank, tag in enumerate(sys_tags())}

    def rank(archive: Archive) -> int:
        return min(ranks.get(tag, len(ranks)) for tag in _tags(archive))

    fit = [archive for archive in archives if archive.kind == WHEEL and not archive.refused and not why_unfit(archive)]
    return min(fit, key=rank, default=None)


def try_wheel(wheel: Path, archive: Archive, order: TryOrder, progress: Callable[[str], None]) -> Installed:
    """Install a wheel with its requirements into an environment of its own, import it, and run its commands.

    Each module and each command has a process, a home and an empty folder of its own, and none of the user's
    variables. `progress` is told what is done. Raises `NotTriedError`, `CannotWriteError`, and `KeyboardInterrupt`
    on the signals that would end this process; nothing is left behind.
    """
    unfit = why_unfit(archive) or _unsafe(archive)
    if unfit:
        return Installed(_PYTHON, lines=(unfit,))
    with scratch_folder() as scratch:
        installer = installer_for(Site(scratch, order.folder.resolve(), order.timeout))
        asked = requirement_of(archive) if order.index else wheel.name
        progress(f"installing {visible(asked)} and what it requires, by {installer.name}")
        venv = installer.make()
        if order.index:
            lines = installer.install_from(order.index, venv, asked)
        else:
            lines = installer.install(venv, [str(wheel.resolve())])
        if lines:
            return Installed(_PYTHON, lines=lines)
        stranger = Stranger(scratch, venv, order.patience)
        version, lines = stranger.ask(_VERSION, name_of(archive))
        if version is None:
            _expect_here(lines, installer.name)
            return Installed(_PYTHON, lines=lines)
        return Installed(
            _PYTHON,
            visible(version),
            modules=tuple(_imported(name, stranger, progress) for name in importable(archive.members)),
            commands=tuple(_helped(name, stranger, progress) for name, _ in archive.entry_points),
        )


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder that is gone afterwards, whatever ends this. Raises `CannotWriteError`."""
    with interruptible():
        try:
            folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        except OSError as error:
            message = f"nothing can be tried in the folder for temporary files: {error.strerror}"
            raise CannotWriteError(message, "make room there, or let TMPDIR name another folder") from None
        with folder as name:
            yield Path(name).resolve()


def why_unfit(archive: Archive) -> str:
    """Return why a wheel cannot be installed here; empty where it can."""
    here = f"and this is Python {_PYTHON}"
    if _tags(archive).isdisjoint(sys_tags()):
        named = ", ".join(sorted(map(visible, archive.tags)))
        return f"{visible(archive.name)} is for {named}, {here} on {next(platform_tags())}"
    requires = archive.metadata.requires_python if archive.metadata is not None else ""
    try:
        fits = SpecifierSet(requires).contains(_PYTHON, prereleases=True)
    except InvalidSpecifier:
        return ""  # the installer says what is wrong with it
    return "" if fits else f"{visible(archive.name)} requires Python {visible(requires)}, {here}"


def _unsafe(archive: Archive) -> str:
    """Return why a wheel must not be installed: some versions of pip write a command wherever its name leads."""
    astray = next((name for name, _ in archive.entry_points if not _PLAIN_NAME.fullmatch(name)), None)
    return "" if astray is None else f"the command `{visible(astray)}` would be written somewhere else"


def _tags(archive: Archive) -> frozenset[Tag]:
    return frozenset(tag for each in archive.tags for tag in parse_tag(each))


def name_of(archive: Archive) -> str:
    """Return the name of the distribution that a wheel is of."""
    return archive.metadata.name if archive.metadata is not None else archive.name.partition("-")[0]


def requirement_of(archive: Archive) -> str:
    """Return what somebody types who wants exactly this wheel."""
    version = archive.metadata.version if archive.metadata is not None else archive.name.split("-")[1]
    return f"{name_of(archive)}=={version}"


def _expect_here(lines: tuple[str, ...], installer: str) -> None:
    """Raise `NotTriedError` where something was installed, but not into the environment."""
    if lines and _ELSEWHERE in lines[-1]:
        message = f"not tried: {installer} has not installed the wheel into the environment that it was given"
        raise NotTriedError(message, f"do the settings of {installer} name a `target`, or a `prefix`?")


def _imported(name: str, stranger: Stranger, progress: Callable[[str], None]) -> Module:
    progress(f"importing {name}")
    said, lines = stranger.ask(_IMPORT, name)
    return Module(name, visible(said or ""), lines)


def _helped(name: str, stranger: Stranger, progress: Callable[[str], None]) -> Ran:
    """Run a command of the wheel's for its help, by the script that the installer has made."""
    command = f"{visible(name)} --help"
    progress(f"running {command}")
    ended = stranger.run([str(stranger.venv.program(name)), "--help"])
    return Ran(command, ended.status, stranger.said(ended))
