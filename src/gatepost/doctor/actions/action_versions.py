"""Which version of an action is used, as far as the workflow says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.policy.engines import BUNDLED

if TYPE_CHECKING:
    from gatepost.doctor.workflow import Action

_VERSION = re.compile(r"(?:\A|[\s/@=])v?([0-9]+)((?:\.[0-9]+)*)(?=\s|\Z|[-+])")
_KNOWN = {commit: tag for tag, (commit, _) in BUNDLED.items()}
"""Commits of release-please-action, whose version is known whatever the comment behind them says."""

LATEST = 99
"""What stands for a part that is left open: `v3` is the newest of 3."""


def version_of(action: Action) -> tuple[int, int] | None:
    """Return the first two parts of a version: of the tag, or of the comment behind a commit; None where none says.

    A part that is left open counts as the newest, as `v3` is.
    """
    found = _VERSION.search(_KNOWN.get(action.ref, action.comment) if action.is_pinned else action.ref)
    if found is None:
        return None
    parts = found[2].split(".")[1:]
    return int(found[1]), int(parts[0]) if parts else LATEST
