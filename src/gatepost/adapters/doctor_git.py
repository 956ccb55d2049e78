"""What git says of a repository that is diagnosed, asked all at once: git answers faster than it starts."""

from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.process import git_output
from gatepost.doctor.facts import ANCESTOR, ELSEWHERE, UNKNOWN, DatedTag, Remote, Repository
from gatepost.scaffold.remotes import find_remote

_TAGS = "--format=%(creatordate:unix)%00%(refname:strip=2)%00%(objectname)%00%(*objectname)"
_DIGITS = frozenset("0123456789abcdef")
_UNKNOWN_TO_GIT = 128


class AskedGit:
    """The questions about a repository, asked when it is made; `root` is the top of its work tree."""

    def __init__(self, root: str) -> None:
        self._config = Meanwhile(lambda: _config(root))
        self._tags = Meanwhile(lambda: _tags(root))
        self._branch = Meanwhile(lambda: _branch(root))

    def repository(self, head: str, release_branch: str, *, is_shallow: bool) -> Repository:
        """Return what git says; `head` is the commit that is looked at."""
        config = self._config.answer()
        found = find_remote(config)
        return Repository(
            head=head,
            branch=self._branch.answer(),
            release_branch=release_branch,
            remote=Remote(found.host, found.owner, found.name) if found is not None else None,
            tags=self._tags.answer(),
            config=dict(config),
            is_shallow=is_shallow,
            is_partial=any(key.endswith(".promisor") for key, _ in config),
        )


def relation(sha: str, head: str, folder: str) -> str:
    """Return how a commit that somebody has written down stands to `head`."""
    asked = ["cat-file", "-t", "--end-of-options", sha]
    known = git_output(asked, folder=folder, missing=_UNKNOWN_TO_GIT) if _DIGITS.issuperset(sha.lower()) else b""
    if known.strip() != b"commit":
        return UNKNOWN
    base = git_output(["merge-base", sha, head], folder=folder, missing=1)
    return ANCESTOR if base == git_output(["rev-parse", f"{sha}^{{commit}}"], folder=folder) else ELSEWHERE


def _config(folder: str) -> list[tuple[str, str]]:
    listed = git_output(["config", "--list", "-z"], folder=folder).decode("utf-8", "surrogateescape")
    entries = (entry.partition("\n") for entry in listed.split("\0")[:-1])
    return [(key, value) for key, _, value in entries]


def _tags(folder: str) -> tuple[DatedTag, ...]:
    listed = git_output(["for-each-ref", "--sort=-creatordate", _TAGS, "refs/tags"], folder=folder)
    lines = (line.split("\0") for line in listed.decode("utf-8", "surrogateescape").split("\n")[:-1])
    return tuple(DatedTag(name, peeled or sha, int(date or 0)) for date, name, sha, peeled in lines)


def _branch(folder: str) -> str:
    asked = git_output(["symbolic-ref", "--quiet", "--short", "HEAD"], folder=folder, missing=1)
    return asked.decode("utf-8", "replace").strip()
