"""GP402."""

from gatepost.message.commits import Commit
from gatepost.message.reading import read
from gatepost.rules.base import Rule
from gatepost.rules.case import HISTORY, LANDING, Case, brief
from gatepost.values import WARNING, Finding


class ExtraCommitsRead(Rule):
    """A line of the body is read as a commit of its own.

    ## Why
    Release Please cuts a message at every paragraph that begins like a header, and makes a commit of every
    footer. So a line like `feat: …` that is quoted in a body, or left over from a squash, adds an entry to the
    notes.

    Put a bullet or a space in front of the line where the entry is not wanted. Where the version would be bumped
    by more than the header says, `bump-not-as-header-says` refuses the message.

    ## Example
        chore: tidy the examples

        feat: sign in with a passkey

    ## Instead
        chore: tidy the examples

        * feat: sign in with a passkey
    """

    code = "GP402"
    name = "extra-commits-read"
    severity = WARNING

    def check(self, case: Case) -> list[Finding]:
        """Report every commit beside the header's own whose type is an allowed one, or that breaks.

        Of a merge that lands, `merge-commit-doubles` speaks.
        """
        if case.is_single:
            return []
        commits = case.reading.commits
        if len(commits) <= 1 or (case.merge and case.place in (HISTORY, LANDING)):
            return []
        own = _header_commit(commits) if case.main.fault is None else None
        if not any(commit is not own and _counts(case, commit) for commit in commits):
            return []
        from gatepost.rules.mending.commit_lines import commit_lines  # noqa: PLC0415  only where it is needed

        offsets = [
            (offset, commit) for offset, commit in commit_lines(case) if commit is not own and _counts(case, commit)
        ]
        mended = _with_bullets(case, sorted({offset for offset, _ in offsets}))
        findings = []
        for offset, commit in offsets:
            span = (offset, case.line_end(offset))
            message = f"this line adds `{brief(commit.header)}` to the release, as a commit of its own"
            findings.append(self.finding(case, span, message, mended))
        return findings


def _counts(case: Case, commit: Commit) -> bool:
    """Tell whether a commit would be seen in a release."""
    return commit.breaking or commit.type.lower() in case.words.listed


def _with_bullets(case: Case, offsets: list[int]) -> str | None:
    """Return the message with bullets before these lines; None where that would change how the header is read."""
    mended = case.edited([(offset, offset, "* ") for offset in offsets])
    reading = read(mended)
    own = _header_commit(case.reading.commits)
    now = _header_commit(reading.commits)
    if own is None or now is None or any(message.fault is not None for message in reading.messages):
        return None
    if any(commit is not now and _counts(case, commit) for commit in reading.commits):
        return None  # `* #…` is a footer again
    same = list(own.notes) == list(now.notes) and list(own.references) == list(now.references)
    return mended if same else None


def _header_commit(commits: list[Commit]) -> Commit | None:
    return next((commit for commit in commits if commit.footer is None), None)
