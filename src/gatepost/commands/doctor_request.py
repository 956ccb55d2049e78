"""What `gatepost doctor` is told to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Request:
    """The command line of `gatepost doctor`.

    `words` are what somebody sees go wrong; `only` are names of checks, `skip` those that are left out, each with the
    reason; `history` is how many releases are looked back at, 0 for none.
    """

    folder: str = "."
    words: str = ""
    only: tuple[str, ...] = ()
    skip: Mapping[str, str] = field(default_factory=dict)
    format: str = "text"
    history: int = 0
    is_online: bool = False
    mends: bool = False
    says_yes: bool = False
    is_strict: bool = False
    is_partial: bool = False
    shows_all: bool = False
