"""`GatepostCz`: commitizen's commands, by the rulebook."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from gatepost.adapters.commitizen import releases
from gatepost.adapters.commitizen.checking import Checker
from gatepost.adapters.commitizen.ground import Ground
from gatepost.adapters.commitizen.interview import Interview
from gatepost.errors import GatepostError, ReleaseConfigurationInvalidError, SettingsInvalidError
from gatepost.report.commitizen import SCHEMA, render_example, render_info, render_length, render_refusal

try:
    from commitizen.cz.base import BaseCommitizen
    from commitizen.defaults import DEFAULT_SETTINGS
    from commitizen.exceptions import CustomError, InvalidConfigurationError
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "commitizen":
        raise
    _MISSING = 'commitizen is not installed: pip install "gatepost[cz]"'
    raise ModuleNotFoundError(_MISSING, name=error.name) from None

if TYPE_CHECKING:
    from commitizen.config.base_config import BaseConfig
    from commitizen.cz.base import ValidationResult
    from commitizen.git import GitCommit
    from commitizen.question import CzQuestion

_OLD = 'this commitizen lets no plugin judge a message: pip install --upgrade "gatepost[cz]"'

_Value = TypeVar("_Value")


def _when_asked(make: "Callable[[GatepostCz], _Value]") -> _Value:
    """Return an attribute that is made when it is first asked for, and is for the eye what commitizen declares."""
    return cast("_Value", cached_property(make))


class GatepostCz(BaseCommitizen):
    """Asks for messages, checks them, and reads them for a version and its notes, all by the repository's settings.

    It is made before anybody knows whether it is used, so nothing is read until it is needed. What goes wrong is
    raised as an error of commitizen's, which prints it and ends.
    """

    bump_pattern: str | None = releases.BUMP_PATTERN
    bump_map: Mapping[str, str | None] | None = _when_asked(lambda cz: cz.bumps())
    bump_map_major_version_zero: Mapping[str, str | None] | None = _when_asked(lambda cz: cz.bumps_before_1_0())
    change_type_order: list[str] | None = _when_asked(lambda cz: cz.titles())

    def __init__(self, config: "BaseConfig") -> None:
        super().__init__(config)
        self._ground = Ground()
        self._interview = Interview(self._ground)
        self._checker = Checker(self._ground)
        self.changelog_message_builder_hook = self.entries

    def bumps(self) -> dict[str, str | None]:
        """Return what a commit adds to the version."""
        with _told():
            return releases.bump_map(self._ground.sections)

    def bumps_before_1_0(self) -> dict[str, str | None]:
        """Return the same for a version that stays below 1.0.0."""
        with _told():
            return releases.before_1_0(self.bumps(), self._ground.surroundings.loaded.configuration)

    def titles(self) -> list[str]:
        """Return the titles of the notes."""
        with _told():
            return releases.titles(self._ground.sections)

    def questions(self) -> "list[CzQuestion]":
        """Return what `cz commit` asks."""
        with _told():
            return self._interview.questions()

    def message(self, answers: Mapping[str, object]) -> str:
        """Return the message that the answers make."""
        with _told():
            return self._interview.answers(answers).message

    def example(self) -> str:
        """Return a message that the rules accept."""
        with _told():
            words = self._ground.rulebook.words
        return render_example(words.types, words.scopes)

    def schema(self) -> str:
        """Return how a message is built."""
        return SCHEMA

    def schema_pattern(self) -> str:
        """Return how a header begins, as a regular expression; no message is judged by it.

        Raises `CustomError` where this commitizen would judge by nothing else.
        """
        if not hasattr(BaseCommitizen, "validate_commit_message"):
            raise CustomError(_OLD)
        with _told():
            types = "|".join(map(re.escape, self._ground.rulebook.words.types))
        return rf"(?s)({types})(\([^()\r\n]+\))?!?: \S.*"

    def info(self) -> str:
        """Return which rules hold here, and what the types do to the next release."""
        with _told():
            return render_info(self._ground.types, self._ground.rulebook)

    def validate_commit_message(  # noqa: PLR0913  the signature is commitizen's
        self,
        *,
        commit_msg: str,
        pattern: re.Pattern[str],
        allow_abort: bool,
        allowed_prefixes: list[str],
        max_msg_length: int | None,
        commit_hash: str,
    ) -> "ValidationResult":
        """Judge a message; that of a commit is judged as git stores it.

        `allowed_prefixes` counts where somebody has set it: the rules know merges, reverts and fixups better.
        """
        from commitizen.cz.base import ValidationResult  # noqa: PLC0415  older ones have none, and are told so

        _ = pattern
        if not commit_msg and allow_abort:
            return ValidationResult(is_valid=True, errors=[])
        prefix = _prefix(commit_msg, allowed_prefixes)
        with _told():
            if prefix is not None:
                self._checker.say(
                    f"not judged, as `allowed_prefixes` names `{prefix}`: {commit_msg.partition(chr(10))[0]}"
                )
                return ValidationResult(is_valid=True, errors=[])
            verdict = self._checker.verdict(commit_msg, commit_hash)
        too_long = render_length(verdict.header, max_msg_length or 0)
        if verdict.is_ok() and not too_long:
            self._checker.warn(verdict)
            return ValidationResult(is_valid=True, errors=[])
        return ValidationResult(is_valid=False, errors=[*filter(None, (self._checker.shown(verdict), too_long))])

    def format_exception_message(self, invalid_commits: Sequence[tuple["GitCommit", list[str]]]) -> str:
        """Return the report on refused messages."""
        return self._checker.report([text for _, texts in invalid_commits for text in texts])

    def filter_commits(self, commits: "list[GitCommit]") -> "list[GitCommit]":
        """Return the commits of which Release Please reads anything; older commitizens do not ask."""
        return [commit for commit in commits if releases.is_read(commit.message)]

    def entries(self, message: dict[str, object], commit: "GitCommit") -> list[dict[str, object]] | None:
        """Return what a commit adds to the changelog; commitizen asks for its title, and for each of its paragraphs."""
        if message.get("message") != commit.title:
            return None
        with _told():
            return [{**message, **entry} for entry in releases.entries(commit.message, self._ground.sections)]


def _prefix(text: str, allowed: Sequence[str]) -> str | None:
    """Return the prefix, of those that somebody has set, by which a message is not to be judged."""
    if list(allowed) == DEFAULT_SETTINGS["allowed_prefixes"]:
        return None
    return next((prefix for prefix in allowed if text.startswith(prefix)), None)


@contextmanager
def _told() -> Iterator[None]:
    """Raise errors of ours as commitizen's: it prints them, and shows a traceback for all others."""
    try:
        yield
    except (SettingsInvalidError, ReleaseConfigurationInvalidError) as error:
        raise InvalidConfigurationError(render_refusal(error)) from None
    except GatepostError as error:
        raise CustomError(render_refusal(error)) from None
