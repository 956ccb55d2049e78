"""Questions on the terminal, by questionary: one at a time, each with its answers in a list."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from gatepost.adapters.terminal import style_for, write
from gatepost.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from questionary import Question

_DUMB = "dumb"
_UNSAID = _DUMB if os.name == "posix" else ""


def can_ask() -> bool:
    """Tell whether somebody is at a terminal, for the questions and for the answers."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and not stream.closed and stream.isatty() for stream in streams)


def choose(text: str, answers: Sequence[tuple[str, str]]) -> str:
    """Return the value of the answer that somebody chooses; each has its words, and the first is the usual one.

    Ctrl-C is `KeyboardInterrupt`, and so is a terminal that is gone. One that cannot move the cursor asks for a number.
    """
    style = style_for(sys.stdout)
    shown = [(value, style.finish(visible(words))) for value, words in answers]
    asked = style.finish(visible(text))
    try:
        if (os.environ.get("TERM") or _UNSAID) == _DUMB:
            return _by_number(asked, shown)
        return _by_cursor(asked, shown, style.pointer, has_colour=style.colour)
    except EOFError:
        raise KeyboardInterrupt from None


def _by_cursor(text: str, answers: Sequence[tuple[str, str]], pointer: str, *, has_colour: bool) -> str:
    import questionary  # noqa: PLC0415  takes as long to load as a small repository to survey
    from prompt_toolkit.output import ColorDepth  # noqa: PLC0415  likewise

    choices = [questionary.Choice(words, value=value) for value, words in answers]
    depth = None if has_colour else ColorDepth.DEPTH_1_BIT
    question = questionary.select(text, choices=choices, pointer=pointer, instruction=" ", color_depth=depth)
    _heed_letters(question, [words for _, words in answers])
    chosen: object = question.unsafe_ask()
    return str(chosen)


def _heed_letters(question: Question, answers: Sequence[str]) -> None:
    """Let a letter lead to the only answer that begins with it: who types `n` and Enter does not mean yes."""
    from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415  loaded by now
    from questionary.prompts.common import InquirerControl  # noqa: PLC0415  likewise

    controls = question.application.layout.find_all_controls()
    control = next(each for each in controls if isinstance(each, InquirerControl))
    bindings = question.application.key_bindings
    assert isinstance(bindings, KeyBindings)  # noqa: S101  the ones that questionary has made
    first = [words[:1].lower() for words in answers]
    for number, letter in enumerate(first):
        if letter.isalpha() and first.count(letter) == 1:

            def lead(_event: KeyPressEvent, number: int = number) -> None:
                control.pointed_at = number

            bindings.add(letter)(lead)


def _by_number(text: str, answers: Sequence[tuple[str, str]]) -> str:
    """Ask until there is a number, or nothing, which is the first answer. Raises `EOFError`."""
    lines = [text, *(f"  {number}  {words}" for number, (_, words) in enumerate(answers, 1))]
    write(sys.stdout, "".join(f"{line}\n" for line in lines))
    while True:
        write(sys.stdout, f"number, or Enter for 1 of {len(answers)}: ")
        line = sys.stdin.buffer.readline().decode("utf-8", "replace")
        if not line:
            raise EOFError
        chosen = line.strip() or "1"
        if chosen in map(str, range(1, len(answers) + 1)):
            return answers[int(chosen) - 1][0]
