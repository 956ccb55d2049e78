"""Why we cannot go on: one base class, and a page for each cause. Only `cli` prints them."""

from gatepost.errors.base import BUG, ENVIRONMENT, INTERRUPTED, USAGE, GatepostError, ReaderGoneError
from gatepost.errors.given import (
    CodeUnknownError,
    EventUnreadableError,
    FileUnreadableError,
    MessageUnreadableError,
    NothingToCommitError,
    NotSetUpError,
    PlanStopsError,
    ProjectInvalidError,
    ReleaseConfigurationInvalidError,
    RevisionUnknownError,
    SettingsInvalidError,
    UsageError,
)
from gatepost.errors.outside import (
    CannotWriteError,
    GitFailedError,
    GithubUnansweredError,
    HelperGoneError,
    HistoryCutShortError,
    HookNotOursError,
    NoGitError,
    NoRepositoryError,
    NotLintedError,
    OperationUnderWayError,
)

__all__ = [
    "BUG",
    "ENVIRONMENT",
    "ERRORS",
    "INTERRUPTED",
    "USAGE",
    "CannotWriteError",
    "CodeUnknownError",
    "EventUnreadableError",
    "FileUnreadableError",
    "GatepostError",
    "GitFailedError",
    "GithubUnansweredError",
    "HelperGoneError",
    "HistoryCutShortError",
    "HookNotOursError",
    "MessageUnreadableError",
    "NoGitError",
    "NoRepositoryError",
    "NotLintedError",
    "NotSetUpError",
    "NothingToCommitError",
    "OperationUnderWayError",
    "PlanStopsError",
    "ProjectInvalidError",
    "ReaderGoneError",
    "ReleaseConfigurationInvalidError",
    "RevisionUnknownError",
    "SettingsInvalidError",
    "UsageError",
]

ERRORS: tuple[type[GatepostError], ...] = tuple(sorted(GatepostError.__subclasses__(), key=lambda error: error.code))
"""All of them, in the order of their codes."""
