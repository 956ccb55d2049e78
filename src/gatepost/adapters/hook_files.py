"""The hooks of a repository: what is there, and putting ours in place."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import gatepost
from gatepost.adapters.files import write_atomically
from gatepost.adapters.hook_places import HooksPlace, find_hooks, hooks_folder, usable_hooks
from gatepost.errors import CannotWriteError, GatepostError, HookNotOursError
from gatepost.hooks.owners import LEGACY_SUFFIX, OURS, owner_of
from gatepost.hooks.plan import BLOCKED, EDITED, KEEP, REMOVE, RESTORE, WRITE, HookState, plan_install, plan_uninstall
from gatepost.hooks.script import KEPT_SUFFIX, hook_text, interpreter_of, is_edited, portable_hook_text
from gatepost.hooks.status import COMMITTED

_EXECUTABLE = 0o755


class HookReport:
    """What was done to a hook, whose the hook is that git runs, where ours is, and what is kept beside it (or None)."""

    __slots__ = ("done", "kept", "owner", "path")

    def __init__(self, done: str, owner: str, path: Path, kept: Path | None) -> None:
        self.done = done
        self.owner = owner
        self.path = path
        self.kept = kept


def native_hook_judges(folder: str, name: str) -> bool:
    """Tell whether git gets to a hook of ours at the stage `name`, be it through the hook of pre-commit or prek."""
    try:
        return hook_state(hooks_folder(folder), name).judges
    except GatepostError:  # what cannot be read judges nothing
        return False


def wanted_hook(name: str, kind: str = "") -> str:
    """Return the hook that runs the gatepost that is running now, or for a folder that is committed, any gatepost."""
    if kind == COMMITTED:
        return portable_hook_text(name)
    return hook_text(name, _forward(sys.executable), _forward(str(Path(gatepost.__file__).parent.parent)))


def hook_state(hooks: Path, name: str) -> HookState:
    """Look at what is at a hook's place. Raises `HookNotOursError` where that cannot be read as a file."""
    path = hooks / name
    legacy = path.with_name(name + LEGACY_SUFFIX)
    state = HookState(name, _text(path), has_kept=os.path.lexists(path.with_name(name + KEPT_SUFFIX)))
    if state.suffix:
        state.legacy = _text(legacy)
        state.is_runner_off = not os.access(path, os.X_OK)
    if state.is_there:
        python = interpreter_of(state.there or "")
        state.is_gone = bool(python) and not os.access(python, os.X_OK)
    state.is_off = state.there is not None and not os.access(legacy if state.suffix else path, os.X_OK)
    return state


def install_hook(folder: str, name: str) -> HookReport:
    """Install the hook `name`. One that was there is kept and chained; a second run changes nothing."""
    return install_at(usable_hooks(folder), name)


def install_at(place: HooksPlace, name: str) -> HookReport:
    """Install the hook `name` in a folder where git runs it."""
    state = hook_state(place.folder, name)
    path = place.folder / (name + state.suffix)
    kept = place.folder / (name + KEPT_SUFFIX)
    wanted = wanted_hook(name, place.kind)
    plan = plan_install(state, wanted)
    if plan == BLOCKED:
        message = f"{path} is not ours, and {kept.name} beside it is taken"
        raise HookNotOursError(message, "merge the two by hand, remove one of them, and install again")
    _refuse_edited(plan, path, f"move your lines to an executable {kept.name}, which runs first, and delete this one")
    if plan in (KEEP, WRITE):
        _replace(path, kept if plan == KEEP else None, wanted)
    return HookReport(plan, state.owner, path, kept if plan == KEEP or state.has_kept else None)


def uninstall_hook(folder: str, name: str) -> HookReport:
    """Remove the hook `name` if it is ours, and put back what was there before."""
    return uninstall_at(find_hooks(folder), name)


def uninstall_at(place: HooksPlace, name: str) -> HookReport:
    """Remove the hook `name` from a folder of hooks if it is ours, and put back what was there before."""
    hooks = place.folder
    state = hook_state(hooks, name)
    path = hooks / (name + state.suffix)
    kept = hooks / (name + KEPT_SUFFIX)
    plan = plan_uninstall(state)
    _refuse_edited(plan, path, "look whether its lines are wanted elsewhere, and delete it")
    try:
        if plan == RESTORE:
            kept.replace(path)
        elif plan == REMOVE:
            path.unlink()
        if not state.suffix:
            _remove_left_over(hooks / (name + LEGACY_SUFFIX))
    except OSError as error:
        message = f"cannot remove {path}: {error.strerror}"
        raise CannotWriteError(message, "make the hooks folder writable") from None
    return HookReport(plan, state.owner, path, path if plan == RESTORE else None)


def _remove_left_over(legacy: Path) -> None:
    """Remove a hook of ours that a runner ran, now that no runner's hook is above it."""
    with suppress(HookNotOursError):
        text = _text(legacy)
        if owner_of(text) == OURS and text is not None and not is_edited(text):
            legacy.unlink()


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape") if os.path.lexists(path) else None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise HookNotOursError(message, "look at it, and move it out of the way") from None


def _refuse_edited(plan: str, path: Path, hint: str) -> None:
    if plan == EDITED:
        message = f"{path} has been edited since gatepost wrote it"
        raise HookNotOursError(message, hint)


def _replace(path: Path, kept: Path | None, text: str) -> None:
    """Put our hook at `path`, which is never empty in between; what is there is kept as `kept` first."""
    if kept is not None:
        _keep(path, kept)
    try:
        write_atomically(path, text.encode("utf-8", "surrogateescape"), mode=_EXECUTABLE)
    except CannotWriteError:
        if kept is not None and os.path.lexists(path):
            kept.unlink()  # a second name of what is there still
        elif kept is not None:
            kept.replace(path)
        raise


def _keep(path: Path, kept: Path) -> None:
    """Give the hook at `path` a second name; where the file system knows no second names, another one."""
    try:
        try:
            os.link(path, kept, follow_symlinks=False)
        except FileExistsError:
            raise
        except OSError:
            path.rename(kept)
    except FileExistsError:
        message = f"{kept} has come into being just now"
        raise HookNotOursError(
            message, "another installation is at work; look at the two files and try again"
        ) from None
    except OSError as error:
        message = f"cannot keep {path} as {kept.name}: {error.strerror}"
        raise CannotWriteError(message, "make the hooks folder writable") from None


def _forward(path: str) -> str:
    return path.replace("\\", "/") if sys.platform == "win32" else path
