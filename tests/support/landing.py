"""Pull request 12, and the messages that it lands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.gate.event import Commit, MergeFacts, PullRequest
from gatepost.gate.landing import landing, method_of
from gatepost.policy.titles import title_patterns
from support.events import mergeable
from support.judging import settings_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.gate.judge import Candidate

ONE = (Commit("1" * 40, "fix: one\n\nWhy one.", 1),)
TWO = (*ONE, Commit("2" * 40, "fix: two", 1))
TITLED = {"squash_merge_commit_title": "PR_TITLE"}
BODIED = {**TITLED, "squash_merge_commit_message": "PR_BODY"}
BLANK = {**TITLED, "squash_merge_commit_message": "BLANK"}
UNSAID = dict.fromkeys(
    ("squash_merge_commit_title", "squash_merge_commit_message", "merge_commit_title", "merge_commit_message")
)
MERGED = {"allow_squash_merge": False, "allow_rebase_merge": False}
REBASED = {"allow_squash_merge": False, "allow_merge_commit": False}
CRLF = "Passkeys.\r\n\r\nAt last.\r\n"
OVERRIDE = "Before.\r\nBEGIN_COMMIT_OVERRIDE\r\nfix: as it should be\r\nEND_COMMIT_OVERRIDE\r\nAfter."


def pull_request(  # noqa: PLR0913  a table names what it needs
    facts: Mapping[str, object] | None,
    *,
    title: str = "feat: sign in",
    body: str = CRLF,
    login: str = "ada",
    branch: str = "passkeys",
    is_own_branch: bool = True,
    commits: int | None = 2,
    is_cut: bool = False,
) -> PullRequest:
    """Return pull request 12 of GitHub; without facts, of another forge."""
    return PullRequest(
        number="12",
        title=title,
        body=body,
        login=login,
        branch=branch,
        label=f"acme/{branch}",
        target="main",
        is_own_branch=is_own_branch,
        commits=commits,
        facts=None if facts is None else MergeFacts(mergeable(settings=facts)),
        forge="other" if facts is None else "github",
        is_cut=is_cut,
    )


def landed(
    found: PullRequest, commits: tuple[Commit, ...] | None, table: dict[str, object] | None = None
) -> list[Candidate]:
    settings = settings_of(table or {})
    listed = None if commits is None else list(commits)
    return landing(found, method_of(found, settings), listed, settings.strings("bots"), title_patterns(None))
