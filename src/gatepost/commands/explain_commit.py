"""`gatepost explain REVISION`, `-m TEXT` and `--file FILE`: how Release Please reads a message, and what it does."""

import re
import sys
from contextlib import closing
from dataclasses import dataclass

from gatepost.adapters.git_history import batches_of, has_commit, read_batch, shallow_boundary
from gatepost.adapters.message_files import candidate_from_file, candidate_from_input
from gatepost.adapters.process import git_output
from gatepost.adapters.release_place import Place, Wanted, find_place
from gatepost.adapters.release_source import GitSource
from gatepost.adapters.surroundings import Surroundings, look_around
from gatepost.adapters.terminal import style_for, write
from gatepost.errors import NoGitError, NoRepositoryError, RevisionUnknownError
from gatepost.gate.judge import Candidate, Rulebook, judge_one
from gatepost.gate.mend import mend, mend_all
from gatepost.message.cleanup import DEFAULT
from gatepost.release.explanation import Explanation, Subject, explain
from gatepost.release.loading import CONFIGURATION_FILE
from gatepost.release.plan import plan
from gatepost.release.planned import Plan
from gatepost.release.source import LoggedCommit
from gatepost.release.what_if import UNBORN, WhatIf
from gatepost.report.explain_commit import render_explanation
from gatepost.report.explain_json import explanation_as_json
from gatepost.rules.case import HISTORY

STDIN = "-"
_CODE_OR_NAME = re.compile("[Gg][A-Za-z][0-9]+|[A-Za-z]+(?:-[A-Za-z]+)+")
_CUT_SHORT = "the history is cut short: what this clone lacks is not known"


@dataclass(frozen=True)
class Explained:
    """What is explained, and what is to be remarked beside it."""

    explanation: Explanation
    remarks: tuple[str, ...]


def revision_named(word: str, folder: str) -> str:
    """Return the id of the one commit that a word names; empty, where git knows none."""
    if not word:
        return ""
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}"]
    try:
        return git_output(asked, folder=folder, missing=1).decode("ascii", "replace").strip()
    except (NoGitError, NoRepositoryError):
        if _CODE_OR_NAME.fullmatch(word):
            return ""
        raise


def explain_revision(sha: str, folder: str) -> Explained:
    """Return what there is to say of a commit, by its id."""
    stored = next(commit for batch in batches_of([sha], folder) for commit in read_batch(batch))
    with closing(GitSource(sha, folder)) as source:
        commit = next(iter(source.commits(1)))
    is_merge = len(stored.parents) > 1
    is_merged = _is_in_head(sha, folder)
    subject = Subject(sha, commit, is_merge=is_merge, is_merged=is_merged, tag=_tag_holding(sha, folder))
    return _explained(subject, folder, look_around(folder))


def explain_text(text: str, folder: str) -> Explained:
    """Return what there is to say of a message, `-` for the one on standard input."""
    id_ = "stdin" if text == STDIN else "message"
    message = candidate_from_input().text if text == STDIN else text.rstrip("\n")
    return _explained(Subject(id_, LoggedCommit(UNBORN, message, ())), folder, look_around(folder))


def explain_file(file: str, folder: str) -> Explained:
    """Return what there is to say of the message in a file, cleaned as git cleans an edited message."""
    if file == STDIN:
        return explain_text(STDIN, folder)
    surroundings = look_around(folder)
    candidate = candidate_from_file(file, folder, *surroundings.cleanup(DEFAULT))
    return _explained(Subject(file, LoggedCommit(UNBORN, candidate.text, ())), folder, surroundings)


def show(explained: Explained, *, as_json: bool) -> None:
    """Print what there is to say; in JSON, the remarks go to standard error."""
    if as_json:
        write(sys.stdout, explanation_as_json(explained.explanation))
        write(sys.stderr, "".join(f"gatepost: {remark}\n" for remark in explained.remarks))
    else:
        write(sys.stdout, render_explanation(explained.explanation, explained.remarks, style_for(sys.stdout)))


def _explained(subject: Subject, folder: str, surroundings: Surroundings) -> Explained:
    found, remarks = _planned(subject, folder)
    rulebook = surroundings.loaded.rulebook
    commit = subject.commit
    merge = subject.is_merge if commit.sha != UNBORN else None
    findings = judge_one(Candidate(subject.id, commit.message, HISTORY, merge=merge), rulebook).findings
    mended = _mended(commit.text, rulebook, is_merge=merge) if subject.is_merged else []
    return Explained(explain(subject, found, findings, mended), remarks)


def _mended(text: str, rulebook: Rulebook, *, is_merge: bool | None) -> list[str]:
    """Return the messages that the gate makes of one, that with the fewest changes first."""
    least = mend(text, rulebook, HISTORY, merge=is_merge)
    return [*([least] if least is not None else []), mend_all(text, rulebook, HISTORY)]


def _planned(subject: Subject, folder: str) -> tuple[Plan | None, tuple[str, ...]]:
    """Return the plan at HEAD, with what is not merged on top; None without a repository or a configuration."""
    try:
        place = find_place(Wanted(folder, "HEAD", is_partial=True))
    except (NoGitError, NoRepositoryError, RevisionUnknownError):
        return None, ()
    with closing(place.source):
        found = _plan(subject, place)
    return found, (_CUT_SHORT,) if shallow_boundary(folder) else ()


def _plan(subject: Subject, place: Place) -> Plan | None:
    source = place.source if subject.is_merged else WhatIf(place.source, [subject.commit])
    return None if source.read(CONFIGURATION_FILE) is None else plan(source, place.target)


def _is_in_head(sha: str, folder: str) -> bool:
    """Tell whether a commit has landed: HEAD is taken for the release branch."""
    if not has_commit("HEAD", folder):
        return False
    beside = ["rev-list", "--ignore-missing", "--max-count=1", sha, "--not", "HEAD", "--"]
    return not git_output(beside, folder=folder)


def _tag_holding(sha: str, folder: str) -> str:
    """Return the tag nearest to a commit among those that hold it."""
    described = git_output(["describe", "--contains", sha], folder=folder, missing=128)
    return described.decode("utf-8", "replace").strip().partition("~")[0].partition("^")[0]
