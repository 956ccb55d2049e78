"""Where git runs the hooks of a repository from, and who else runs what lies there."""

import os
from pathlib import Path

from gatepost.adapters.process import git_answers, git_output
from gatepost.errors import GitFailedError, HookNotOursError
from gatepost.hooks.status import COMMITTED, ELSEWHERE, OWN

_HOOK = "--git-path hooks/x"
_COMMON = "--git-common-dir"
_WHERE = "`git config --show-origin core.hooksPath` names where that is set"


class HooksPlace:
    """The folder of the hooks, the top of the work tree (git's directory if there is none), and whose hooks they are.

    `kind` is `OWN`, `COMMITTED` (others get them with the work tree) or
    `ELSEWHERE` (other repositories run them too). `is_usual` tells whether core.hooksPath leaves the folder
    as it is. `problem` says why git runs no hooks from it; empty where it does.
    """

    __slots__ = ("folder", "is_usual", "kind", "problem", "top")

    def __init__(self, folder: Path, top: Path, kind: str, *, is_usual: bool) -> None:
        self.folder = folder
        self.top = top
        self.kind = kind
        self.is_usual = is_usual
        self.problem = "" if is_usual else _problem(folder)


def hooks_folder(folder: str) -> Path:
    """Return the folder that git runs hooks from: of the repository, or what core.hooksPath says."""
    return _path(_HOOK, folder).parent


def find_hooks(folder: str) -> HooksPlace:
    """Return where the hooks are of the repository around `folder`. Raises `NoRepositoryError`, `NoGitError`."""
    told = git_answers(["--is-inside-work-tree", _HOOK, _COMMON, "--show-toplevel"], folder=folder)
    if told and told[0] == "true":
        hook, common, top = (_absolute(path, folder) for path in told[1:])
        hooks = hook.parent
    else:
        hooks, common, top = _asked_one_by_one(folder)
    is_usual = hooks.resolve() == (common / "hooks").resolve()
    return HooksPlace(hooks, top, OWN if is_usual else _kind(hooks, common, top), is_usual=is_usual)


def _asked_one_by_one(folder: str) -> tuple[Path, Path, Path]:
    hooks, common = hooks_folder(folder), _path(_COMMON, folder)
    is_bare = git_output(["rev-parse", "--is-inside-work-tree"], folder=folder) != b"true\n"
    return hooks, common, _path("--absolute-git-dir" if is_bare else "--show-toplevel", folder)


def usable_hooks(folder: str) -> HooksPlace:
    """Return where the hooks are; raises `HookNotOursError` where git would run none that is put there."""
    place = find_hooks(folder)
    if place.problem:
        hint = f"make the folder, or take the setting away; {_WHERE}"
        message = f"git runs no hooks here: core.hooksPath leads to {place.folder}, which {place.problem}"
        raise HookNotOursError(message, hint)
    return place


def _kind(hooks: Path, common: Path, top: Path) -> str:
    hooks, common, top = hooks.resolve(), common.resolve(), top.resolve()
    if common in (hooks, *hooks.parents):
        return OWN
    if top not in (hooks, *hooks.parents):
        return ELSEWHERE
    try:
        is_ignored = git_output(["check-ignore", "--", str(hooks / "commit-msg")], folder=str(top), missing=1)
    except GitFailedError:  # behind a link, or inside a submodule
        return OWN
    return OWN if is_ignored else COMMITTED


def _problem(folder: Path) -> str:
    if folder == Path(folder.anchor):
        return "is no place for hooks"
    if not os.path.lexists(folder):
        return "does not exist"
    return "" if folder.is_dir() else "is no folder"


def _path(question: str, folder: str) -> Path:
    """Return a path that git names, which may be relative to `folder`."""
    path = git_output(["rev-parse", *question.split()], folder=folder).decode("utf-8", "surrogateescape")
    return _absolute(path.removesuffix("\n"), folder)


def _absolute(path: str, folder: str) -> Path:
    return Path(os.path.normpath(Path(folder).resolve() / path))
