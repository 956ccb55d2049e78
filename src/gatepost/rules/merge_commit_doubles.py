"""GP503."""

from gatepost.message.commits import RELEASE_AS, Commit
from gatepost.message.reading import read
from gatepost.rules.base import Rule
from gatepost.rules.case import HISTORY, LANDING, Case, brief
from gatepost.values import WARNING, Finding

_MOST = 100  # lines that are pointed at; a report shows no more findings


class MergeCommitDoubles(Rule):
    """The message of a merge is read as a commit, beside the commits that it merges.

    ## Why
    GitHub writes the title of the pull request below `Merge pull request #12 from …`. Where that is a header, Release
    Please makes a commit of it, and the notes list the change twice: once for the merge, once for the commit
    that was merged.

    In the settings of the repository, let "Allow merge commits" use the default message without the pull request's
    title, or let pull requests land by squash or rebase. In a message, a bullet in front of the line is enough.
    Where no merged commit has a header that Release Please lists, the line is the only entry, and fine.

    ## Example
        Merge pull request #12 from acme/passkeys

        feat: sign in with a passkey

    ## Instead
        Merge pull request #12 from acme/passkeys

        * feat: sign in with a passkey
    """

    code = "GP503"
    name = "merge-commit-doubles"
    severity = WARNING

    def check(self, case: Case) -> list[Finding]:
        """Report every line of a merge that lands from which an entry of the notes is made."""
        if not case.merge or case.place not in (HISTORY, LANDING):
            return []
        if not any(_is_listed(case, commit) for commit in case.reading.commits):
            return []
        from gatepost.rules.mending.commit_lines import commit_lines  # noqa: PLC0415  only where it is needed

        lines = [(offset, commit) for offset, commit in commit_lines(case) if _is_listed(case, commit)]
        mended = _with_bullets(case, lines)
        because = "to the release, beside what the merged commits add"
        return [
            self.finding(
                case,
                (offset, case.line_end(offset)),
                f"this line of a merge adds `{brief(commit.header)}` {because}",
                mended,
            )
            for offset, commit in lines[:_MOST]
        ]


def _is_listed(case: Case, commit: Commit) -> bool:
    """Tell whether the notes of a release list a commit."""
    return commit.breaking or commit.type.lower() in case.words.listed


def _with_bullets(case: Case, lines: list[tuple[int, Commit]]) -> str | None:
    """Return the message with bullets before these lines.

    None where more than an entry would be lost with it: the header, a breaking
    change, or the version that a footer sets.
    """
    header = case.span(0, 0)[0]
    if any(commit.breaking or offset == header for offset, commit in lines):
        return None
    mended = case.edited([(offset, offset, "* ") for offset in sorted({offset for offset, _ in lines})])
    commits = read(mended).commits
    if any(_is_listed(case, commit) for commit in commits) or _versions(commits) != _versions(case.reading.commits):
        return None
    return mended


def _versions(commits: list[Commit]) -> list[str]:
    """Return the versions that commits set."""
    return [text for commit in commits for title, text in commit.notes if title == RELEASE_AS]
