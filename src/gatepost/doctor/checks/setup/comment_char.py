"""GD604."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import HOOKS_SILENT, WRONG_CHANGELOG
from gatepost.message.cleanup import AUTO, VERBATIM, WHITESPACE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_KEYS = ("core.commentstring", "core.commentchar")
_SPOKEN = {"core.commentstring": "core.commentString", "core.commentchar": "core.commentChar"}
_LISTS = "-*+"


class CommentChar(DoctorCheck):
    """Git's configuration here takes lines of messages for comments, or comments for the message.

    ## Symptom
    What is committed is not what was written: lines are lost, or the explanations of git are kept.

    Lines of a message are gone once it is committed. Or "# Please enter the commit message for your changes" stands in
    the history, and in what Release Please reads.

    ## Cause
    Lines that begin with `core.commentChar` are taken out of what is written in an editor: with a letter or a dash that
    are lines of text and of lists. With `auto` git chooses one for each message and tells no hook which. With
    `commit.cleanup` as `verbatim` or `whitespace` no comment is taken out at all.

    ## Mend
    Go back to what git does by itself, or take a character that begins no line of text:

        git config --unset commit.cleanup
        git config core.commentChar ';'
    """

    code = "GD604"
    name = "comment-char"
    severity = WARNING
    symptoms: tuple[str, ...] = (HOOKS_SILENT, WRONG_CHANGELOG)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report characters that begin text, and comments that stay."""
        config = facts.repository.config
        key = next((each for each in _KEYS if each in config), "")
        value = config.get(key, "")
        if value == AUTO:
            message = f"{_SPOKEN[key]} is `auto`: git chooses a character for each message, and tells no hook which"
            yield Problem(message, "", f"git config {_SPOKEN[key]} ';'")
        elif value[:1].isalnum() or value in tuple(_LISTS):
            what = "of a list" if value in _LISTS else "of text"
            message = f"{_SPOKEN[key]} is `{value}`: lines {what} that begin so vanish from messages"
            yield Problem(message, "", f"git config {_SPOKEN[key]} ';'")
        mode = config.get("commit.cleanup", "")
        if mode in (VERBATIM, WHITESPACE):
            message = f"commit.cleanup is `{mode}`: what git explains in the editor stays in the message"
            yield Problem(message, "", "git config --unset commit.cleanup")

    def fine(self, facts: Facts) -> str:
        """Return what a comment begins with."""
        value = next((facts.repository.config[key] for key in _KEYS if key in facts.repository.config), "#")
        return f"lines that begin with `{value}` are comments, and are taken out"
