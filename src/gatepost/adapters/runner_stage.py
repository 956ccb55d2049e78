"""The pre-commit stage, which belongs to pre-commit or prek: installed beside our hooks where nobody has done it."""

import subprocess

from gatepost.adapters.hook_files import hook_state
from gatepost.adapters.hook_places import HooksPlace
from gatepost.adapters.process import git_environment
from gatepost.errors import HookNotOursError
from gatepost.hooks.owners import NOBODY, PREK, SOMEBODY
from gatepost.hooks.runner_config import CONFIGURATION
from gatepost.hooks.status import OWN

STAGE = "pre-commit"
_PATIENCE = 120.0  # seconds; it writes one file


class Said:
    """What became of the stage, and what to type where that was nothing."""

    __slots__ = ("is_fine", "more", "words")

    def __init__(self, words: str, *more: str, is_fine: bool = False) -> None:
        self.words = words
        self.more = more
        self.is_fine = is_fine


def whose_stage(place: HooksPlace) -> str:
    """Return whose the hook at the stage is."""
    try:
        return hook_state(place.folder, STAGE).owner
    except HookNotOursError:
        return SOMEBODY


def install_runner(place: HooksPlace) -> Said | None:
    """Let the repository's runner install its own hook; None where that is not wanted, or somebody has been there."""
    if not (place.top / CONFIGURATION).is_file() or whose_stage(place) != NOBODY:
        return None
    from gatepost.adapters.runner import find_runner  # noqa: PLC0415  only where it is needed

    runner = find_runner(str(place.top))
    if runner is None:
        words = f"neither pre-commit nor prek was found: {CONFIGURATION} is not run, and no push is let out unlinted"
        return Said(words, "pip install pre-commit", "gatepost hook install")
    if not place.is_usual and (runner.name != PREK or place.kind != OWN):
        words = f"{CONFIGURATION} is not run before a commit: core.hooksPath leads elsewhere"
        return Said(
            words, f"{runner.name} installs no hook there; `git config --unset core.hooksPath` if it need not be"
        )
    problem = _run([runner.program, "install", "--hook-type", STAGE], str(place.top))
    if problem:
        return Said(f"`{runner.name} install` failed: {problem}", f"{runner.name} install --hook-type {STAGE}")
    return Said(f"installed by {runner.name}, which runs what {CONFIGURATION} says", is_fine=True)


def _run(command: list[str], folder: str) -> str:
    """Run a command to its end, and return what is wrong; empty where nothing is."""
    try:
        done = subprocess.run(  # noqa: S603  a list of words, no shell
            command,
            cwd=folder,
            env=git_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    lines = done.stdout.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
    return lines[0] if done.returncode else ""
