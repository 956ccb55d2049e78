"""A question that is asked while something else is waited for."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Meanwhile(Generic[Answer]):
    """Asks a question at once, beside whoever made it; `answer` waits for it, and raises what the question raised."""

    def __init__(self, question: Callable[[], Answer]) -> None:
        self._question = question
        self._answers: list[Answer] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._ask, daemon=True)
        self._thread.start()

    def answer(self) -> Answer:
        """Return the answer."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._answers[0]

    def _ask(self) -> None:
        try:
            self._answers.append(self._question())
        except BaseException as error:  # noqa: BLE001  it is raised again where the answer is wanted
            self._error = error
