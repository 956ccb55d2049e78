"""What git makes of a message before it stores it (`git commit --cleanup`, git-stripspace(1))."""

STRIP = "strip"
WHITESPACE = "whitespace"
VERBATIM = "verbatim"
SCISSORS = "scissors"
DEFAULT = "default"
MODES = (DEFAULT, STRIP, WHITESPACE, VERBATIM, SCISSORS)
AUTO = "auto"
_AUTO_CANDIDATES = "#;@!$%^&|:"
_SCISSORS = " ------------------------ >8 ------------------------"
_GIT_SPACE = " \t\r\n"


class Cleanup:
    """How git is set up to clean a message, and whether a person edited it.

    `comment` is `core.commentString` or `core.commentChar`, a text or "auto";
    `mode` is `commit.cleanup`; `verbose` is `commit.verbose`.
    """

    __slots__ = ("comment", "edited", "mode", "verbose")

    def __init__(self, mode: str = DEFAULT, comment: str = "#", *, edited: bool = True, verbose: bool = False) -> None:
        self.mode = mode
        self.comment = comment
        self.edited = edited
        self.verbose = verbose


def clean(text: str, how: Cleanup) -> str:
    """Return the message that git will store for the file content `text`.

    Comments go where a person edited the message in the default mode; what
    stands below a scissors line goes too, as for `git commit --verbose`. The
    result has no newline at its end, as forges and `git log` hand messages out.
    """
    mode = how.mode
    if mode == DEFAULT:
        mode = STRIP if how.edited else WHITESPACE
    comment = _comment_in(text) if how.comment == AUTO else how.comment
    if how.verbose or how.edited:
        above = _cut(text, comment, certain=how.verbose or mode == SCISSORS)
        if mode == STRIP and _has_status(text[len(above) :], comment):
            mode = SCISSORS  # given on the command line
        text = above
    if mode == VERBATIM:
        return text
    return _strip_space(text, comment if mode == STRIP else "")


def _cut(text: str, comment: str, *, certain: bool) -> str:
    """Return what stands above the scissors line.

    Nobody tells a hook whether `--verbose` was given; where it is not
    `certain`, git's own scissors are known by the comment that follows them.
    """
    line = f"{comment}{_SCISSORS}\n" + ("" if certain else comment)
    if _SCISSORS not in text:
        return text
    if text.startswith(line):
        return ""
    at = text.find("\n" + line)
    return text if at < 0 else text[: at + 1]


def _has_status(below: str, comment: str) -> bool:
    """Tell whether git put its status below the scissors, as `--cleanup=scissors` does; `--verbose` puts it above."""
    lines = below.split("\n", 4)
    return len(lines) == 5 and lines[3].startswith(comment)  # noqa: PLR2004  scissors, two lines of advice, the status


def _comment_in(text: str) -> str:
    """Return the comment character that git chose under `auto`: that of the scissors, else of the last lines."""
    at = text.find(_SCISSORS + "\n")
    if at > 0 and text[at - 1] in _AUTO_CANDIDATES and text[at - 2 : at - 1] in ("", "\n"):
        return text[at - 1]
    last = [line for line in text.rsplit("\n", 8)[-8:] if line.strip(_GIT_SPACE)][-2:]
    first = {line[0] for line in last}
    if len(last) == 2 and len(first) == 1 and first <= set(_AUTO_CANDIDATES):  # noqa: PLR2004  one line may be text
        return first.pop()
    return "#"


def _strip_space(text: str, comment: str) -> str:
    """Do what `git stripspace` does: white space at line ends, runs of empty lines, and comments go."""
    kept: list[str] = []
    for line in text.split("\n"):
        if comment and line.startswith(comment):
            continue
        stripped = line.rstrip(_GIT_SPACE)
        if stripped or (kept and kept[-1]):
            kept.append(stripped)
    return "\n".join(kept).rstrip("\n")
