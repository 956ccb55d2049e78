"""A repository, or a folder that is to become one → a `Survey`: all that `init` sees before it decides anything."""

import datetime as dt
import os
import sys
from pathlib import Path
from shutil import which

from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.survey_files import list_folder, read_texts
from gatepost.adapters.survey_history import Asked, hook_owners
from gatepost.adapters.work_tree import find_work_tree, is_ignored
from gatepost.errors import NoRepositoryError
from gatepost.scaffold.survey import Survey

_GIT, _VENV = ".git", ".venv"
_TAKEN = sys.stdlib_module_names | {"test"}  # which Python has, and does not name


def top_of(folder: str) -> Path:
    """Return the folder that is set up: the top of the work tree, or the folder itself where there is none yet.

    A folder that the repository above it ignores is none of its parts. Raises `NoRepositoryError`
    for a folder that is not there, or a repository that git refuses or that has no work tree.
    """
    return _place(folder)[0]


def _place(folder: str) -> tuple[Path, bool]:
    """Return the folder that is set up, and whether it is a repository."""
    path = Path(os.path.realpath(folder))
    if not path.is_dir():
        message = f"there is no folder {folder}"
        raise NoRepositoryError(message, "make it first, or name one that exists")
    try:
        tree = find_work_tree(folder)
    except NoRepositoryError:
        if any(os.path.lexists(place / _GIT) for place in (path, *path.parents)):  # git refuses it, or it is damaged
            raise
        return path, False
    root = Path(os.path.realpath(tree.root))
    if root == Path(os.path.realpath(tree.git_dir)) or not path.is_relative_to(root):
        message = "this repository has no work tree here"
        raise NoRepositoryError(message, "change to a clone of it")
    is_apart = path != root and is_ignored(path)
    return path if is_apart else root, not is_apart


def survey(folder: str) -> Survey:
    """Return what is there.

    Raises `FileUnreadableError` for a file that is needed, what `top_of` raises, and for errors in the settings
    what every command does.
    """
    root, is_repository = _place(folder)
    started_in = Path(os.path.realpath(folder)).relative_to(root).as_posix()
    has_uv = which("uv") is not None
    year = dt.datetime.now(dt.timezone.utc).year
    if not is_repository:
        _check_below(root)
        paths = list_folder(root)
        texts = read_texts(root, paths)
        is_there = os.path.lexists(root / _VENV)
        return Survey(str(root), paths, texts, year=year, has_uv=has_uv, taken=_TAKEN, has_environment=is_there)
    asked = Asked(root)
    owners = Meanwhile(lambda: hook_owners(root))
    paths = asked.paths()
    texts = read_texts(root, paths)
    return Survey(
        folder=str(root),
        paths=paths,
        texts=texts,
        history=asked.history(),
        year=year,
        has_uv=has_uv,
        started_in="" if started_in == "." else started_in,
        hook_owners=owners.answer(),
        taken=_TAKEN,
        has_environment=os.path.lexists(root / _VENV),
    )


def _check_below(folder: Path) -> None:
    """Raise `NoRepositoryError` for a folder of repositories: nobody wants one around them."""
    found = next((path.name for path in sorted(folder.iterdir()) if os.path.lexists(path / _GIT)), None)
    if found is not None:
        message = f"this is no repository, but {found} in it is one"
        raise NoRepositoryError(message, "change to that, or `git init` here first where this is meant")
