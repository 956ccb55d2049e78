"""YAML that somebody else wrote, with lines put into it."""

from __future__ import annotations

import pytest

from gatepost.scaffold.wanted import CannotEdit
from gatepost.scaffold.yaml_edit import YamlText, is_in_brackets, is_nothing, text, value

HINT = "mend it"


def put_behind(before: str, key: str) -> str:
    file = YamlText("x.yml", before, HINT)
    node = value(file.root, key)
    assert node is not None
    file.add(file.behind(node), ["# new", "", "# more"], indent=2)
    return file.result()


@pytest.mark.parametrize(
    "before",
    [
        "key:\n  a: 1\n{}other: 2\n",
        "key:\n  a: 1  # why\n{}\n\nother: 2\n",
        "key:\n  a: |\n    some\n\n    text\n{}\n\n\nother: 2\n",
        "key:\n  - a\n  - [b,\n     c]\n{}# about the other\nother: 2\n",
        "key:\n  a: &x {{b: 1}}\n  c: *x\n{}other: 2\n",
        "key:\n  a: 'long\n\n    text'\n   # deeper\n{}",
        "key:\n  a:\n{}\n...\n",
    ],
)
def test_lines_are_put_behind_what_a_value_says(before: str) -> None:
    assert put_behind(before.format(""), "key") == before.format("  # new\n\n  # more\n")


def test_what_is_put_at_one_place_stays_in_its_order_and_an_end_of_line_is_added() -> None:
    file = YamlText("x.yml", "a: 1\nb: 2", HINT)
    file.add(2, ["c: 3"], indent=0)
    file.add(1, ["# b"], indent=0)
    file.add(2, ["d: 4"], indent=0)
    assert file.result() == "a: 1\n# b\nb: 2\nc: 3\nd: 4\n"


def test_a_value_is_taken_away_and_the_remark_behind_it_stays() -> None:
    file = YamlText("x.yml", "a: [] # none\n", HINT)
    found = value(file.root, "a")
    assert found is not None
    file.cut(found)
    assert file.result() == "a: # none\n"


def test_a_list_that_holds_itself_has_an_end() -> None:
    assert put_behind("key: &a\n  - *a\n  - b\n", "key").endswith("  - b\n  # new\n\n  # more\n")


def test_a_value_is_found_that_is_merged() -> None:
    root = YamlText(
        "x.yml", "- &a {x: 1, y: 1}\n- &b {x: 2, z: 2}\n- {<<: [*a, *b], y: 3}\n- {<<: *b}\n- k\n", HINT
    ).root
    assert root is not None
    _, _, third, fourth, fifth = root.value
    assert [text(value(third, key)) for key in "xyzk"] == ["1", "3", "2", ""]
    assert text(value(fourth, "z")) == "2"
    assert value(fifth, "z") is None
    assert text(third) == ""


def test_nothing_is_said_in_several_ways() -> None:
    root = YamlText("x.yml", "a:\nb: ~\nc: []\nd: {}\ne: ''\nf: [1]\ng:\n  - 1\n", HINT).root
    found = {key: (is_nothing(value(root, key)), is_in_brackets(value(root, key))) for key in "abcdefgh"}
    assert [key for key, (nothing, _) in found.items() if nothing] == ["a", "b", "c", "d", "h"]
    assert [key for key, (_, brackets) in found.items() if brackets] == ["c", "d", "f"]


@pytest.mark.parametrize(
    ("before", "where"), [("a: 1\n\tb: 2\n", "x.yml:2:1"), ("a: *b\n", "x.yml:1:4"), ("\x01", "x.yml")]
)
def test_what_is_no_yaml_is_refused_with_its_place(before: str, where: str) -> None:
    with pytest.raises(CannotEdit) as refused:
        YamlText("x.yml", before, HINT)
    assert str(refused.value).startswith(f"{where}: not YAML: ")
    assert refused.value.hint == HINT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1.0\nb: 2\n", "a: 2.0\nb: 2\n"),
        ("a: '1.0' # why\nb: 2\n", "a: '2.0' # why\nb: 2\n"),
        ('a: &x !!str "1.0"\nb: *x\n', 'a: &x !!str "2.0"\nb: *x\n'),
        ("a: &x\n  1.0\nb: [*x, *x]\n", "a: &x\n  2.0\nb: [*x, *x]\n"),
        ("{a: &x 1.0, b: *x}\n", "{a: &x 2.0, b: *x}\n"),
        ("a: |-\n  2.0\n", "a: |-\n  2.0\n"),
    ],
)
def test_a_scalar_says_something_else_and_all_around_it_stays(before: str, after: str) -> None:
    file = YamlText("x.yml", before, HINT)
    for key in "ab":
        node = value(file.root, key)
        if text(node) in ("1.0", "2.0"):
            assert node is not None
            file.put(node, "2.0")
    assert file.result() == after


def test_values_on_one_line_do_not_move_each_other() -> None:
    file = YamlText("x.yml", "{a: 1, b: 2, c: 3}\n", HINT)
    for key, new in (("b", "two"), ("a", "one hundred"), ("c", "")):
        node = value(file.root, key)
        assert node is not None
        file.put(node, new)
    assert file.result() == "{a: one hundred, b: two, c: }\n"


@pytest.mark.parametrize("before", ['a: "1\\x2e0"\n', "a: |-\n  1.0\n"])
def test_what_is_written_in_another_way_is_refused(before: str) -> None:
    file = YamlText("x.yml", before, HINT)
    node = value(file.root, "a")
    assert node is not None
    with pytest.raises(CannotEdit, match=r"^x\.yml:1: `1\.0` is written in a way that cannot be changed$"):
        file.put(node, "2.0")


def test_a_value_cannot_say_two_things() -> None:
    file = YamlText("x.yml", "a: &x 1\nb: *x\n", HINT)
    node = value(file.root, "a")
    assert node is not None
    file.put(node, "1")
    file.put(node, "1")
    with pytest.raises(CannotEdit, match="one value for two"):
        file.put(node, "2")


def test_what_would_be_no_yaml_any_more_is_refused() -> None:
    file = YamlText("x.yml", "a: &x []\nb: *x\n", HINT)
    node = value(file.root, "a")
    assert node is not None
    file.cut(node)
    with pytest.raises(CannotEdit, match=r"^x\.yml: there is no room for what is missing$") as refused:
        file.result()
    assert refused.value.hint == HINT


def test_a_value_over_several_lines_leaves_them_empty() -> None:
    file = YamlText("x.yml", "a: [\n  ] # why\nb: 1\n", HINT)
    node = value(file.root, "a")
    assert node is not None
    file.cut(node)
    file.add(file.behind(node), ["- x"], indent=2)
    assert file.result() == "a:\n # why\n  - x\nb: 1\n"


@pytest.mark.parametrize("before", ["a: []\n", "a: [] # why\nb: 1\n", "b: 1\na: []\n"])
def test_a_byte_order_mark_stays_and_moves_nothing(before: str) -> None:
    def cut(text_: str) -> str:
        file = YamlText("x.yml", text_, HINT)
        node = value(file.root, "a")
        assert node is not None
        file.cut(node)
        return file.result()

    assert cut(f"\ufeff{before}") == f"\ufeff{cut(before)}"


@pytest.mark.parametrize(
    ("before", "where"),
    [("a: 1\nb: 2\na: 3\n", "x.yml:3"), ("a:\n  - b: 1\n    'b': 2\n", "x.yml:3"), ("{a: 1, a: 2}\n", "x.yml:1")],
)
def test_a_key_that_is_there_twice_is_refused(before: str, where: str) -> None:
    with pytest.raises(CannotEdit, match="is there twice") as caught:
        YamlText("x.yml", before, HINT)
    assert str(caught.value).startswith(f"{where}: ")


def test_what_is_merged_from_two_places_and_what_stands_in_two_of_them_is_no_key_twice() -> None:
    before = "x: &x {a: 1}\ny: &y {a: 2}\nz:\n  <<: *x\n  <<: *y\n  b: [*x, *x]\n  [1]: 2\n  [3]: 4\n"
    assert YamlText("x.yml", before, HINT).result() == before
