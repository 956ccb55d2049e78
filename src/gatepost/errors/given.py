"""Errors in what we were given: the call, the settings, messages, configurations."""

from gatepost.errors.base import USAGE, GatepostError


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


class PlanStopsError(GatepostError):
    """Release Please would stop with an error, so there is no plan.

    ## Cause
    Its configuration or manifest is missing or cannot be read, names something
    that there is not, or a file that it has to write is not of its format. The message has Release
    Please's own words. Or it is a release type or plugin that gatepost does not plan.

    ## Mend
    Mend the file that the message names, commit it, and plan again: what counts is what is
    committed. The workflow would have ended red, or worse, green and without a release.
    """

    code = "GE117"
    name = "plan-stops"
    exit_code = USAGE


class NothingToCommitError(GatepostError):
    """There is nothing to commit.

    ## Cause
    No change is staged, and without a terminal nobody can be asked which ones are meant.

    ## Mend
    `git add` what belongs to the commit, or give `--all` for every change of a tracked file. A commit without
    changes wants `git cc -- --allow-empty`.
    """

    code = "GE118"
    name = "nothing-to-commit"
    exit_code = USAGE


class FileUnreadableError(GatepostError):
    """A file that `init` or `dist` needs cannot be read.

    ## Cause
    It is a folder, a link that leads out of the repository or nowhere, not UTF-8, larger than any such file
    should be, or may not be read. Or a file stands where a folder is needed.

    ## Mend
    The message names the file and what is wrong with it. Nothing was changed. Files that are neither needed nor
    written are not read at all.
    """

    code = "GE120"
    name = "file-unreadable"
    exit_code = USAGE


class ProjectInvalidError(GatepostError):
    """What the project says of itself cannot be used.

    ## Cause
    pyproject.toml, setup.cfg or setup.py is not of its format, a key has a value of a wrong kind, the name is none
    that a distribution can have, or no supported Python fits `requires-python`. Or the name is made by code, which is
    never run.

    ## Mend
    The message names the file and the key. `[project]` in pyproject.toml with a plain `name` and `version` is
    always understood. Nothing was changed.
    """

    code = "GE121"
    name = "project-invalid"
    exit_code = USAGE


class NotSetUpError(GatepostError):
    """`gatepost init` did not write, so that nothing of yours is lost.

    ## Cause
    A file that it would change has changes that are not committed, was changed while the plan was shown, or is
    a link that leads out of the repository. Or it cannot ask, because there is no terminal, and was not told
    what to do. Or the answers contradict each other or the repository.

    ## Mend
    Commit or stash what is yours first, so that `git diff` shows what init did. `--diff` shows it before anything
    is written; `--keep FILE` leaves a file as it is.
    """

    code = "GE122"
    name = "not-set-up"
    exit_code = USAGE
