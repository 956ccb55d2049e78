"""`Option`: one declaration from which reading, checking, help and reference pages follow."""

INTEGER = "a whole number"
STRING = "a text"
STRINGS = "a list of texts"
REASONS = "a table of code = reason"
TEXTS = "a table of text = text"
BOOLEAN = "true or false"
TABLE = "a table"

Value = int | str | tuple[str, ...] | dict[str, str]


class Option:
    """An option: its name as a user writes it, its kind, its default, and one sentence about it.

    `least` and `most` bound the numbers that make sense, `choices` are the only texts.
    """

    __slots__ = ("about", "choices", "default", "kind", "least", "most", "name")

    def __init__(  # noqa: PLR0913  a declaration, always with names
        self,
        name: str,
        kind: str,
        default: Value,
        about: str,
        *,
        least: int = 0,
        most: int = 1_000_000,
        choices: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.kind = kind
        self.default = default
        self.about = about
        self.least = least
        self.most = most
        self.choices = choices
