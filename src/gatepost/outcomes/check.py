"""`Check`: what every check declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from gatepost.values import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gatepost.outcomes.values import Problem


class Facts(Protocol):
    """What checks look at; `absent` says of each fact that is None why it is not known."""

    @property
    def absent(self) -> Mapping[str, str]:
        """The reasons, by the names of the facts."""


F_contra = TypeVar("F_contra", bound=Facts, contravariant=True)


class Check(Generic[F_contra]):
    """A check, which knows nothing but the facts.

    The docstring of each check is its page: a first sentence that says what is wrong where it fails, then Why
    and Mend. `needs` are the names of facts without which nothing can be said. `since`
    is the version of gatepost that brought it.
    """

    code = ""
    name = ""
    severity = ERROR
    since = "0.1.0"
    needs: tuple[str, ...] = ()

    def look(self, facts: F_contra) -> Iterator[Problem]:
        """Yield what is wrong; nothing where all is well."""
        raise NotImplementedError

    def unable(self, facts: F_contra) -> str:  # noqa: ARG002  the contract; most checks need no more than their facts
        """Return why nothing can be said although the facts are known; empty where something can."""
        return ""

    def fine(self, facts: F_contra) -> str:
        """Return what was found to be so where nothing is wrong, as a sentence without a period."""
        raise NotImplementedError
