"""The rulebook that was made from files → the one file from which the commit-msg hook's accepting path reads it."""

import os
import time
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.bundle import collect
from gatepost.adapters.files import write_atomically
from gatepost.adapters.git_config import ENVIRONMENT, MessageConfig
from gatepost.adapters.rulebook_cache import NAME, CachedRulebook, Signature, dump, load, signature
from gatepost.adapters.settings_files import LoadedSettings
from gatepost.adapters.work_tree import WorkTree
from gatepost.errors import CannotWriteError
from gatepost.gate.frozen import freeze

JUDGING = ("gatepost.gate.frozen", "gatepost.gate.judge", "gatepost.message.cleanup")
_SETTLED = 2.0  # seconds; no file system's clock is coarser


def remember(tree: WorkTree, loaded: LoadedSettings, config: MessageConfig) -> None:
    """Keep the rulebook for the next commit; without a word where that cannot be, since it only saves time.

    A file that was written a moment ago may be written again within the same tick of the file system's clock, so
    nothing is kept until it is older, as git does with its index. The files are known by their
    paths from the top of the work tree, where git runs its hooks: it may be moved.
    """
    if os.environ.get("GIT_CONFIG_COUNT") or not Path.cwd().samefile(tree.root):
        return
    sources = [(path, signature(path)) for path in (*loaded.places, *config.sources)]
    if not _are_settled(sources) or _is_cached(tree):
        return
    frozen = freeze(loaded.rulebook)
    modules, files = collect([*JUDGING, *(rule[0] for rule in frozen[1])])
    code = [(path, signature(path)) for path in files]
    if not _are_settled(code):
        return
    environment = tuple((name, os.environ.get(name)) for name in ENVIRONMENT)
    cleanup = (config.cleanup, config.comment, config.verbose, config.encoding)
    with suppress(CannotWriteError):
        write_atomically(
            tree.git_dir / NAME, dump(CachedRulebook(frozen, cleanup, (*sources, *code), environment, modules))
        )


def _are_settled(sources: list[tuple[str, Signature]]) -> bool:
    newest = max((max(known[0], known[1]) for _, known in sources if known is not None), default=0)
    return time.time() - newest / 1e9 >= _SETTLED


def _is_cached(tree: WorkTree) -> bool:
    try:
        return load(str(tree.git_dir)) is not None
    except (ValueError, TypeError, EOFError):
        return False
