"""A commit, checked out as git does it into a folder of its own, beside the work tree and without a trace of it.

The folder is below the system's one for temporary files. In git's own directory it would
be inside of the work tree, whose uncommitted `ruff.toml` or `.editorconfig` many tools look for upwards.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gatepost.adapters.borrowed_folders import borrow, own_packages
from gatepost.adapters.files import read_plain_file
from gatepost.adapters.process import git_output, git_stream
from gatepost.adapters.work_tree import find_work_tree
from gatepost.errors import CannotWriteError, GitFailedError, NotLintedError

_PREFIX = "gatepost-checkout-"
_LOCK = "lock"
_NEW = 3600.0  # seconds in which a folder without a lock may still get one
_LARGEST_EXCLUDES = 1 << 20
_AS_COMMITTED = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.splitIndex=false",
    "core.untrackedCache=false",
)


class CleanCheckout:
    """A commit's files in the folder `root`; `variables` belong into the environment of whatever runs there.

    `packages` are folders that Python must look into first, or it imports from the work tree what is installed
    from there in a borrowed environment.
    """

    __slots__ = ("packages", "root", "variables")

    def __init__(self, root: Path, variables: dict[str, str], packages: list[str]) -> None:
        self.root = root
        self.variables = variables
        self.packages = packages


def common_folder(folder: str) -> Path:
    """Return git's directory that all work trees of a repository share."""
    path = git_output(["rev-parse", "--git-common-dir"], folder=folder).decode("utf-8", "surrogateescape")
    return (Path(folder) / path.removesuffix("\n")).resolve()


@contextmanager
def clean_checkout(commit: str, folder: str) -> Iterator[CleanCheckout]:
    """Check the commit with the id `commit` out, for as long as it is needed.

    It is a work tree of the repository as `git worktree add` makes them, with a HEAD and an index of its own,
    but the repository does not know of it. So attributes, filters, line endings and what a partial clone has to
    fetch are as ever; submodules are empty folders. Where this process is killed, the next one removes what is left.
    Meanwhile nothing in our environment ties git to another repository. Raises `CannotWriteError`, `NotLintedError`.
    """
    top, common = find_work_tree(folder).root.resolve(), common_folder(folder)
    try:
        _sweep()
        home = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
    except OSError as error:
        raise _cannot(error, error.filename or "the folder for temporary files") from None
    lock = -1
    try:
        with _away_from_hook():
            try:
                lock = _locked(home / _LOCK)
                checkout = _check_out(commit, top, common, home)
            except OSError as error:
                raise _cannot(error, str(home)) from None
            yield checkout
    finally:
        if lock >= 0:
            os.close(lock)
        _remove(home)


@contextmanager
def _away_from_hook() -> Iterator[None]:
    """Take out of the environment what ties git to one repository: GIT_DIR and its kin, which a hook is given."""
    names = git_output(["rev-parse", "--local-env-vars"]).decode("ascii").split()
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def _check_out(commit: str, top: Path, common: Path, home: Path) -> CleanCheckout:
    root = home / "tree" / (top.name.removesuffix(".git") or "tree")  # tools show the name, and nothing else has it
    git_dir = root / ".git"
    git_dir.mkdir(parents=True)
    (git_dir / "HEAD").write_text(f"{commit}\n", "ascii")
    (git_dir / "commondir").write_bytes(os.fsencode(common) + b"\n")
    settings = [word for setting in _AS_COMMITTED for word in ("-c", setting)]
    options = ["--reset", "-u", "--no-sparse-checkout", "--no-recurse-submodules"]
    command = [*settings, f"--git-dir={git_dir}", f"--work-tree={root}", "read-tree", *options, commit]
    try:
        with git_stream(command, folder=str(root)):
            pass  # it says nothing
    except GitFailedError as error:
        reason = error.text.partition(" failed: ")[2] or error.text
        message = f"not linted: {commit[:9]} cannot be checked out: {reason}"
        raise NotLintedError(message, "`git worktree add` would say the same; `git push --no-verify` once") from None
    borrowed = borrow(top, root)
    return CleanCheckout(root, _variables(home, root, borrowed), own_packages(top, root) if borrowed else [])


def _variables(home: Path, root: Path, borrowed: list[str]) -> dict[str, str]:
    """Return the variables by which git leaves linked folders out of what is untracked, and starts no daemon."""
    settings = [("core.fsmonitor", "false")]
    if borrowed:
        excludes = home / "excludes"
        links = "".join(f"/{name}\n" for name in borrowed)
        excludes.write_bytes(_own_excludes(str(root)) + b"\n" + links.encode())
        settings.append(("core.excludesFile", str(excludes)))
    variables = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings):
        variables.update({f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value})
    return variables


def _own_excludes(folder: str) -> bytes:
    """Return what the user ignores everywhere (gitignore(5))."""
    said = git_output(["config", "--type=path", "--get", "core.excludesFile"], folder=folder, missing=1)
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")  # noqa: PTH111,PTH118  a home may be missing
    path = Path(os.fsdecode(said.removesuffix(b"\n"))) if said else Path(base, "git", "ignore")
    try:
        return read_plain_file(path, _LARGEST_EXCLUDES)
    except OSError:
        return b""


def _locked(path: Path) -> int:
    """Return the handle of a file that is locked until the handle is closed, or this process has ended."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with suppress(OSError):  # where nothing can be locked, nothing is swept either
        _lock(handle)
    return handle


def _lock(handle: int) -> None:
    """Lock a file, or raise `OSError` where another process has."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  there alone

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415  not on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sweep() -> None:
    """Remove the checkouts of processes that were killed."""
    for home in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_abandoned(home):
                _remove(home)


def _is_abandoned(home: Path) -> bool:
    found = home.lstat()
    if home.is_symlink() or (sys.platform != "win32" and found.st_uid != os.getuid()):
        return False
    try:
        handle = os.open(home / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return time.time() - found.st_mtime > _NEW
    try:
        _lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _remove(home: Path) -> None:
    """Remove a checkout, and what hooks have left in it without the right to remove it."""
    shutil.rmtree(home, ignore_errors=True)
    if not home.exists():
        return
    for place, folders, _ in os.walk(home):
        for folder in folders:
            path = Path(place, folder)
            if not path.is_symlink():
                path.chmod(0o700)
    shutil.rmtree(home, ignore_errors=True)


def _cannot(error: OSError, path: str) -> CannotWriteError:
    message = f"not linted: no commit can be checked out in {path}: {error.strerror or error}"
    return CannotWriteError(message, "make room there, or let TMPDIR name another folder; `git push --no-verify` once")
