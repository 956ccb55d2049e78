"""pre-commit and prek: which one runs a repository's hooks, what its configuration holds, and a run of it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from gatepost.adapters.captured import end_group
from gatepost.adapters.files import read_plain_file
from gatepost.adapters.process import git_output
from gatepost.adapters.signals import held_back
from gatepost.adapters.work_tree import find_work_tree
from gatepost.errors import NotLintedError
from gatepost.hooks.runner_config import CONFIGURATION

PRE_COMMIT, PREK = "pre-commit", "prek"

_LARGEST = 1 << 20
_HEAD_OF_HOOK = 4096
_PATIENCE = 3.0  # seconds for a runner to end when it is asked to
_ENDINGS = (".exe", ".cmd", ".bat") if sys.platform == "win32" else ("",)
_SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


class Runner:
    """A program that runs hooks: its name, `pre-commit` or `prek`, and its absolute path."""

    __slots__ = ("name", "program")

    def __init__(self, name: str, program: str) -> None:
        self.name = name
        self.program = program

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
        """Run it in `folder`, with all that it says on our standard error, and return its exit status.

        Whatever ends this ends it and what it has started, too. Raises `NotLintedError` where it cannot be started.
        """
        heard: list[int] = []
        process: subprocess.Popen[bytes] | None = None
        try:
            with held_back(heard):  # until there is a process to be ended
                process = self._start(arguments, folder, environment)
            for number in heard:
                signal.raise_signal(number)
            return process.wait()
        except BaseException:
            if process is not None:
                end_group(process, _PATIENCE)
            raise

    def _start(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> "subprocess.Popen[bytes]":
        try:
            return subprocess.Popen(  # noqa: S603  a list of words, no shell
                [self.program, *arguments],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr.fileno(),
                stderr=sys.stderr.fileno(),
                start_new_session=True,  # so that all of them can be ended together
            )
        except (OSError, ValueError) as error:
            message = f"not linted: {self.program} cannot be run: {error}"
            raise NotLintedError(message, f"`{self.name} --version` must work; install it again") from None


def find_runner(folder: str) -> Runner | None:
    """Return the runner of the repository that `folder` belongs to; None where neither is installed.

    pre-commit goes before prek, unless a hook that is installed here is prek's. Each is
    looked for beside the interpreter that runs us, in the work tree's `.venv`, then on the PATH: a graphical
    client has none.
    """
    names = (PREK, PRE_COMMIT) if _is_prek_installed(folder) else (PRE_COMMIT, PREK)
    interpreter = Path(sys.executable).parent
    root = find_work_tree(folder).root
    places = [interpreter, interpreter / _SCRIPTS, root / ".venv" / _SCRIPTS]
    places += [Path(place) for place in os.environ.get("PATH", "").split(os.pathsep) if Path(place).is_absolute()]
    for name in names:
        for place in places:
            for ending in _ENDINGS:
                program = place / (name + ending)
                if program.is_file() and os.access(program, os.X_OK):
                    return Runner(name, str(program))
    return None


def as_typed(runner: Runner, root: Path) -> str:
    """Return the word for a shell in `root` that starts the runner."""
    if shutil.which(runner.name) == runner.program:
        return runner.name
    import shlex  # noqa: PLC0415  only for a failure

    program = Path(runner.program)
    return shlex.quote(str(program.relative_to(root) if root in program.parents else program))


def read_runner_configuration(data: bytes) -> object:
    """Return what a .pre-commit-config.yaml holds. Raises `NotLintedError` where it is not YAML, or too large."""
    if len(data) > _LARGEST:
        message = f"not linted: {CONFIGURATION} has more than {_LARGEST >> 20} MiB"
        raise NotLintedError(message, "is this really the configuration?")
    from ruamel.yaml import YAML  # noqa: PLC0415  only for a push, and for who asks about hooks

    yaml = YAML(typ="safe", pure=True)
    yaml.allow_duplicate_keys = True  # the runners allow them
    try:
        found: object = yaml.load(data)
    except Exception as error:  # noqa: BLE001  a parser meets more than it has names for
        reason = (str(error) or type(error).__name__).split("\n")[0]
        message = f"not linted: {CONFIGURATION} is not YAML: {reason}"
        raise NotLintedError(message, "mend it, and commit it") from None
    return found


def _is_prek_installed(folder: str) -> bool:
    path = git_output(["rev-parse", "--git-path", "hooks"], folder=folder).decode("utf-8", "surrogateescape")
    hooks = Path(folder) / path.removesuffix("\n")
    return any(b"generated by prek" in _head(hooks / name) for name in ("pre-push", "pre-commit", "commit-msg"))


def _head(path: Path) -> bytes:
    try:
        return read_plain_file(path, _HEAD_OF_HOOK)
    except OSError:
        return b""
