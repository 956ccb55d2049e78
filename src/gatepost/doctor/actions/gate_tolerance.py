"""What a gate lets pass beside success, as far as that can be read from it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.gates import ALLS_GREEN, judged_by, without_messages

if TYPE_CHECKING:
    from gatepost.doctor.actions.gates import Gate
    from gatepost.doctor.workflow import Job

SKIPPED, CANCELLED = "skipped", "cancelled"
_SUCCESS = "success"
_MENTIONS_SUCCESS = re.compile(r"\bsuccess\b(?!\s*\()")
_ALL = re.compile(r"\bneeds\.\*|\btoJSON\(\s*needs\s*\)", re.IGNORECASE)
_CONTAINS = re.compile(
    r"\bcontains\(\s*(?:join\(\s*)?needs\.\*\.result\s*(?:(?:,\s*'[^']*'\s*)?\)\s*)?,\s*'(\w+)'\s*\)", re.IGNORECASE
)
_FIELD = re.compile(r"\.result\s*[!=]=\s*\"(\w+)\"")
_ONE = re.compile(r"\bneeds\.([\w-]+)\.result\s*(?:\}\}[\"']?\s*)?([!=]?=)\s*[\"']?(\w+)")
_BETWEEN = (
    r"\|",
    r"[\"']\s*,\s*[\"']",
    r"[\"']?\s*(?:\]+\s*)?(?:\|\||or|-o)\s*(?:\[+\s*)?(?:[\w.${}\"'()-]{1,99}\s*)?==?\s*[\"']?",
    r"[\"']?\s*(?:\]+\s*)?(?:&&|and|-a)\s*(?:\[+\s*)?(?:[\w.${}\"'()-]{1,99}\s*)?!=\s*[\"']?",
)
_ACCEPTS = re.compile("|".join(f"success{each}skipped|skipped{each}success" for each in _BETWEEN))


def tolerated(gate: Gate) -> dict[str, frozenset[str]]:
    """Return for each job that a gate needs what it lets pass: `SKIPPED`, `CANCELLED`, both, or nothing that is known.

    A gate that only looks for what is bad lets pass all that it does not look for; one that looks for success lets
    pass what it names beside it.
    """
    named = _allowed_skips(gate.job)
    if named is not None:
        return {job.id: frozenset((SKIPPED,)) for job in gate.needed if job.id in named}
    text = without_messages(judged_by(gate.job))
    is_of_all = _ALL.search(judged_by(gate.job)) is not None
    judge = _beside_success if _MENTIONS_SUCCESS.search(text) else _not_looked_for
    found = judge(gate, text, is_of_all=is_of_all)
    return {name: results for name, results in found.items() if results}


def _allowed_skips(job: Job) -> set[str] | None:
    """Return the jobs that `alls-green` may skip; None where it does not judge."""
    step = next((step for step in job.steps if step.uses and step.uses.repository == ALLS_GREEN), None)
    if step is None:
        return None
    text = step.inputs.get("allowed-skips", "")
    try:
        names = json.loads(text)
    except ValueError:
        names = text.split(",")
    return {name.strip() for name in names if isinstance(name, str)} if isinstance(names, list) else set()


def _not_looked_for(gate: Gate, text: str, *, is_of_all: bool) -> dict[str, frozenset[str]]:
    """Return what a gate lets pass that looks for bad results."""
    of_all = {word.lower() for word in _CONTAINS.findall(text)}
    if is_of_all:
        of_all |= set(_FIELD.findall(text))
    of_one: dict[str, set[str]] = {}
    for name, _, word in _ONE.findall(text):
        of_one.setdefault(name, set()).add(word)
    looked = {job.id: of_all | of_one.get(job.id, set()) for job in gate.needed}
    return {name: frozenset((SKIPPED, CANCELLED)) - words for name, words in looked.items() if words}


def _beside_success(gate: Gate, text: str, *, is_of_all: bool) -> dict[str, frozenset[str]]:
    """Return what a gate lets pass that looks for success."""
    if is_of_all and _ACCEPTS.search(text):
        return {job.id: frozenset((SKIPPED,)) for job in gate.needed}
    words: dict[tuple[str, bool], set[str]] = {}
    for name, sign, word in _ONE.findall(text):
        words.setdefault((name, sign == "!="), set()).add(word)
    named = {name for (name, _), found in words.items() if {_SUCCESS, SKIPPED} <= found}
    return {job.id: frozenset((SKIPPED,)) for job in gate.needed if job.id in named}
