"""The user's editor, on a message."""

import shlex
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.files import read_message, read_plain_file, write_atomically
from gatepost.adapters.git_config import MessageConfig
from gatepost.adapters.process import git_output
from gatepost.adapters.signals import deaf_to_interrupts
from gatepost.adapters.work_tree import WorkTree
from gatepost.errors import CannotWriteError, GatepostError
from gatepost.message.cleanup import AUTO, VERBATIM, WHITESPACE, Cleanup, clean

NAME = "gatepost/COMMIT_EDITMSG"
"""Editors know a message by the last part."""

_SCISSORS = "------------------------ >8 ------------------------"
_LARGEST = 1 << 20


class EditorFailedError(Exception):
    """The editor did not end well; the text says how."""


def edit(message: str, tree: WorkTree, config: MessageConfig) -> str:
    """Return the message that the user's editor leaves, with the white space cleaned as git does.

    What `commit.template` and `commit.verbose` add stands below scissors, so no line of the message is taken for a
    comment. Raises `EditorFailedError`; what the editor has written then stays where the text says.
    """
    comment = "#" if config.comment == AUTO else config.comment
    path = tree.git_dir / NAME
    older = _older(path)
    try:
        write_atomically(path, _sheet(message, tree, config, comment).encode(config.encoding, "surrogateescape"))
        _run(_command(tree), path)
        text = read_message(str(path)).decode(config.encoding)
    except EditorFailedError as error:
        raise EditorFailedError(str(error) + older) from None
    except (CannotWriteError, GatepostError) as error:
        raise EditorFailedError(error.text + older) from None
    except LookupError:
        reason = f"git's i18n.commitEncoding is `{config.encoding}`, which Python does not know"
        raise EditorFailedError(reason) from None
    except UnicodeEncodeError:
        reason = f"the message cannot be written in {config.encoding}"
        raise EditorFailedError(reason) from None
    except UnicodeError:
        reason = f"the editor did not write {config.encoding}; what it wrote is in {path}"
        raise EditorFailedError(reason) from None
    with suppress(OSError):
        path.unlink()
    mode = VERBATIM if config.cleanup == VERBATIM else WHITESPACE
    return clean(text, Cleanup(mode, comment, edited=True, verbose=True))


def _older(path: Path) -> str:
    """Move away what an editor wrote that nobody has read since, and say where it is."""
    aside = path.with_name(f"{path.name}.before")
    with suppress(OSError):
        path.replace(aside)
        return f"; an older text of the editor is in {aside}"
    return ""


def _sheet(message: str, tree: WorkTree, config: MessageConfig, comment: str) -> str:
    """Return what the editor opens: the message, and below scissors the template's words and the difference."""
    template = _template(tree, config)
    lines = [message]
    if template or config.verbose:
        lines += ["", f"{comment} {_SCISSORS}", f"{comment} What stands below this line is left out."]
        lines += template.split("\n") if template else []
    if config.verbose:
        diff = git_output(["diff", "--cached", "--no-ext-diff", "--no-color"], folder=str(tree.root))
        lines.append(diff.decode("utf-8", "replace").encode(config.encoding, "replace").decode(config.encoding))
    return "\n".join(lines) + "\n"


def _template(tree: WorkTree, config: MessageConfig) -> str:
    """Return the text of the file that commit.template names; empty where there is none."""
    asked = git_output(["config", "--type=path", "-z", "--get", "commit.template"], folder=str(tree.root), missing=1)
    name = asked.decode("utf-8", "surrogateescape").rstrip("\0")
    if not name:
        return ""
    with suppress(OSError, UnicodeError):
        return read_plain_file(tree.root / name, _LARGEST).decode(config.encoding)
    return ""


def _command(tree: WorkTree) -> str:
    """Return the editor that git would start, with its arguments."""
    return git_output(["var", "GIT_EDITOR"], folder=str(tree.root)).decode("utf-8", "surrogateescape").strip()


def _run(editor: str, path: Path) -> None:
    """Start the editor as git does: by a shell that gets the path as an argument, never as a part of its command."""
    words = (
        [*shlex.split(editor), str(path)]
        if sys.platform == "win32"
        else ["sh", "-c", f'{editor} "$@"', editor, str(path)]
    )
    try:
        with deaf_to_interrupts():
            done = subprocess.run(words, check=False)  # noqa: S603  the user's own command
    except OSError as error:
        reason = f"the editor `{editor}` cannot be started: {error.strerror}"
        raise EditorFailedError(reason) from None
    if done.returncode:
        reason = (
            f"the editor `{editor}` ended with {done.returncode}: the message is as it was; what it wrote is in {path}"
        )
        raise EditorFailedError(reason)
