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
_MOST_ASIDE = 20
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
        self._read = b""
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
        there = self._there()
        if there == data:
            self._written = data
            return ""
        try:
            if there not in (b"", self._written):  # of another time, or of somebody who writes here too
                self.aside = self._put_aside(there)
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
            return None, f"the draft cannot be read ({error.strerror}){self._unreadable()}"
        self._read = data
        with suppress(ValueError, RecursionError, KeyError, TypeError):
            return replace(_loaded(json.loads(data)), why=self._begun(data)), ""
        return None, f"the draft is damaged{self._unreadable()}"

    def _unreadable(self) -> str:
        """Move a draft away that cannot be read, and say where what there is of it is."""
        aside = self._folder / UNREADABLE
        _make_room(aside)
        with suppress(OSError):
            self.path.replace(aside)
            return f"; what there is of it is in {aside}"
        return f": {self.path}"

    def _begun(self, data: bytes) -> str:
        """Return where and when the draft was begun."""
        branch = str(_table(json.loads(data)).get("branch") or "")
        minutes = max(0, int(time.time() - self.path.stat().st_mtime)) // 60
        hours, days = minutes // 60, minutes // (24 * 60)
        ago = f"{days} days" if days > 1 else f"{hours} hours" if hours > 1 else f"{minutes} minutes"
        return (f"on {branch}, " if branch else "") + ("a moment ago" if minutes < 2 else f"{ago} ago")  # noqa: PLR2004

    def load_refused(self, tree: WorkTree, encoding: str) -> Kept | None:
        """Return the message that the commit-msg hook refused last, where nothing was committed since; else None."""
        if not self._refused.exists() or self._has_moved_on(tree.git_dir / "logs" / "HEAD"):
            return None
        from gatepost.adapters.prepare_commit_msg import last_refused  # noqa: PLC0415  only where there is one

        with suppress(OSError, UnicodeError, LookupError, ValueError):
            message = last_refused(tree, encoding)
            return Kept(taken_apart(message), why="the gate refused it") if message.strip() else None
        return None

    def _has_moved_on(self, log: Path) -> bool:
        """Tell whether HEAD has moved since the refusal: the commits' own times are whole seconds."""
        with suppress(OSError):
            return log.stat().st_mtime_ns >= self._refused.stat().st_mtime_ns
        return False  # git keeps no log

    def discard(self) -> Path | None:
        """Put the draft aside, where the last few stay; None where there is none. Raises `CannotWriteError`."""
        with suppress(OSError):
            os.utime(self._refused, (0, 0))  # it stays, and is as old as it can be
        there = self._there()
        if not there:
            return None
        aside = self._put_aside(there)
        self._written = there
        self.forget()
        return aside

    def forget(self) -> None:
        """Take the draft away, whose message is committed; one that somebody else has written meanwhile stays."""
        ours = self._written or self._read  # what is resumed without a question is not written again
        if ours and self._there() == ours:
            with suppress(OSError):
                self.path.unlink()
        self._written = b""

    def _there(self) -> bytes:
        """Return the draft that is there; empty where there is none that can be read."""
        with suppress(OSError):
            return read_plain_file(self.path, _LARGEST)
        return b""

    def _put_aside(self, draft: bytes) -> Path:
        """Keep a draft beside the last ones of other times, and say where. Raises `CannotWriteError`."""
        aside = self._folder / DISCARDED
        _make_room(aside)
        write_atomically(aside, draft)
        return aside


def _make_room(path: Path) -> None:
    """Move what is at `path` to a number of its own, and what has numbers on; the oldest goes."""
    for number in range(_MOST_ASIDE, 0, -1):
        older = path.with_name(f"{path.name}.{number - 1}") if number > 1 else path
        with suppress(OSError):
            older.replace(path.with_name(f"{path.name}.{number}"))


def _dumped(state: State) -> bytes:
    answers = state.answers
    table = {
        "schema_version": 1,
        "step": state.step,
        "amends": state.amends,
        "amended": state.facts.head_id if state.amends else "",
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
        amended=str(whole.get("amended", "")),
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
