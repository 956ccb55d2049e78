"""Processes that work beside this one, so that all cores do."""

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from gatepost.adapters.signals import deferred
from gatepost.errors import HelperGoneError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_MOST = 8
_PATIENCE = 5.0  # seconds for a process to end
_METHOD = "fork" if sys.platform == "linux" else "spawn"  # a fork is there at once

Question = TypeVar("Question")
Answer = TypeVar("Answer")
if TYPE_CHECKING:
    Ours = Connection[Question, tuple[list[Answer], str]]
    Theirs = Connection[tuple[list[Answer], str], Question]


class Helpers(Generic[Question, Answer]):
    """Processes that answer questions with `work`, one a core; a context manager that ends them, whatever they are at.

    There are no threads and no locks here: each helper has a pipe of its
    own and one question at a time. So no end of any process can leave another waiting for ever.
    Ctrl-C is for this process alone. A helper ends when this process has ended, also where that was killed.
    """

    def __init__(self, work: Callable[[Question], Answer]) -> None:
        self._work = work
        self._helpers: dict[Ours[Question, Answer], BaseProcess] = {}
        self._asked: deque[Ours[Question, Answer]] = deque()

    def __enter__(self) -> "Helpers[Question, Answer]":
        with deferred():  # what starts here never hears of it
            number = min(_cores(), _MOST)
            with suppress(OSError):  # no memory, or no more processes: those that are there will do
                while 1 < number > len(self._helpers):
                    self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with deferred():
            for connection in self._helpers:
                connection.close()  # who waits for a question goes home
            for connection, process in self._helpers.items():
                process.join(0 if connection in self._asked else _PATIENCE)
                process.kill()
                process.join()

    def answers(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield the answers in the order of the questions; without helpers they are all given here.

        Raises `HelperGoneError` where a helper is gone, and `RuntimeError` with its trace where one has failed.
        """
        idle = deque(self._helpers)
        for question in questions:
            if not self._helpers:
                yield self._work(question)
            elif idle:
                self._ask(idle.popleft(), question)
            else:
                connection = self._asked[0]
                answer = self._hear(connection)
                self._ask(connection, question)
                yield answer
        while self._asked:
            yield self._hear(self._asked[0])

    def _start(self) -> None:
        import multiprocessing  # noqa: PLC0415  only where there is much to do

        is_forked = _METHOD == "fork"
        context = multiprocessing.get_context("fork") if is_forked else multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_help, args=(self._work, theirs, ours), daemon=True)
        process.start()
        theirs.close()
        self._helpers[ours] = process

    def _ask(self, connection: "Ours[Question, Answer]", question: Question) -> None:
        self._asked.append(connection)
        try:
            connection.send(question)
        except OSError:
            raise self._lost(connection) from None

    def _hear(self, connection: "Ours[Question, Answer]") -> Answer:
        try:
            answers, failure = connection.recv()
        except (EOFError, OSError):
            raise self._lost(connection) from None
        self._asked.remove(connection)
        if failure:
            raise RuntimeError(failure)
        return answers[0]

    def _lost(self, connection: "Ours[Question, Answer]") -> HelperGoneError:
        process = self._helpers[connection]
        process.join(_PATIENCE)
        code = process.exitcode or 0
        how = f"was killed by signal {-code}" if code < 0 else "ended unasked"
        hint = "the system does so when memory runs out: free some, or judge a shorter range"
        return HelperGoneError(f"cannot go on: a helper process {how}", hint)


def _help(
    work: Callable[[Question], Answer], connection: "Theirs[Answer, Question]", other_end: "Ours[Question, Answer]"
) -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    other_end.close()  # a fork has it too, and would keep itself waiting
    try:
        while True:
            connection.send(_answer(work, connection.recv()))
    except (EOFError, OSError):
        return


def _answer(work: Callable[[Question], Answer], question: Question) -> tuple[list[Answer], str]:
    """Return the answer, or none and how the attempt ended."""
    try:
        return [work(question)], ""
    except Exception:  # noqa: BLE001  it is raised again where the question came from
        import traceback  # noqa: PLC0415  only for a bug

        return [], traceback.format_exc()


def _cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform != "linux":
        return os.cpu_count() or 1
    return len(os.sched_getaffinity(0))
