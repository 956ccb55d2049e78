"""How a merged commit of which something is dropped is released after all → text, ready to be pasted."""

from collections.abc import Iterable, Iterator
from shlex import quote

from gatepost.release.explanation import PAST, UNRELEASED, Explanation
from gatepost.report.style import Style
from gatepost.report.visible import visible, wrap

_ANY = "type(scope): description"
_WRITE_ONE = "only a person knows its type"
_MANY = "an empty commit is listed for every package"
_TOUCHED = "an empty commit would not be of the same packages"
_EACH = "each takes a change of its own"
_JSON = "what the screen cannot show is written by number here; --format json has it as it must be pasted"


def has_block(explanation: Explanation) -> bool:
    """Tell whether an override block helps: not released yet, and the subject names the pull request."""
    is_open = explanation.standing == UNRELEASED and explanation.rescue is not None
    return is_open and bool(explanation.subject.commit.pull_request)


def commands_of(explanation: Explanation) -> list[str]:
    """Return the commands that commit what was dropped once more, without any change where that will do.

    Where it will not, each takes some change of the files that it names.
    """
    if explanation.rescue is None or explanation.standing not in (UNRELEASED, PAST):
        return []
    return [_command(explanation, each) for each in explanation.rescue.replacements]


def _command(explanation: Explanation, paragraphs: Iterable[str]) -> str:
    said = " ".join(f"-m {quote(text)}" for text in paragraphs)
    if explanation.touched:
        return f"git commit {said} -- {' '.join(map(quote, explanation.touched))}"
    return f"git commit --allow-empty {said}"


def render_rescue(explanation: Explanation, style: Style) -> str:
    """Return what to do; empty, where nothing is dropped, or where no release would list it in any case."""
    if not explanation.has_loss or explanation.standing not in (UNRELEASED, PAST):
        return ""
    return "".join(f"{line}\n" for line in _lines(explanation, style))


def _lines(explanation: Explanation, style: Style) -> Iterator[str]:
    number = explanation.subject.commit.pull_request
    if explanation.standing == PAST:
        where = f"those of {visible(explanation.subject.tag)}" if explanation.subject.tag else "those of a past release"
        said = f"The notes are {where} and can only be edited by hand: in the changelog, and in the release on GitHub."
        yield from _prose(said, style)
        if explanation.rescue is not None:
            yield from _prose(f"Or let the next release list it, by {_a_commit(explanation)}:", style)
            yield from _commands(explanation, style)
    elif explanation.rescue is None:
        where = f"the description of pull request #{number}" if number else _a_commit(explanation)
        yield from _prose(f"Write a header for it, in {where}: {_WRITE_ONE}.", style)
        if number:
            yield from ("", "BEGIN_COMMIT_OVERRIDE", "type(scope): description", "END_COMMIT_OVERRIDE")
        else:
            yield from ("", f"  {visible(_command(explanation, [_ANY]))}")
    elif number:
        yield from _prose(f"Put this into the description of pull request #{number}; the next run reads it:", style)
        yield from _block(explanation.rescue.block, style)
    else:
        said = "The subject names no pull request, and only the description of one can hold an override."
        how = f", by {_a_commit(explanation)}" if explanation.touched else ""
        yield from _prose(f"{said} Instead, on the release branch{how}:", style)
        yield from _commands(explanation, style)


def _a_commit(explanation: Explanation) -> str:
    """Return what to call the commit that says it again."""
    if not explanation.touched:
        return "an empty commit"
    files = " and ".join(map(visible, explanation.touched))
    return f"a commit that changes something in {files} ({_TOUCHED})"


def _prose(text: str, style: Style) -> Iterator[str]:
    return (f"  {line}" for line in wrap(text, style.columns - 2))


def _commands(explanation: Explanation, style: Style) -> Iterator[str]:
    commands = commands_of(explanation)
    yield ""
    yield from (f"  {visible(command)}" for command in commands)
    if any(visible(command) != command for command in commands):
        yield from _prose(_JSON, style)
    if explanation.touched and len(commands) > 1:
        yield from _prose(_EACH, style)
    elif len(explanation.package_paths) > 1 and not explanation.touched:
        yield from _prose(_MANY, style)


def _block(block: str, style: Style) -> Iterator[str]:
    """Yield the block without indentation, which would change what it says."""
    lines = block.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = [visible(line) for line in lines]
    yield ""
    yield from shown
    if [style.finish(line) for line in shown] != lines or any(line.lstrip().startswith("::") for line in lines):
        yield ""
        yield from _prose(_JSON, style)
