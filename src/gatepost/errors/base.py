"""The base class of all errors, and what they make the program end with."""

USAGE = 2
ENVIRONMENT = 3
BUG = 70
INTERRUPTED = 130


class ReaderGoneError(Exception):
    """Whoever reads our output has enough, as in `… | head`. That is no failure."""


class GatepostError(Exception):
    """We cannot go on: `text` says what, `hint` what to do about it.

    The class's docstring is the page that `gatepost explain` prints.
    """

    code = ""
    name = ""
    exit_code = ENVIRONMENT

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint
