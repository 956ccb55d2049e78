"""What CI says has happened, read from its files and variables; and what it wants to be told."""

import json
import os
from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.errors import CannotWriteError, EventUnreadableError
from gatepost.gate.ci_variables import event_of_variables
from gatepost.gate.event import Event, InvalidEvent
from gatepost.gate.github_event import github_event

_LARGEST = 32 << 20
_HINT = "run it in CI, or set GITHUB_EVENT_NAME and GITHUB_EVENT_PATH to a recorded event"
_BY_HAND = "`gatepost lint --range A..B` and `gatepost lint --title TEXT` judge the same by hand"


def read_event() -> Event:
    """Return what CI says has happened. Raises `EventUnreadableError`."""
    try:
        path = os.environ.get("GITHUB_EVENT_PATH")
        if path:
            return github_event(os.environ.get("GITHUB_EVENT_NAME", ""), _load(path))
        return event_of_variables(os.environ)
    except InvalidEvent as error:
        raise EventUnreadableError(str(error), _BY_HAND) from None


def _load(path: str) -> object:
    try:
        data = read_plain_file(Path(path), _LARGEST + 1)
        if len(data) > _LARGEST:
            message = f"the event in {path} is larger than {_LARGEST >> 20} MiB"
            raise EventUnreadableError(message, _HINT)
        found: object = json.loads(data)
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or (
            "nested too deeply" if isinstance(error, RecursionError) else error
        )
        message = f"the event in {path} cannot be read: {reason}"
        raise EventUnreadableError(message, _HINT) from None
    return found


def summary_path() -> str:
    """Return the file that GitHub shows as a step's summary; empty where there is none."""
    return os.environ.get("GITHUB_STEP_SUMMARY", "")


def run_address() -> str:
    """Return the address of the run on GitHub that this is a step of; empty elsewhere."""
    parts = [os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID")]
    return "{}/{}/actions/runs/{}".format(*parts) if all(parts) else ""


def write_summary(text: str) -> None:
    """Add to the step's summary. Raises `CannotWriteError`."""
    _append(summary_path(), text)


def write_outputs(values: dict[str, str]) -> None:
    """Set the step's outputs, where there is a place for them. Raises `CannotWriteError`.

    The values are other people's text: each stands between two lines that nobody can guess,
    and without NUL, which no later step could be handed.
    """
    path = os.environ.get("GITHUB_OUTPUT", "")
    if path:
        mark = f"end-{os.urandom(16).hex()}"
        _append(path, "".join(f"{name}<<{mark}\n{_held(value)}\n{mark}\n" for name, value in values.items()))


def _held(value: str) -> str:
    return value.replace("\0", "\ufffd")


def _append(path: str, text: str) -> None:
    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise CannotWriteError(message, "CI names this file in GITHUB_STEP_SUMMARY or GITHUB_OUTPUT") from None
