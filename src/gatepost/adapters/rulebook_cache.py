"""The rulebook that the commit-msg hook judges by, and the code that judges, in one file under git's own directory.

It holds as long as no file that it was made from has changed, appeared or
gone. The hook's accepting path reads it, so nothing is imported here that the
bare interpreter has not loaded already, and the forty modules of grammar, rules
and gate come out of one file instead of forty.
"""

import marshal
import sys
from _imp import source_hash  # the interpreter's own check of its caches: loaded already, and fast

from gatepost import __version__

if sys.platform == "win32":
    from nt import environ, stat
else:
    from posix import environ, stat

TYPE_CHECKING = False  # `typing` alone would cost as much as the interpreter's start
if TYPE_CHECKING:
    from types import CodeType

    from gatepost.gate.frozen import Frozen

NAME = "gatepost/rulebook"
_HEADER = f"gatepost {__version__} {sys.implementation.cache_tag}\n".encode()
_KIND, _PLAIN_FILE = 0o170000, 0o100000  # of st_mode; the module `stat` is not loaded for it
_LARGEST = 1 << 21
_KEY = 0x6761746570  # any number will do

Signature = tuple[int, int, int, int] | None
"""Time of change, time of the last write, size and number of a file; None where there is no file."""


class CachedRulebook:
    """A frozen rulebook with git's settings for messages, the code to judge by it, and what all of it was made from.

    `modules` are name, path of the package (empty for a plain module), and
    code, each after those that it imports.
    """

    __slots__ = ("comment", "encoding", "environment", "frozen", "mode", "modules", "sources", "verbose")

    def __init__(
        self,
        frozen: "Frozen",
        cleanup: tuple[str, str, bool, str],
        sources: tuple[tuple[str, Signature], ...],
        environment: tuple[tuple[str, str | None], ...],
        modules: "tuple[tuple[str, str, CodeType], ...]",
    ) -> None:
        self.frozen = frozen
        self.mode, self.comment, self.verbose, self.encoding = cleanup
        self.sources = sources
        self.environment = environment
        self.modules = modules


def signature(path: str) -> Signature:
    """Return what changes when the file at `path` does."""
    try:
        found = stat(path)
    except OSError:
        return None
    return found.st_ctime_ns, found.st_mtime_ns, found.st_size, found.st_ino


def variable(name: str) -> str | None:
    """Return an environment variable without importing `os`."""
    if sys.platform == "win32":
        return environ.get(name)
    value = environ.get(name.encode())
    return None if value is None else value.decode("utf-8", "surrogateescape")


def load(git_dir: str) -> CachedRulebook | None:
    """Return the rulebook kept in `git_dir`; None where there is none, or it no longer holds."""
    path = f"{git_dir}/{NAME}"
    try:
        found = stat(path)
        if found.st_mode & _KIND != _PLAIN_FILE or found.st_size > _LARGEST:
            return None
        with open(path, "rb") as file:  # noqa: PTH123  pathlib costs more than the whole hook
            data = file.read(_LARGEST)
    except OSError:
        return None
    start = len(_HEADER) + 8
    if not data.startswith(_HEADER) or data[start - 8 : start] != source_hash(_KEY, memoryview(data)[start:]):
        return None
    cached = CachedRulebook(*marshal.loads(memoryview(data)[start:]))  # noqa: S302  who can write here can write hooks
    for path, known in cached.sources:
        if signature(path) != known:
            return None
    for name, value in cached.environment:
        if variable(name) != value:
            return None
    return cached


def dump(cached: CachedRulebook) -> bytes:
    """Return `cached` as `load` reads it, with its hash: a damaged file would crash the interpreter, not just fail."""
    cleanup = (cached.mode, cached.comment, cached.verbose, cached.encoding)
    payload = marshal.dumps((cached.frozen, cleanup, cached.sources, cached.environment, cached.modules))
    return _HEADER + source_hash(_KEY, payload) + payload


def install_modules(cached: CachedRulebook) -> None:
    """Make the cached modules importable without looking for their files."""
    module_type = type(sys)
    for name, path, code in cached.modules:
        module = module_type(name)
        if path:
            module.__path__ = [path]
        sys.modules[name] = module
        exec(code, module.__dict__)  # noqa: S102  the package's own code, as it was compiled from its files


def forget_modules(cached: CachedRulebook) -> None:
    """Undo `install_modules`, so that what comes after imports from the files."""
    for name, _, _ in cached.modules:
        sys.modules.pop(name, None)
