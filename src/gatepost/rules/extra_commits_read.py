"""GP402."""

from gatepost.message.commits import Commit
from gatepost.message.reading import read
from gatepost.rules.base import Rule
from gatepost.rules.case import Case, brief
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
        """Report every commit beside the header's own whose type is an allowed one, or that breaks."""
        if len(case.reading.commits) <= 1:
            return []
        offsets = [(offset, commit) for offset, commit in _beside_the_header(case) if _counts(case, commit)]
        if not offsets:
            return []
        mended = _with_bullets(case, sorted({offset for offset, _ in offsets}))
        findings = []
        for offset, commit in offsets:
            span = (offset, case.line_end(offset))
            message = f"this line adds `{brief(commit.header)}` to the release, as a commit of its own"
            findings.append(self.finding(case, span, message, mended))
        return findings


def _counts(case: Case, commit: Commit) -> bool:
    """Tell whether a commit would be seen in a release."""
    return commit.breaking or commit.type.lower() in case.types


def _beside_the_header(case: Case) -> list[tuple[int, Commit]]:
    """Return each commit but the header's own, with the offset of the line that it comes from."""
    found = []
    sections = iter(case.sections)
    section = next(each for each in sections if each.message.fault is None)
    for commit in case.reading.commits:
        start = commit.footer.start if commit.footer is not None else 0
        if commit.footer is not None or section is not case.sections[0]:
            found.append((section.span(start, start)[0], commit))
        if commit.footer is None:  # the section's own commit is its last
            section = next((each for each in sections if each.message.fault is None), section)
    return found


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
