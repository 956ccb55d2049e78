"""What the prepare-commit-msg hook puts into the file that the editor opens.

The words are comments. Nobody tells a hook whether git will strip them, since `--cleanup` may be given on the command
line: they stand beside comments of git's own that say so, or below the scissors with git's own.
"""

from textwrap import wrap

from gatepost.message.cleanup import AUTO, DEFAULT, STRIP, Cleanup, clean

_SCISSORS = "------------------------ >8 ------------------------"
_BELOW = 3  # lines: the scissors, and two of git's that explain them
_ADVICE = 3  # lines in which git says what becomes of comments
_WILL_BE_KEPT = "will be kept"
_CANDIDATES = "#;@!$%^&|:"  # for `core.commentChar = auto`
_WIDEST = 72
_MOST_NAMES = 60


class Draft:
    """What may be put into the file; each is empty where there is none.

    `types` and `scopes` are the allowed ones, `scope` that of the files that are committed.
    `refused` is the message that was refused last, `kept` the word by which a shell finds it. `opening` is how the
    header is likely to begin, `issue` what the branch is for.
    """

    __slots__ = ("issue", "kept", "opening", "refused", "scope", "scopes", "types")

    def __init__(  # noqa: PLR0913  a record, always with names
        self,
        types: tuple[str, ...] = (),
        scopes: tuple[str, ...] = (),
        *,
        scope: str = "",
        refused: str = "",
        kept: str = "",
        opening: str = "",
        issue: str = "",
    ) -> None:
        self.types = types
        self.scopes = scopes
        self.scope = scope
        self.refused = refused.strip("\n")
        self.kept = kept
        self.opening = opening if _is_plain(opening) else ""
        self.issue = issue


class Sheet:
    """The file as git has written it: `template`, and in `lines` what follows.

    `comment` begins a line of git's own, `mode` is how git will clean the message. `place` is the line
    before which comments of ours are certain to be taken away; None where there is none.
    """

    __slots__ = ("comment", "lines", "mode", "place", "template")

    def __init__(self, template: str, lines: list[str], how: Cleanup) -> None:
        self.template = template
        self.lines = lines
        first = next((at for at, line in enumerate(lines) if line), len(lines))
        self.comment = _comment(lines[first:], how)
        self.mode = STRIP if how.mode == DEFAULT else how.mode
        cut = self.scissors_in(lines)
        has_advice = first < cut
        if any(_WILL_BE_KEPT in line for line in lines[first : first + _ADVICE]):
            self.mode = ""  # asked for on the command line
        self.place: int | None = None
        if has_advice and self.mode == STRIP:
            self.place = first
        elif any(line.startswith(self.comment) for line in lines[cut + _BELOW : cut + _BELOW + 1]):
            self.place = cut + _BELOW

    @property
    def is_untouched(self) -> bool:
        """Whether nobody but git has written after the template."""
        return all(line.startswith(self.comment) for line in self.lines[: self.scissors_in(self.lines)] if line)

    def scissors_in(self, lines: list[str]) -> int:
        """Return the number of the line from which git cuts; that of lines where there is none."""
        scissors = f"{self.comment} {_SCISSORS}"
        return lines.index(scissors) if scissors in lines else len(lines)

    def holds(self, message: str) -> bool:
        """Tell whether a message can stand in the file without git's taking a part of it away."""
        lines = message.split("\n")
        is_whole = self.scissors_in(lines) == len(lines)
        return is_whole and not (self.mode == STRIP and any(line.startswith(self.comment) for line in lines))


def prepared(text: str, template: str, how: Cleanup, draft: Draft) -> str | None:
    """Return what the file shall hold in place of `text`; None where it shall stay as it is.

    `template` is what git has put into it for a person to begin with. A file into which anybody else has written stays.
    """
    if not text.startswith(template):
        return None
    sheet = Sheet(template, text[len(template) :].split("\n"), how)
    if not sheet.is_untouched:
        return None
    is_nothing = draft.refused in ("", clean(template, how), draft.opening.strip())  # an editor was closed upon it
    is_back = not is_nothing and sheet.holds(draft.refused)
    lines = list(sheet.lines)
    if sheet.place is not None:
        said = ([] if is_nothing else _about_refused(draft, is_back=is_back)) + _about_words(draft)
        lines[sheet.place : sheet.place] = [f"{sheet.comment} {line}" for line in said] + [sheet.comment] * bool(said)
    front = _begun_again(sheet, draft.refused) if is_back else _opened(sheet, draft)
    whole = front + "\n".join(lines)
    return whole if whole != text else None


def _opened(sheet: Sheet, draft: Draft) -> str:
    """Return the template with the beginning of a header before it, unless it has words of its own."""
    own = [line for line in sheet.template.split("\n") if line and not line.startswith(sheet.comment)]
    if not draft.opening or own or not sheet.holds(draft.opening):
        return sheet.template
    return f"{draft.opening}\n{sheet.template}" if sheet.template else draft.opening


def _begun_again(sheet: Sheet, message: str) -> str:
    """Return a message that takes the place of the template, whose comments stay."""
    comments = [line for line in sheet.template.split("\n") if line.startswith(sheet.comment)]
    kept = ["", *comments] if comments and sheet.mode == STRIP else []
    return "\n".join([message, *kept, ""])


def _about_refused(draft: Draft, *, is_back: bool) -> list[str]:
    """Return what is said of the refused message; a command stands in one line, to be pasted."""
    if is_back:
        where = [f"It is also kept in {draft.kept}"] if _is_plain(draft.kept) else []
        return ["The message above was refused, and is put back for you to mend.", *where]
    if not _is_plain(draft.kept):
        return []
    why = "Your refused message has lines that would be lost here; it is kept:"
    return [why, f"git commit --cleanup=scissors -e -F {draft.kept}"]


def _about_words(draft: Draft) -> list[str]:
    """Return which types and scopes may be written."""
    scope = [f"Scope of these files: {draft.scope}"] if _is_plain(draft.scope) else []
    issue = [f"Issue of this branch: {draft.issue}"] if _is_plain(draft.issue) else []
    return _named("Types", draft.types) + _named("Scopes", draft.scopes) + scope + issue


def _named(what: str, names: tuple[str, ...]) -> list[str]:
    plain = [name for name in names if _is_plain(name)]
    if len(plain) > _MOST_NAMES:
        plain[_MOST_NAMES:] = [f"and {len(plain) - _MOST_NAMES} more"]
    said = f"{what}: {', '.join(plain)}"
    return wrap(said, _WIDEST, break_long_words=False, break_on_hyphens=False) if plain else []


def _is_plain(text: str) -> bool:
    """Tell whether there is a text, and no line break or other control in it by which it would leave the comment."""
    return text != "" and text.isprintable()


def _comment(lines: list[str], how: Cleanup) -> str:
    """Return what begins git's own lines; under `auto`, as the first of them shows."""
    if how.comment != AUTO:
        return how.comment
    first = lines[0][:1] if lines else ""
    return first if first and first in _CANDIDATES else "#"
