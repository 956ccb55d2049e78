"""What strangers write into an event, and whether an expression hands it on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.operands import bare_operands
from gatepost.doctor.expressions import expressions, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gatepost.doctor.workflow import Workflow

_PULLS = ("pull_request", "pull_request_target", "pull_request_review", "pull_request_review_comment")
_ITEM = "any_item"
"""What an index of a list is read as; a list as a whole is no text."""

_OF_RUN = (
    r"display_title|head_branch|head_repository\.description|head_commit\.(?:message|author\.(?:name|email))"
    r"|pull_requests\.\*\.head\.ref"
)
_WRITTEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"head_ref", _PULLS),
    (r"event\.pull_request\.(?:title|body|head\.(?:ref|label|repo\.(?:description|homepage|default_branch)))", _PULLS),
    (r"event\.pull_request\.labels\.\*\.(?:name|description)", _PULLS),
    (r"event\.issue\.(?:title|body|labels\.\*\.(?:name|description))", ("issues", "issue_comment")),
    (r"event\.comment\.body", ("issue_comment", "commit_comment", "discussion_comment", _PULLS[3])),
    (r"event\.review\.body", ("pull_request_review",)),
    (r"event\.discussion\.(?:title|body)", ("discussion", "discussion_comment")),
    (r"event\.(?:head_commit|commits\.\*)\.(?:message|(?:author|committer)\.(?:name|email))", ("push",)),
    (r"event\.changes\.(?:title|body)\.from", (*_PULLS, "issues")),
    (r"event\.label\.(?:name|description)", (*_PULLS, "issues", "label")),
    (r"event\.pages\.\*\.(?:page_name|title)", ("gollum",)),
    (rf"event\.workflow_run\.(?:{_OF_RUN})", ("workflow_run",)),
)
_BY_EVENT = tuple(
    (re.compile(rf"github\.{pattern}".replace(r"\*", rf"(?:\*|{_ITEM})"), re.IGNORECASE), events)
    for pattern, events in _WRITTEN
)
_CALLED = "workflow_call"
_OF_FORKS = frozenset(("pull_request", "pull_request_review", "pull_request_review_comment"))
"""Events whose runs have no secret, and no right to write, where a fork is behind them."""

_NUMBER = re.compile(r"\[\s*[0-9]+\s*\]")
_JUDGING = re.compile(r"\b(?:contains|startsWith|endsWith|hashFiles)\s*\(", re.IGNORECASE)
_HANDING = re.compile(r"\b(?:format|join|toJSON|fromJSON)\s*\(", re.IGNORECASE)
_COMPARED = re.compile(r"[\s)]*(?:&&|==|!=|<|>)")
_DEEPEST = 30


def written_by_strangers(workflow: Workflow, expression: str, env: Mapping[str, str] | None = None) -> str:
    """Return what an expression takes from a stranger and hands on as it is; empty where it does not.

    `env` are the variables of the workflow's that the expression may read, which are looked into once.
    """
    for reference in _handed_on(_NUMBER.sub(f".{_ITEM}", expression)):
        first, _, rest = reference.partition(".")
        if first == "env" and env is not None and rest in env:
            inner = (each for text in expressions(env[rest]) for each in [written_by_strangers(workflow, text)])
            found = next(filter(None, inner), "")
        else:
            found = reference if _is_written(workflow, reference) else ""
        if found:
            return found
    return ""


def has_secrets(workflow: Workflow, reference: str) -> bool:
    """Tell whether a run with secrets surely gets what a stranger writes there."""
    return any(
        pattern.fullmatch(reference) and workflow.is_started_by(*(set(events) - _OF_FORKS))
        for pattern, events in _BY_EVENT
    )


def _is_written(workflow: Workflow, reference: str) -> bool:
    return any(
        pattern.fullmatch(reference) and workflow.is_started_by(*events, _CALLED) for pattern, events in _BY_EVENT
    )


def _handed_on(expression: str) -> Iterator[str]:
    """Yield what an expression may come to be: what is only compared or searched in is left out."""
    text = expression
    for _ in range(_DEEPEST):
        found = _JUDGING.search(text)
        if found is None:
            break
        text = f"{text[: found.start()]}true{text[_closed(text, found.end()) :]}"
    for found in _HANDING.finditer(text):
        end = _closed(text, found.end())
        if not _COMPARED.match(text, end):
            yield from references(text[found.end() : end])
    for operand in bare_operands(text):
        at = text.find(operand.raw)
        is_text = not operand.is_negated and "*" not in operand.reference
        if is_text and not _COMPARED.match(text, at + len(operand.raw)):
            yield operand.reference


def _closed(text: str, start: int) -> int:
    """Return the offset behind the bracket that closes the one before `start`."""
    depth, at = 1, start
    while at < len(text) and depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at
