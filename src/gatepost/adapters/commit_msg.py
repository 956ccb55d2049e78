"""The commit-msg hook's full path: read, judge, keep a refused message, remember the rulebook."""

import os
import shlex
import time
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.bundle import collect
from gatepost.adapters.files import decode_message, read_message, write_atomically
from gatepost.adapters.git_config import ENVIRONMENT, MessageConfig
from gatepost.adapters.process import git_output
from gatepost.adapters.rulebook_cache import NAME, CachedRulebook, Signature, dump, load, signature
from gatepost.adapters.settings_files import SOURCES, load_rulebook
from gatepost.adapters.work_tree import WorkTree, find_work_tree
from gatepost.errors import CannotWriteError, GatepostError
from gatepost.gate.frozen import freeze
from gatepost.gate.judge import Rulebook, judge, refuses
from gatepost.gate.mend import mend
from gatepost.message.cleanup import AUTO, DEFAULT, clean
from gatepost.rules.case import COMMIT
from gatepost.rules.catalogue import find_rule
from gatepost.values import Verdict

REJECTED = "gatepost/rejected"
MENDED = "gatepost/mended"
JUDGING = ("gatepost.gate.frozen", "gatepost.gate.judge", "gatepost.message.cleanup")
_MOST_KEPT = 9
_SETTLED = 2.0  # seconds; no file system's clock is coarser


class Outcome:
    """What became of a message that was being committed.

    `kept` is where a refused message is, `mended` where it is as it would
    pass; None where there is none, or nowhere could be written. `flags` are
    those that `git commit` needs to do the same again. `skipped` are the rules that were
    left out on request, `unknown` the words in that request that name no rule.
    """

    __slots__ = ("flags", "kept", "mended", "skipped", "unknown", "verdict")

    def __init__(self, verdict: Verdict, skipped: list[str], unknown: list[str]) -> None:
        self.verdict = verdict
        self.skipped = skipped
        self.unknown = unknown
        self.kept: Path | None = None
        self.mended: Path | None = None
        self.flags = Flags()


class Flags:
    """What stands behind `git commit`: for its editor only, and for what it commits."""

    __slots__ = ("for_editor", "for_files")

    def __init__(self, for_editor: str = "", for_files: str = "") -> None:
        self.for_editor = for_editor
        self.for_files = for_files


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
        kept = _keep_rejected(tree, data)
        if kept is not None:
            words = f"your message is kept: git commit -e -F {pasteable(kept)}"
            error.hint = f"{error.hint}; {words}" if error.hint else words
        raise
    except BaseException:  # a bug of ours, or Ctrl-C
        _keep_rejected(tree, data)
        raise


def _judge(file: str, data: bytes, tree: WorkTree) -> Outcome:
    config = tree.message_config()
    text = decode_message(data, "the message", config.encoding)
    text = clean(text, config.for_message(edited=os.environ.get("GIT_EDITOR") != ":"))
    whole = load_rulebook(tree.root)
    _remember(tree, whole, config)
    rulebook, skipped, unknown = _without_skipped(whole)
    merge = (tree.git_dir / "MERGE_HEAD").exists()
    findings = judge(text, rulebook, COMMIT, merge=merge) if text.strip() else []  # git refuses an empty one itself
    outcome = Outcome(Verdict(file, text, findings), skipped, unknown)
    mended = mend(text, rulebook) if refuses(findings) else None
    if refuses(findings):
        outcome.kept = _keep_rejected(tree, f"{text}\n".encode(config.encoding))
        outcome.flags = _flags(text, config)
    if mended is not None:
        outcome.mended = _keep(tree, MENDED, f"{mended}\n".encode(config.encoding))
    else:
        _forget(tree, MENDED)  # it belongs to another message, and must not be committed for this one
    return outcome


def _flags(text: str, config: MessageConfig) -> Flags:
    """Return the flags that do the same commit again, as far as a hook can know.

    git hands a hook another index for `-a`, `-i` and for named paths; of
    `--amend` and `--author` there is no trace.
    """
    comment = "#" if config.comment == AUTO else config.comment
    keeps_comments = any(line.startswith(comment) for line in text.split("\n"))
    for_editor = " --cleanup=scissors" if keeps_comments and config.cleanup == DEFAULT else ""
    index = Path(os.environ.get("GIT_INDEX_FILE", "")).name
    if index.startswith("next-index"):
        return Flags(for_editor, " -- PATHS")
    if index == "index.lock":
        return Flags(
            for_editor, " -i -- PATHS" if git_output(["diff", "--name-only", "--ignore-submodules=dirty"]) else " -a"
        )
    return Flags(for_editor)


def _without_skipped(rulebook: Rulebook) -> tuple[Rulebook, list[str], list[str]]:
    """Return the rulebook without the rules that GATEPOST_SKIP names, their names, and words that name none.

    CI ignores the variable.
    """
    words = os.environ.get("GATEPOST_SKIP", "").replace(",", " ").split()
    if not words or os.environ.get("CI"):
        return rulebook, [], []
    found = {word: find_rule(word) for word in words}
    skipped = [rule for rule in found.values() if rule is not None]
    kept = tuple(rule for rule in rulebook.rules if type(rule) not in skipped)
    unknown = [word for word, rule in found.items() if rule is None]
    return Rulebook(kept, rulebook.types, rulebook.scopes), [rule.name for rule in skipped], unknown


def pasteable(path: Path) -> str:
    """Return `path` as a word for the user's shell, which stands where git was started: GIT_PREFIX below the hook."""
    top = Path.cwd()
    inside = top in path.parents
    return shlex.quote(os.path.relpath(path, top / os.environ.get("GIT_PREFIX", "")) if inside else str(path))


def _keep_rejected(tree: WorkTree, data: bytes) -> Path | None:
    """Keep a refused message; the ones before it move to `rejected.1`, `rejected.2` and so on."""
    path = tree.git_dir / REJECTED
    with suppress(OSError):
        if path.read_bytes() != data:
            for number in range(_MOST_KEPT, 1, -1):
                with suppress(FileNotFoundError):
                    path.with_name(f"{path.name}.{number - 1}").replace(path.with_name(f"{path.name}.{number}"))
            path.replace(path.with_name(f"{path.name}.1"))
    return _keep(tree, REJECTED, data)


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


def _forget(tree: WorkTree, name: str) -> None:
    with suppress(OSError):
        (tree.git_dir / name).unlink()


def _remember(tree: WorkTree, rulebook: Rulebook, config: MessageConfig) -> None:
    """Keep the rulebook for the next commit; without a word where that cannot be, since it only saves time.

    A file that was written a moment ago may be written again within the same tick of the file system's clock, so
    nothing is kept until it is older, as git does with its index.
    """
    sources = [(path, signature(path)) for path in (*SOURCES, *config.sources)]
    if os.environ.get("GIT_CONFIG_COUNT") or not _are_settled(sources) or _is_cached(tree):
        return
    frozen = freeze(rulebook)
    modules, files = collect([*JUDGING, *(module for module, _, _, _ in frozen[2])])
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
