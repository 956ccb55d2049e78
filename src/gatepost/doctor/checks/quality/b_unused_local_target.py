"""GD412."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.makefiles import read_justfile, read_makefile
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gatepost.doctor.facts import Facts, Tree

_PAGES = re.compile(
    r"(?:\.github/|docs/)?(?:readme|contributing|development|developing|hacking|releasing)(?:\.(?:md|rst|txt))?",
    re.IGNORECASE,
)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)(.+?)(?<!`)\1(?!`)")
_PROMPT = re.compile(r"\A\s*[$%>]\s+")
_COMMAND = re.compile(r"\s*(make|just|nox)((?:\s+[^\s#&|;]+)*)\s*(?:[#&|;].*)?")
_NAME = re.compile(r"[A-Za-z][\w.-]*")
_OF_PYTHON = re.compile(r"-(?:pypy)?[0-9]+(?:\.[0-9]+)*t?\Z")
"""What nox puts behind the name of a session that has several Pythons."""
_SESSION = re.compile(r"""(?m)^@nox\.session(?:\(([^)]{0,499})\))?\s*\n(?:@[^\n]*\n){0,9}(?:async )?def (\w+)""")
_SESSION_NAME = re.compile(r"""\bname\s*=\s*["']([^"']+)["']""")


class BUnusedLocalTarget(DoctorCheck):
    """The pages for contributors name a command that does not exist.

    ## Symptom
    It is the first thing that a newcomer tries, and it ends with an error.

    "make: *** No rule to make target 'check'.  Stop.", as the first thing that a newcomer sees.

    ## Cause
    A target of the Makefile, a recipe of the justfile or a session of nox was renamed or removed, and README or
    CONTRIBUTING still says how it was called.

    ## Mend
    Say the name that there is, or add the target that is promised:

        check: lint types test
    """

    code = "GD412"
    name = "b-unused-local-target"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    errors: tuple[str, ...] = ("No rule to make target",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report commands in code of the pages whose target is not there; each once."""
        known = _known(facts.tree)
        seen: set[tuple[str, str]] = set()
        for path, number, tool, target in _said(facts.tree):
            if tool in known and target not in known[tool][1] and (tool, target) not in seen:
                seen.add((tool, target))
                file, targets = known[tool]
                if tool == "make" and _is_there(facts.tree, target):
                    continue
                likely = next((each for each in sorted(targets) if target in each or each in target), "")
                fix = (
                    f"write `{_spoken(tool, likely)}`"
                    if likely
                    else f"add `{target}` to {file}, or write another one here"
                )
                message = f"`{_spoken(tool, target)}` fails: {file} has no `{target}`"
                yield Problem(message, f"{path}:{number}", fix)

    def unable(self, facts: Facts) -> str:
        """Return why commands cannot be compared."""
        return "" if _known(facts.tree) else "no Makefile, justfile or noxfile.py at the top says all that it can do"

    def fine(self, facts: Facts) -> str:
        """Return the files."""
        return f"{', '.join(file for file, _ in _known(facts.tree).values())} can do what the pages say"


def _known(tree: Tree) -> dict[str, tuple[str, Collection[str]]]:
    """Return what each tool can do here, with the file that says so; without those whose list may go on."""
    read = {"make": read_makefile(tree), "just": read_justfile(tree)}
    found: dict[str, tuple[str, Collection[str]]] = {
        tool: (recipes.path, recipes.targets) for tool, recipes in read.items() if recipes and not recipes.is_open
    }
    noxfile = tree.read("noxfile.py") if "noxfile.py" in tree.paths else None
    sessions = _sessions(noxfile) if noxfile is not None else set()
    if sessions:
        found["nox"] = ("noxfile.py", sessions)
    return found


def _sessions(text: str) -> set[str]:
    """Return the sessions of nox; none where one may be called otherwise than the file says."""
    found = _SESSION.findall(text)
    if len(found) != len(re.findall(r"nox\.session|nox_(?:poetry|uv)|import session|register", text)):
        return set()
    if any("name=" in arguments and not _SESSION_NAME.search(arguments) for arguments, _ in found):
        return set()
    return {said.group(1) if (said := _SESSION_NAME.search(arguments)) else name for arguments, name in found}


def _said(tree: Tree) -> Iterator[tuple[str, int, str, str]]:
    """Yield each command in the pages: path, line, tool and target."""
    for path in sorted(filter(_PAGES.fullmatch, tree.paths)):
        for number, code in _code(tree.read(path) or ""):
            command = _COMMAND.fullmatch(_PROMPT.sub("", code))
            if command is not None:
                for target in _targets(command.group(1), command.group(2).split()):
                    yield path, number, command.group(1), target


def _code(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of fenced blocks, without those that change the folder, and what stands in backticks."""
    block: list[tuple[int, str]] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if _FENCE.match(line):
            if block is not None and not any(re.search(r"\bcd\s", each) for _, each in block):
                yield from block
            block = [] if block is None else None
        elif block is not None:
            block.append((number, line))
        else:
            yield from ((number, span) for _, span in _SPAN.findall(line))


def _targets(tool: str, words: list[str]) -> list[str]:
    """Return the targets that a command names; none where it has options that lead elsewhere."""
    if tool == "nox":
        words = words[1:] if words[:1] in (["-s"], ["--session"], ["-e"]) else []
        return [_OF_PYTHON.sub("", word) for word in words[:1] if _NAME.fullmatch(word)]
    if any(word.startswith("-") for word in words):
        return []
    names = [word for word in words if "=" not in word]
    names = names[:1] if tool == "just" else names
    return names if all(map(_NAME.fullmatch, names)) else []


def _is_there(tree: Tree, target: str) -> bool:
    """Tell whether a file or folder has the name of a target, which make then takes for made."""
    return any(path == target or path.startswith(f"{target}/") for path in tree.paths)


def _spoken(tool: str, target: str) -> str:
    return f"{tool} -s {target}" if tool == "nox" else f"{tool} {target}"
