"""What installing or removing a hook would do, as a value."""

from gatepost.hooks.owners import LEGACY_SUFFIX, OURS, calls_us, has_own_files, owner_of, runs_legacy
from gatepost.hooks.script import is_edited

WRITE = "write"
KEEP = "keep"
CURRENT = "current"
CALLED = "called"
LEFT = "left"
REMOVE = "remove"
RESTORE = "restore"
NONE = "none"
BLOCKED = "blocked"
EDITED = "edited"


class HookState:
    """What is at the place of the hook `name`, and what beside it.

    `text` is the hook that git runs, `legacy` the one that a runner's hook runs first; None where nothing is.
    `has_kept` tells whether an older hook is kept. `is_off` tells whether the file that is ours, or would be, is
    not executable; `is_runner_off` the same of the runner's hook above it. `is_gone` tells that the interpreter
    which our hook names is there no more.
    """

    __slots__ = ("has_kept", "is_gone", "is_off", "is_runner_off", "legacy", "name", "text")

    def __init__(
        self, name: str, text: str | None, legacy: str | None = None, *, has_kept: bool = False, is_off: bool = False
    ) -> None:
        self.name = name
        self.text = text
        self.legacy = legacy
        self.has_kept = has_kept
        self.is_off = is_off
        self.is_runner_off = False
        self.is_gone = False

    @property
    def owner(self) -> str:
        """Whose hook git runs."""
        return owner_of(self.text)

    @property
    def suffix(self) -> str:
        """What stands behind the hook's name where ours belongs: a runner's hook stays, and runs ours first."""
        return LEGACY_SUFFIX if runs_legacy(self.owner) else ""

    @property
    def there(self) -> str | None:
        """What is where ours belongs."""
        return self.legacy if self.suffix else self.text

    @property
    def is_there(self) -> bool:
        """Whether a hook of ours is where it belongs."""
        return owner_of(self.there) == OURS

    @property
    def judges(self) -> bool:
        """Whether git gets to a hook of ours."""
        return self.is_there and not self.is_off and not self.is_runner_off


def plan_install(state: HookState, wanted: str) -> str:
    """Return what to do so that `wanted` is run and nothing is lost.

    A foreign hook is kept under another name and runs first, unless it calls
    us itself. Where one is kept already and another foreign hook has come since, or
    our hook was edited, only a person can tell.
    """
    if has_own_files(state.owner):
        return LEFT
    if state.there is None:
        return WRITE
    if not state.is_there:
        if calls_us(state.there, state.name) and not state.is_off:
            return CALLED
        return BLOCKED if state.has_kept else KEEP
    if state.there == wanted:
        return WRITE if state.is_off else CURRENT
    return EDITED if is_edited(state.there) else WRITE


def plan_uninstall(state: HookState) -> str:
    """Return what to do so that the hook is as it was before gatepost."""
    if state.there is None or not state.is_there:
        return NONE
    if is_edited(state.there):
        return EDITED
    return RESTORE if state.has_kept else REMOVE
