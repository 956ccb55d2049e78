"""What a shell's script asks at every TAB: the words before the cursor → what may stand there.

gatepost __complete bash PROGRAM LINE BREAKS COLUMNS    see `completion.line`
gatepost __complete zsh|fish PROGRAM WORD... TYPED      of fish, TYPED as it is written
gatepost __complete powershell PROGRAM                  WORD... TYPED as JSON in _GATEPOST_WORDS
"""

import json
import os
import sys
from collections.abc import Sequence

from click.shell_completion import ShellComplete

from gatepost.commands.table import table
from gatepost.completion.answer import (
    FILES,
    FOLDERS,
    Answer,
    Candidate,
    render_bash,
    render_fish,
    render_powershell,
    render_zsh,
    usable,
)
from gatepost.completion.invocation import Invocation, invocation_of
from gatepost.completion.line import read_line

_KINDS = {"file": FILES, "dir": FOLDERS}  # as click calls them


def answer(arguments: Sequence[str]) -> int:
    """Write what completes the line; whatever goes wrong, write nothing: somebody is typing."""
    try:
        text = _answer_for(*arguments)
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
    except Exception:  # noqa: BLE001  a report would end up in the line
        return 1
    return 0


def _answer_for(shell: str, program: str, *given: str) -> str:
    if shell == "bash":
        text, breaks, columns = given
        line = read_line(text, breaks)
        return render_bash(_find(invocation_of(program, line.words[1:])), line, int(columns))
    if shell == "powershell":
        *before, typed = map(str, json.loads(os.environ["_GATEPOST_WORDS"]))
        return render_powershell(_find(invocation_of(program, [*before, typed.lstrip("'\"")])))
    if shell == "fish":
        *before, typed = given
        return render_fish(_find(invocation_of(program, [*before, read_line(typed).words[-1]])))
    return render_zsh(_find(invocation_of(program, given)))


def _find(invocation: Invocation) -> Answer:
    """Return what may stand in the place of the last word."""
    for folder in invocation.folders:
        os.chdir(os.path.expanduser(folder))  # noqa: PTH111  as it is typed
    *before, typed = invocation.words
    name, equals, value = typed.partition("=")
    kept = ""
    if name.startswith("--") and equals and "--" not in before:
        before, typed, kept = [*before, name], value, f"{name}="
    if kept and typed.startswith("-"):
        return Answer()  # click would take it for an option
    found = ShellComplete(table, {}, "gatepost", "").get_completions(before, typed)
    kind = next((_KINDS[item.type] for item in found if item.type in _KINDS), None)
    if kind:
        return Answer(kind)
    return Answer(
        candidates=usable((Candidate(f"{kept}{item.value}", item.help or "") for item in found), kept + typed)
    )
