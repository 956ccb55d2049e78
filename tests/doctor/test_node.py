"""Documents of YAML and JSON with the lines of their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.doctor.json_nodes import read_json
from gatepost.doctor.node import Document, Node
from gatepost.doctor.yaml_nodes import read_yaml

WORKFLOW = """\
# a comment
on:
  push:
    branches: [main, "next"]

jobs:
  build:
    steps:
      - run: |
          make
          make check


      # a comment about the next step
      - uses: octo/act@v1 # v1.2.3
        with: {a: 1, b: 'two'}
    if: true
empty:
"""


def root_of(document: Document) -> Node:
    assert document.root is not None, document.error
    return document.root


def test_a_place_is_that_of_the_key() -> None:
    document = read_yaml("a.yml", WORKFLOW)

    assert document.at("jobs", "build", "if") == "a.yml:17"
    assert document.at("jobs", "build", "needs") == "a.yml:7"
    assert document.at() == "a.yml:2"
    assert Document("a.yml", "").at("jobs") == "a.yml"


def test_a_part_ends_before_empty_lines_and_comments() -> None:
    steps = root_of(read_yaml("a.yml", WORKFLOW)).get("jobs", "build", "steps")

    assert steps is not None
    assert [(part.line, part.last) for part in steps.parts] == [(9, 11), (15, 16)]
    assert steps.last == 16


def test_texts_are_as_they_are_written() -> None:
    root = root_of(read_yaml("a.yml", 'a: 3.10\nb: "3.10"\nc: yes\nd: ~\ne: [1, {x: 2}, z]\n'))

    assert [root.word(key) for key in "abcdf"] == ["3.10", "3.10", "yes", "", ""]
    assert [root.get(key, "x") for key in "af"] == [None, None]
    b = root.get("b")
    assert b is not None
    assert b.is_quoted
    assert [root.words(key) for key in "aedf"] == [("3.10",), ("1", "z"), (), ()]
    assert [each.text for each in root.scalars()] == ["3.10", "3.10", "yes", "", "1", "2", "z"]
    assert [name for name, _ in root.items()] == ["a", "b", "c", "d", "e"]
    assert [root.has("a"), root.has("z")] == [True, False]


def test_what_is_merged_in_counts_after_what_is_there() -> None:
    root = root_of(read_yaml("a.yml", "x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}\nz:\n  <<: [*x]\n  c: 4\n"))

    assert [root.word("y", key) for key in "ab"] == ["1", "3"]
    assert [root.word("z", key) for key in "abc"] == ["1", "2", "4"]


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        ("", "it is empty", 1),
        ("# nothing\n", "it is empty", 1),
        ("a: [1\nb: 2\n", "did not find expected ',' or ']'", 2),
        ("a: \x07\n", "control characters are not allowed", 0),
        ("a: &a [*a]\n", "it is nested or repeated without end", 0),
        ("[" * 120 + "]" * 120, "it is nested or repeated without end", 0),
    ],
)
def test_what_cannot_be_read_says_why(text: str, error: str, line: int) -> None:
    document = read_yaml("a.yml", text)

    assert (document.root, document.line) == (None, line)
    assert error in document.error


def test_what_repeats_itself_without_end_is_given_up() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 8)]

    assert read_yaml("a.yml", "\n".join(lines)).error == "it is nested or repeated without end"


def test_json_has_lines_too() -> None:
    document = read_json("a.json", '{\n  "a": {"b": [1, null, "\\u00e4}"]},\n  "c": true\n}\n')
    root = root_of(document)

    assert document.at("c") == "a.json:3"
    assert document.at("a", "b") == "a.json:2"
    assert root.words("a", "b") == ("1", "", "ä}")
    assert (root.line, root.last, root.word("c")) == (1, 4, "true")


@pytest.mark.parametrize("text", ["", "{", '{"a": 1,}', "// x\n{}", "[" * 100_000])
def test_what_is_no_json_says_why(text: str) -> None:
    document = read_json("a.json", text)

    assert document.root is None
    assert document.error


@given(st.text("{}[],:\"'\\ \n\t-ab#&*<|>?!%@`\x00é", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert read_yaml("a", text).path == "a"
    assert read_json("a", text).path == "a"


def test_what_ends_a_line_for_yaml_alone_moves_no_line() -> None:
    text = "a: 1 # \u2028# \u2029# \x85# x\nb: 2\r#\nc: |\n  d\n\ne: 3\n"
    root = root_of(read_yaml("f", text))

    lines = text.split("\n")
    assert [lines[root.line_of(key) - 1][:1] for key in "abce"] == list("abce")
    assert [value.last for _, value in root.entries] == [1, 2, 4, 6]


def test_a_file_whose_lines_end_with_cr_alone_is_one_line() -> None:
    root = root_of(read_yaml("f", "a: |\r  b\r\rc: 1\r"))

    assert [(key.text, key.line, value.last) for key, value in root.entries] == [("a", 1, 1), ("c", 1, 1)]


def test_an_error_is_on_the_line_that_everybody_counts() -> None:
    assert read_yaml("f", "a: 1 # \u2028# x\nb: [\n").line == 3
