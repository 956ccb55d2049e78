"""A question is asked while something else is waited for."""

from __future__ import annotations

from threading import Event

import pytest

from gatepost.adapters.meanwhile import Meanwhile
from gatepost.errors import UsageError


def test_it_is_asked_at_once_and_answered_when_it_is_wanted() -> None:
    begun, may_end = Event(), Event()

    def question() -> int:
        begun.set()
        may_end.wait()
        return 7

    meanwhile = Meanwhile(question)
    assert begun.wait(10)
    may_end.set()
    assert [meanwhile.answer(), meanwhile.answer()] == [7, 7]


def test_what_it_raises_is_raised_where_the_answer_is_wanted() -> None:
    def question() -> int:
        message = "no"
        raise UsageError(message)

    meanwhile = Meanwhile(question)
    with pytest.raises(UsageError):
        meanwhile.answer()
