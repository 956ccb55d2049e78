"""What may stand at the cursor → lines that the shell's script understands, and that can do nothing in the shell."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gatepost.completion.line import Line
from gatepost.completion.quoting import in_bash, in_powershell
from gatepost.report.visible import excerpt, visible, width

WORDS, FILES, FOLDERS = "words", "files", "folders"
_MOST = 1_000
_LONGEST = 200
_LEAST_ABOUT = 16  # cells, below which a description says nothing


@dataclass(frozen=True)
class Candidate:
    """A word that may stand at the cursor, and what it is."""

    value: str
    about: str = ""


@dataclass(frozen=True)
class Answer:
    """What may stand at the cursor: one of the candidates, or what the shell itself finds: files, or folders."""

    kind: str = WORDS
    candidates: tuple[Candidate, ...] = ()


def usable(candidates: Iterable[Candidate], typed: str) -> tuple[Candidate, ...]:
    """Return the candidates that begin with what is typed, in any case, each once.

    Those with a character that would act on a terminal or hide in it, or that are very long, are left out: shown
    otherwise they would not be what they are called.
    """
    found: dict[str, Candidate] = {}
    begin = typed.lower()
    for candidate in candidates:
        if candidate.value.lower().startswith(begin) and _is_plain(candidate.value):
            found.setdefault(candidate.value, replace(candidate, about=visible(candidate.about)))
        if len(found) == _MOST:
            break
    return tuple(found.values())


def _is_plain(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and visible(text) == text and "\ufffd" not in text


def render_bash(answer: Answer, line: Line, columns: int = 0) -> str:
    """Return the kind, and below it the replies, quoted as the open quote wants it, without what bash keeps.

    bash shows replies as they are: with `columns`, what they are goes behind them, where there is room. Such replies
    are for show alone.
    """
    kept = line.words[-1][: line.kept]
    fitting = [each for each in answer.candidates if each.value.startswith(kept)]
    quoted = [(in_bash(each.value[line.kept :], line.quote), each.about) for each in fitting]
    replies = [(reply, about) for reply, about in quoted if reply is not None]
    if columns and len(replies) > 1:
        return _lines(answer, _described(replies, columns))
    return _lines(answer, [reply for reply, _ in replies])


def _described(replies: list[tuple[str, str]], columns: int) -> list[str]:
    longest = max(width(reply) for reply, _ in replies)
    room = columns - longest - 5  # two blanks, two brackets, and the edge
    if room < _LEAST_ABOUT:
        return [reply for reply, _ in replies]
    return [
        f"{reply}{' ' * (longest - width(reply))}  ({excerpt(about, (0, 0), room)[0]})" if about else reply
        for reply, about in replies
    ]


def render_zsh(answer: Answer) -> str:
    """Return the kind, and below it what `_describe` takes: it reads on to the first colon that is not escaped."""
    return _lines(
        answer,
        [_for_describe(each.value) + (f":{each.about}" if each.about else "") for each in answer.candidates],
    )


def _for_describe(value: str) -> str:
    return value.replace("\\", "\\\\").replace(":", "\\:")


def render_fish(answer: Answer) -> str:
    """Return the kind, and below it each word with a tab between it and what it is; fish quotes by itself."""
    return _lines(answer, [f"{each.value}\t{each.about}" if each.about else each.value for each in answer.candidates])


def render_powershell(answer: Answer) -> str:
    """Return a line of JSON in ASCII, since nobody knows what encoding PowerShell reads in; empty for files.

    Where it gets nothing, it offers files itself. A tip must not be empty.
    """
    if answer.kind != WORDS or not answer.candidates:
        return ""
    found = [
        {"text": in_powershell(each.value), "list": each.value, "tip": each.about or each.value}
        for each in answer.candidates
    ]
    return json.dumps(found) + "\n"


def _lines(answer: Answer, lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in (answer.kind, *lines))
