"""The draft of a guided commit: under git's own directory for the work tree, from the first answer to the commit."""

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from gatepost.adapters.files import read_plain_file, write_atomically
from gatepost.adapters.kept_messages import REJECTED
from gatepost.adapters.work_tree import WorkTree
from gatepost.errors import CannotWriteError
from gatepost.prompt.answers import Answers, taken_apart
from gatepost.prompt.flow import is_step
from gatepost.prompt.state import FILES, RESUME, REVIEW, Kept, State

NAME = "gatepost/draft.json"
DISCARDED = "gatepost/draft.discarded.json"
UNREADABLE = "gatepost/draft.unreadable"
_LARGEST = 64 << 20
_MOST_ASIDE = 5
_TEXTS = ("type", "scope", "description", "body", "breaking", "sign_off", "whole")
_LISTS = ("issues", "co_authors", "trailers")


class Drafts:
    """The draft of one work tree.

    `is_ours` tells that what is asked for now goes on with the draft that is there, or begins one. `aside` is where
    a draft of another time has been put to make room.
    """

    def __init__(self, tree: WorkTree) -> None:
        self.path = tree.git_dir / NAME
        self._folder = tree.git_dir
        self._refused = tree.git_dir / REJECTED
        self._written = b""
        self.is_ours = False
        self.aside: Path | None = None

    def keep(self, state: State) -> str:
        """Write the draft, readable by its owner alone; return why it cannot be kept, empty where it is.

        A state that holds nothing that anybody would miss is not written.
        """
        if state.kept is not None:
            return ""
        if state.answers.is_empty and not state.texts:
            if self._written:  # all of it was taken back
                self.forget()
            return ""
        data = _dumped(state)
        if data == self._written:
            return ""
        try:
            if not self._written:
                self.aside = self._put_aside(data)
            write_atomically(self.path, data)
        except CannotWriteError as error:
            return error.text
        self._written = data
        return ""

    def load(self) -> tuple[Kept | None, str]:
        """Return the draft that is there, and a remark on one that cannot be read: it is put aside."""
        try:
            data = read_plain_file(self.path, _LARGEST)
        except FileNotFoundError:
            return None, ""
        except OSError as error:
            return None, f"the draft cannot be read: {self.path}: {error.strerror}"
        with suppress(ValueError, RecursionError, KeyError, TypeError):
            return replace(_loaded(json.loads(data)), why=self._begun(data)), ""
        aside = self._folder / UNREADABLE
        with suppress(OSError):
            self.path.replace(aside)
            return None, f"the draft is damaged; what there is of it is in {aside}"
        return None, f"the draft is damaged: {self.path}"

    def _begun(self, data: bytes) -> str:
        """Return where and when the draft was begun."""
        branch = str(_table(json.loads(data)).get("branch") or "")
        minutes = max(0, int(time.time() - self.path.stat().st_mtime)) // 60
        hours, days = minutes // 60, minutes // (24 * 60)
        ago = f"{days} days" if days > 1 else f"{hours} hours" if hours > 1 else f"{minutes} minutes"
        return (f"on {branch}, " if branch else "") + ("a moment ago" if minutes < 2 else f"{ago} ago")  # noqa: PLR2004

    def load_refused(self, tree: WorkTree, encoding: str) -> Kept | None:
        """Return the message that the commit-msg hook refused last, where nothing was committed since; else None."""
        if not self._refused.exists():
            return None
        from gatepost.adapters.prepare_commit_msg import last_refused  # noqa: PLC0415  only where there is one

        with suppress(OSError, UnicodeError, LookupError, ValueError):
            message = last_refused(tree, encoding)
            return Kept(taken_apart(message), why="the gate refused it") if message.strip() else None
        return None

    def discard(self) -> Path | None:
        """Put the draft aside, where the last few stay; None where there is none. Raises `CannotWriteError`."""
        with suppress(OSError):
            os.utime(self._refused, (0, 0))  # it stays, and is as old as it can be
        aside = self._put_aside(b"")
        self.forget()
        return aside

    def forget(self) -> None:
        """Take the draft away: its message is committed."""
        self._written = b""
        with suppress(OSError):
            self.path.unlink()

    def _put_aside(self, new: bytes) -> Path | None:
        """Keep the draft that is there beside the last few of other times, if it is not the new one; say where."""
        aside = self._folder / DISCARDED
        try:
            there = read_plain_file(self.path, _LARGEST)
        except OSError:
            return None
        if there == new:
            return None
        for number in range(_MOST_ASIDE, 0, -1):
            older = aside.with_suffix(f".{number - 1}.json") if number > 1 else aside
            with suppress(OSError):
                older.replace(aside.with_suffix(f".{number}.json"))
        write_atomically(aside, there)
        return aside


def _dumped(state: State) -> bytes:
    answers = state.answers
    table = {
        "schema_version": 1,
        "step": state.step,
        "amends": state.amends,
        "branch": state.facts.branch,
        "answers": {
            **{name: getattr(answers, name) for name in (*_TEXTS, *_LISTS)},
            "is_breaking": answers.is_breaking,
        },
        "texts": dict(state.texts),
    }
    return json.dumps(table, indent=1).encode("utf-8", "surrogatepass")


def _loaded(table: object) -> Kept:
    """Return the draft that the parsed JSON holds; raise `ValueError` or its kin where it is none."""
    whole = _table(table)
    answers = _table(whole["answers"])
    texts = {name: str(text) for name, text in _table(whole["texts"]).items() if is_step(name)}
    step = str(whole["step"])
    lists = {name: _strings(answers[name]) for name in _LISTS}
    words = {name: _string(answers[name]) for name in _TEXTS}
    return Kept(
        Answers(
            type=words["type"],
            scope=words["scope"],
            description=words["description"],
            body=words["body"],
            is_breaking=answers["is_breaking"] is True,
            breaking=words["breaking"],
            issues=lists["issues"],
            co_authors=lists["co_authors"],
            trailers=lists["trailers"],
            sign_off=words["sign_off"],
            whole=words["whole"],
        ),
        step=step if is_step(step) and step not in (RESUME, FILES) else REVIEW,
        texts=texts,
        amends=whole["amends"] is True,
    )


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        message = "no table"
        raise TypeError(message)
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        message = "no text"
        raise TypeError(message)
    return value


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        message = "no list"
        raise TypeError(message)
    return tuple(map(_string, value))
