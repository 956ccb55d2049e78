"""What git says of a push on the standard input of the pre-push hook (githooks(5))."""

HEADS = "refs/heads/"
TAGS = "refs/tags/"
_PRIVATE = (
    "refs/bisect/",
    "refs/notes/",
    "refs/original/",
    "refs/remotes/",
    "refs/replace/",
    "refs/rewritten/",
    "refs/stash",
    "refs/worktree/",
)
"""What `git push --mirror` sends along: git's own book-keeping, whose messages nobody writes, and what others have."""


class PushedRef:
    """One ref of a push: what it is here and there, by name and by id; an id of zeros is none.

    `local` may be any expression that names a commit, as it was typed.
    """

    __slots__ = ("local", "local_id", "remote", "remote_id")

    def __init__(self, local: str, local_id: str, remote: str, remote_id: str) -> None:
        self.local = local
        self.local_id = local_id
        self.remote = remote
        self.remote_id = remote_id

    @property
    def is_deletion(self) -> bool:
        """Whether the ref goes away at the remote."""
        return is_none(self.local_id)

    @property
    def is_private(self) -> bool:
        """Whether nobody writes the messages of what the ref holds."""
        return self.remote.startswith(_PRIVATE)

    @property
    def branch(self) -> str:
        """The name of the branch at the remote; empty where it is none."""
        return self.remote.removeprefix(HEADS) if self.remote.startswith(HEADS) else ""

    @property
    def local_branch(self) -> str:
        """The name of the branch here; empty where something else was named, such as HEAD or an id."""
        return self.local.removeprefix(HEADS) if self.local.startswith(HEADS) else ""

    @property
    def local_tag(self) -> str:
        """The name of the tag here; empty where something else was named."""
        return self.local.removeprefix(TAGS) if self.local.startswith(TAGS) else ""

    @property
    def is_head(self) -> bool:
        """Whether what is checked out was named by git's name for it."""
        return self.local in ("HEAD", "@")


def is_none(id_: str) -> bool:
    """Tell whether an id is git's zeros, of whatever length."""
    return not id_.strip("0")


def read_refs(text: str) -> list[PushedRef]:
    """Return the refs that git lists, one a line: local name, local id, remote name, remote id.

    A local name may hold spaces, as in `HEAD@{1 day ago}`. Raises `ValueError` with a line that is none of git's.
    """
    refs = []
    for line in text.split("\n"):
        fields = line.rsplit(" ", 3)
        if len(fields) == 4 and all(map(_is_id, fields[1::2])):  # noqa: PLR2004  the four of a line
            refs.append(PushedRef(*fields))
        elif line.strip():
            raise ValueError(line)
    return refs


def _is_id(word: str) -> bool:
    return len(word) in (40, 64) and not word.strip("0123456789abcdef")
