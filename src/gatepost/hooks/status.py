"""What holds at a hook's place → whether gatepost judges there, and what is to be known about it."""

from gatepost.hooks.names import COMMIT_MSG, PRE_PUSH
from gatepost.hooks.owners import NOBODY, SOMEBODY, calls_us, has_own_files
from gatepost.hooks.plan import HookState
from gatepost.hooks.script import is_edited

OWN = "own"
COMMITTED = "committed"
ELSEWHERE = "elsewhere"

INSTALLED = "installed"
OUTDATED = "outdated"
EDITED = "edited"
CALLED = "called"
SWITCHED_OFF = "switched-off"
GONE = "gone"
FOREIGN = "foreign"
MISSING = "missing"
UNREACHABLE = "unreachable"

_RUNNING = (INSTALLED, OUTDATED, CALLED)
_NEEDED = (COMMIT_MSG, PRE_PUSH)

SHARED = {
    COMMITTED: "shared: it is committed with the work tree, and runs the gatepost of `.venv` or of the PATH",
    ELSEWHERE: "shared: every repository that core.hooksPath is set for runs it",
}
"""What is to be known about a hook that others run too, by the kind of its place."""


class HookStatus:
    """Where a hook stands; `owner` is whose file git runs, `path` the file it is about, `notes` what else to know."""

    __slots__ = ("name", "notes", "owner", "path", "state")

    def __init__(self, name: str, state: str, path: str, owner: str, notes: list[str]) -> None:
        self.name = name
        self.state = state
        self.path = path
        self.owner = owner
        self.notes = notes

    @property
    def is_running(self) -> bool:
        """Whether gatepost is run at this stage."""
        return self.state in _RUNNING

    @property
    def is_missed(self) -> bool:
        """Whether bad messages get through here because gatepost is not run."""
        return self.name in _NEEDED and not self.is_running


class Source:
    """The file in the work tree that tells another program what its hook runs, and whether it calls us."""

    __slots__ = ("calls", "file")

    def __init__(self, file: str = "", *, calls: bool = False) -> None:
        self.file = file
        self.calls = calls


def status_of(state: HookState, folder: str, wanted: str, *, kind: str, source: Source) -> HookStatus:
    """Return where a hook stands whose files lie in `folder`; `wanted` is our hook as it should be."""
    suffix = state.suffix if state.is_there and not state.is_runner_off else ""
    stands = _stands(state, wanted, source)
    notes = _notes_on_ours(state) if state.is_there else _notes_on_theirs(state, stands, source)
    if state.is_there and kind in SHARED:
        notes.append(SHARED[kind])
    return HookStatus(state.name, stands, f"{folder}/{state.name}{suffix}", state.owner, notes)


def unreachable(name: str, folder: str, problem: str) -> HookStatus:
    """Return where a hook stands that git does not look for in any folder that exists."""
    notes = [f"git runs no hooks here: core.hooksPath leads to {folder}, which {problem}"]
    return HookStatus(name, UNREACHABLE, f"{folder}/{name}", NOBODY, notes)


def unreadable(name: str, folder: str, problem: str) -> HookStatus:
    """Return where a hook stands whose place is taken by what is no file."""
    return HookStatus(name, FOREIGN, f"{folder}/{name}", SOMEBODY, [problem])


def _stands(state: HookState, wanted: str, source: Source) -> str:
    if state.is_there:
        return _stands_ours(state, wanted)
    if state.owner == NOBODY:
        return MISSING
    if source.calls:
        return SWITCHED_OFF if state.is_runner_off else CALLED
    if _calls_by_itself(state):
        return SWITCHED_OFF if state.is_off or state.is_runner_off else CALLED
    return FOREIGN


def _stands_ours(state: HookState, wanted: str) -> str:
    if not state.judges:
        return SWITCHED_OFF
    if state.is_gone:
        return GONE
    if state.there == wanted:
        return INSTALLED
    return EDITED if is_edited(state.there or "") else OUTDATED


def _calls_by_itself(state: HookState) -> bool:
    return not has_own_files(state.owner) and calls_us(state.there or "", state.name)


def _notes_on_ours(state: HookState) -> list[str]:
    notes = []
    if state.suffix:
        notes.append(f"{state.owner}'s hook runs it first")
    if state.has_kept:
        notes.append("another hook runs before it")
    return notes


def _notes_on_theirs(state: HookState, stands: str, source: Source) -> list[str]:
    notes = []
    if stands == CALLED:
        notes.append(f"called from {source.file if source.calls else 'the hook that is there'}")
        if state.name == PRE_PUSH and source.calls and state.suffix:
            notes.append("refs after the first of a push are not seen")
    elif stands == FOREIGN and source.file:
        notes.append(f"{source.file} does not call gatepost")
    return notes
