"""What the plugin knows of the repository that commitizen was started in; each thing is read when it is needed."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TypeVar

from gatepost.adapters.commit_questions import current_branch, identity, logged, staged_paths
from gatepost.adapters.surroundings import Surroundings, look_around
from gatepost.errors import GatepostError
from gatepost.gate.judge import Rulebook
from gatepost.policy.sections import PYTHON_SECTIONS, Sections, sections_of
from gatepost.prompt.guess import issue_of_branch, type_of_branch, type_of_paths
from gatepost.prompt.scopes import KnownScope, components_in, rank, scopes_of_files, scopes_of_history
from gatepost.prompt.types import KnownType, known_types

T = TypeVar("T")

_COMMITS = 500  # of the history, whose scopes are offered


class Ground:
    """The repository in `folder`, or the folder where it is in none. What git cannot tell is empty.

    The first access to the settings raises what `load_settings` raises.
    """

    def __init__(self, folder: str = ".") -> None:
        self.folder = folder

    @cached_property
    def surroundings(self) -> Surroundings:
        """The work tree and its settings."""
        return look_around(self.folder)

    @property
    def rulebook(self) -> Rulebook:
        """The rules, all of them."""
        return self.surroundings.loaded.rulebook

    @cached_property
    def sections(self) -> Sections:
        """The sections of the notes."""
        configuration = self.surroundings.loaded.configuration
        return (sections_of(configuration) if configuration is not None else ()) or PYTHON_SECTIONS

    @cached_property
    def types(self) -> list[KnownType]:
        """The allowed types."""
        return known_types(self.rulebook.words.types, self.sections)

    @cached_property
    def branch(self) -> str:
        """The branch that is checked out."""
        return _or_nothing(lambda: current_branch(self.folder), "")

    @cached_property
    def staged(self) -> tuple[str, ...]:
        """The paths that will be committed."""
        return _or_nothing(lambda: staged_paths(self.folder), ())

    @property
    def likely_type(self) -> str:
        """The type that the branch, or else the staged files, speak for."""
        types = self.rulebook.words.types
        return type_of_branch(self.branch, types) or type_of_paths(self.staged, types)

    @property
    def likely_issue(self) -> str:
        """The issue that the branch is for."""
        return issue_of_branch(self.branch)

    @cached_property
    def scopes(self) -> list[KnownScope]:
        """The scopes to choose from, the likeliest first."""
        words = self.rulebook.words
        headers = _or_nothing(lambda: logged("%s", self.folder, _COMMITS), list[str]())
        return rank(
            words.scopes,
            scopes_of_files(self.staged, words.scope_paths, components_in(self.surroundings.loaded.configuration)),
            scopes_of_history(headers, words.titles),
            is_free=not words.scopes,
        )

    @cached_property
    def identity(self) -> str:
        """Who commits, as a sign-off names them."""
        return _or_nothing(lambda: identity(self.folder), "")


def _or_nothing(ask: Callable[[], T], nothing: T) -> T:
    """Return what git says, or nothing where it cannot: none of this is worth a commit."""
    with suppress(GatepostError):
        return ask()
    return nothing
