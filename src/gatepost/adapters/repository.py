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
    with tempfile.TemporaryFile() as names:
        names.write("".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape"))
        names.seek(0)
        try:
            repository = git.Repo(root)
            repository.git.execute(
                ["git", "--literal-pathspecs", "add", "-A", "--pathspec-from-file=-", "--pathspec-file-nul"],
                istream=names,
            )
        except (git.GitCommandError, git.InvalidGitRepositoryError) as error:
            reason = str(getattr(error, "stderr", "") or error).strip().removeprefix("stderr: ").strip("'\n ")
            message = f"`git add` failed: {(reason.splitlines() or ['no reason given'])[0]}"
            raise GitFailedError(message, "`git status` shows how the files stand") from None
