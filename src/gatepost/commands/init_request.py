"""What `gatepost init` is told to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value


@dataclass(frozen=True)
class Request:
    """The command line of `gatepost init`: the answers that it gives, and what is to be done with the plan."""

    folder: str
    answers: Mapping[str, Value]
    only: tuple[str, ...] = ()
    overwrite: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    format: str = "text"
    says_yes: bool = False
    is_dry: bool = False
    shows_diff: bool = False
    is_check: bool = False
    allows_dirty: bool = False
    with_static_version: bool = False
    with_hooks: bool = True
    with_locks: bool = True

    @property
    def only_shows(self) -> bool:
        """Tell whether nothing is to be done."""
        return self.is_dry or self.shows_diff or self.is_check or self.format == "json"
