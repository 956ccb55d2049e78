"""The proof that git runs our hook: in a repository of its own, so that nothing of the user's is touched."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from gatepost.adapters.process import git_output
from gatepost.errors import GatepostError

_REFUSED = "this is no conventional header\n"
_FINE = "chore: prove that the hook fires\n"
_IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "gatepost"), ("EMAIL", "gatepost@localhost"))
}
_ALONE = {"LC_ALL": "C", "PRE_COMMIT_ALLOW_NO_CONFIG": "1", "PREK_ALLOW_NO_CONFIG": "1"}


def does_fire(hooks: Path) -> bool:
    """Tell whether git, with the hooks in this folder, refuses a message that says nothing and takes a good one."""
    try:
        with tempfile.TemporaryDirectory(prefix="gatepost-proof-") as folder:
            git_output(["init", "--quiet", folder])
            return not _passes(folder, hooks, _REFUSED) and _passes(folder, hooks, _FINE)
    except (GatepostError, OSError):  # no git, or no room for anything temporary
        return False


def _passes(folder: str, hooks: Path, message: str) -> bool:
    """Tell whether a message passes the hook. git before 2.36 runs a hook only in a commit, and others' before it."""
    file = Path(folder, "message")
    file.write_text(message, "utf-8")
    configured = ("git", "-c", f"core.hooksPath={hooks}", "-c", "commit.gpgSign=false")
    done = _git((*configured, "hook", "run", "commit-msg", "--", str(file)), folder)
    if b"not a git command" in done.stderr:
        done = _git((*configured, "commit", "--quiet", "--allow-empty", f"--file={file}"), folder)
    return done.returncode == 0


def _git(command: Sequence[str], folder: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GATEPOST_"))}
    return subprocess.run(  # noqa: S603  a list of words, no shell
        command, check=False, cwd=folder, capture_output=True, env={**environment, **_IDENTITY, **_ALONE}
    )
