"""The rows of collation_rows.json were put in order by Node 20.20 (ICU 78.2); a Node with that ICU is asked again."""

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gatepost.formats import collation_table
from gatepost.formats.collation import Key, collation_key

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: a node that is missing is then a failure."""
ASK = """
const pairs = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(pairs.map(([a, b]) => Math.sign(a.localeCompare(b, "en-US")))));
"""
ROWS: list[list[str]] = json.loads(Path(__file__).with_name("collation_rows.json").read_text("utf-8"))
EQUAL = [
    ("", "\0"),
    ("ab", "a\x00b\x7f"),
    ("a", "\u00ada\u200b\ufeff"),
    ("a-b", "a-\u200db"),
    ("\u00e9", "e\u0301"),
    ("\u1ead", "a\u0302\u0323"),
    ("\u1ead", "\u1ea1\u0302"),
    ("\u0419", "\u0418\u0306"),
    ("\u0418\u0323\u0306", "\u0419\u0323"),
    ("가", "\u1100\u1161"),
    ("각", "\u1100\u1161\u11a8"),
    ("각", "가\u11a8"),
    ("3", "\u0663"),
    ("\u0f71\u0f72", "\u0f73"),
    ("\u0fb2\u0301\u0f71\u0f80", "\u0fb2\u0f71\u0301\u0f80"),
    ("\u0e40\u0e01", "\u0e01\u0e40"),
    ("\u0dd9\u0dcf\u0dca", "\u0ddd"),
    ("\u212b", "Å"),
    ("\uf900", "豈"),
    ("l\u00b7", "\u0140"),
    ("\u037e", ";"),
    ("\ud83d\ude00", "😀"),
    ("\u0438\u0301\u0306", "\u0438\u0301\u034f\u0306"),
]
LATER = [
    ("\u0f71" * 3, "\u0f71" * 2),
    ("\u0f71\u0301\u0f72", "\u0f71\u0f72"),
    ("a" * 50 + "\u0301", "a" * 50),
]
ALPHABETS = [
    (0x20, 0x7F),
    (0, 0x250),
    (0x300, 0x530),
    (0x590, 0x700),
    (0x900, 0xE00),
    (0xE00, 0x1000),
    (0x1100, 0x1200),
]
ALPHABETS += [(0x1E00, 0x2C00), (0x3000, 0x3400), (0x3400, 0xD800), (0xF900, 0xFDD0), (0x1F300, 0x1FB00)]


def compare(left: Key, right: Key) -> int:
    return (left > right) - (left < right)


def node() -> str:
    found = shutil.which("node")
    if not found:
        (pytest.fail if EVERYTHING else pytest.skip)("node is not on PATH")
    version = subprocess.run([found, "-p", "process.versions.icu"], capture_output=True, check=True, text=True).stdout
    if f"ICU {version.strip()} " not in (collation_table.__doc__ or ""):
        pytest.skip(f"the table is not of ICU {version.strip()}, which this node has")
    return found


def asked(pairs: list[tuple[str, str]]) -> list[int]:
    done = subprocess.run([node(), "-e", ASK], input=json.dumps(pairs), capture_output=True, check=True, text=True)
    answers: list[int] = json.loads(done.stdout)
    return answers


def some_text(dice: random.Random) -> str:
    ranges = dice.choices(ALPHABETS, k=dice.randrange(5))
    return "".join(chr(dice.randrange(*each)) for each in ranges)


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_a_row_is_in_order(row: list[str]) -> None:
    keys = [collation_key(text) for text in row]

    assert all(before < after for before, after in itertools.combinations(keys, 2))


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_texts_that_the_order_does_not_tell_apart_have_one_key(left: str, right: str) -> None:
    assert collation_key(left) == collation_key(right)


@pytest.mark.parametrize(("later", "earlier"), LATER)
def test_a_text_comes_after_another(later: str, earlier: str) -> None:
    assert collation_key(later) > collation_key(earlier)


@pytest.mark.parametrize("character", [chr(code) for code in range(128)])
def test_ascii_has_the_same_key_beside_other_letters(character: str) -> None:
    ignored = "\u00ad"

    assert collation_key(ignored + character) == collation_key(character)


def test_ascii_does_not_load_the_table() -> None:
    script = """
import sys
from gatepost.formats.collation import collation_key
collation_key("* **core:** add `b`\\x00")
print("gatepost.formats.collation_table" in sys.modules)
collation_key("\\xe9")
print("gatepost.formats.collation_table" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)

    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("text", ["\u0f71" * 60_000 + "\u0f72" * 60_000, "\u0418" + "\u0301\u0323" * 60_000])
def test_many_marks_take_no_more_than_their_time(text: str) -> None:
    letters, _, variants = collation_key(text)

    assert len(letters) in {4, 4 * 60_000}
    assert len(variants) in {60_000, 120_001}


def test_node_has_the_rows_in_the_same_order() -> None:
    pairs = [pair for row in ROWS for pair in itertools.pairwise(row)]

    assert asked(pairs) == [-1] * len(pairs)
    assert asked(EQUAL) == [0] * len(EQUAL)
    assert asked(LATER) == [1] * len(LATER)


def test_node_compares_generated_texts_alike() -> None:
    dice = random.Random(20260304)  # noqa: S311  no secret
    texts = [some_text(dice) for _ in range(5000)]
    pairs = [*itertools.pairwise(texts), *itertools.pairwise(sorted(texts, key=collation_key))]
    singles = sorted(map(chr, range(0, 0x110000, 37)), key=collation_key)
    pairs += itertools.pairwise(singles)

    different = [
        (ascii(pair), answer)
        for pair, answer in zip(pairs, asked(pairs), strict=True)
        if answer != compare(*map(collation_key, pair))
    ]

    assert different == []


@pytest.mark.once
def test_the_table_is_what_its_generator_writes(tmp_path: Path) -> None:
    node()
    target = tmp_path / "table.py"
    subprocess.run([sys.executable, str(ROOT / "tools/make_collation.py"), str(target)], check=True)

    assert target.read_bytes() == (ROOT / "src/gatepost/formats/collation_table.py").read_bytes()
