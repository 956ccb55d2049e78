"""How a report looks: colours, signs, and the width of the screen."""


class Style:
    """The look of one report. Without colour the signs carry the meaning; without UTF-8 they are ASCII."""

    __slots__ = ("colour", "columns", "unicode")

    def __init__(self, *, colour: bool = False, columns: int = 80, unicode: bool = True) -> None:
        self.colour = colour
        self.columns = max(columns, 30)
        self.unicode = unicode

    def paint(self, text: str, *codes: int) -> str:
        """Return `text` in the look of some SGR codes."""
        return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m" if self.colour and text else text

    def bad(self, text: str) -> str:
        """Return `text` as an error looks."""
        return self.paint(text, 1, 31)

    def doubtful(self, text: str) -> str:
        """Return `text` as a warning looks."""
        return self.paint(text, 1, 33)

    def good(self, text: str) -> str:
        """Return `text` as what is fine looks."""
        return self.paint(text, 32)

    def strong(self, text: str) -> str:
        """Return `text` as what matters looks."""
        return self.paint(text, 1)

    def faint(self, text: str) -> str:
        """Return `text` as what may be passed over looks."""
        return self.paint(text, 2)

    def sign(self, name: str) -> str:
        """Return a sign: "error", "warning", "fine", "skipped", "bar", "fold", "caret"."""
        signs = {
            "error": ("✗", "x"),
            "warning": ("!", "!"),
            "fine": ("✓", "ok"),
            "skipped": ("○", "--"),
            "bar": ("│", "|"),
            "caret": ("^", "^"),
            "fold": ("┊", ":"),
        }
        return signs[name][0 if self.unicode else 1]

    @property
    def pointer(self) -> str:
        """What stands before the row at the cursor."""
        return "»" if self.unicode else ">"

    @property
    def ellipsis(self) -> str:
        """What stands where something was cut."""
        return "…" if self.unicode else "..."

    def finish(self, text: str) -> str:
        """Return the report as the screen can show it."""
        if self.unicode:
            return text
        return text.replace("…", "...").replace("→", "->").encode("ascii", "backslashreplace").decode("ascii")
