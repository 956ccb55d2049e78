"""What installing or removing a hook would do, as a value."""

from gatepost.hooks.script import is_edited, is_ours

WRITE = "write"
KEEP = "keep"
CURRENT = "current"
REMOVE = "remove"
RESTORE = "restore"
NONE = "none"
BLOCKED = "blocked"
EDITED = "edited"


class HookState:
    """What is at a hook's place: its text (None where nothing is), and whether an older one is kept beside it."""

    __slots__ = ("has_kept", "text")

    def __init__(self, text: str | None, *, has_kept: bool) -> None:
        self.text = text
        self.has_kept = has_kept


def plan_install(state: HookState, wanted: str) -> str:
    """Return what to do so that `wanted` is the hook and nothing is lost.

    A foreign hook is kept under another name and runs first. Where one is kept
    already and another foreign hook has come since, or our hook was edited,
    only a person can tell.
    """
    if state.text is None:
        return WRITE
    if not is_ours(state.text):
        return BLOCKED if state.has_kept else KEEP
    if state.text == wanted:
        return CURRENT
    return EDITED if is_edited(state.text) else WRITE


def plan_uninstall(state: HookState) -> str:
    """Return what to do so that the hook is as it was before gatepost."""
    if state.text is None or not is_ours(state.text):
        return NONE
    if is_edited(state.text):
        return EDITED
    return RESTORE if state.has_kept else REMOVE
