"""Our clean-up beside git's own, on the same texts."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gatepost.message.cleanup import AUTO, DEFAULT, SCISSORS, STRIP, VERBATIM, WHITESPACE, Cleanup, clean
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path

CUT = " ------------------------ >8 ------------------------"
_PIECES = (
    *(
        "feat: a",
        "body",
        "# comment",
        "#",
        "; comment",
        ";",
        "% x",
        " # indented",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
    ),
    *("\r", "\v", "\f", "\u00a0", "\u3000", "\u00e9", f"#{CUT}\n", f";{CUT}\n", f"x #{CUT}\n", f"#{CUT}x\n", CUT, ">8"),
)
texts = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that all examples share; each makes one commit more."""
    path = tmp_path_factory.mktemp("cleanup")
    git(path, "init", "--quiet", "--initial-branch=main")
    return path


def stripspace(text: str, *arguments: str, comment: str = "#") -> str:
    command = ["git", "-c", f"core.commentChar={comment}", "stripspace", *arguments]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode().removesuffix("\n")


def committed(place: Path, text: str, *arguments: str, edited: bool, comment: str = "#") -> str:
    """Return what git stores for a message file: handed in, or as a person leaves it in the editor."""
    message = place / ".git" / "typed"
    message.write_bytes(text.encode())
    how = ["--edit", "--message=x"] if edited else ["--file", str(message)]
    git(
        place,
        *("-c", f"core.commentChar={comment}", "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0"),
        *("commit", "--quiet", "--allow-empty", "--allow-empty-message", *how, *arguments),
        GIT_EDITOR=f"cp '{message}'",
    )
    stored = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=place, capture_output=True, check=True).stdout
    return stored.partition(b"\n\n")[2].decode()


@given(text=texts)
@settings(max_examples=60)
def test_white_space_goes_as_with_git_stripspace(text: str) -> None:
    assert clean(text, Cleanup(WHITESPACE, edited=False)) == stripspace(text)


@pytest.mark.parametrize("comment", ["#", ";", "%"])
@given(text=texts)
@settings(max_examples=40)
def test_comments_go_as_with_git_stripspace(comment: str, text: str) -> None:
    how = Cleanup(STRIP, comment, edited=False)
    assert clean(text, how) == stripspace(text, "--strip-comments", comment=comment)


@pytest.mark.parametrize("comment", ["#", ";"])
@given(text=texts)
@example(f"a\n\n#{CUT}\nb")
@example(f"#{CUT}\nb")
@example(f"a\n;{CUT}\nb")
@settings(max_examples=20)
def test_an_edited_message_is_cleaned_as_git_commit_does(place: Path, comment: str, text: str) -> None:
    stored = committed(place, text, "--verbose", edited=True, comment=comment)
    assert clean(text, Cleanup(DEFAULT, comment, edited=True, verbose=True)) == stored.removesuffix("\n")


@pytest.mark.parametrize("comment", ["#", ";"])
@given(text=texts.filter(lambda text: not any(f"{CUT}\n{comment}" in text for comment in "#;")))
@example(f"a\n\n#{CUT}\nfoo(bar(")
@settings(max_examples=20)
def test_scissors_that_somebody_typed_cut_nothing(place: Path, comment: str, text: str) -> None:
    stored = committed(place, text, edited=True, comment=comment)
    assert clean(text, Cleanup(DEFAULT, comment, edited=True)) == stored.removesuffix("\n")


def test_scissors_mode_from_the_command_line_is_seen_by_what_stands_above_them(place: Path) -> None:
    seen = place / ".git" / "seen"
    git(
        place,
        *("-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--allow-empty", "--edit"),
        *("--message=fix: a\n\n#b(c(d))", "--cleanup=scissors"),
        GIT_EDITOR=f"f() {{ cp \"$1\" '{seen}'; }}; f",
    )
    assert clean(seen.read_text(), Cleanup()) == git(place, "log", "-1", "--format=%B") == "fix: a\n\n#b(c(d))"


@given(text=texts)
@example(f"a\n\n#{CUT}\nb")
@settings(max_examples=20)
def test_a_message_that_nobody_edited_keeps_its_comments(place: Path, text: str) -> None:
    stored = committed(place, text, edited=False)
    assert clean(text, Cleanup(DEFAULT, edited=False)) == stored.removesuffix("\n")


@pytest.mark.parametrize("mode", [STRIP, WHITESPACE, VERBATIM, SCISSORS])
@pytest.mark.parametrize("edited", [True, False])
@pytest.mark.parametrize("verbose", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "feat: a\n\nbody  \n\n\n# comment\nmore\n\n",
        f"feat: a\n\n#{CUT}\n# below\n",
        f"feat: a\n;{CUT}\n# below\n",
        f"#{CUT}\nbelow\n",
        f"feat: a\n#{CUT} and more\nbelow\n",
        "\n\n# only\n",
        "",
    ],
)
def test_every_mode_is_git_s(place: Path, mode: str, edited: bool, verbose: bool, text: str) -> None:  # noqa: FBT001
    by_git = edited and f"{CUT}\n#" in text  # a hook is not told about `--verbose`; it knows git's own scissors
    seen = ["--verbose"] if verbose or by_git else []
    stored = committed(place, text, f"--cleanup={mode}", *seen, edited=edited)
    ours = clean(text, Cleanup(mode, edited=edited, verbose=verbose))
    assert ours == (stored if mode == VERBATIM else stored.removesuffix("\n"))


@pytest.mark.parametrize(
    "typed",
    ["feat: a", "feat: a\n\n# a heading", "feat: a\n\n# b\n; c", "feat: a\n\n# b\n; c\n@ d\n! e", "#12 is fixed"],
)
@pytest.mark.parametrize("verbose", [True, False])
def test_the_comment_character_that_git_chose_is_seen(
    place: Path,
    typed: str,
    verbose: bool,  # noqa: FBT001
) -> None:
    (place / "a").write_text(os.urandom(4).hex())
    git(place, "add", "a")
    seen = place / ".git" / "seen"
    git(
        place,
        *("-c", "core.commentChar=auto", "-c", "core.hooksPath=/dev/null"),
        *("commit", "--quiet", "--edit", f"--message={typed}", *(["--verbose"] if verbose else [])),
        GIT_EDITOR=f"f() {{ cp \"$1\" '{seen}'; }}; f",
    )
    assert clean(seen.read_text(), Cleanup(DEFAULT, AUTO, verbose=verbose)) == git(place, "log", "-1", "--format=%B")


@pytest.mark.parametrize("text", ["", "feat: a", "feat: a\n# b", "feat: a\n# b\n; c"])
def test_without_a_choice_to_see_the_comment_character_is_a_hash(text: str) -> None:
    assert clean(text, Cleanup(STRIP, AUTO)) == clean(text, Cleanup(STRIP, "#"))


def test_a_comment_may_be_a_word() -> None:
    assert clean("feat: a\n// b\n/ c\n", Cleanup(STRIP, "//")) == "feat: a\n/ c"
