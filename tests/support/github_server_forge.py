"""What GitHub keeps of one repository beside its git: pull requests, labels, releases, and the settings of a merge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from support.github_server_graphql import Arguments, connection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from support.github_server_git import Bare, Logged

BRANCH = "main"
PR_BODY, BLANK = "PR_BODY", "BLANK"
_HEADS, _TAGS = "refs/heads/", "refs/tags/"


class ConflictError(Exception):
    """What is asked for does not go with what is there; GitHub says 422."""


@dataclass
class Pull:
    """A pull request; `commit` is the one that it has landed as."""

    number: int
    title: str
    body: str
    head: str
    base: str
    labels: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    is_open: bool = True
    is_draft: bool = False
    commit: str = ""

    @property
    def state(self) -> str:
        """Return its state as GraphQL says it."""
        return "OPEN" if self.is_open else "MERGED" if self.commit else "CLOSED"


@dataclass(frozen=True)
class Release:
    """A release of the repository."""

    number: int
    tag: str
    name: str
    body: str
    commit: str
    is_draft: bool = False
    is_prerelease: bool = False


class Forge:
    """One repository.

    `squash_message` is the setting that says what a squash commit has below its title:
    the body of the pull request, or nothing.
    """

    def __init__(self, owner: str, name: str, bare: Bare) -> None:
        self.owner = owner
        self.name = name
        self.bare = bare
        self.pulls: list[Pull] = []
        self.releases: list[Release] = []
        self.squash_message = PR_BODY

    def head(self, branch: str) -> str:
        """Return the commit of a branch; empty where there is none."""
        return self.bare.find(f"{_HEADS}{branch}")

    def make_ref(self, ref: str, sha: str) -> None:
        """Make a branch or a tag that is not there yet."""
        if self.bare.find(ref):
            message = "Reference already exists"
            raise ConflictError(message)
        self.bare.point(ref, sha)

    def move(self, branch: str, sha: str, *, forced: bool) -> None:
        """Let a branch name another commit; without force, only one that comes after its own."""
        if not forced and not self.bare.is_behind(self.head(branch), sha):
            message = "Update is not a fast forward"
            raise ConflictError(message)
        self.bare.point(f"{_HEADS}{branch}", sha)

    def open_pull(self, pull: Pull) -> Pull:
        """Open a pull request under the next number; a branch can have one."""
        if any(each.is_open and each.head == pull.head for each in self.pulls):
            message = f"A pull request already exists for {self.owner}:{pull.head}."
            raise ConflictError(message)
        if self.head(pull.head) in ("", self.head(pull.base)):
            message = f"No commits between {pull.base} and {pull.head}"
            raise ConflictError(message)
        pull.number = len(self.pulls) + 1
        self.pulls.append(pull)
        return pull

    def pull(self, number: int) -> Pull:
        """Return a pull request by its number."""
        return self.pulls[number - 1]

    def squash(self, pull: Pull) -> str:
        """Land a pull request as one commit with its title, and return that commit."""
        base = self.head(pull.base)
        tree = self.bare.merged(base, self.head(pull.head)) if pull.is_open else ""
        if not tree:
            message = "Pull Request is not mergeable"
            raise ConflictError(message)
        body = f"\n\n{pull.body}" if self.squash_message == PR_BODY and pull.body else ""
        pull.commit = self.bare.write_commit(tree, [base], f"{pull.title} (#{pull.number}){body}\n")
        pull.is_open = False
        self.bare.point(f"{_HEADS}{pull.base}", pull.commit)
        return pull.commit

    def publish(self, release: Release) -> Release:
        """Make a release, and its tag where there is none; a draft gets none."""
        if any(each.tag == release.tag for each in self.releases):
            message = "already_exists"
            raise ConflictError(message)
        if not release.is_draft and not self.bare.find(f"{_TAGS}{release.tag}"):
            self.bare.point(f"{_TAGS}{release.tag}", self.bare.find(f"{release.commit}^{{commit}}"))
        self.releases.append(release)
        return release

    def changed(self, pull: Pull) -> list[str]:
        """Return the paths that a pull request changes."""
        if pull.commit:
            return self.bare.changed_in(pull.commit)
        return self.bare.changed(pull.base, pull.head)

    def root(self) -> dict[str, object]:
        """Return what GraphQL can ask about the repository."""
        return {"ref": self._ref, "pullRequests": self._pull_requests, "releases": self._releases}

    def _ref(self, arguments: Arguments) -> Mapping[str, object] | None:
        branch = str(arguments["qualifiedName"])
        if not self.head(branch):
            return None
        return {"target": {"history": lambda asked: connection(self.bare.history(branch), asked, self._commit)}}

    def _commit(self, logged: Logged) -> dict[str, object]:
        landed = [each for each in self.pulls if each.commit == logged.sha]
        return {
            "oid": logged.sha,
            "message": logged.message,
            "author": {"name": logged.author, "email": logged.email, "user": None},
            "associatedPullRequests": lambda asked: connection(landed, asked, self._pull),
        }

    def _pull_requests(self, arguments: Arguments) -> object:
        states = arguments["states"]
        wanted = states if isinstance(states, list) else [states]
        base = arguments["baseRefName"]
        found = [each for each in reversed(self.pulls) if each.state in wanted and each.base == base]
        return connection(found, arguments, self._pull)

    def _pull(self, pull: Pull) -> dict[str, object]:
        return {
            "number": pull.number,
            "title": pull.title,
            "body": pull.body,
            "baseRefName": pull.base,
            "headRefName": pull.head,
            "mergeCommit": {"oid": pull.commit} if pull.commit else None,
            "labels": lambda asked: connection(pull.labels, asked, _named),
            "files": lambda asked: connection(self.changed(pull), asked, lambda path: {"path": path}),
        }

    def _releases(self, arguments: Arguments) -> object:
        return connection(self.releases[::-1], arguments, self._release)

    def _release(self, release: Release) -> dict[str, object]:
        commit = self.bare.find(f"{_TAGS}{release.tag}^{{commit}}")
        return {
            "name": release.name,
            "tag": {"name": release.tag},
            "tagCommit": {"oid": commit} if commit else None,
            "url": f"https://github.com/{self.owner}/{self.name}/releases/tag/{release.tag}",
            "description": release.body,
            "isDraft": release.is_draft,
        }


def named(labels: Iterable[str]) -> list[dict[str, str]]:
    """Return labels as both APIs list them."""
    return [_named(label) for label in labels]


def _named(label: str) -> dict[str, str]:
    return {"name": label}
