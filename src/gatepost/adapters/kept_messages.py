"""Messages that must not be lost: kept under git's own directory, with the words for a shell that lead back to them."""

import os
import shlex
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.files import read_plain_file, write_atomically
from gatepost.adapters.work_tree import WorkTree
from gatepost.errors import CannotWriteError

REJECTED = "gatepost/rejected"
MENDED = "gatepost/mended"
_MOST_KEPT = 9


def keep_rejected(tree: WorkTree, data: bytes) -> Path | None:
    """Keep a refused message; the ones before it move to `rejected.1`, `rejected.2` and so on."""
    path = tree.git_dir / REJECTED
    with suppress(OSError):
        if read_plain_file(path, len(data) + 1) != data:
            for number in range(_MOST_KEPT, 1, -1):
                with suppress(FileNotFoundError):
                    path.with_name(f"{path.name}.{number - 1}").replace(path.with_name(f"{path.name}.{number}"))
            path.replace(path.with_name(f"{path.name}.1"))
    return _keep(tree, REJECTED, data)


def keep_mended(tree: WorkTree, data: bytes) -> Path | None:
    """Keep the message as it would pass."""
    return _keep(tree, MENDED, data)


def keep_reworded(tree: WorkTree, commit: str, data: bytes) -> Path | None:
    """Keep the message of a commit as it would pass, by its id: nothing that is refused meanwhile takes its place."""
    return _keep(tree, f"{MENDED}-{commit[:9]}", data)


def forget_mended(tree: WorkTree) -> None:
    """Take the mended message of another time away: it must not be committed for this one."""
    with suppress(OSError):
        (tree.git_dir / MENDED).unlink()


def pasteable(path: Path) -> str:
    """Return `path` as a word for the user's shell, which stands where git was started: GIT_PREFIX below the hook."""
    top = Path.cwd()
    inside = top in path.parents
    return shlex.quote(os.path.relpath(path, top / os.environ.get("GIT_PREFIX", "")) if inside else str(path))


def _keep(tree: WorkTree, name: str, data: bytes) -> Path | None:
    """Keep `data` under git's directory, else in the folder for temporary files; None where neither can be written."""
    with suppress(CannotWriteError):
        path = tree.git_dir / name
        write_atomically(path, data)
        return path
    with suppress(CannotWriteError, OSError):
        import tempfile  # noqa: PLC0415  only where git's directory cannot be written

        path = Path(tempfile.mkdtemp(prefix="gatepost-")) / Path(name).name
        write_atomically(path, data)
        return path
    return None
