"""Text that others wrote → text that is safe in a terminal and in a CI log, and shows what is in it."""

_HARMLESS = frozenset("\u200c\u200d\ufe0f")  # they join letters and emoji, and move nothing
_LOG_COMMANDS = ("##[", "##vso[")  # an agent obeys them anywhere in a line
_MOST_MARKS = 8  # code points for one cell
_NARROW = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("→·…│┊✓✗↑↓●○»⚠")  # our own signs, all of one cell
_INVISIBLE = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")  # letters to Unicode, nothing to the eye


def visible(text: str) -> str:
    r"""Return one line of text with every character shown that would act on a terminal or hide in it.

    Escape sequences, line breaks, bidirectional controls and invisible characters
    become `\x1b`, `\n`, `\u202e`; the commands of GitHub's and Azure's logs (`##[`, `##vso[`) lose their meaning.
    """
    return text if _is_harmless(text) else "".join(_shown(text))


def tame(line: str) -> str:
    """Return a visible line that no CI log takes for a command: they begin lines, blanks in front or not."""
    return line.replace("::", "\\x3a:", 1) if line.lstrip().startswith("::") else line


def _is_harmless(text: str) -> bool:
    return text.isascii() and text.isprintable() and ("##" not in text or not any(map(text.count, _LOG_COMMANDS)))


def _shown(text: str) -> list[str]:
    """Return what is shown for each character of `text`."""
    shown = [
        character
        if (character.isprintable() and character not in _INVISIBLE) or character in _HARMLESS
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    ]
    for sign in _LOG_COMMANDS:
        at = text.find(sign)
        while at >= 0:
            shown[at + 1] = "\\x23"
            at = text.find(sign, at + 1)
    return shown


def width(text: str) -> int:
    """Return how many cells a terminal takes for `text`, which must be visible text."""
    if text.isascii() or _NARROW.issuperset(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415  its tables take as long to load as a hook has

    return max(0, wcswidth(text))


def excerpt(line: str, span: tuple[int, int], cells: int, ellipsis: str = "…") -> tuple[str, int, int]:
    """Return a line cut to `cells` around a span of it, and where the span begins and how many cells it takes.

    `span` counts code points of `line`; the line is made visible here. `ellipsis`
    stands where something was cut.
    """
    start, end = span
    shown = line if _is_harmless(line) else _shown(line)
    before, pointed, after = "".join(shown[:start]), "".join(shown[start:end]), "".join(shown[end:])
    room = max(cells, 16)
    if len(shown) > room or width(before) + width(pointed) + width(after) > room:
        pointed = _cut(pointed, room - 8, ellipsis)
        before = _cut_front(before, max(4, room - width(pointed) - min(width(after), 12) - 1), ellipsis)
        after = _cut(after, room - width(before) - width(pointed), ellipsis)
    return before + pointed + after, width(before), max(1, width(pointed))


def _cut(text: str, cells: int, ellipsis: str) -> str:
    """Return the beginning of `text` that fits into `cells`; marks without width count too, or they would never end."""
    if len(text) <= cells * _MOST_MARKS and width(text) <= cells:
        return text
    text = text[: cells * _MOST_MARKS]
    room = max(0, cells - len(ellipsis))
    while text and width(text) > room:
        text = text[: min(len(text) - 1, cells)]
    return text + ellipsis


def _cut_front(text: str, cells: int, ellipsis: str) -> str:
    """Return the end of `text` that fits into `cells`."""
    if len(text) <= cells * _MOST_MARKS and width(text) <= cells:
        return text
    text = text[-cells * _MOST_MARKS :]
    room = max(0, cells - len(ellipsis))
    while text and width(text) > room:
        text = text[max(1, len(text) - cells) :]
    return ellipsis + text


def wrap(text: str, cells: int) -> list[str]:
    """Return `text` in lines of at most `cells`; words that are longer stay whole."""
    lines = []
    line = ""
    for word in text.split(" "):
        wider = f"{line} {word}" if line else word
        if line and width(wider) > cells:
            lines.append(line)
            line = word
        else:
            line = wider
    return [*lines, line]
