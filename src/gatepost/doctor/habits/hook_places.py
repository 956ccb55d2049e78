"""Where hooks lie, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gatepost.hooks.status import HookStatus

_GIT = "/.git/"


def place_of(status: HookStatus) -> str:
    """Return the path of a hook, from the top where it lies in git's own folder."""
    at = status.path.rfind(_GIT)
    return status.path[at + 1 :] if at >= 0 else status.path
