"""The prepare-commit-msg hook: a refused message is put back into the editor, and the allowed words stand below it."""

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.commit_questions import current_branch, staged_paths
from gatepost.adapters.files import read_message, read_plain_file, write_atomically
from gatepost.adapters.git_config import MessageConfig
from gatepost.adapters.hook_files import native_hook_judges
from gatepost.adapters.kept_messages import REJECTED, pasteable
from gatepost.adapters.process import git_output
from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.settings_sources import FolderFiles
from gatepost.adapters.under_way import is_under_way
from gatepost.adapters.work_tree import WorkTree, find_work_tree
from gatepost.hooks.draft import Draft, prepared
from gatepost.hooks.names import COMMIT_MSG
from gatepost.message.cleanup import VERBATIM, WHITESPACE, Cleanup, clean
from gatepost.prompt.guess import issue_of_branch, type_of_branch, type_of_paths
from gatepost.rules.case import Words

TEMPLATE = "template"
_NO_EDITOR = ":"
_DAY = 86_400.0
_LARGEST = 1 << 20
_TAIL = 1 << 16


def prepare(file: str, source: str = "", commit: str = "") -> None:
    """Prepare the message file that git names, where a person is about to write a message from nothing.

    `source` and `commit` say where a message comes from that is there already (githooks(5)). Whatever goes
    wrong, the file stays as it is: none of it is worth a commit.
    """
    if source in ("", TEMPLATE) and not commit and os.environ.get("GIT_EDITOR") != _NO_EDITOR:
        with suppress(Exception):
            _prepare(Path(file), has_template=source == TEMPLATE)


def _prepare(path: Path, *, has_template: bool) -> None:
    tree = find_work_tree(".")
    if is_under_way(tree.git_dir):
        return
    config = tree.message_config()
    text = read_message(str(path)).decode(config.encoding)
    template = _template(config) if has_template else ""
    if has_template and not template:  # one named on the command line is not known
        return
    words = load_settings(FolderFiles(tree.root)).rulebook.words
    branch, scope = current_branch("."), _scope(words)
    draft = Draft(
        words.types,
        words.scopes,
        scope=scope,
        opening=_opening(words, branch, scope),
        issue=issue_of_branch(branch),
        refused=last_refused(tree, config.encoding),
        kept=pasteable(tree.git_dir / REJECTED),
    )
    wanted = prepared(text, template, config.for_message(edited=True), draft)
    if wanted is not None:
        write_atomically(path.resolve(), wanted.encode(config.encoding), mode=stat.S_IMODE(path.stat().st_mode))


def _template(config: MessageConfig) -> str:
    """Return what git has made of the file that commit.template names; empty where there is none."""
    named = git_output(["config", "--type=path", "-z", "--get", "commit.template"], missing=1)
    path = named.decode("utf-8", "surrogateescape").rstrip("\0")
    if not path:
        return ""
    text = read_plain_file(Path(path), _LARGEST).decode(config.encoding)
    if config.cleanup == VERBATIM:
        return text
    cleaned = clean(text, Cleanup(WHITESPACE, edited=False))
    return f"{cleaned}\n" if cleaned else ""


def _opening(words: Words, branch: str, scope: str) -> str:
    """Return how the header begins by the branch, else by the files; nothing where no hook of ours would refuse it.

    For whoever closes the editor upon it has written no message, but git would commit it.
    """
    type_ = type_of_branch(branch, words.types) or type_of_paths(staged_paths("."), words.types)
    if not type_ or not native_hook_judges(".", COMMIT_MSG):
        return ""
    return f"{type_}({scope}): " if scope else f"{type_}: "


def _scope(words: Words) -> str:
    """Return the scope of the files that are committed, where the settings tell it."""
    if not words.scope_paths:
        return ""
    from gatepost.rules.mending.scopes import scope_of_paths  # noqa: PLC0415  only where paths have scopes

    return scope_of_paths(staged_paths("."), words.scope_paths)


def last_refused(tree: WorkTree, encoding: str) -> str:
    """Return the message that was refused last; empty where it is old, or something was committed since."""
    path = tree.git_dir / REJECTED
    try:
        when = path.stat().st_mtime
    except OSError:
        return ""
    if time.time() - when > _DAY or when <= max(_last_commit(), _last_commit_here(tree)):
        return ""
    return read_plain_file(path, _LARGEST).decode(encoding)


def _last_commit() -> int:
    """Return when HEAD was committed, in seconds; 0 where there is no commit yet."""
    return int(git_output(["log", "-1", "--no-show-signature", "--format=%ct"], missing=128) or 0)


def _last_commit_here(tree: WorkTree) -> int:
    """Return when the last commit was made in this work tree, on whatever branch; 0 where git does not log it."""
    try:
        with (tree.git_dir / "logs" / "HEAD").open("rb") as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - _TAIL))
            lines = log.read().splitlines()
    except OSError:
        return 0
    for line in reversed(lines):
        head, _, action = line.partition(b"\t")
        if action.startswith(b"commit"):
            return int(head.split()[-2])
    return 0
