"""`gatepost doctor --fix`: the safe mends, shown first, then made."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from gatepost.adapters.asking import can_ask, choose
from gatepost.adapters.files import write_atomically
from gatepost.adapters.signals import deferred
from gatepost.adapters.terminal import style_for, write
from gatepost.adapters.work_tree import find_work_tree
from gatepost.commands.doctor_diagnosis import Diagnosis
from gatepost.commands.doctor_request import Request
from gatepost.doctor.edits import mended, with_line_ends
from gatepost.errors import CannotWriteError, UsageError
from gatepost.outcomes.values import FAILED
from gatepost.report.file_diff import diff_lines
from gatepost.report.numbers import counted
from gatepost.report.visible import visible

_MOST_ROUNDS = 10
_DO, _STOP = "do", "stop"
_GO_ON = ((_DO, "yes"), (_STOP, "no, leave all as it is"))
_USUAL = 0o644


def mend(request: Request, diagnosis: Diagnosis, again: Callable[[], Diagnosis]) -> Diagnosis:
    """Make the mends that are safe, and return what is found then.

    Mends of the same lines are made one after the other. Raises `UsageError` where nobody can be asked, and
    `CannotWriteError`.
    """
    if not diagnosis.fixable:
        write(sys.stdout, f"nothing here is mended by --fix{_yours(diagnosis)}\n")
        return diagnosis
    if not request.says_yes and not can_ask():
        message = "nobody can be asked: there is no terminal"
        raise UsageError(message, "--fix --yes makes the mends; without --fix they are shown")
    for _ in range(_MOST_ROUNDS):
        changed = _changes(diagnosis)
        if not changed:
            _leave(diagnosis)
            break
        _show(diagnosis, changed)
        if not request.says_yes and choose("Mend it?", _GO_ON) == _STOP:
            write(sys.stdout, "nothing was written\n")
            break
        _apply(request, diagnosis, changed)
        diagnosis = again()
    return diagnosis


def _leave(diagnosis: Diagnosis) -> None:
    """Say what --fix leaves for a person to do."""
    if _yours(diagnosis):
        write(sys.stdout, f"that is all that --fix mends{_yours(diagnosis)}\n")


def _yours(diagnosis: Diagnosis) -> str:
    """Return what is left for a person to do, and why; empty where nothing is."""
    names = dict.fromkeys(each.name for each in diagnosis.outcomes if each.status == FAILED and not each.fixable)
    why = "it changes lines of which it is sure, and no history, no settings of GitHub, nothing that is yours to choose"
    return f": {why}. Yours to mend: {', '.join(names)}" if names else ""


def _changes(diagnosis: Diagnosis) -> dict[str, str]:
    """Return the new texts of the files that change."""
    new = mended(diagnosis.texts, (outcome.edits for outcome in diagnosis.fixable))
    return {path: text for path, text in new.items() if text != diagnosis.texts.get(path, "")}


def _show(diagnosis: Diagnosis, changed: dict[str, str]) -> None:
    """Show what is mended, and the diff."""
    style = style_for(sys.stdout)
    lines = [f"{style.strong(visible(each.name))}  {visible(each.message)}\n" for each in diagnosis.fixable]
    lines += _diff(diagnosis, changed)
    write(sys.stdout, style.finish("".join(lines)))


def _diff(diagnosis: Diagnosis, changed: dict[str, str]) -> Iterator[str]:
    for path, text in changed.items():
        yield from diff_lines(path, diagnosis.texts.get(path), text, style_for(sys.stdout))


def _apply(request: Request, diagnosis: Diagnosis, changed: dict[str, str]) -> None:
    """Write the files, each whole or not at all, none of them where one is not as it was read."""
    root = find_work_tree(request.folder).root
    targets = {path: _place(root, path, diagnosis.texts.get(path, "")) for path in changed}
    with deferred():
        for path, text in changed.items():
            place, before = targets[path]
            data = with_line_ends(text, before)
            mode = place.stat().st_mode & 0o777 if place.exists() else _USUAL
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(place, data.encode("utf-8", "surrogateescape"), mode=mode)
    write(sys.stdout, f"mended {counted(len(changed), 'file')}: {', '.join(map(visible, changed))}\n")


def _place(root: Path, path: str, before: str) -> tuple[Path, str]:
    """Return where a file is, and its text as it is on disk. Raises `CannotWriteError`."""
    place = Path(os.path.realpath(root / path))
    if not place.is_relative_to(os.path.realpath(root)):
        message = f"{visible(path)} leads out of the repository"
        raise CannotWriteError(message, "replace the link by a file")
    try:
        data = place.read_bytes() if place.exists() else b""
    except OSError as error:
        message = f"cannot read {visible(path)}: {error.strerror or error}"
        raise CannotWriteError(message, "make it readable") from None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        message = f"{visible(path)} is not UTF-8"
        raise CannotWriteError(message, "save it as UTF-8; nothing was written") from None
    if text.replace("\r\n", "\n") != before:
        message = f"{visible(path)} has changed since it was read"
        raise CannotWriteError(message, "run it again; nothing was written")
    return place, text
