"""The occasion on which CI calls: the event, the settings that hold for it, and where its commits are found."""

from typing import TYPE_CHECKING

from gatepost.adapters.ci_event import read_event
from gatepost.adapters.event_history import commits_of, missing
from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.surroundings import BASE, Surroundings, look_around
from gatepost.errors import HistoryCutShortError, NoRepositoryError, RevisionUnknownError
from gatepost.gate.event import NOTHING, Commit, PullRequest

if TYPE_CHECKING:
    from gatepost.adapters.github_api import GithubApi


class NoFiles:
    """Where there is no file at all: the default settings hold."""

    origin = ""

    def place(self, name: str) -> str:
        """Return the name of a file."""
        return name

    def read(self, name: str) -> None:
        """Return None: there is no such file."""


class Occasion:
    """An event, what holds where it is judged, and who can be asked for what is missing (None: nobody).

    `remarks` are what a report on it has to say about that.
    """

    def __init__(self, folder: str, settings_from: str, *, is_online: bool) -> None:
        self.folder = folder
        self.event = read_event()
        self.surroundings: Surroundings = self._look_around(settings_from)
        self.api: GithubApi | None = None
        self.pull_request: PullRequest | None = self.event.pull_request
        self.remarks: list[str] = []
        if is_online and self.event.repository:
            self._ask()
            return
        if is_online and self.event.kind != NOTHING:
            self.remarks.append("GitHub is not asked: this event is not one of its own")
        if not self.surroundings.is_repository:
            self.remarks.append("there is no checkout: the default settings hold")

    def _look_around(self, settings_from: str) -> Surroundings:
        """Return what holds here; `@base` are the settings of the branch that a change goes to."""
        if settings_from != BASE:
            return look_around(self.folder, settings_from=settings_from)
        base = self.event.base if self.event.is_proposal else ""
        try:
            return look_around(self.folder, settings_from=base)
        except NoRepositoryError:
            surroundings = look_around(self.folder)
            surroundings.loaded = load_settings(NoFiles())  # what lies in the folder may be the change's own
            return surroundings
        except (HistoryCutShortError, RevisionUnknownError):
            raise missing(self.event, self.folder) from None

    def _ask(self) -> None:
        """Ask GitHub for the pull request as it is now, and for the settings where there is no checkout."""
        from gatepost.adapters.event_history import asked_settings, fresh  # noqa: PLC0415  only where it is asked for
        from gatepost.adapters.github_api import api_from_environment  # noqa: PLC0415  likewise

        self.api = api_from_environment()
        self.pull_request = fresh(self.event, self.api)
        if not self.surroundings.is_repository and self.event.base:
            self.surroundings.loaded = asked_settings(self.event, self.api)

    def commits(self) -> list[Commit] | None:
        """Return the commits of the pull request, oldest first; None where they cannot be had."""
        found = commits_of(self.event, self.folder) if self.surroundings.is_repository else None
        if found is None and self.api is not None:
            from gatepost.adapters.event_history import asked_commits  # noqa: PLC0415  only where it is asked for

            found = asked_commits(self.event, self.api)
        return found
