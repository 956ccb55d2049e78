"""The first picture, and what becomes of it."""

from __future__ import annotations

import io
import os
import signal
import sys

import pytest

from gatepost.adapters.first_picture import first_picture


def test_the_next_picture_takes_its_place() -> None:
    stream = io.StringIO()
    with first_picture(["one", "two"], stream):
        assert stream.getvalue() == "\rone\x1b[K\n\rtwo\x1b[K\n"
    assert stream.getvalue().endswith("\x1b[2A\r")


def test_of_no_lines_nothing_is_drawn() -> None:
    stream = io.StringIO()
    with first_picture([], stream):
        pass
    assert stream.getvalue() == ""


def test_what_ends_it_leaves_no_picture_behind() -> None:
    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt), first_picture(["one"], stream):
        raise KeyboardInterrupt
    assert stream.getvalue().endswith("\x1b[1A\r\x1b[J")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_what_is_typed_meanwhile_is_not_echoed_and_the_terminal_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    import termios  # noqa: PLC0415  there is none on Windows

    main, terminal = os.openpty()
    with os.fdopen(terminal, "r+b", buffering=0) as file:
        monkeypatch.setattr(sys, "stdin", file)
        before = termios.tcgetattr(file.fileno())
        with first_picture(["one"], io.StringIO()):
            meanwhile = termios.tcgetattr(file.fileno())[3]
            assert not meanwhile & (termios.ECHO | termios.ICANON)
        assert termios.tcgetattr(file.fileno()) == before
    os.close(main)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("names", "end"),
    [
        (("SIGINT",), KeyboardInterrupt()),
        (("SIGTERM",), SystemExit(143)),
        (("SIGHUP", "SIGINT"), SystemExit(129)),
    ],
)
def test_a_signal_meanwhile_ends_it_after_all_is_loaded_and_the_terminal_echoes_again(
    names: tuple[str, ...], end: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    import termios  # noqa: PLC0415  there is none on Windows

    numbers = [signal.Signals[name] for name in names]
    handlers = [signal.getsignal(number) for number in numbers]
    loaded, stream = [], io.StringIO()
    main, terminal = os.openpty()
    with os.fdopen(terminal, "r+b", buffering=0) as file:
        monkeypatch.setattr(sys, "stdin", file)
        before = termios.tcgetattr(file.fileno())

        def load() -> None:
            with first_picture(["one"], stream):
                for number in numbers:
                    signal.raise_signal(number)
                loaded.append("all")

        with pytest.raises(type(end)) as caught:
            load()
        assert termios.tcgetattr(file.fileno()) == before
    os.close(main)
    assert (caught.value.args, loaded) == (end.args, ["all"])
    assert [signal.getsignal(number) for number in numbers] == handlers
    assert stream.getvalue().endswith("\x1b[1A\r\x1b[J")
