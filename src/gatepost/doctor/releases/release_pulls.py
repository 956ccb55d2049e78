"""What Release Please makes of its own pull requests, as it finds them on GitHub."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.policy.configuration import DEFAULT_LABELS
from gatepost.release.pull_request import branch_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.online import PullRequest

READABLE, WITHOUT_NOTES, UNREADABLE = "readable", "without notes", "unreadable"
HOUR = 3600
"""Seconds, within which a run may still be under way."""

NO_TAGS = "the tags on GitHub are too many to read them all"
CLOSED, SNOOZED, TAGGED = "autorelease: closed", "autorelease: snooze", "autorelease: tagged"
_LABEL = "autorelease:"
_NUMBER = r"[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+-]*"
_IN_TITLE = re.compile(rf"(?<![0-9.])v?({_NUMBER})")
_IN_BODY = re.compile(
    rf"<summary>(?:[^<]*[^<0-9A-Za-z.+-])?([0-9A-Za-z.+-]+)\s*</summary>|^#{{2,}} \[?({_NUMBER})", re.MULTILINE
)
_IN_SUMMARY = re.compile(rf"(?<![0-9]){_NUMBER}")
_NOTES = re.compile(r"#{2,} \[?[0-9]+\.[0-9]+\.[0-9]+")
_DELIMITER = "---"
_ELSEWHERE = "This release is too large to preview in the pull request body"


class PullCheck(DoctorCheck):
    """A check of the release pull requests on GitHub."""

    needs: tuple[str, ...] = ("release", "pulls")


class TaggedPullCheck(PullCheck):
    """A check of the release pull requests on GitHub, and of the tags that are there."""

    needs: tuple[str, ...] = (*PullCheck.needs, "settings")

    def unable(self, facts: Facts) -> str:
        """Return that the tags are not known, where they are not."""
        return NO_TAGS if known(facts.settings).tags is None else ""


def own_pulls(facts: Facts) -> Iterator[PullRequest]:
    """Yield the pull requests that Release Please has opened for the release branch, by the names of their branches."""
    branch = branch_name(facts.repository.release_branch)
    for pull in known(facts.pulls):
        if pull.branch == branch or pull.branch.startswith((f"{branch}--components--", f"{branch}--groups--")):
            yield pull


def pending_labels(facts: Facts) -> tuple[str, ...]:
    """Return the labels by which Release Please knows that a pull request is to be released."""
    configuration = known(facts.release).plan.configuration
    return configuration.label if configuration is not None else DEFAULT_LABELS


def is_pending(pull: PullRequest, facts: Facts) -> bool:
    """Tell whether a pull request has all of these labels."""
    return set(pending_labels(facts)) <= set(pull.labels)


def has_state(pull: PullRequest, facts: Facts) -> bool:
    """Tell whether a pull request has any label of Release Please's."""
    own = {*pending_labels(facts), release_label(facts)}
    return any(label in own or label.startswith(_LABEL) for label in pull.labels)


def release_label(facts: Facts) -> str:
    """Return the label of what is released, or the first where there are several."""
    document = known(facts.release).configuration
    said = document.root.word("release-label") if document is not None and document.root is not None else ""
    return said.partition(",")[0] or TAGGED


def relabel(pull: PullRequest, old: Iterable[str], new: Iterable[str]) -> str:
    """Return the command that gives a pull request other labels."""
    words = [f'--remove-label "{label}"' for label in old] + [f'--add-label "{label}"' for label in new]
    return f"gh pr edit {pull.number} {' '.join(words)}"


def versions_of(pull: PullRequest) -> tuple[str, ...]:
    """Return the versions that a pull request releases, by its title, else by its body; none where neither says."""
    said = [_IN_SUMMARY.search(summary or heading) for summary, heading in _IN_BODY.findall(pull.body)]
    inside = [found[0] for found in said if found is not None]
    return tuple(dict.fromkeys(_IN_TITLE.findall(pull.title) or inside))


def has_tag(version: str, facts: Facts) -> bool:
    """Tell whether there is a tag of a version, whatever stands before it: here, or on GitHub."""
    pattern = re.compile(rf"(?:.*[^0-9.])?{re.escape(version)}", re.DOTALL)
    return any(pattern.fullmatch(name) for name in tag_names(facts))


def tag_names(facts: Facts) -> set[str]:
    """Return the names of all tags that are known, here and on GitHub."""
    settings = facts.settings
    there = settings.tags if settings is not None else None
    return {tag.name for tag in facts.repository.tags}.union(there or ())


def reading_of(body: str) -> str:
    """Return what Release Please makes of the body of a release pull request.

    `UNREADABLE` is what it does not know for its own: there is no line of three hyphens. What cannot be told is
    `READABLE`.
    """
    lines = body.strip().replace("\r\n", "\n").split("\n")
    if _ELSEWHERE in body:
        return READABLE
    if _DELIMITER not in lines:
        return UNREADABLE
    first = lines.index(_DELIMITER)
    last = len(lines) - 1 - lines[::-1].index(_DELIMITER)
    content = "\n".join(lines[first + 1 : last if last != first else len(lines) - 1]).strip()
    return READABLE if "<details" in content.lower() or _NOTES.match(content) else WITHOUT_NOTES


def called(pull: PullRequest) -> str:
    """Return how a message names a pull request."""
    return f"#{pull.number} (`{pull.title}`)"
