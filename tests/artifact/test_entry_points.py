"""The commands of a wheel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.artifact.entry_points import read_commands


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("", ()),
        ("[gui_scripts]\na = b:c\n", ()),
        ("[console_scripts]\nDemo-2=demo.cli:App.run [x]\n", (("Demo-2", "demo.cli:App.run [x]"),)),
        ("[console_scripts]\n; a comment\na : x = b:c %(y)s\n", (("a : x", "b:c %(y)s"),)),
        ("[console_scripts]\na = b:c\n[console_scripts]\na = d:e\nf =\n", (("a", "d:e"),)),
        ("a = b:c\n", ()),
        ("[console_scripts\na = b\n", ()),
        ("[console_scripts]\nlonely\n", ()),
    ],
)
def test_they_are_read_as_they_are_written(text: str, commands: tuple[tuple[str, str], ...]) -> None:
    assert read_commands(text.encode()) == commands


def test_what_is_no_text_has_none() -> None:
    assert read_commands(b"[console_scripts]\na = \xff\n") == ()


@given(st.binary(max_size=60) | st.text("[]=:;#%()\n\r\t abconsole_scripts", max_size=80).map(str.encode))
def test_no_bytes_are_an_error(data: bytes) -> None:
    assert isinstance(read_commands(b"[console_scripts]\n" + data), tuple)
