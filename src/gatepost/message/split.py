"""A message → the parts that Release Please reads as messages of their own (spec §2.1)."""

from gatepost.message.characters import LINE_ENDS

BEGIN_NESTED = "BEGIN_NESTED_COMMIT"
END_NESTED = "END_NESTED_COMMIT"
_TYPES = ("feat", "fix", "docs", "style", "refactor", "perf", "test", "build", "ci", "chore", "revert")
_FIRST_LETTERS = frozenset(type_[0] for type_ in _TYPES)
_WHOLE = ((0, 0),)


class Part:
    """A stretch of a message that is read by itself.

    `pieces` say where its text comes from: pairs of an offset in `text` and
    the offset in the whole message; nested blocks leave gaps in the main text.
    """

    __slots__ = ("pieces", "text")

    def __init__(self, text: str, pieces: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self.pieces = pieces

    def offset_in_whole(self, offset: int) -> int:
        """Return where the character at `offset` of this part stands in the whole message."""
        piece, after = 0, len(self.pieces)
        while after - piece > 1:
            middle = (piece + after) // 2
            if self.pieces[middle][0] <= offset:
                piece = middle
            else:
                after = middle
        return self.offset_in_piece(piece, offset)

    def offset_in_piece(self, piece: int, offset: int) -> int:
        """Return the same, where the piece that holds the character is known."""
        start, whole = self.pieces[piece]
        return whole + offset - start


def split(text: str) -> list[Part]:
    """Return the parts of a message: the main text, cut before every paragraph with a header; then nested blocks."""
    if BEGIN_NESTED not in text:
        if not _may_be_cut(text):
            return [Part(text, _WHOLE)] if text else []
        return _paragraphs(Part(text, _WHOLE))
    head, *blocks = text.split(BEGIN_NESTED)
    main = [head]
    pieces = [(0, 0)]
    length = whole = len(head)
    nested = []
    for block in blocks:
        whole += len(BEGIN_NESTED)
        inner, end, rest = block.partition(END_NESTED)
        nested.append(Part(inner, ((0, whole),)))
        main.append(rest)
        pieces.append((length, whole + len(inner) + len(end)))
        length += len(rest)
        whole += len(block)
    return _paragraphs(Part("".join(main), tuple(pieces))) + nested


def _may_be_cut(text: str) -> bool:
    """Tell quickly whether a paragraph begins with one of the types, as it hardly ever does."""
    if "\r" in text:
        return True
    at = text.find("\n\n")
    while at >= 0:
        if text[at + 2 : at + 3] in _FIRST_LETTERS and text.startswith(_TYPES, at + 2):
            return True
        at = text.find("\n\n", at + 1)
    return False


def _paragraphs(main: Part) -> list[Part]:
    """Cut `main` at every blank line that a header with one of eleven types follows; what is empty is no part."""
    text = main.text
    blank = "\n" if "\r" in text else "\n\n"  # the second newline is looked for only where a CR may precede it
    cuts: list[tuple[int, int]] = []
    start = 0
    at = text.find(blank)
    while at >= 0:
        second = at + 2 if text.startswith("\r", at + 1) else at + 1
        if text.startswith(_TYPES, second + 1) and text.startswith("\n", second) and _begins_commit(text, second + 1):
            cuts.append((start, at - 1 if at > start and text[at - 1] == "\r" else at))
            start = second + 1
            at = text.find(blank, start)
        else:
            at = text.find(blank, at + 1)
    if not start:
        return [main] if text else []
    cuts.append((start, len(text)))
    return _cut(main, cuts)


def _begins_commit(text: str, at: int) -> bool:
    """Tell whether the line at `at` begins as the real tool's pattern wants it.

    `feat!: …` does not, `feat(a)b): …` does.
    """
    after = at + next(len(type_) for type_ in _TYPES if text.startswith(type_, at))
    if text.startswith(": ", after):
        return True
    if not text.startswith("(", after):
        return False
    end = text.find("\n", after)
    line = text[after : end if end >= 0 else len(text)]
    for end_of_line in LINE_ENDS:
        line = line.partition(end_of_line)[0]
    return "): " in line


def _cut(main: Part, cuts: list[tuple[int, int]]) -> list[Part]:
    """Return the stretches of `main` named by `cuts`, which are in order, with their pieces."""
    parts = []
    piece = 0
    for start, end in cuts:
        while piece + 1 < len(main.pieces) and main.pieces[piece + 1][0] <= start:
            piece += 1
        pieces = [(0, main.offset_in_piece(piece, start))]
        while piece + 1 < len(main.pieces) and main.pieces[piece + 1][0] < end:
            piece += 1
            pieces.append((main.pieces[piece][0] - start, main.pieces[piece][1]))
        if end > start:
            parts.append(Part(main.text[start:end], tuple(pieces)))
    return parts
