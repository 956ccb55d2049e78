"""What CI says has happened, as values: what is to be judged."""

from collections.abc import Mapping

NOTHING = "nothing"
PULL_REQUEST = "pull_request"
COMMITS = "commits"

GITHUB, OTHER = "github", "other"
"""Who writes the message that lands."""

REMOTE_BRANCH = "refs/remotes/origin/"
"""How a clone calls the branches of the repository; spelt out, so that no tag can take a branch's place."""

_ID_LENGTHS = (40, 64)
_NOT_IN_BRANCH = " ~^:?*[\\"


class InvalidEvent(Exception):  # noqa: N818  named for what it says
    """The event makes no sense; the text says what is wrong with it."""


class MergeFacts:
    """How a repository lands pull requests, as the forge itself says; None where it does not say.

    Of the ways to land, only a forge that speaks of all three is believed: others
    (Gitea) call some of them by other names.
    """

    __slots__ = ("allowed", "merge_message", "merge_title", "squash_message", "squash_title")

    def __init__(self, repository: Mapping[str, object]) -> None:
        keys = {"squash": "allow_squash_merge", "merge": "allow_merge_commit", "rebase": "allow_rebase_merge"}
        is_said = all(isinstance(repository.get(key), bool) for key in keys.values())
        self.allowed = tuple(name for name, key in keys.items() if repository.get(key) is True) if is_said else None
        self.squash_title = repository.get("squash_merge_commit_title")
        self.squash_message = repository.get("squash_merge_commit_message")
        self.merge_title = repository.get("merge_commit_title")
        self.merge_message = repository.get("merge_commit_message")

    def fill(self, other: "MergeFacts") -> None:
        """Take over what another source says and this one does not."""
        for name in self.__slots__:
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))


class Commit:
    """A commit of a pull request; `author` as in `Ada <ada@example.com>`, empty where nobody says."""

    __slots__ = ("author", "message", "parents", "sha")

    def __init__(self, sha: str, message: str, parents: int, author: str = "") -> None:
        self.sha = sha
        self.message = message
        self.parents = parents
        self.author = author


class PullRequest:
    """A pull request, as far as it decides what will land.

    `branch` is where it comes from, `label` the same as GitHub calls it in a merge
    (`owner/branch`), `target` the branch that it goes to. `is_own_branch` tells a
    head branch of the repository itself, which takes the right to push. `commits` is
    how many it has, None where nobody says. `is_cut` tells a body of which the
    forge has shown the beginning alone, `is_squashed` what is chosen for this one; None where nobody says.
    """

    __slots__ = (
        "body",
        "branch",
        "commits",
        "facts",
        "forge",
        "is_cut",
        "is_own_branch",
        "is_squashed",
        "label",
        "login",
        "number",
        "target",
        "title",
    )

    def __init__(  # noqa: PLR0913  a record, always with names
        self,
        *,
        number: str,
        title: str,
        body: str,
        login: str = "",
        branch: str = "",
        label: str = "",
        target: str = "",
        is_own_branch: bool = False,
        commits: int | None = None,
        facts: MergeFacts | None = None,
        forge: str = GITHUB,
        is_cut: bool = False,
        is_squashed: bool | None = None,
    ) -> None:
        self.number = number
        self.title = title
        self.body = body
        self.login = login
        self.branch = branch
        self.label = label
        self.target = target
        self.is_own_branch = is_own_branch
        self.commits = commits
        self.facts = facts
        self.forge = forge
        self.is_cut = is_cut
        self.is_squashed = is_squashed


class Event:
    """What is to be judged: a pull request with the commits of `base..head`, those commits alone, or nothing.

    `why` says in a few words what happened. `base` is empty where the commits begin
    with the first, or with the newest tag where there is no `head` either; `head` is
    empty for what is checked out. `has_landed` tells commits that are on the release branch, or will be
    as they are; None where nobody says. `is_proposal` tells a change that waits to be let in. `repository`
    is for those who ask the API.
    """

    __slots__ = ("base", "has_landed", "head", "is_proposal", "kind", "pull_request", "repository", "why")

    def __init__(  # noqa: PLR0913  a record, always with names
        self,
        kind: str,
        why: str,
        *,
        base: str = "",
        head: str = "",
        has_landed: bool | None = False,
        is_proposal: bool = False,
        pull_request: PullRequest | None = None,
        repository: str = "",
    ) -> None:
        self.kind = kind
        self.why = why
        self.base = base
        self.head = head
        self.has_landed = has_landed
        self.is_proposal = is_proposal
        self.pull_request = pull_request
        self.repository = repository


def is_id(text: str) -> bool:
    """Tell whether a text is the whole id of a commit, which no branch can pass for."""
    return len(text) in _ID_LENGTHS and all(each in "0123456789abcdef" for each in text)


def is_no_commit(text: str) -> bool:
    """Tell the id that stands for none: of a branch that was just made, or deleted."""
    return is_id(text) and not text.strip("0")


def remote_branch(name: str) -> str:
    """Return how a clone calls a branch of the repository; empty for what cannot be a branch's name.

    Source: `git help check-ref-format`. Nothing but a name may get to git: `main~3` and `a..b` are asked for as
    revisions.
    """
    bad = any(each in _NOT_IN_BRANCH or not each.isprintable() for each in name)
    return "" if not name or bad or ".." in name or "@{" in name else f"{REMOTE_BRANCH}{name}"
