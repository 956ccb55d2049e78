"""The screen of the guided commit: questionary draws the state, and hands keys to the machine.

Everything that a key means is decided in `gatepost.prompt`; nothing is here but drawing, editing a line and waiting.
"""

import asyncio
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread
from typing import TextIO

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.styles import Style as Colours
from questionary import Choice, Question
from questionary.prompts.common import InquirerControl

from gatepost.adapters.terminal import style_for
from gatepost.prompt import flow
from gatepost.prompt.listing import MOVES
from gatepost.prompt.state import SAVE, State
from gatepost.prompt.steps.base import AREA, KEYS, LINE, LIST, MARKS
from gatepost.report.prompt import View, mark_of, view_of
from gatepost.report.style import Style

_ESCAPE_WAITS = 0.05  # seconds, until an Esc is no beginning of another key
_DRAFT_WAITS = 0.3  # seconds without a key, until what is typed is kept
_MOST_BODY_LINES = 12
_FEWEST_LINES = 8
_COLOURS = Colours([("pointer", "bold fg:ansicyan"), ("selected", "fg:ansigreen")])

Learn = Callable[[State], State]
"""What was read in the background: a state → the state that knows it."""


class Screen:
    """Asks until the machine has a wish for the outside.

    `keep` writes a draft and returns why it could not. `questions` are asked in the background, once
    the first picture stands. It is drawn on `stream`, a terminal.
    """

    def __init__(
        self, state: State, keep: Callable[[State], str], questions: Sequence[Callable[[], Learn]], stream: TextIO
    ) -> None:
        self._stream = stream
        self.state = state
        self._keep = keep
        self._questions = list(questions)
        self._style = style_for(stream)
        self._timer: asyncio.TimerHandle | None = None
        self._buffer = Buffer(multiline=Condition(lambda: self._kind() == AREA), on_text_changed=self._on_text)
        self._rows = InquirerControl([Choice("-")], show_selected=False, use_arrow_keys=True, use_indicator=False)
        self._rows.pointer = self._style.pointer
        self._view = self._look(_FEWEST_LINES)

    def ask(self) -> State:
        """Show the state and return the one that has a wish. Raises `KeyboardInterrupt` with the draft kept."""
        self._fill_buffer()
        application: Application[None] = Application(
            layout=self._layout(),
            key_bindings=self._bindings(),
            style=_COLOURS,
            erase_when_done=True,
            output=create_output(self._stream),
            color_depth=None if self._style.colour else ColorDepth.DEPTH_1_BIT,
            before_render=self._before_render,
        )
        application.ttimeoutlen = _ESCAPE_WAITS
        application.timeoutlen = _ESCAPE_WAITS
        application.after_render += self._after_render
        with self._until_hung_up():
            try:
                Question(application).unsafe_ask()
            except EOFError:  # the terminal is gone
                raise KeyboardInterrupt from None
            finally:
                self._stop_timer()
                self._keep(flow.at_rest(self.state))
        return self.state

    def _kind(self) -> str:
        return flow.step_of(self.state).kind

    def _look(self, lines: int) -> View:
        return view_of(self.state, self._style, lines)

    def _before_render(self, application: "Application[None]") -> None:
        """Make the view of this moment, for the size that the terminal has now."""
        size = application.output.get_size()
        self._style = Style(colour=self._style.colour, columns=size.columns, unicode=self._style.unicode)
        self._view = view = self._look(size.rows)
        marks = view.marks or (False,) * len(view.rows)
        self._rows.choices = [
            Choice([*([_mark(self._style, is_marked=is_marked)] if view.marks else []), *_titled(row)], value=str(at))
            for at, (row, is_marked) in enumerate(zip(view.rows, marks, strict=True))
        ] or [Choice("-")]
        self._rows.pointed_at = view.pointed if view.rows else 0

    def _after_render(self, application: "Application[None]") -> None:
        """Ask the questions of the background, once there is something to look at."""
        questions, self._questions = self._questions, []
        loop = asyncio.get_running_loop()
        for question in questions:
            Thread(target=self._learn, args=(question, loop, application), daemon=True).start()

    def _learn(
        self, question: Callable[[], Learn], loop: asyncio.AbstractEventLoop, application: "Application[None]"
    ) -> None:
        with suppress(Exception):  # it only makes the picture richer; the loop may be closed by now
            learn = question()

            def tell() -> None:
                self.state = learn(self.state)
                application.invalidate()

            loop.call_soon_threadsafe(tell)

    def _layout(self) -> Layout:
        def shown(text: Callable[[], Sequence[str]]) -> Window:
            control = FormattedTextControl(lambda: _styled("\n".join(text())))
            return Window(control, dont_extend_height=True, height=lambda: _high(len(text())))

        is_typed = Condition(lambda: self._kind() != KEYS)
        text = Window(
            BufferControl(
                self._buffer, [BeforeInput(lambda: _styled(self._view.lead))], include_default_input_processors=True
            ),
            dont_extend_height=True,
            wrap_lines=True,
            height=lambda: Dimension(min=1, max=_MOST_BODY_LINES if self._kind() == AREA else 4),
        )
        rows = Window(
            self._rows, dont_extend_height=True, always_hide_cursor=True,
            height=lambda: _high(len(self._view.rows)),
        )  # fmt: skip
        return Layout(
            HSplit(
                [
                    shown(lambda: self._view.top),
                    ConditionalContainer(text, is_typed),
                    ConditionalContainer(rows, Condition(lambda: bool(self._view.rows))),
                    shown(lambda: self._view.bottom),
                ]
            ),
            focused_element=text,
        )

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        is_list = Condition(lambda: self._kind() in (LIST, MARKS))
        is_line = Condition(lambda: self._kind() in (LINE, LIST, MARKS, KEYS))
        is_keys = Condition(lambda: self._kind() == KEYS)
        bindings.add(Keys.Any, filter=is_keys)(lambda event: self._press(event, event.data))
        for key in (Keys.ControlC, Keys.SIGINT):
            bindings.add(key, eager=True)(_interrupt)
        bindings.add(Keys.Escape)(partial(self._press, key="escape"))
        bindings.add(Keys.ControlO, eager=True)(partial(self._press, key="c-o"))
        bindings.add(Keys.ControlD, eager=True)(self._end)
        bindings.add(Keys.ControlZ, eager=True)(_suspend)
        bindings.add(Keys.BracketedPaste, eager=True)(self._paste)
        for key in (Keys.ControlM, Keys.ControlJ):
            bindings.add(key, filter=is_line, eager=True)(partial(self._press, key="enter"))
        bindings.add(Keys.Tab, filter=is_list, eager=True)(partial(self._press, key="tab"))
        for name in MOVES:
            bindings.add(name, filter=is_list, eager=True)(partial(self._press, key=name))
        for name in ("space", "c-a", "c-t", "c-p"):
            means = Condition(partial(self._means, name))
            bindings.add(name, filter=means, eager=True)(partial(self._press, key=name))
        return bindings

    def _means(self, key: str) -> bool:
        """Tell whether a key that could edit the text does something else at this step."""
        return key in flow.step_of(self.state).pressed

    def _press(self, event: KeyPressEvent, key: str) -> None:
        self._change(event, flow.press(self.state, key))

    def _end(self, event: KeyPressEvent) -> None:
        """Ctrl-D ends lines that are typed; on an empty line it saves and quits, as in a shell."""
        if self._kind() == AREA:
            self._press(event, "done")
        elif not self._buffer.text:
            self.state = flow.wishing(self.state, SAVE)
            event.app.exit()
        else:
            self._buffer.delete()

    def _paste(self, event: KeyPressEvent) -> None:
        if self._kind() == AREA:
            self._buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))
        elif self._buffer.text and not set("\r\n") & set(event.data):
            self._buffer.insert_text(event.data)
        elif self._kind() != KEYS:
            self._change(event, flow.pasted(self.state, event.data))

    def _change(self, event: KeyPressEvent, state: State) -> None:
        """Go on from another state: its text goes into the line, its draft is kept, its wish ends the asking."""
        self._stop_timer()
        self.state = state
        self._fill_buffer()
        self._warn(self._keep(flow.at_rest(state)))
        if state.wish:
            event.app.exit()

    def _fill_buffer(self) -> None:
        if self._buffer.text != self.state.text:
            self._buffer.set_document(Document(self.state.text), bypass_readonly=True)

    def _on_text(self, buffer: Buffer) -> None:
        self.state = flow.typed(self.state, buffer.text)
        self._stop_timer()
        with suppress(RuntimeError):  # not while the line is filled before anything is shown
            self._timer = asyncio.get_running_loop().call_later(_DRAFT_WAITS, self._keep_typed)

    def _keep_typed(self) -> None:
        self._warn(self._keep(flow.at_rest(self.state)))
        get_app().invalidate()

    def _warn(self, why: str) -> None:
        if why:
            self.state = self.state.said(f"your answers cannot be kept: {why}")

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    @contextmanager
    def _until_hung_up(self) -> Iterator[None]:
        """Keep the draft when the terminal is closed, or when we are told to end."""

        def hung_up(number: int, frame: object) -> None:
            _ = frame
            self._keep(flow.at_rest(self.state))
            raise SystemExit(128 + number)

        names = [name for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
        before = {name: signal.signal(getattr(signal, name), hung_up) for name in names}
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(getattr(signal, name), handler)


def _high(lines: int) -> Dimension:
    """Return the height of so many lines, of which a screen that is too small shows the first."""
    return Dimension(min=min(1, lines), preferred=lines, max=lines)


def _interrupt(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt)


def _suspend(event: KeyPressEvent) -> None:
    event.app.suspend_to_background()


def _styled(text: str) -> StyleAndTextTuples:
    return to_formatted_text(ANSI(text))


def _titled(text: str) -> list[tuple[str, str]]:
    return [(fragment[0], fragment[1]) for fragment in _styled(text)]


def _mark(style: Style, *, is_marked: bool) -> tuple[str, str]:
    return ("class:selected" if is_marked else "", mark_of(style, is_marked=is_marked))
