"""GP402."""

from gatepost.message.commits import Commit
from gatepost.message.reading import read
from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class ExtraCommitsRead(Rule):
    """A line of the body is read as a commit of its own.

    ## Why
    Release Please cuts a message at every paragraph that begins like a header, and makes a commit of every
    footer. So `feat!: …` quoted in a body, or left over from a squash, adds an entry to the notes and may
    bump a major version, though the header says something harmless.

    Put a bullet or a space in front of the line. Where several entries are wanted, say so:
    `ignore = { extra-commits-read = "we list several changes in one commit" }`.

    ## Example
        chore: tidy the examples

        feat: sign in with a passkey

    ## Instead
        chore: tidy the examples

        * feat: sign in with a passkey
    """

    code = "GP402"
    name = "extra-commits-read"

    def check(self, case: Case) -> list[Finding]:
        """Report every commit beside the header's own whose type is an allowed one, or that breaks."""
        if len(case.reading.commits) == 1:
            return []
        offsets = [
            (offset, commit)
            for offset, commit in _beside_the_header(case)
            if commit.breaking or commit.type.lower() in case.types
        ]
        if not offsets:
            return []
        mended = _with_bullets(case, sorted({offset for offset, _ in offsets}))
        findings = []
        for offset, commit in offsets:
            end = case.text.find("\n", offset)
            span = (offset, end if end >= 0 else len(case.text))
            message = f"this line adds `{_brief(commit.header)}` to the release, as a commit of its own"
            findings.append(self.finding(case, span, message, mended))
        return findings


def _beside_the_header(case: Case) -> list[tuple[int, Commit]]:
    """Return each commit but the header's own, with the offset of the line that it comes from."""
    found = []
    commits = iter(case.reading.commits)
    for number, section in enumerate(case.sections()):
        if section.message.fault is not None:
            continue
        for commit in commits:
            if commit.footer is not None:
                found.append((section.span(commit.footer.start, commit.footer.start)[0], commit))
            elif number:
                found.append((section.span(0, 0)[0], commit))
            if commit.footer is None:
                break
    return found


def _with_bullets(case: Case, offsets: list[int]) -> str | None:
    """Return the message with bullets before these lines; None where that would change how the header is read."""
    pieces = []
    done = 0
    for offset in offsets:
        pieces.append(case.text[done:offset])
        done = offset
    mended = "* ".join([*pieces, case.text[done:]])
    reading = read(mended)
    own = _header_commit(case.reading.commits)
    now = _header_commit(reading.commits)
    if own is None or now is None or any(message.fault is not None for message in reading.messages):
        return None
    same = list(own.notes) == list(now.notes) and list(own.references) == list(now.references)
    return mended if same else None


def _header_commit(commits: list[Commit]) -> Commit | None:
    return next((commit for commit in commits if commit.footer is None), None)


def _brief(header: str) -> str:
    return header if len(header) <= 60 else header[:59] + "…"  # noqa: PLR2004  what fits beside the words around it
