"""`Remark`: something that was found, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Remark:
    """Something that was found, and what to do with it; with `is_refusal` nothing can be set up as it is."""

    name: str
    found: str
    advice: str
    is_refusal: bool = False

    @property
    def text(self) -> str:
        """The whole of it as one sentence."""
        return f"{self.found}: {self.advice}"
