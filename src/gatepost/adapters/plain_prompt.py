"""The guided commit line by line, for terminals that cannot move the cursor: the same machine, one answer a line."""

import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from gatepost.adapters.terminal import style_for, write
from gatepost.prompt import flow
from gatepost.prompt.state import Row, State
from gatepost.prompt.steps.base import AREA, KEYS, LIST, MARKS
from gatepost.report.prompt import plain_view
from gatepost.report.visible import visible

_BACK = "<"
_END = "."
_NOTHING = "-"


class PlainPrompt:
    """Asks line by line until the machine has a wish for the outside; see `guided.Screen`."""

    def __init__(self, state: State, keep: Callable[[State], str], stream: TextIO) -> None:
        self.state = state
        self._keep = keep
        self._stream = stream
        self._style = style_for(stream)

    def ask(self) -> State:
        """Ask, and return the state that has a wish. Raises `KeyboardInterrupt` with the draft kept."""
        self.state = flow.wishing(self.state, "")
        try:
            while not self.state.wish:
                self._show()
                self._answer(self._line(_asking(self.state)))
                why = self._keep(flow.at_rest(self.state))
                if why:
                    self._say(f"your answers cannot be kept: {why}")
        except EOFError:
            raise KeyboardInterrupt from None
        finally:
            self._keep(flow.at_rest(self.state))
        return self.state

    def _show(self) -> None:
        write(self._stream, "\n" + "\n".join(plain_view(self.state, self._style)) + "\n")

    def _say(self, text: str) -> None:
        write(self._stream, self._style.finish(visible(text)) + "\n")

    def _line(self, asking: str) -> str:
        write(self._stream, self._style.finish(asking))
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            self._say("that is not in the encoding of this terminal: type it again")
            return self._line(asking)
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def _answer(self, line: str) -> None:
        """Hand a line to the machine as the keys that it stands for."""
        kind = flow.step_of(self.state).kind
        if line.strip() == _BACK:
            self._press("escape")
        elif kind == KEYS:
            self._press(line.strip()[:1] or "enter")
        elif kind == AREA:
            self._type_lines(line)
        elif kind in (LIST, MARKS):
            self._choose(line.strip())
        else:
            if line.strip():
                self._type("" if line.strip() == _NOTHING else line)
            self._press("enter")

    def _type_lines(self, first: str) -> None:
        """Add lines to the text up to one with a full stop alone; a hyphen before them all takes away what is there."""
        line = first
        if line.strip() == _NOTHING:
            self._type("")
            line = self._line("")
        while line != _END:
            self._type(f"{self.state.text}\n{line}" if self.state.text else line)
            line = self._line("")
        self._press("done")

    def _choose(self, line: str) -> None:
        """Take a row by its number or its name; what is no row's name filters them."""
        rows = flow.step_of(self.state).rows(self.state)
        numbers = line.replace(",", " ").split()
        if numbers and all(word.isdecimal() and 0 < int(word) <= len(rows) for word in numbers):
            self._point(rows, [int(word) - 1 for word in numbers])
        elif not line:
            self._press("enter")
        elif line == "*" and flow.step_of(self.state).kind == MARKS:
            self._press("c-a")
        else:
            self._type(line)
            if _is_meant(flow.step_of(self.state).rows(self.state), line):
                self._take()

    def _take(self) -> None:
        """Take the one row that is meant, or mark it and show all again."""
        step = flow.step_of(self.state)
        self._press(step.pressed[0] if step.kind == MARKS else "enter")
        if step.kind == MARKS:
            self._type("")

    def _point(self, rows: Sequence[Row], numbers: list[int]) -> None:
        step = flow.step_of(self.state)
        for number in numbers:
            self.state = flow.pointed(self.state, number)
            if step.kind == MARKS:
                self._press(step.pressed[0])
        if step.kind == LIST and rows:
            self._press("enter")

    def _type(self, text: str) -> None:
        self.state = flow.typed(self.state, text)

    def _press(self, key: str) -> None:
        self.state = flow.press(self.state, key)


def _is_meant(rows: Sequence[Row], line: str) -> bool:
    """Tell whether a line names the first row: it is the only one, or its name."""
    return len(rows) == 1 or any(row.label == line for row in rows[:1])


def _asking(state: State) -> str:
    """Return what stands before the line that is typed."""
    step = flow.step_of(state)
    there = f"[{visible(state.text)}] " if state.text and step.kind != AREA and step.kind not in (LIST, MARKS) else ""
    return f"{there}> "
