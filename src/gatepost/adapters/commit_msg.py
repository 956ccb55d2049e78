"""The commit-msg hook's full path: read, judge, keep a refused message, remember the rulebook."""

import os
import shlex
import time
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.bundle import collect
from gatepost.adapters.files import decode_message, read_message, write_atomically
from gatepost.adapters.git_config import ENVIRONMENT, MessageConfig
from gatepost.adapters.rulebook_cache import NAME, CachedRulebook, dump, signature
from gatepost.adapters.settings_files import SOURCES, load_rulebook
from gatepost.adapters.work_tree import WorkTree, find_work_tree
from gatepost.errors import CannotWriteError, GatepostError
from gatepost.gate.frozen import freeze
from gatepost.gate.judge import Rulebook, judge, refuses
from gatepost.gate.mend import mend
from gatepost.message.cleanup import clean
from gatepost.rules.case import COMMIT
from gatepost.rules.catalogue import find_rule
from gatepost.values import Verdict

REJECTED = "gatepost/rejected"
MENDED = "gatepost/mended"
JUDGING = ("gatepost.gate.frozen", "gatepost.gate.judge", "gatepost.message.cleanup")
_SETTLED = 2.0  # seconds; no file system's clock is coarser


class Outcome:
    """The verdict, the rules that were skipped on request, and where a refused message and its mended form are kept."""

    __slots__ = ("kept", "mended", "skipped", "verdict")

    def __init__(self, verdict: Verdict, skipped: list[str], kept: Path | None, mended: Path | None) -> None:
        self.verdict = verdict
        self.skipped = skipped
        self.kept = kept
        self.mended = mended


def judge_message_file(file: str) -> Outcome:
    """Judge the message that git is about to commit.

    Whatever goes wrong here, the message is kept first: it is the user's only
    copy once git has gone on.
    """
    data = read_message(file)
    tree = find_work_tree(".")
    try:
        return _judge(file, data, tree)
    except GatepostError as error:
        kept = _keep(tree, REJECTED, data)
        if kept is not None:
            words = f"your message is kept: git commit -e -F {pasteable(kept)}"
            error.hint = f"{error.hint}; {words}" if error.hint else words
        raise
    except BaseException:  # a bug of ours, or Ctrl-C
        _keep(tree, REJECTED, data)
        raise


def _judge(file: str, data: bytes, tree: WorkTree) -> Outcome:
    config = tree.message_config()
    text = decode_message(data, "the message", config.encoding)
    text = clean(text, config.for_message(edited=os.environ.get("GIT_EDITOR") != ":"))
    whole = load_rulebook(tree.root)
    _remember(tree, whole, config)
    rulebook, skipped = _without_skipped(whole)
    if not text.strip():
        return Outcome(Verdict(file, text, []), skipped, None, None)  # git refuses an empty message itself
    merge = (tree.git_dir / "MERGE_HEAD").exists()
    findings = judge(text, rulebook, COMMIT, merge=merge)
    verdict = Verdict(file, text, findings)
    if not refuses(findings):
        return Outcome(verdict, skipped, None, None)
    kept = _keep(tree, REJECTED, data)
    mended = mend(text, rulebook)
    return Outcome(
        verdict, skipped, kept, _keep(tree, MENDED, f"{mended}\n".encode(config.encoding)) if mended else None
    )


def _without_skipped(rulebook: Rulebook) -> tuple[Rulebook, list[str]]:
    """Return the rulebook without the rules that GATEPOST_SKIP names, and their names. CI ignores the variable."""
    words = os.environ.get("GATEPOST_SKIP", "")
    if not words or os.environ.get("CI"):
        return rulebook, []
    found = [rule for rule in map(find_rule, words.replace(",", " ").split()) if rule is not None]
    kept = tuple(rule for rule in rulebook.rules if type(rule) not in found)
    return Rulebook(kept, rulebook.types, rulebook.scopes), [rule.name for rule in found]


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


def _remember(tree: WorkTree, rulebook: Rulebook, config: MessageConfig) -> None:
    """Keep the rulebook for the next commit; without a word where that cannot be, since it only saves time.

    A file that was written a moment ago may be written again within the same tick of the file system's clock, so
    nothing is kept until it is older, as git does with its index.
    """
    if os.environ.get("GIT_CONFIG_COUNT"):
        return
    frozen = freeze(rulebook)
    modules, files = collect([*JUDGING, *(module for module, _, _, _ in frozen[2])])
    sources = tuple((path, signature(path)) for path in (*SOURCES, *config.sources, *files))
    newest = max((max(known[0], known[1]) for _, known in sources if known is not None), default=0)
    if time.time() - newest / 1e9 < _SETTLED:
        return
    environment = tuple((name, os.environ.get(name)) for name in ENVIRONMENT)
    cleanup = (config.cleanup, config.comment, config.verbose, config.encoding)
    with suppress(CannotWriteError):
        write_atomically(tree.git_dir / NAME, dump(CachedRulebook(frozen, cleanup, sources, environment, modules)))
