"""What people see, in their own words → the checks that could be the cause of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.doctor.check import DoctorCheck

NO_RELEASE_PR = "no-release-pr"
WRONG_VERSION = "wrong-version"
WRONG_CHANGELOG = "wrong-changelog"
CHECKS_NEVER_RUN = "checks-never-run"
NO_RELEASE = "no-release"
PUBLISH_NEVER_RUNS = "publish-never-runs"
PUBLISH_FAILED = "publish-failed"
QUALITY_GATE = "quality-gate"
VERSION_FILES = "version-files"
HOOKS_SILENT = "hooks-silent"
SECURITY = "security"


@dataclass(frozen=True)
class Symptom:
    """Something that goes wrong, as people see it: a name, a sentence, and the words that it is known by."""

    name: str
    title: str
    phrases: tuple[str, ...]


SYMPTOMS = (
    Symptom(
        NO_RELEASE_PR,
        "Release Please opens no release pull request, or not for what was merged.",
        (
            "no release pr",
            "release pull request not created",
            "release please does nothing",
            "no release please pr",
            "release pr missing",
            "commit missing from release",
        ),
    ),
    Symptom(
        NO_RELEASE,
        "The release pull request is merged, and there is no release: nothing happens after the merge.",
        (
            "nothing after merge",
            "no tag",
            "no github release",
            "release pr merged no release",
            "tag not created",
            "no release",
            "why is there no release",
        ),
    ),
    Symptom(
        WRONG_VERSION,
        "The proposed version is wrong.",
        ("wrong version", "version jumps", "same version again", "unexpected major", "proposes 1.0.0", "version bump"),
    ),
    Symptom(
        WRONG_CHANGELOG,
        "The changelog lacks commits, has them twice, or has the whole history.",
        (
            "wrong changelog",
            "changelog missing entries",
            "whole history in changelog",
            "duplicate entries",
            "release notes incomplete",
            "commit not in changelog",
        ),
    ),
    Symptom(
        CHECKS_NEVER_RUN,
        "Checks of a pull request stay pending: they wait to be reported, and never are.",
        (
            "checks never run",
            "checks pending",
            "waiting for status to be reported",
            "expected waiting",
            "ci does not run on release pr",
            "workflow not triggered",
            "required check missing",
            "merge queue stuck",
        ),
    ),
    Symptom(
        PUBLISH_NEVER_RUNS,
        "A release is made, and nothing is uploaded: the job that publishes does not run, or is skipped.",
        (
            "publish never runs",
            "publish skipped",
            "publish job skipped",
            "build job skipped",
            "not on pypi",
            "release exists but no package",
            "package not published",
            "tag exists nothing uploaded",
        ),
    ),
    Symptom(
        PUBLISH_FAILED,
        "The upload to the package index fails.",
        (
            "publish failed",
            "publishing fails",
            "pypi upload failed",
            "trusted publishing failed",
            "upload error",
            "invalid publisher",
            "400 bad request",
            "403 forbidden",
            "nothing on pypi",
            "oidc token",
        ),
    ),
    Symptom(
        QUALITY_GATE,
        "The quality gates fail, pass where they should not, or differ from what runs on one's own machine.",
        (
            "quality gate",
            "quality gate failures",
            "lint fails in ci",
            "ci fails locally passes",
            "mypy passes",
            "ruff differs",
            "tests fail",
            "title lint fails",
        ),
    ),
    Symptom(
        VERSION_FILES,
        "The version is not the same everywhere after a release.",
        (
            "version not updated",
            "versions disagree",
            "stale uv.lock",
            "wrong version in package",
            "version file",
            "dunder version",
        ),
    ),
    Symptom(
        HOOKS_SILENT,
        "Bad messages are committed or pushed: the hooks here do not run.",
        (
            "hooks do not run",
            "hook not firing",
            "commit not checked",
            "pre-commit not running",
            "bad commit got through",
            "commit-msg hook",
            "hook",
            "hook declined",
            "commit rejected",
        ),
    ),
    Symptom(
        SECURITY,
        "Somebody else could run code in, or publish from, the workflows.",
        ("security", "script injection", "unpinned actions", "supply chain", "zizmor", "token permissions"),
    ),
)

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    (
        *("a", "an", "and", "are", "at", "but", "by", "can", "do", "does", "for", "from", "has", "have", "i", "in"),
        *("is", "it", "my", "of", "on", "or", "our", "the", "there", "this", "to", "us", "was", "we", "what", "when"),
        *("why", "with"),
    )
)
_LEAST_WORDS, _LEAST_RUN = 3, 5
_VAGUE = frozenset(("error", "fail", "no", "open", "pr", "run", "work", "working", "works", "wrong"))
"""What may be said of everything: these alone make no symptom."""
_SAME = {
    "pull": "pr",
    "request": "pr",
    "requests": "pr",
    "prs": "pr",
    "publishing": "publish",
    "published": "publish",
    "publishes": "publish",
    "upload": "publish",
    "uploaded": "publish",
    "uploading": "publish",
    "pypi": "publish",
    "failed": "fail",
    "fails": "fail",
    "failing": "fail",
    "failure": "fail",
    "failures": "fail",
    "released": "release",
    "releases": "release",
    "created": "open",
    "opened": "open",
    "opens": "open",
    "create": "open",
    "missing": "no",
    "not": "no",
    "never": "no",
    "nothing": "no",
    "without": "no",
    "none": "no",
    "check": "checks",
    "gates": "gate",
    "hook": "hooks",
    "versions": "version",
    "changelogs": "changelog",
    "notes": "changelog",
    "runs": "run",
    "running": "run",
    "triggered": "run",
    "merged": "merge",
    "merging": "merge",
}


@dataclass(frozen=True)
class Match:
    """What words were understood to be: symptoms, by name, and checks whose error text stands in them, by name."""

    symptoms: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether anything was understood."""
        return bool(self.symptoms or self.checks)


def match(words: str, checks: Iterable[type[DoctorCheck]]) -> Match:
    """Return what is meant by words, or by a pasted line of a log. Error texts count before free words."""
    said = _flat(words)
    by_error = tuple(check.name for check in checks if any(_is_in(error, said) for error in check.errors))
    if by_error:
        return Match(checks=by_error)
    name = "-".join(_WORD.findall(words.lower()))
    if name in {symptom.name for symptom in SYMPTOMS}:
        return Match((name,))
    scores = {symptom.name: _score(words, symptom) for symptom in SYMPTOMS}
    best = max(scores.values())
    return Match(tuple(each for each, score in scores.items() if score == best)) if best else Match()


def causes(found: Match, checks: Iterable[type[DoctorCheck]]) -> list[type[DoctorCheck]]:
    """Return the checks that could be the cause of what was understood."""
    return [
        check for check in checks if check.name in found.checks or not set(check.symptoms).isdisjoint(found.symptoms)
    ]


def symptom_named(name: str) -> Symptom:
    """Return the symptom of this name."""
    return next(symptom for symptom in SYMPTOMS if symptom.name == name)


def _is_in(error: str, said: str) -> bool:
    """Tell whether an error stands in what was said, or the other way round: a line may be pasted cut short.

    Five words in a row will do, for what stands before and behind differs from one tool to the next.
    """
    text, words = _flat(error), _flat(error).split()
    runs = (" ".join(words[at : at + _LEAST_RUN]) for at in range(len(words) - _LEAST_RUN + 1))
    return text in said or any(run in said for run in runs) or (len(said.split()) >= _LEAST_WORDS and said in text)


def _score(words: str, symptom: Symptom) -> float:
    """Return how much of the best phrase is in the words; none where it is half of it or less, or only vague words."""
    said = _terms(words)
    best = 0.0
    for phrase in symptom.phrases:
        terms = _terms(phrase)
        shared = said & terms
        share = len(shared) / len(terms) + len(shared) / max(len(said), 1)
        best = max(best, share if len(shared) * 2 > len(terms) and shared - _VAGUE else 0.0)
    return best


def _terms(words: str) -> set[str]:
    return {_SAME.get(word, word) for word in _WORD.findall(words.lower()) if word not in _SMALL}


def _flat(text: str) -> str:
    return " ".join(text.lower().split())
