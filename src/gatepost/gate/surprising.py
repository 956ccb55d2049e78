"""Messages that Release Please reads otherwise than their authors meant, among the commits of a plan (spec §9)."""

from collections.abc import Iterable, Iterator

from gatepost.gate.judge import Candidate, Rulebook, judge_one
from gatepost.message.commits import commits_in
from gatepost.message.reading import read
from gatepost.release.planned import Surprise
from gatepost.release.source import LoggedCommit
from gatepost.release.suspects import reads_hash
from gatepost.rules.case import HISTORY

_NAMES = frozenset(
    (
        *("footer-swallowed", "breaking-change-misspelt", "breaking-text-lost", "extra-commits-read"),
        *("merge-commit-doubles", "type-not-lowercase", "release-as-invalid", "bump-not-as-header-says"),
    )
)
"""The rules whose findings say what a message does to a release; the others speak of how it is written."""


def surprises_in_messages(commits: Iterable[LoggedCommit], rulebook: Rulebook) -> Iterator[Surprise]:
    """Yield what the rules find in the messages of these commits, and headers that are none to most people."""
    for commit in commits:
        verdict = judge_one(Candidate(commit.sha, commit.text, HISTORY), rulebook)
        for finding in verdict.findings:
            if finding.name in _NAMES:
                yield Surprise(finding.name, finding.message, sha=commit.sha)
        yield from _hash_header(commit)


def _hash_header(commit: LoggedCommit) -> Iterator[Surprise]:
    """Tell of a header such as `fix #12`, which is a fix with the description `12` (8)."""
    reading = read(commit.text)
    own = commits_in(reading.messages[0])[-1:] if reads_hash(reading) else []
    for each in own:
        text = f"`{each.type} #…` is read as a {each.type} with the description `{each.description}`"
        yield Surprise("header-with-hash", text, sha=commit.sha)
