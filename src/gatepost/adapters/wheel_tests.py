"""A project's tests, run against its wheel as it is installed, and not against its sources."""

import os
import re
import shlex
import shutil
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from gatepost.adapters.captured import Program, run_captured
from gatepost.adapters.clean_environment import name_of, scratch_folder
from gatepost.adapters.clean_variables import for_tests
from gatepost.adapters.files import read_plain_file
from gatepost.adapters.installing import Installer, Site, installer_for
from gatepost.adapters.project_copy import Sources, copy_for_tests
from gatepost.adapters.stranger import NOT_FOUND, Stranger
from gatepost.adapters.terminal import write
from gatepost.adapters.venv import Venv
from gatepost.artifact.archive import Archive
from gatepost.artifact.facts import Package, Ran
from gatepost.artifact.importable import importable
from gatepost.artifact.install_log import in_one_line
from gatepost.errors import NotTriedError, UsageError
from gatepost.report.tool_words import last_lines
from gatepost.report.visible import visible

_SHOWN = 20  # lines
_PATIENCE = 60.0
_LISTED = re.compile(r"(?:-r|--requirement|(-c|--constraint))(?:=|\s+|(?<=-[rc]))(\S.*)", re.DOTALL)
_PLACE = re.compile(r"([./].*?)(\[[^\[\]/]*\])?", re.DOTALL)
_PYTHON = re.compile(r"python[\d.]*")
_ASSIGNMENT = re.compile(r"\w+=.*", re.DOTALL)
_BETWEEN = re.compile(r"[;&|()<>]+")  # two commands
_HEAD = 512  # bytes of a script
_WHENCE = """
import importlib.metadata, sys
_, name, place = sys.argv
with open(place, "w", encoding="utf-8") as file:
    file.write(importlib.metadata.distribution(name).read_text("direct_url.json") or "")
"""


@dataclass(frozen=True)
class Suite:
    """The tests of a package: a command of the user's own shell, and what it needs beside the wheel.

    `requirements` are as `--with` has them; files in them are named from the package's folder. `root` is the top of the
    repository; `timeout` is what the installation and the tests may take each, in seconds.
    """

    command: str
    requirements: tuple[str, ...]
    root: Path
    package: Package
    timeout: float


def run_tests(suite: Suite, wheel: Path, archive: Archive, progress: Callable[[str], None]) -> Ran:
    """Run tests in a copy of the project without its sources, in an environment with the wheel in it.

    What they say goes to our standard error while they run. Raises `UsageError` for a requirement that is
    none, `NotTriedError` where it cannot be installed beside the wheel, `CannotWriteError`, and `KeyboardInterrupt`
    on the signals that would end this process; nothing is left behind.
    """
    folder = (suite.root / suite.package.folder).resolve()
    words = [word for each in suite.requirements for word in _words(each, folder)]
    with scratch_folder() as scratch:
        installer = installer_for(Site(scratch, folder, suite.timeout))
        venv = _environment(installer, wheel, words, progress)
        _expect_wheel(Stranger(scratch, venv, _PATIENCE), wheel, archive)
        place = scratch / "project" / (suite.root.resolve().name or "project")
        left_out = copy_for_tests(_sources(suite, archive), place)
        progress(f"testing a copy of the project without {', '.join(map(visible, left_out)) or 'any sources'}")
        return _run(suite, venv, scratch, place / suite.package.folder)


def _sources(suite: Suite, archive: Archive) -> Sources:
    """Return where the sources of a wheel are; what is called like tests is none, even where it is in the wheel."""
    brought = (name for name in importable(archive.members) if name not in ("test", "tests"))
    modules = tuple(dict.fromkeys([*suite.package.modules, *brought]))
    return Sources(suite.root, suite.package.folder, modules, tuple(member.path for member in archive.members))


def _words(requirement: str, folder: Path) -> Iterator[str]:
    """Yield the words for an installer that stand for one `--with`."""
    listed = _LISTED.fullmatch(requirement)
    if listed is not None:
        yield from ("-c" if listed[1] else "-r", str(folder / listed[2].strip()))
        return
    if not requirement.strip() or requirement.startswith("-"):
        message = f"--with does not know `{visible(requirement)}`"
        raise UsageError(message, "name a requirement, as in `pytest>=8`, or a file of them, as in `-r test.txt`")
    place = _PLACE.fullmatch(requirement)
    yield requirement if place is None else f"{folder / place[1]}{place[2] or ''}"


def _environment(installer: Installer, wheel: Path, words: list[str], progress: Callable[[str], None]) -> Venv:
    progress(f"installing {visible(wheel.name)} and what its tests require, by {installer.name}")
    venv = installer.make()
    lines = installer.install(venv, [str(wheel.resolve()), *words])
    if lines:
        reason = in_one_line(list(lines))
        message = f"not tested: the wheel and what --with names cannot be installed together: {reason}"
        raise NotTriedError(message, "mend the requirements of either")
    return venv


def _expect_wheel(stranger: Stranger, wheel: Path, archive: Archive) -> None:
    """Raise `NotTriedError` where something else is in the wheel's place, or nothing is."""
    whence, lines = stranger.ask(_WHENCE, name_of(archive))
    if whence is None or wheel.name not in unquote(whence):
        message = f"not tested: what is installed is not the wheel: {in_one_line(list(lines)) or whence}"
        raise NotTriedError(message, "do the installer's settings name a `target`, or does --with name the project?")


def _run(suite: Suite, venv: Venv, scratch: Path, folder: Path) -> Ran:
    command = visible(suite.command)
    environment = for_tests(os.environ, venv)
    astray = _astray(suite.command, venv, environment)
    if astray:
        return Ran(command, NOT_FOUND, (astray,))
    decoder = getincrementaldecoder("utf-8")("replace")
    program = Program(_shell(suite.command, scratch), folder, environment)
    ended = run_captured(program, suite.timeout, lambda piece: _show(decoder.decode(piece)))
    return Ran(command, ended.status, last_lines(ended.output.decode("utf-8", "replace"), _SHOWN))


def _show(text: str) -> None:
    write(sys.stderr, text)


def _shell(command: str, scratch: Path) -> list[str]:
    """Return the words by which the user's own shell runs a command."""
    if sys.platform == "win32":
        script = scratch / "test.cmd"  # on a command line, cmd would not take the quotes as they are
        script.write_text(f"@{command}\n", "utf-8")
        return [os.environ.get("COMSPEC", "cmd.exe"), "/d", "/c", str(script)]
    return ["/bin/sh", "-c", command]


def _astray(command: str, venv: Venv, environment: Mapping[str, str]) -> str:
    """Return what is wrong with a command that runs by another Python, which would not see the wheel."""
    for name in _programs(command):
        found = shutil.which(name, path=environment["PATH"])
        if found is not None and Path(found).parent != venv.scripts and _is_python(Path(found)):
            return f"`{visible(name)}` would be {visible(found)}, which does not see the wheel: it is to come by --with"
    return ""


def _programs(command: str) -> Iterator[str]:
    """Yield the names of the programs in a command of the shell's, as far as they can be told."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    is_first = True
    try:
        for word in lexer:
            if _BETWEEN.fullmatch(word):
                is_first = True
            elif is_first and not _ASSIGNMENT.fullmatch(word):
                yield word
                is_first = False
    except ValueError:  # the shell says what is wrong with it
        return


def _is_python(program: Path) -> bool:
    """Tell whether a program is Python, or is run by it, directly or by pyenv."""
    try:
        head = read_plain_file(program, _HEAD)
    except OSError:
        return False
    first = head.partition(b"\n")[0]
    by_python = first.startswith(b"#!") and (b"python" in first or b"pyenv" in head)
    return by_python or _PYTHON.fullmatch(program.stem if program.suffix == ".exe" else program.name) is not None
