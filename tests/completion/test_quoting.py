"""Words, written for a shell: it takes each for that word and nothing else."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.completion.line import read_line
from gatepost.completion.quoting import in_bash, in_powershell

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    "fix",
    "a b",
    "$(touch hacked)",
    "`touch hacked`",
    "x;touch hacked",
    "a'b\"c",
    "\\",
    "~",
    "*",
    "#a",
    "é—",
    "{a,b}",
    "a=b",
)


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_bash_itself_reads_the_word_again(quote: str, tmp_path: Path) -> None:
    written = [f"{quote}{in_bash(word, quote)}{quote}" for word in WORDS]
    line = f"printf '%s\\0' {' '.join(written)}"
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().split("\0")[:-1] == list(WORDS)
    assert list(tmp_path.iterdir()) == []


@given(
    st.text(st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="!"), min_size=1),
    st.sampled_from(["", "'", '"']),
)
def test_what_is_written_is_read_as_the_same_word(word: str, quote: str) -> None:
    assert read_line(f"x {quote}{in_bash(word, quote)}{quote}").words == ("x", word)


def test_an_exclamation_mark_cannot_stand_between_double_quotes() -> None:
    assert (in_bash("a!b"), in_bash("a!b", "'"), in_bash("a!b", '"')) == ("a\\!b", "a!b", None)


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("--format", "--format"),
        ("main..HEAD", "main..HEAD"),
        ("--format=json", "--format=json"),
        ("a b", "'a b'"),
        ("$(x)", "'$(x)'"),
        ("`x", "'`x'"),
        ("a;b", "'a;b'"),
        ("@{x}", "'@{x}'"),
        ("it's", "'it''s'"),
        ("\u2018x\u2019 \u201ay\u201b", "'\u2018\u2018x\u2019\u2019 \u201a\u201ay\u201b\u201b'"),
        ("--%", "'--%'"),
        ("é", "'é'"),
    ],
)
def test_powershell_gets_a_text_in_which_nothing_is_expanded(word: str, written: str) -> None:
    assert in_powershell(word) == written
    assert json.loads(json.dumps(written)) == written
