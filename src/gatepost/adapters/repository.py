"""The index of a repository, changed through GitPython."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import git

from gatepost.errors import GitFailedError


def stage(root: Path, paths: Sequence[str]) -> None:
    """Stage these files, changed, new or deleted, however many. Raises `GitFailedError`.

    git itself adds them: GitPython's own index leaves out the filters of .gitattributes.
    """
    _run(root, ["add", "-A"], paths)


def unstage(root: Path, paths: Sequence[str]) -> None:
    """Take these files out of what is staged; they stay as they are. Raises `GitFailedError`."""
    _run(root, ["reset", "--quiet"], paths)


def _run(root: Path, command: Sequence[str], paths: Sequence[str]) -> None:
    if not paths:
        return
    with tempfile.TemporaryFile() as names:
        names.write("".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape"))
        names.seek(0)
        try:
            repository = git.Repo(root)
            repository.git.execute(
                ["git", "--literal-pathspecs", *command, "--pathspec-from-file=-", "--pathspec-file-nul"],
                istream=names,
            )
        except (git.GitCommandError, git.InvalidGitRepositoryError) as error:
            reason = str(getattr(error, "stderr", "") or error).strip().removeprefix("stderr: ").strip("'\n ")
            message = f"`git {command[0]}` failed: {(reason.splitlines() or ['no reason given'])[0]}"
            raise GitFailedError(message, "`git status` shows how the files stand") from None
