"""What git says of a repository that is diagnosed, asked all at once: git answers faster than it starts."""

import re
from collections.abc import Collection

from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.process import git_output
from gatepost.doctor.facts import ANCESTOR, ELSEWHERE, UNKNOWN, DatedTag, Remote, Repository
from gatepost.scaffold.remotes import find_remote

_TAGS = "--format=%(creatordate:unix)%00%(refname:strip=2)%00%(objectname)%00%(*objectname)"
_ADDRESS = re.compile(r"remote\..*\.url\Z")
_DIGITS = frozenset("0123456789abcdef")


class AskedGit:
    """The questions about a repository, asked when it is made; `root` is the top of its work tree."""

    def __init__(self, root: str) -> None:
        self._config = Meanwhile(lambda: _config(root))
        self._tags = Meanwhile(lambda: _tags(root))
        self._branch = Meanwhile(lambda: _branch(root))

    def addresses(self) -> dict[str, str]:
        """Return the addresses of the remotes, by git's settings."""
        addresses = {key: value for key, value in self._config.answer() if _ADDRESS.match(key)}
        return {key: _printable(value) for key, value in addresses.items()}

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


def relations(shas: Collection[str], head: str, folder: str) -> dict[str, str]:
    """Return how commits that somebody has written down stand to `head`."""
    commits = _commits([sha for sha in shas if _DIGITS.issuperset(sha.lower())], folder)
    asked = ["rev-list", *set(commits.values()), f"^{head}", "--"]
    apart = set(git_output(asked, folder=folder).decode("ascii").split()) if commits else set()
    stands = {sha: ELSEWHERE if commit in apart else ANCESTOR for sha, commit in commits.items()}
    return {sha: stands.get(sha, UNKNOWN) for sha in shas}


def _commits(shas: list[str], folder: str) -> dict[str, str]:
    """Return the whole ids of those that are commits."""
    given = "".join(f"{sha}\n" for sha in shas).encode("ascii")
    told = git_output(["cat-file", "--batch-check"], folder=folder, given=given).decode("ascii") if shas else ""
    answers = (answer.split() for answer in told.splitlines())
    return {sha: answer[0] for sha, answer in zip(shas, answers, strict=True) if answer[1] == "commit"}


def _printable(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


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
