"""Building an sdist and, from it, a wheel, by uv where it is there, else by `build`; and what that writes elsewhere."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gatepost.adapters.build_failure import build_failed, failure, listed
from gatepost.adapters.build_requirements import expect_installed, read_build_requirements
from gatepost.adapters.captured import Program, run_captured
from gatepost.adapters.own_installation import EXTRA, command_to_install
from gatepost.adapters.process import git_output
from gatepost.adapters.signals import interruptible
from gatepost.adapters.venv import MARK, find_uv
from gatepost.artifact.build_log import SDIST_STAGE, WHEEL_STAGE, stage_of
from gatepost.errors import CannotWriteError, GatepostError, ToolMissingError

_UV = "uv"
_CARRIED = 200  # bytes of a line that may go on in the next piece of output
_SUFFIXES = {SDIST_STAGE: ".tar.gz", WHEEL_STAGE: ".whl"}
_PROGRESS = {SDIST_STAGE: "building the sdist", WHEEL_STAGE: "building the wheel from it"}
_PIP_LOG = "pip.log"
_LONGEST_LOG = 64 << 10  # bytes
_WIDE = "10000"  # columns: `build` breaks lines
_LEFT_OUT = ("FORCE_COLOR", "CLICOLOR_FORCE", "UV_NO_BUILD_ISOLATION")  # of the environment

_NOT_LOOKED_INTO = frozenset({".git", ".hg", ".nox", ".tox", "__pycache__", "node_modules"})
_CACHE = "_cache"  # .mypy_cache and its like
_BY_SETUPTOOLS = "build"  # what it makes at the top, and `*.egg-info` beside the packages
_EGG_INFO = ".egg-info"
_NONE_IGNORED = 1

_Picture = dict[str, tuple[int, int, int]]


@dataclass(frozen=True)
class Order:
    """What is to be built, and how.

    `folder` is the package's; `epoch` is the time of everything that is built, in seconds (SOURCE_DATE_EPOCH);
    `timeout` is what a build may take, in seconds.
    """

    folder: Path
    epoch: int
    is_isolated: bool
    timeout: float


@dataclass(frozen=True)
class Builder:
    """A tool that builds: what a user types, and the words that start it."""

    typed: str
    words: tuple[str, ...]

    def program(self, order: Order, out: Path, scratch: Path) -> Program:
        """Return the whole call; the interpreter that builds is the one that runs us."""
        environment = {
            **{name: value for name, value in os.environ.items() if name not in _LEFT_OUT},
            "SOURCE_DATE_EPOCH": str(order.epoch),
            "NO_COLOR": "1",
            "COLUMNS": _WIDE,
            "UV_NO_PROGRESS": "1",
            "UV_PYTHON_DOWNLOADS": "never",
            "PIP_LOG": str(scratch / _PIP_LOG),
            "PYTHONDONTWRITEBYTECODE": "1",  # a backend that lies in the project would leave its own there
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch)),
        }
        if self.typed.startswith(_UV):
            options = ["--python", sys.executable, *([] if order.is_isolated else ["--no-build-isolation"])]
            words = [*self.words, *options, "--out-dir", str(out), str(order.folder)]
            return Program(words, order.folder, environment)
        options = [] if order.is_isolated else ["--no-isolation"]
        words = [*self.words, *options, "--outdir", str(out), str(order.folder)]
        return Program(words, scratch, environment)  # in the package's folder, Python would import what is there


def find_builder() -> Builder:
    """Return uv, looked for beside the interpreter that runs us and then on the PATH, else `build`.

    Raises `ToolMissingError` where there is neither.
    """
    uv = find_uv()
    if uv:
        return Builder("uv build", (uv, "build"))
    try:
        version("build")
    except PackageNotFoundError:
        message = "nothing here builds distributions: neither uv nor build is installed"
        raise ToolMissingError(message, f"`{command_to_install(EXTRA)}`") from None
    return Builder("python -m build", (sys.executable, "-m", "build"))


def build(order: Order, builder: Builder, out: Path, progress: Callable[[str], None]) -> None:
    """Build the sdist and, from it, the wheel into `out`, an empty folder; nothing else is in it then.

    `progress` is told what is being built. Raises `ProjectInvalidError`, `ToolMissingError`, `BuildFailedError`,
    `BuildRequirementsUnreachableError`, `CannotWriteError`, and `KeyboardInterrupt` on the signals that would end
    this process.
    """
    required = read_build_requirements(order.folder)
    if not order.is_isolated:
        expect_installed(required)
    scratch = tempfile.TemporaryDirectory(prefix="gatepost-build-", ignore_cleanup_errors=True)
    with interruptible(), scratch as name:
        made = Path(name).resolve() / "made"
        made.mkdir()
        stages = _Stages(progress)
        try:
            ended = run_captured(builder.program(order, made, made.parent), order.timeout, stages.hear)
        except (OSError, ValueError) as error:
            message = f"{builder.words[0]} cannot be run: {error}"
            raise ToolMissingError(message, f"`{command_to_install(EXTRA)}`") from None
        if ended.status != 0:
            raise failure(order, builder.typed, stages.now, ended, _pip_log(made.parent))
        _move(_both_in(made, order, builder), out)


class _Stages:
    """What is being built, as the builder says it while it builds."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        self.now = SDIST_STAGE
        self._told: list[str] = []
        self._progress = progress
        self._carried = b""

    def hear(self, piece: bytes) -> None:
        """Listen to a piece of what the builder says."""
        text = self._carried + piece
        self._carried = text[text.rfind(b"\n") + 1 :][:_CARRIED]
        stage = stage_of(text.decode("utf-8", "replace"))
        if stage and stage not in self._told:
            self.now = stage
            self._told.append(stage)
            self._progress(_PROGRESS[stage])


def _pip_log(folder: Path) -> bytes:
    """Return the end of what pip has written down; nothing where it was not asked."""
    try:
        with (folder / _PIP_LOG).open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _LONGEST_LOG))
            return file.read()
    except OSError:
        return b""


def _both_in(folder: Path, order: Order, builder: Builder) -> list[Path]:
    """Return the sdist and the wheel in a folder; raises `BuildFailedError` where there is not one of each."""
    there = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    found = []
    for stage, suffix in _SUFFIXES.items():
        made = [path for path in there if path.name.endswith(suffix) and path.is_file() and not path.is_symlink()]
        if len(made) != 1:
            message = f"one {suffix} file was expected, and there is {listed([path.name for path in there])}"
            raise build_failed(order, builder.typed, stage, message)
        found += made
    return found


def _move(files: Iterable[Path], out: Path) -> None:
    try:
        for path in files:
            shutil.move(path, out / path.name)
    except OSError as error:
        message = f"cannot write to {out}: {error.strerror}"
        raise CannotWriteError(message, "make room there, or let TMPDIR name another folder") from None


class Watch:
    """The files of a folder as they are now, to see later which of them a build has touched.

    `package` is where in it the package is that is built, ending with a slash; empty at the top.
    """

    def __init__(self, folder: Path, package: str = "") -> None:
        self._folder = folder
        self._package = package
        self._before = _picture(folder)

    def changes(self) -> tuple[str, ...]:
        """Return the files that were made, changed or removed since, from the folder, sorted.

        What git ignores does not count, nor what setuptools leaves behind in any build.
        """
        now = _picture(self._folder)
        names = {name for name, state in now.items() if self._before.get(name) != state} | (self._before.keys() - now)
        touched = sorted(name for name in names if not _is_matter_of_course(name.removeprefix(self._package)))
        ignored = _ignored(self._folder, touched) if touched else set()
        return tuple(name for name in touched if name not in ignored)


def _picture(folder: Path) -> _Picture:
    return {path: (found.st_size, found.st_mtime_ns, found.st_ino) for path, found in _files(folder)}


def _files(top: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield all files below a folder but those of git, of virtual environments and of caches; links are files."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with suppress(OSError):  # what cannot be read is not written by a build either
            entries = list(os.scandir(top / prefix))
            if any(entry.name == MARK for entry in entries):
                continue
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    yield prefix + entry.name, entry.stat(follow_symlinks=False)
                elif entry.name not in _NOT_LOOKED_INTO and not entry.name.endswith(_CACHE):
                    waiting.append(f"{prefix}{entry.name}/")


def _is_matter_of_course(name: str) -> bool:
    folders = name.split("/")[:-1]
    return folders[:1] == [_BY_SETUPTOOLS] or any(each.endswith(_EGG_INFO) for each in folders)


def _ignored(folder: Path, names: list[str]) -> set[str]:
    """Return those of `names` that git ignores: none outside of a repository."""
    given = b"".join(os.fsencode(name) + b"\0" for name in names)
    with suppress(GatepostError):
        said = git_output(["check-ignore", "-z", "--stdin"], folder=str(folder), missing=_NONE_IGNORED, given=given)
        return {os.fsdecode(name) for name in said.split(b"\0")}
    return set()
