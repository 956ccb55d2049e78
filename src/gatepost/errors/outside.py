"""Errors outside of us: git, the repository, files, the network, other programs."""

from gatepost.errors.base import GatepostError


class HistoryCutShortError(GatepostError):
    """The commits asked for are not in this clone.

    ## Cause
    The clone is shallow: it holds only the newest commits. CI systems clone so
    by default. Judging only what is there would pass what nobody has looked at.

    ## Mend
    Locally: `git fetch --unshallow`. In a GitHub workflow: `fetch-depth: 0`
    at the checkout step.
    """

    code = "GE102"
    name = "history-cut-short"


class NoGitError(GatepostError):
    """git itself was not found.

    ## Cause
    There is no `git` on the PATH. Graphical clients often start with a short PATH.

    ## Mend
    Install git, or put its folder on the PATH of the program that runs gatepost.
    """

    code = "GE103"
    name = "no-git"


class NoRepositoryError(GatepostError):
    """The folder is not part of a git repository.

    ## Cause
    gatepost was started outside a repository, or git refuses the repository
    because it belongs to another user (`safe.directory`).

    ## Mend
    Change to the repository, or start one with `git init`.
    """

    code = "GE104"
    name = "no-repository"


class HookNotOursError(GatepostError):
    """A hook cannot be installed or removed without damage to what is there.

    ## Cause
    The hook's place is taken by something that gatepost can neither keep nor
    chain: a folder, an unreadable file, or a second foreign hook beside one that
    is already kept. Or git runs no hooks here: `core.hooksPath` leads to a place where
    there can be none.

    ## Mend
    Look at the file that the message names, move it out of the way, and run the
    command again.
    """

    code = "GE109"
    name = "hook-not-ours"


class CannotWriteError(GatepostError):
    """A file could not be written.

    ## Cause
    The folder is read-only, the disk is full, or the file belongs to somebody else.

    ## Mend
    The message names the file and the system's reason. Nothing was half-written.
    """

    code = "GE110"
    name = "cannot-write"


class GitFailedError(GatepostError):
    """git was found but failed.

    ## Cause
    git's own words are in the message: a damaged repository, a lock, a
    configuration file that git cannot read.

    ## Mend
    Run the git command that the message names by itself.
    """

    code = "GE111"
    name = "git-failed"


class GithubUnansweredError(GatepostError):
    """GitHub's API could not be asked, or gave no answer that can be used.

    ## Cause
    Only `--online` asks GitHub. There is no token, the token may not read the
    repository, its rate limit is used up, the network or a proxy is in the way, or
    the answer is not whole or not what GitHub's documentation promises. A check
    that could not look is never a pass.

    ## Mend
    Set `GITHUB_TOKEN` or `GH_TOKEN`; the token needs `contents: read` and
    `pull-requests: read`. In a workflow: `env: GITHUB_TOKEN: ${{ github.token }}`
    at the step, and both permissions at the job. For GitHub Enterprise,
    `GITHUB_API_URL` names the API's address, as in `https://github.example.com/api/v3`;
    `HTTPS_PROXY` and `SSL_CERT_FILE` are heeded. Without `--online` nothing is asked.
    """

    code = "GE113"
    name = "github-unanswered"


class HelperGoneError(GatepostError):
    """A process that judged a part of a long range is gone.

    ## Cause
    Long ranges are judged by several processes. The system, or somebody, has ended one
    of them, most often because memory ran out.

    ## Mend
    Free some memory, or judge a shorter range. Nothing was passed that was not judged.
    """

    code = "GE115"
    name = "helper-gone"


class NotLintedError(GatepostError):
    """The tree that is pushed could not be linted.

    ## Cause
    Before a push the hooks of `.pre-commit-config.yaml` are run, as in the pushed
    commit, at the stage `pre-push`. Neither pre-commit nor prek was found, the
    configuration cannot be read, or the runner itself has failed: without a network it
    cannot fetch a hook that it has never run. A check that could not look is never a pass.

    ## Mend
    `pip install pre-commit` (or `prek`) beside gatepost, into the repository's `.venv`, or
    onto the PATH; the message says what else is wrong. `git push --no-verify` pushes once without
    any check.
    """

    code = "GE116"
    name = "not-linted"


class OperationUnderWayError(GatepostError):
    """git is in the middle of something that has to be ended first.

    ## Cause
    Files are in conflict, or a rebase or `git am` is going on, which makes the commits itself, with the messages
    that they had.

    ## Mend
    `git status` says what is under way and how it goes on; the hint names the command. A merge, a cherry-pick and a
    revert are concluded by `gatepost commit`, with the message that git has ready.
    """

    code = "GE119"
    name = "operation-under-way"


class ToolMissingError(GatepostError):
    """A tool or a library that was asked for is not installed.

    ## Cause
    What builds, checks and verifies distributions is not installed with gatepost itself: it is in the extra
    `gatepost[dist]`. A check that could not look is never a pass.

    ## Mend
    Run the command of the hint, with the Python that gatepost runs on.
    """

    code = "GE123"
    name = "tool-missing"


class BuildFailedError(GatepostError):
    """The project does not build.

    ## Cause
    The backend that pyproject.toml names, or `uv build` or `python -m build` around it, gave up, was ended by
    a signal or by the limit of time, or left something else than one sdist and one wheel. Its own words
    are in the message, and the last lines of all it said are above it.

    ## Mend
    Run the command of the hint: it says the same. The exit code is 1, as for a finding, not 3: what cannot be
    built cannot be published, and it is the project that has to be mended. `--timeout SECONDS` gives a slow
    backend more time.
    """

    code = "GE124"
    name = "build-failed"
    exit_code = 1  # as for a finding

    def __init__(self, text: str, hint: str = "", tail: tuple[str, ...] = ()) -> None:
        super().__init__(text, hint)
        self.tail = tail
        """The last lines that were said, safe to print."""


class BuildRequirementsUnreachableError(GatepostError):
    """What the build needs could not be fetched.

    ## Cause
    A build is isolated: it gets an environment of its own, into which `build-system.requires` is installed from the
    index that the settings of uv or pip name. There is no network, the index does not answer or lets nobody in,
    or the network is switched off. That says nothing of the project.

    ## Mend
    Mend the network or the settings. Or install the backend beside gatepost and build with it: `--no-isolation`.
    """

    code = "GE125"
    name = "build-requirements-unreachable"


class NotTriedError(GatepostError):
    """What was built could not be tried in an environment of its own.

    ## Cause
    The wheel is installed with its requirements into a fresh virtual environment, by uv, or else by pip, from the
    index that their own settings name. No environment could be made, the index cannot be reached or is switched off,
    a requirement cannot be built here, or what `--with` names does not go with the wheel. That says nothing
    of the wheel, and a check that could not look is never a pass. What the wheel itself is to blame for is a finding.

    ## Mend
    The tool's own words are in the message: mend the network or the index's settings, and run it again.
    `--no-install` leaves the trial out, and says so.
    """

    code = "GE126"
    name = "not-tried"
