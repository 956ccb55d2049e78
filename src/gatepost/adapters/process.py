"""The one door to git's command line."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from gatepost.errors import GitFailedError, NoGitError, NoRepositoryError

_NO_REPOSITORY = ("not a git repository", "detected dubious ownership", "not in a git directory")
_AS_STORED = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": f"{os.devnull}/none",
}  # what is pushed is the real history
_SHOWN = 300
_DIED = 128  # git's exit status where it cannot go on
_PATIENCE = 60.0  # seconds, for a question that git answers at once


def git_environment() -> dict[str, str]:
    """Return the environment for git: in English, never asking, never taking locks that it can do without.

    GIT_DIR and its kin stay: inside a hook they say which repository is meant.
    """
    own = {name: value for name, value in os.environ.items() if name != "GIT_CONFIG"}  # `git config` alone heeds it
    return {**own, "LC_ALL": "C", "LANGUAGE": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", **_AS_STORED}


def git_output(
    arguments: Sequence[str],
    *,
    folder: str = ".",
    missing: int | None = None,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Return what a git command prints, with `given` on its standard input.

    An exit status of `missing`, where given, means "there is none" and gives
    an empty output. `environment` is added to git's own. Raises `NoGitError`, `NoRepositoryError`, `GitFailedError`.
    """
    try:
        done = subprocess.run(  # noqa: S603  a list of words, no shell
            ["git", "-C", folder, *arguments],  # noqa: S607  the git that the user's PATH names
            capture_output=True,
            check=False,
            env={**git_environment(), **(environment or {})},
            input=given,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        message = f"`git {arguments[0]}` gives no answer"
        raise GitFailedError(message, "run it by itself to see what it waits for") from None
    except (OSError, ValueError) as error:
        raise _not_started(error) from None
    if done.returncode and done.returncode != missing:
        raise _failed(arguments, done.stderr, folder)
    return b"" if done.returncode else done.stdout


def git_answers(questions: Sequence[str], *, folder: str = ".") -> list[str]:
    """Return what `git rev-parse` answers to questions that have one line each, asked all at once.

    Empty where git has no answer to one of them, or a name with a newline leaves it open which is which:
    ask one after the other then.
    """
    words = (word for question in questions for word in question.split())
    told = git_output(["rev-parse", *words], folder=folder, missing=_DIED).decode("utf-8", "surrogateescape")
    answers = told.split("\n")[:-1]
    return answers if len(answers) == len(questions) else []


@contextmanager
def git_stream(
    arguments: Sequence[str], *, folder: str = ".", given: bytes = b"", environment: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a git command whose output is read while it runs; raises what `git_output` raises, at the end.

    `environment` is added to git's own.
    """
    import tempfile  # noqa: PLC0415  only where much is read

    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as words:  # no pipes: git would wait at them
        words.write(given)
        words.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603  a list of words, no shell
                ["git", "-C", folder, *arguments],  # noqa: S607  the git that the user's PATH names
                stdout=subprocess.PIPE,
                stderr=errors,
                stdin=words,
                env={**git_environment(), **(environment or {})},
            )
        except (OSError, ValueError) as error:
            raise _not_started(error) from None
        try:
            yield process
        except BaseException:
            process.kill()
            process.communicate()
            raise
        process.communicate()
        if process.returncode:
            errors.seek(0)
            raise _failed(arguments, errors.read(_SHOWN * 10), folder)


def _not_started(error: Exception) -> NoGitError | GitFailedError:
    if isinstance(error, FileNotFoundError):
        return NoGitError("git was not found", "install git, or put its folder on the PATH")
    return GitFailedError(f"git cannot be run: {error}", "`git --version` must work in the same shell")


def _failed(arguments: Sequence[str], errors: bytes, folder: str) -> GitFailedError | NoRepositoryError:
    """Return git's failure as an error of ours."""
    if not os.path.isdir(folder):  # noqa: PTH112  as git was given it
        return NoRepositoryError(f"there is no folder {folder}", "name one that exists")
    words = errors.decode("utf-8", "replace").strip()
    if any(sign in words for sign in _NO_REPOSITORY):
        owner = "dubious ownership" in words
        hint = (
            "git's own advice: " + words.splitlines()[-1].strip() if owner else "change to a repository, or `git init`"
        )
        return NoRepositoryError("this is not a git repository" if not owner else "git refuses this repository", hint)
    first = words.splitlines()[0][:_SHOWN] if words else "no reason given"
    return GitFailedError(f"`git {_command(arguments)}` failed: {first}", "run it by itself to see all it says")


def _command(arguments: Sequence[str]) -> str:
    """Return the command among git's arguments: settings may stand before it."""
    at = 0
    while arguments[at] == "-c":
        at += 2
    return arguments[at]
