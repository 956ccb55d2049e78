"""`Message` → the commits that Release Please makes of it (spec §2)."""

from gatepost.message.characters import BLANKS, LINE_ENDS, WHITESPACE
from gatepost.message.grammar import LITERAL_LENGTH, LITERALS, Token
from gatepost.message.parse import Footer, Message, parse

BREAKING = "BREAKING CHANGE"
RELEASE_AS = "RELEASE AS"
_INLINE_BREAKING = "BREAKING-CHANGE:"


class Commit:
    """A conventional commit, as the versioning and the notes of a release see it.

    `description` is the text after the separator, `header` the header written
    anew (`type(scope)!: description`), `notes` pairs of title and text,
    `references` pairs of action and issue number. `footer` is the footer that
    it was made from, None for the commit of the message's own header.
    """

    __slots__ = ("breaking", "description", "footer", "header", "notes", "references", "scope", "type")

    def __init__(self, token: Token, description: str, footer: Footer | None) -> None:
        self.type = token.type or ""
        self.scope = token.scope
        self.description = description
        self.footer = footer
        scope = "" if token.scope is None else f"({token.scope})"
        self.header = f"{token.type}{scope}{'!' if token.marker else ''}: {description}"
        self.notes: list[tuple[str, str]] | tuple[()] = ()
        self.references: list[tuple[str, str]] | tuple[()] = ()
        self.breaking = False
        if token.marker and description:
            self.notes = [(BREAKING, description.strip(BLANKS))]
            self.breaking = True


def commits_in(message: Message, footer: Footer | None = None) -> list[Commit]:
    """Return the commits that `message` makes: those of its footers first, its own last.

    A message with a fault makes none. A footer is read again as a message of
    its own; one that cannot be read so makes no commit and no error. This
    nests three deep at most, because a footer's lines lose their indentation.
    """
    if message.token is None or message.fault is not None:
        return []
    commits = []
    for each in message.footers:
        token = each.token
        if token.type is None:
            continue
        if not each.newlines and token.separator == ":" and token.type[0] not in BLANKS:
            # read again, such a line gives the same token and text: spare the common trailer the second reading
            commits.append(Commit(token, each.texts[0].rstrip(BLANKS), footer or each))
        else:
            commits += commits_in(parse(footer_as_message(each)), footer or each)
    commit = Commit(message.token, message.description, footer)
    if message.body_start < len(message.text):
        _read_notes(commit, message)
    commits.append(commit)
    return commits


def footer_as_message(footer: Footer) -> str:
    """Return the text that Release Please reads as a message of its own."""
    token = footer.token
    scope = "" if token.scope is None else f"({token.scope})"
    head = f"{token.type}{scope}{token.marker}{': ' if token.separator == ':' else ''}"
    lines = [head, footer.texts[0]]
    for newline, text in zip(footer.newlines, footer.texts[1:], strict=True):
        lines.append(newline)
        lines.append(text)
    return "".join(lines)


def issue_in(footer: Footer) -> str:
    """Return the digits of the issue that a footer refers to; empty where it refers to none.

    `Closes #1`, `Closes: #1`; not `Closes: 1` and not `Closes #1, #2`.
    """
    marked = footer.token.separator == " #"
    issue = ""
    for text in footer.texts:
        if text.startswith("#"):
            marked = True
            issue = text[1:]
        else:
            issue = text
    return issue if marked and issue.isascii() and issue.isdigit() else ""


def literal_lines(message: Message) -> list[tuple[int, bool]]:
    """Return the offset of every line of the body that begins with `BREAKING CHANGE`, and whether a colon follows."""
    body = message.text[message.body_start : message.body_end]
    found = []
    at = body.find("BREAKING")
    while at >= 0:
        if (at == 0 or body[at - 1] in "\r\n") and body.startswith(LITERALS, at):
            found.append((message.body_start + at, body.startswith(":", at + LITERAL_LENGTH)))
        at = body.find("BREAKING", at + 1)
    return found


def body_of(message: Message) -> tuple[str, str | None]:
    """Return the body as the parser keeps it, and of it what follows the first breaking marker (None without one).

    A line that begins with `BREAKING CHANGE:` loses these characters and the
    white space after them; without the colon, only the fifteen characters.
    """
    text = message.text
    kept: list[str] = []
    marked = -1
    done = message.body_start
    for start, is_marker in literal_lines(message):
        kept.append(text[done:start])
        done = start + LITERAL_LENGTH
        if is_marker:
            marked = len(kept) if marked < 0 else marked
            done += 1
            while done < message.body_end and text[done] in WHITESPACE:
                done += 1
    kept.append(text[done : message.body_end])
    return "".join(kept), "".join(kept[marked:]) if marked >= 0 else None


def _read_notes(commit: Commit, message: Message) -> None:
    """Set the notes and references of `commit` from the whole of `message`."""
    breaking = commit.description if commit.breaking else ""
    body, in_body = body_of(message)
    if in_body is not None:
        breaking = in_body
    notes = []
    references = []
    for footer in message.footers:
        if footer.token.marker in LITERALS:
            breaking = footer.texts[-1]
        type_ = footer.token.type or ""
        if type_.lower() == "release-as":
            notes.append((RELEASE_AS, _tidy(footer.texts[-1])))
        issue = issue_in(footer)
        if issue:
            references.append((type_, issue))
    commit.references = references
    inline = _inline_breaking(body)
    if breaking:
        commit.notes = [(BREAKING, _tidy(breaking) + ("\n" + inline if inline else "")), *notes]
    else:
        commit.notes = [*notes, (BREAKING, inline)] if inline else notes
    commit.breaking = bool(breaking or inline)


def _inline_breaking(body: str) -> str:
    """Return what follows the first `BREAKING-CHANGE:` left in a body: one in the middle of a line."""
    at = body.find(_INLINE_BREAKING)
    if at < 0:
        return ""
    text = body[at + len(_INLINE_BREAKING) :].lstrip(BLANKS)
    for end in LINE_ENDS:
        text = text.partition(end)[0]
    return text.strip(BLANKS)


def _tidy(text: str) -> str:
    """Return a note's text as Release Please cuts and folds it.

    It ends at the first empty line; lines are joined by a space; from a list or
    a heading of the fourth level on they are kept, indented.
    """
    if "\n" not in text:
        return text.strip(BLANKS)
    folded: list[str] = []
    listed = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if folded and not listed and line.startswith(("#### ", "* ", "- ")):
            folded = ["".join(folded).strip(BLANKS), "\n"]
            listed = True
        if not line:
            break
        folded += ("    ", line, "\n") if listed else (line, " ")
    return "".join(folded).strip(BLANKS)
