"""The commits that a CI event is about: from the clone, else from GitHub where that may be asked."""

import shlex
from typing import TYPE_CHECKING

from gatepost.adapters.git_history import Range, commits_in_range, has_commit, shallow_boundary
from gatepost.adapters.process import git_output
from gatepost.adapters.settings_files import LoadedSettings, load_settings
from gatepost.errors import GithubUnansweredError, HistoryCutShortError
from gatepost.gate.event import REMOTE_BRANCH, Commit, Event, InvalidEvent, PullRequest, is_id, remote_branch
from gatepost.gate.github_event import github_event

if TYPE_CHECKING:
    from gatepost.adapters.github_api import GithubApi

HEAD = "HEAD"


def commits_of(event: Event, folder: str) -> list[Commit] | None:
    """Return the commits of a pull request, oldest first; None where this clone has not all of them.

    The event may name as its base what the branch was when the pull request was opened. So what came into the
    pull request from a newer state of that branch is left out, unless it has landed, and all of it is there.
    """
    base, head = (_whole_id(end, folder) for end in (event.base, event.head or HEAD))
    if not (base and has_commit(base, folder) and has_commit(head, folder)):
        return None
    target = remote_branch(event.pull_request.target) if event.pull_request is not None else ""
    newer = target if target and has_commit(target, folder) else ""
    wanted = Range(f"{base}..{head}", folder, since=newer)
    count = event.pull_request.commits if event.pull_request is not None else None
    try:
        found = list(commits_in_range(wanted))
        if newer and (not found or (count is not None and len(found) != count)):  # it is not the branch that it seems
            wanted.since = ""
            found = list(commits_in_range(wanted))
    except HistoryCutShortError:
        return None
    if count is not None and len(found) < count:
        return None
    authors = _authors(wanted)
    return [
        Commit(commit.sha, commit.message, len(commit.parents), authors.get(commit.sha, ""))
        for commit in reversed(found)
    ]


def _authors(wanted: Range) -> dict[str, str]:
    """Return the author of each commit of a range, by its id."""
    asked = ["log", "-z", "--no-show-signature", "--encoding=UTF-8", "--format=%H %an <%ae>", *wanted.arguments, "--"]
    shown = git_output(asked, folder=wanted.folder).decode("utf-8", "replace")
    return {line[:space]: line[space + 1 :] for line in shown.split("\0") if (space := line.find(" ")) > 0}


def range_of(event: Event, folder: str, *, since: str, is_partial: bool) -> Range:
    """Return the range that an event is about.

    A run without a range of its own judges what came since the newest tag. Raises `HistoryCutShortError`,
    which names the command that fetches what is missing; with `is_partial` only where nothing is there.
    """
    head = _whole_id(event.head or HEAD, folder)
    base = _whole_id(event.base, folder) if event.base or event.head else newest_tag(head, folder)
    if not has_commit(head, folder):
        raise missing(event, folder)
    revisions = f"{base}..{head}" if base else head
    if base and not has_commit(base, folder):
        if not is_partial:
            raise missing(event, folder)
        revisions = head if shallow_boundary(folder) else f"{head}^!"
    return Range(revisions, folder, since=since, is_partial=is_partial)


def newest_tag(head: str, folder: str) -> str:
    """Return the tag that is nearest to a commit, as a clone calls it; empty where there is none."""
    describe = ["describe", "--tags", "--abbrev=0", head]
    found = git_output(describe, folder=folder, missing=128).decode("utf-8", "surrogateescape").strip()
    return f"refs/tags/{found}" if found else ""


def missing(event: Event, folder: str, *, is_repository: bool = True) -> HistoryCutShortError:
    """Return the error that says what this clone lacks, and how to get it."""
    if not is_repository:
        message = f"cannot judge {event.why}: there is no checkout, and its commits are needed"
        return HistoryCutShortError(message, "check the repository out with `fetch-depth: 0`, or ask GitHub: --online")
    message = f"cannot judge {event.why}: its commits are not in this clone"
    is_cut = bool(shallow_boundary(folder))
    target = remote_branch(event.pull_request.target) if event.pull_request is not None else ""
    wanted = dict.fromkeys(_to_fetch(end) for end in (target, event.base, event.head) if end)
    words = ["git", "fetch", "--no-tags", "--filter=blob:none", *(["--unshallow"] if is_cut else []), "origin", *wanted]
    first = "set `fetch-depth: 0` at the checkout step, or " if is_cut else ""
    return HistoryCutShortError(message, f"{first}run `{shlex.join(words)}`")


def _to_fetch(end: str) -> str:
    """Return what git is asked for to get an end: a branch of the remote by its name, to where a clone keeps it."""
    branch = end.removeprefix(REMOTE_BRANCH)
    return end if branch == end else f"+refs/heads/{branch}:{end}"


def _whole_id(end: str, folder: str) -> str:
    """Return an id that a CI system has cut in full; a branch may have such a name, so git is asked for ids alone."""
    if is_id(end) or not end or not all(each in "0123456789abcdef" for each in end):
        return end
    found = git_output(["rev-parse", f"--disambiguate={end}"], folder=folder).decode("ascii", "replace").split()
    return next((each for each in found if has_commit(each, folder)), end.ljust(40, "0"))


def fresh(event: Event, api: "GithubApi") -> PullRequest | None:
    """Return the pull request as GitHub has it now: its title may have been edited since the event."""
    found = event.pull_request
    if found is None or not found.number.isdigit():
        return found
    repository = api.repository(event.repository)
    asked = api.pull_request(event.repository, int(found.number))
    base = asked.get("base")
    asked["base"] = {**(base if isinstance(base, dict) else {}), "repo": repository}
    try:
        now = github_event("pull_request", {"pull_request": asked, "repository": repository}).pull_request
    except InvalidEvent as error:
        message = f"GitHub's answer about {event.why} cannot be used: {error}"
        raise GithubUnansweredError(message, "does a proxy answer instead of GitHub?") from None
    if now is not None and now.facts is not None and found.facts is not None:
        now.facts.fill(found.facts)  # GitHub tells them to tokens that may write, and in every event
    return now


def asked_commits(event: Event, api: "GithubApi") -> list[Commit]:
    """Return the commits between the ends of an event, oldest first, as GitHub has them."""
    commits = api.commits_between(event.repository, event.base.removeprefix(REMOTE_BRANCH), event.head)
    return [Commit(commit.sha, commit.message, commit.parents) for commit in commits]


class ApiFiles:
    """The files of a commit, as GitHub has them: for a run without a checkout."""

    def __init__(self, api: "GithubApi", repository: str, revision: str) -> None:
        self._api = api
        self._repository = repository
        self._revision = revision
        self.origin = f" at {revision[:9]}"

    def place(self, name: str) -> str:
        """Return the name of a file; what is committed does not change."""
        return name

    def read(self, name: str) -> bytes | None:
        """Return what is in a file, None where there is none."""
        return self._api.file(self._repository, name, self._revision)


def asked_settings(event: Event, api: "GithubApi") -> LoadedSettings:
    """Return the settings of the branch that the event's change goes to, as GitHub has them."""
    return load_settings(ApiFiles(api, event.repository, event.base.removeprefix(REMOTE_BRANCH)))
