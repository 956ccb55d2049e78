"""A noxfile with the session `check`, which runs what CI runs by the tools that are locked."""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING

from gatepost.scaffold.files.task_lines import CHECK, steps
from gatepost.scaffold.files.texts import below
from gatepost.scaffold.understand import NOXFILE
from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.wanted import Setup

_HEAD = '"""Tasks: `nox --list`."""\n\nimport nox\n\n'
_SESSION = '''\
WHAT_CI_RUNS = """\\
{lines}"""


@{nox}.session(python=False, default=False)
def check(session: {nox}.Session) -> None:
    """Run what CI runs; what begins with a `-` may fail."""
    for line in WHAT_CI_RUNS.splitlines():
        codes = range(256) if line.startswith("-") else [0]
        run = ["sh", "-c", line.lstrip("-")]
        session.run(*run, external=True, success_codes=codes)
'''
"""As ruff formats it, whatever the length of lines."""


def noxfile(setup: Setup, text: str) -> str:
    """Return a noxfile with the session; one that has it stays as it is. Raises `CannotEdit` where it is no Python."""
    if has_check(text):
        return text
    nox = _module(_parsed(text))
    lines = [f"-{line}" if step.is_advisory else line for step in steps(setup) for line in step.lines]
    written = "".join(f"{line}\n" for line in lines).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    session = _SESSION.format(nox=nox or "nox", lines=written)
    if not text.strip():
        return _HEAD + session
    needed = "" if nox else "import nox  # noqa: E402\n\n"
    return f"{below(text)}\n{needed}{session}"


def has_check(text: str) -> bool:
    """Tell whether a noxfile has the session `check`. Raises `CannotEdit` where it is no Python."""
    return CHECK in _sessions(_parsed(text))


def _parsed(text: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        where, why = f"{NOXFILE}:{error.lineno}:{error.offset}", error.msg
    except (ValueError, RecursionError, MemoryError) as error:
        where, why = NOXFILE, str(error)
    raise CannotEdit(where, f"not Python: {why}", "nox cannot read it either; mend it")


def _sessions(tree: ast.Module) -> Iterator[str]:
    """Yield what the top of the file defines, and the names that sessions are given in their place."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
            for decorator in node.decorator_list:
                keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
                for each in keywords:
                    if each.arg == "name" and isinstance(each.value, ast.Constant):
                        yield str(each.value.value)


def _module(tree: ast.Module) -> str:
    """Return what the file calls nox; empty where it does not import it as a whole."""
    names = [name for node in tree.body if isinstance(node, ast.Import) for name in node.names]
    return next((name.asname or name.name for name in names if name.name == "nox"), "")
