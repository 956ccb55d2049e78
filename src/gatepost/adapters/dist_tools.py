"""Tools that look at distributions: twine and check-wheel-contents, run beside us."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from gatepost.adapters.captured import Ended, Program, run_captured
from gatepost.adapters.own_installation import EXTRA, command_to_install
from gatepost.artifact.facts import Said
from gatepost.artifact.tool_reports import crash_of, read_twine, read_wheel_contents, wrong_call
from gatepost.errors import ProjectInvalidError, ToolMissingError
from gatepost.report.tool_words import tool_lines

_TWINE, _CONTENTS = "twine", "check_wheel_contents"
_PATIENCE = 300.0  # seconds
_WRONG_CALL = 2
_MOST = 20  # lines
_RUN = """
import runpy, sys
sys.path[:] = [place for place in sys.path if place]
runpy.run_module({module!r}, run_name="__main__", alter_sys=True)
"""
"""As by `python -m`, which would import what is in the working folder."""


def run_twine(paths: Sequence[Path]) -> tuple[Said, ...]:
    """Return what `twine check --strict` says of each distribution. Raises `ToolMissingError`."""

    def check(some: Sequence[Path]) -> Ended:
        return _run(_TWINE, ["check", "--strict", *map(_absolute, some)], Path())

    return _each(check, paths, read_twine)


def run_check_wheel_contents(wheels: Sequence[Path], folder: Path) -> tuple[Said, ...]:
    """Return what check-wheel-contents says of each wheel, with the settings of the package in `folder`.

    Raises `ToolMissingError`, and `ProjectInvalidError` where these settings are wrong.
    """

    def check(some: Sequence[Path]) -> Ended:
        ended = _run(_CONTENTS, ["--", *map(_absolute, some)], folder)
        if ended.status == _WRONG_CALL:
            message = f"check-wheel-contents does not know what its settings say: {wrong_call(_lines(ended))}"
            raise ProjectInvalidError(message, "mend `[tool.check-wheel-contents]` in pyproject.toml")
        return ended

    return _each(check, wheels, read_wheel_contents)


def _each(
    check: Callable[[Sequence[Path]], Ended], paths: Sequence[Path], read: Callable[[list[str]], list[str]]
) -> tuple[Said, ...]:
    """Return what a tool says of each file.

    One run is enough where all is well. Else each file has its own: what is in a file may look like what the tool
    says of another.
    """
    if not paths or check(paths).status == 0:
        return tuple(Said(path.name, is_fine=True) for path in paths)
    return tuple(_said(path.name, check([path]), read) for path in paths)


def _said(name: str, ended: Ended, read: Callable[[list[str]], list[str]]) -> Said:
    if ended.status == 0:
        return Said(name, is_fine=True)
    if ended.status is None:
        return Said(name, is_fine=False, lines=(f"it was not ready after {_PATIENCE:g} seconds",))
    lines = _lines(ended)
    told = crash_of(lines) or read(lines) or [f"it ended with {ended.status} and did not say why"]
    return Said(name, is_fine=False, lines=tuple(told[:_MOST]))


def _lines(ended: Ended) -> list[str]:
    return tool_lines(ended.output.decode("utf-8", "replace"))


def _absolute(path: Path) -> str:
    return str(path.resolve())


def _run(module: str, words: Sequence[str], folder: Path) -> Ended:
    if find_spec(module) is None:
        message = f"not looked at: {module.replace('_', '-')} is not installed"
        raise ToolMissingError(message, f"`{command_to_install(EXTRA)}`")
    left_out = ("FORCE_COLOR", "TTY_COMPATIBLE", "TERM")  # what is dumb has 80 columns
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"COLUMNS": "1000", "NO_COLOR": "1"}  # or they break lines
    program = Program([sys.executable, "-c", _RUN.format(module=module), *words], folder, environment)
    return run_captured(program, _PATIENCE, lambda _: None)
