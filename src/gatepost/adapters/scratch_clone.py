"""A clone to try a release in: whatever is merged and tagged there, the repository that it is of stays as it is."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gatepost.adapters.clean_checkout import common_folder
from gatepost.adapters.process import git_output, git_stream
from gatepost.errors import GitFailedError
from gatepost.release.planned import FileChange

_SOMEBODY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "gatepost rehearse"), ("EMAIL", "rehearse@localhost"))
}
_SETTINGS = (
    *("core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.auto=0", "maintenance.auto=false"),
    *("i18n.commitEncoding=UTF-8", "protocol.file.allow=always"),
)
_OF_THE_CLONE = {"core.autocrlf": "false", "core.eol": "lf"}  # files are as CI checks them out
_NOWHERE = "none-since-this-is-a-rehearsal"
_PASSWORD = re.compile(r"(?<=://)[^/@]*@")
_CONFIGURING = "GIT_CONFIG"  # what a variable begins with by which settings are given: `git -c`, `safe.directory`
_LEAST = {"GIT_LFS_SKIP_SMUDGE": "1"}  # nor does CI fetch large files unless it is told to
_MODE = "100644"  # as Release Please writes every file
_TAKEN = 1


class ScratchClone:
    """A clone of a repository, on the branch that releases are made from."""

    def __init__(self, folder: Path, branch: str) -> None:
        self.folder = folder
        self.branch = branch
        self._branch = f"refs/heads/{branch}"

    def tags(self) -> frozenset[str]:
        """Return the names of all tags."""
        listed = self._git("for-each-ref", "--format=%(refname:strip=2)", "refs/tags")
        return frozenset(listed.decode("utf-8", "replace").splitlines())

    def merge(self, title: str, changes: Iterable[FileChange]) -> str:
        """Put a squashed pull request with these changes on the branch, and return the id of its commit.

        Raises `GitFailedError` for a path that git does not take.
        """
        parent = self._id(self._branch)
        self._git("read-tree", "--reset", parent)
        for change in changes:
            id_ = self._git("hash-object", "-w", "--stdin", given=_encoded(change.content)).decode().strip()
            self._git("update-index", "--add", "--replace", "--cacheinfo", f"{_MODE},{id_},{change.path}")
        tree = self._git("write-tree").decode().strip()
        commit = self._git("commit-tree", tree, "-p", parent, given=_encoded(title)).decode().strip()
        self._git("update-ref", self._branch, commit, parent)
        self.go_to(commit)
        return commit

    def tag(self, name: str, commit: str) -> None:
        """Make a tag, as GitHub makes it for a release. Raises `GitFailedError` where git takes no such name."""
        self._git("tag", "--", name, commit)

    def go_to(self, revision: str) -> None:
        """Check a revision out, as CI does, with nothing else in the work tree."""
        self._git("checkout", "--quiet", "--force", "--detach", revision, "--")
        self._git("clean", "-ffdxq")

    def to_branch(self) -> None:
        """Check the branch of releases out."""
        self._git("checkout", "--quiet", "--force", self.branch, "--")

    def _id(self, revision: str) -> str:
        return self._git("rev-parse", "--verify", revision).decode().strip()

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        return run_git(arguments, str(self.folder), given)


def run_git(arguments: Sequence[str], folder: str, given: bytes = b"") -> bytes:
    """Return what git prints, with no hook run and in nobody's name."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    unsigned = ["-c", "commit.gpgSign=false", "-c", "tag.gpgSign=false"]
    words, variables = [*settings, *unsigned, *arguments], {**_SOMEBODY, **_LEAST}
    with git_stream(words, folder=folder, given=given, environment=variables) as process:  # however long it takes
        return b"" if process.stdout is None else process.stdout.read()


def clone(origin: str, revision: str, branch: str, folder: Path) -> ScratchClone:
    """Clone the repository around the folder `origin`, with `branch` at `revision`, into a folder that is not there.

    Its remotes are those of the repository, without passwords; nothing here asks them, and nothing can be pushed to
    them. Raises what git raises.
    """
    common, remotes = common_folder(origin), _remotes(origin)
    with away_from_hook():
        return _cloned(common, remotes, revision, ScratchClone(folder, branch))


def _cloned(common: Path, remotes: Mapping[str, str], revision: str, made: ScratchClone) -> ScratchClone:
    folder = made.folder
    quiet = ["--quiet", "--no-checkout", "--template=", "--origin", "origin"]
    run_git(["clone", *quiet, str(common), str(folder)], str(common))
    nowhere = {f"{name.removesuffix('.url')}.pushurl": _NOWHERE for name in ("remote.origin.url", *remotes)}
    for name, value in {**remotes, **nowhere, **_OF_THE_CLONE}.items():
        run_git(["config", "--replace-all", name, value], str(folder))
    try:
        run_git(["checkout", "--quiet", "--force", "-B", made.branch, revision, "--"], str(folder))
    except GitFailedError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def _remotes(folder: str) -> dict[str, str]:
    """Return where the remotes of a repository are."""
    listed = git_output(["config", "-z", "--get-regexp", r"^remote\..*\.url$"], folder=folder, missing=_TAKEN)
    pairs = (os.fsdecode(entry).partition("\n") for entry in listed.split(b"\0") if entry)
    return {name: _PASSWORD.sub("", value) for name, _, value in pairs}


@contextmanager
def away_from_hook() -> Iterator[None]:
    """Take out of the environment what ties git, and all that asks it, to the repository of a hook.

    By GIT_DIR and its kin, git would work there instead of in a clone. Settings stay.
    """
    names = git_output(["rev-parse", "--local-env-vars"]).decode("ascii").split()
    tying = [name for name in names if not name.startswith(_CONFIGURING)]
    kept = {name: os.environ.pop(name) for name in tying if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def _encoded(text: str) -> bytes:
    """Return a text as Node writes it: half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
