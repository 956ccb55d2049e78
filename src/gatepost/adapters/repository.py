"""The hooks of a repository: where they are, what is there, and putting ours in place."""

import os
import sys
from pathlib import Path

import gatepost
from gatepost.adapters.files import write_atomically
from gatepost.adapters.process import git_output
from gatepost.errors import CannotWriteError, HookNotOursError
from gatepost.hooks.plan import BLOCKED, EDITED, KEEP, REMOVE, RESTORE, WRITE, HookState, plan_install, plan_uninstall
from gatepost.hooks.script import KEPT_SUFFIX, hook_text

_EXECUTABLE = 0o755


class HookReport:
    """What was done to a hook, where it is, what is kept beside it (or None), and whether other repositories run it."""

    __slots__ = ("done", "is_shared", "kept", "path")

    def __init__(self, done: str, path: Path, kept: Path | None, *, is_shared: bool = False) -> None:
        self.done = done
        self.path = path
        self.kept = kept
        self.is_shared = is_shared


def hooks_folder(folder: str) -> Path:
    """Return the folder that git runs hooks from: of the repository, or what core.hooksPath says."""
    path = git_output(["rev-parse", "--git-path", "hooks"], folder=folder).decode("utf-8", "surrogateescape")
    return Path(os.path.normpath(Path(folder).resolve() / path.removesuffix("\n")))


def _is_own(hooks: Path, folder: str) -> bool:
    """Tell whether a hooks folder belongs to the repository, not to whatever else core.hooksPath is set for."""
    places = git_output(["rev-parse", "--git-common-dir", "--show-cdup"], folder=folder).decode(
        "utf-8", "surrogateescape"
    )
    own = [(Path(folder) / place).resolve() for place in places.split("\n")[:2]]
    return any(place in hooks.resolve().parents for place in own)


def wanted_hook(name: str) -> str:
    """Return the hook that runs the gatepost that is running now."""
    return hook_text(name, _forward(sys.executable), _forward(str(Path(gatepost.__file__).parent.parent)))


def hook_state(path: Path) -> HookState:
    """Look at what is at a hook's place. Raises `HookNotOursError` where that cannot be read as a file."""
    kept = path.with_name(path.name + KEPT_SUFFIX)
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() or path.is_symlink() else None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise HookNotOursError(message, "look at it, and move it out of the way") from None
    return HookState(text, has_kept=os.path.lexists(kept))


def install_hook(folder: str, name: str) -> HookReport:
    """Install the hook `name`. One that was there is kept and chained; a second run changes nothing."""
    path = hooks_folder(folder) / name
    kept = path.with_name(name + KEPT_SUFFIX)
    state = hook_state(path)
    wanted = wanted_hook(name)
    plan = plan_install(state, wanted)
    if plan == BLOCKED:
        message = f"{path} is not ours, and {kept.name} beside it is taken"
        raise HookNotOursError(message, "merge the two by hand, remove one of them, and install again")
    _refuse_edited(plan, path, kept)
    if plan in (KEEP, WRITE):
        _replace(path, kept if plan == KEEP else None, wanted)
    is_shared = not _is_own(path.parent, folder)
    return HookReport(plan, path, kept if plan == KEEP or state.has_kept else None, is_shared=is_shared)


def uninstall_hook(folder: str, name: str) -> HookReport:
    """Remove the hook `name` if it is ours, and put back what was there before."""
    path = hooks_folder(folder) / name
    kept = path.with_name(name + KEPT_SUFFIX)
    plan = plan_uninstall(hook_state(path))
    _refuse_edited(plan, path, kept)
    try:
        if plan == RESTORE:
            kept.replace(path)
        elif plan == REMOVE:
            path.unlink()
    except OSError as error:
        message = f"cannot remove {path}: {error.strerror}"
        raise CannotWriteError(message, "make the hooks folder writable") from None
    return HookReport(plan, path, path if plan == RESTORE else None)


def _refuse_edited(plan: str, path: Path, kept: Path) -> None:
    if plan == EDITED:
        message = f"{path} has been edited since gatepost wrote it"
        raise HookNotOursError(
            message, f"move your lines to an executable {kept.name}, which runs first, and delete it"
        )


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
