"""entry_points.txt of a wheel → the commands that it installs (Entry points specification, PyPA)."""

from __future__ import annotations

from configparser import ConfigParser, Error

_COMMANDS = "console_scripts"


class _Parser(ConfigParser):
    """A parser that leaves names as they are."""

    def optionxform(self, optionstr: str) -> str:
        """Return the name of a command, whose case counts."""
        return optionstr


def read_commands(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the commands, each with what it calls; a file that cannot be read has none."""
    parser = _Parser(delimiters=("=",), strict=False, interpolation=None, default_section="")
    try:
        parser.read_string(data.decode("utf-8"))
    except (UnicodeDecodeError, Error):
        return ()
    if not parser.has_section(_COMMANDS):
        return ()
    return tuple((name, value.strip()) for name, value in parser.items(_COMMANDS) if value)
