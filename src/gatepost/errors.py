"""Why we cannot go on: one base class, and a page for each cause. Only `cli` prints them."""

USAGE = 2
ENVIRONMENT = 3
BUG = 70
INTERRUPTED = 130


class ReaderGoneError(Exception):
    """Whoever reads our output has enough, as in `… | head`. That is no failure."""


class GatepostError(Exception):
    """We cannot go on: `text` says what, `hint` what to do about it.

    The class's docstring is the page that `gatepost explain` prints.
    """

    code = ""
    name = ""
    exit_code = ENVIRONMENT

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint


class UsageError(GatepostError):
    """The command line asks for something that does not exist, or for two things at once.

    ## Cause
    A flag or an argument is unknown, missing, or excludes another one.

    ## Mend
    `gatepost COMMAND --help` shows what the command takes.
    """

    code = "GE101"
    name = "usage"
    exit_code = USAGE


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


class RevisionUnknownError(GatepostError):
    """A revision or range names no commit.

    ## Cause
    A branch, tag or commit is misspelt or was never fetched, or the range is empty
    text.

    ## Mend
    `git log --oneline A..B` must work with the same range. A remote's branch needs
    `git fetch` first and is called `origin/NAME`.
    """

    code = "GE105"
    name = "revision-unknown"
    exit_code = USAGE


class SettingsInvalidError(GatepostError):
    """The settings cannot be used.

    ## Cause
    pyproject.toml or gatepost.toml is not TOML, not a file, larger than 1 MiB, or
    has a key or a value that gatepost does not know.

    ## Mend
    The message names the file and the key. Nothing is judged until it is mended:
    a gate with half its rules is worse than none.
    """

    code = "GE106"
    name = "settings-invalid"
    exit_code = USAGE


class ReleaseConfigurationInvalidError(GatepostError):
    """release-please-config.json cannot be used.

    ## Cause
    The file is not JSON (a comment or a trailing comma is enough), or a key has a
    value of the wrong kind. Release Please itself would stop there too.

    ## Mend
    Mend the line that the message names. The keys are described in Release Please's
    manifest documentation.
    """

    code = "GE107"
    name = "release-configuration-invalid"
    exit_code = USAGE


class MessageUnreadableError(GatepostError):
    """The message cannot be read as text.

    ## Cause
    The file is missing, a folder, larger than 64 MiB, holds NUL bytes, or is
    not in the encoding that git was told (`i18n.commitEncoding`, UTF-8 without it). Or the
    pre-push hook was started without the refs that git writes to its standard input.

    ## Mend
    Save the file as UTF-8, or set `git config i18n.commitEncoding` to the encoding
    that your editor writes.
    """

    code = "GE108"
    name = "message-unreadable"
    exit_code = USAGE


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


class CodeUnknownError(GatepostError):
    """`explain` was asked for something that has no page.

    ## Cause
    The code or name is misspelt, or belongs to another version of gatepost.

    ## Mend
    `gatepost explain` without an argument lists every code and name.
    """

    code = "GE112"
    name = "code-unknown"
    exit_code = USAGE


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


class EventUnreadableError(GatepostError):
    """`lint --event` cannot tell what has happened.

    ## Cause
    It runs outside of CI, in a CI system that it does not know, on an event
    that has no messages, or the event's file is damaged.

    ## Mend
    On GitHub: run it on `pull_request`, `merge_group`, `push` or `workflow_dispatch`.
    Elsewhere `gatepost lint --range A..B` and `gatepost lint --title TEXT` do the same by hand.
    """

    code = "GE114"
    name = "event-unreadable"
    exit_code = USAGE


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


ERRORS: tuple[type[GatepostError], ...] = tuple(GatepostError.__subclasses__())
"""All of them, in the order of their codes."""
