"""The commit-msg hook's full path: read, judge, keep a refused message, remember the rulebook."""

import os
from pathlib import Path

from gatepost.adapters.environment import skip_words
from gatepost.adapters.files import decode_message, read_message
from gatepost.adapters.git_config import MessageConfig
from gatepost.adapters.kept_messages import forget_mended, keep_mended, keep_rejected, pasteable
from gatepost.adapters.process import git_output
from gatepost.adapters.remember import remember
from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.settings_sources import FolderFiles
from gatepost.adapters.work_tree import WorkTree, find_work_tree
from gatepost.errors import GatepostError
from gatepost.gate.judge import Candidate, Rulebook, judge_one, refuses
from gatepost.gate.mend import mend
from gatepost.gate.skip import Skipped, without
from gatepost.message.cleanup import AUTO, DEFAULT, clean
from gatepost.rules.case import COMMIT
from gatepost.values import Verdict


class Outcome:
    """What became of a message that was being committed.

    `kept` is where a refused message is, `mended` where it is as it would
    pass; None where there is none, or nowhere could be written. `flags` are
    those that `git commit` needs to do the same again. `skipped` says which rules were
    left out on request.
    """

    __slots__ = ("flags", "kept", "mended", "skipped", "verdict")

    def __init__(self, verdict: Verdict, skipped: Skipped) -> None:
        self.verdict = verdict
        self.skipped = skipped
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
        kept = keep_rejected(tree, data)
        if kept is not None:
            words = f"your message is kept: git commit -e -F {pasteable(kept)}"
            error.hint = f"{error.hint}; {words}" if error.hint else words
        raise
    except BaseException:  # a bug of ours, or Ctrl-C
        keep_rejected(tree, data)
        raise


def _judge(file: str, data: bytes, tree: WorkTree) -> Outcome:
    config = tree.message_config()
    text = decode_message(data, "the message", config.encoding)
    text = clean(text, config.for_message(edited=os.environ.get("GIT_EDITOR") != ":"))
    loaded = load_settings(FolderFiles(Path() if Path.cwd().samefile(tree.root) else tree.root))
    remember(tree, loaded, config)
    rulebook, skipped = without(loaded.rulebook, skip_words())
    candidate = Candidate(file, text, COMMIT, merge=True if (tree.git_dir / "MERGE_HEAD").exists() else None)
    verdict = _verdict(candidate, rulebook) if text.strip() else Verdict(file, text, [])  # git refuses an empty one
    outcome = Outcome(verdict, skipped)
    refused = refuses(verdict.findings)
    mended = mend(text, rulebook, paths=candidate.paths, merge=candidate.merge) if refused else None
    if refused:
        outcome.kept = keep_rejected(tree, f"{text}\n".encode(config.encoding))
        outcome.flags = _flags(text, config)
    if mended is not None:
        outcome.mended = keep_mended(tree, f"{mended}\n".encode(config.encoding))
    else:
        forget_mended(tree)
    return outcome


def _verdict(candidate: Candidate, rulebook: Rulebook) -> Verdict:
    """Judge a message; a refused one is judged again with the staged files in view, where they tell the scope."""
    verdict = judge_one(candidate, rulebook)
    if rulebook.words.scope_paths and refuses(verdict.findings):
        staged = git_output(["diff", "--cached", "--name-only", "--no-renames", "-z"])
        candidate.paths = tuple(staged.decode("utf-8", "surrogateescape").split("\0")[:-1])
        verdict = judge_one(candidate, rulebook)
    return verdict


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
