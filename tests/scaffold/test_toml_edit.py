"""TOML of others, with keys and tables put into it."""

from __future__ import annotations

import pytest

from gatepost.scaffold.toml_edit import TomlText, in_toml, list_of
from gatepost.scaffold.wanted import CannotEdit

SETTINGS = """\
[tool.gatepost] # ours
# how they land
merge   =   'squash'  # as on GitHub

[tool.gatepost.ignore]
GP110 = "long names"

[build-system]
requires = ["x"]

[tool.ruff]
line-length = 100
"""


def edited(text: str, *calls: tuple[tuple[str, ...], str, str | tuple[str, ...] | bool]) -> str:
    """Return a text with values set in tables."""
    file = TomlText("x.toml", text)
    for keys, key, value in calls:
        file.set(keys, key, value)
    return file.result()


def test_nothing_but_what_is_set_changes() -> None:
    assert edited(SETTINGS) == SETTINGS
    assert edited(SETTINGS, (("tool", "gatepost"), "merge", "squash")) == SETTINGS
    changed = edited(SETTINGS, (("tool", "gatepost"), "since", "abcdef0"), (("tool", "ruff"), "preview", True))
    assert changed == SETTINGS.replace("GitHub\n", 'GitHub\nsince = "abcdef0"\n').replace(
        "100\n", "100\npreview = true\n"
    )


def test_a_table_that_is_not_there_comes_at_the_end_with_all_its_keys() -> None:
    init = ("tool", "gatepost", "init")
    text = edited("a = 1", (init, "manager", "uv"), (("x",), "y", True), (init, "pythons", ("3.10", "3.14")))
    assert text == 'a = 1\n\n[tool.gatepost.init]\nmanager = "uv"\npythons = ["3.10", "3.14"]\n\n[x]\ny = true\n'
    assert edited("", (init, "manager", "uv")) == '[tool.gatepost.init]\nmanager = "uv"\n'
    assert edited("\ufeffa = 1\n", (("x",), "y", "z")) == '\ufeffa = 1\n\n[x]\ny = "z"\n'


def test_a_table_that_only_others_imply_gets_a_heading() -> None:
    before = "[tool.gatepost.ignore]\nGP110 = 'x'\n"
    assert (
        edited(before, (("tool", "gatepost"), "since", "abcdef0")) == before + '\n[tool.gatepost]\nsince = "abcdef0"\n'
    )
    file = TomlText("x.toml", before)
    file.set_written(("tool", "gatepost"), "types", "[]")
    assert file.result() == before + "\n[tool.gatepost]\ntypes = []\n"


def test_a_key_at_the_top_comes_before_the_tables() -> None:
    before = "merge = 'squash'\n\n[ignore]\nGP110 = 'x'\n"
    after = edited(before, ((), "since", "abcdef0"), (("init",), "manager", "uv"))
    assert after == before.replace("'squash'\n", "'squash'\nsince = \"abcdef0\"\n") + '\n[init]\nmanager = "uv"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('["a"] # c', '["a", "b", {x = 1}] # c'),
        ("[]", '[\n  "b",\n  {x = 1},\n]'),
        ('[\n    "a", # why\n]', '[\n    "a", # why\n    "b",\n    {x = 1},\n]'),
        ('[\n\t"a"\n]', '[\n\t"a",\n\t"b",\n\t{x = 1},\n]'),
        ('[ # all\n  "a"  # why\n  # last\n]', '[ # all\n  "a",  # why\n  # last\n  "b",\n  {x = 1},\n]'),
        ('["a",\n   "c"]', '["a",\n   "c",\n   "b",\n   {x = 1}]'),
        ("[\n  # none yet\n]", '[\n  # none yet\n  "b",\n  {x = 1},\n]'),
    ],
)
def test_a_list_is_continued_as_it_is_written(before: str, after: str) -> None:
    file = TomlText("x.toml", f"[t]\nlist = {before}\n\n[u]\n")
    table = file.table("t")
    assert table is not None
    file.extend(table, "list", ['"b"', "{x = 1}"])
    assert file.result() == f"[t]\nlist = {after}\n\n[u]\n"


def test_what_is_no_list_is_not_continued() -> None:
    file = TomlText("x.toml", "[t]\nlist = 3\n")
    table = file.table("t")
    assert table is not None
    with pytest.raises(CannotEdit, match=r"x\.toml: `list` is no list"):
        file.extend(table, "list", ['"b"'])


def test_texts_are_taken_out_of_a_list() -> None:
    file = TomlText("x.toml", '[t]\nlist = ["a", "b", "ab"] # c\nn = 3\n')
    table = file.table("t")
    assert table is not None
    file.remove(table, "list", lambda text: "a" in text)
    file.remove(table, "n", lambda text: "3" in text)
    file.remove(table, "nothing", lambda text: "3" in text)
    assert file.result() == '[t]\nlist = ["b"] # c\nn = 3\n'


def test_a_table_is_found_or_there_is_none() -> None:
    file = TomlText("x.toml", "[a.b]\nc = 1\n[d]\ne = {f = 2}\n")
    assert file.table("a", "b") == {"c": 1}
    assert file.table("d", "e") == {"f": 2}
    assert [file.table("a", "x"), file.table("a", "b", "c"), file.table("x", "y")] == [None, None, None]


def test_a_text_is_set_as_it_is_written() -> None:
    file = TomlText("x.toml", "[a]\nb = 1\n")
    file.set_written(("a",), "c", list_of(['"x"']))
    file.set_written(("d",), "e", '{ f = "g" }')
    assert file.result() == '[a]\nb = 1\nc = [\n  "x",\n]\n\n[d]\ne = { f = "g" }\n'


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        ("a = 1\nb = = 2\n", "x.toml:2:5", "not TOML: Unexpected character: '='"),
        ("[a]\n[a]\n", "x.toml:2:1", 'not TOML: Key "a" already exists.'),
        ("a = 1\na = 2\n", "x.toml:2:1", 'not TOML: Key "a" already exists.'),
        ("a = " + "[" * 9000, "x.toml:1:105", "not TOML: TOML value nested more than 100 levels deep"),
        ("a = " + "1" * 5000, "x.toml:1:1", "not TOML: Invalid number"),
    ],
)
def test_what_is_no_toml_is_not_touched(text: str, where: str, why: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        TomlText("x.toml", text)
    assert str(caught.value).startswith(f"{where}: {why}")


@pytest.mark.parametrize(
    "before",
    [
        "[tool]\ngatepost = {merge = 'squash'}\n",
        "tool.gatepost.init.publish = 'pypi'\n",
        "[tool.gatepost]\ninit.publish = 'pypi'\n",
        "[[tool.gatepost.init]]\npublish = 'pypi'\n",
    ],
)
def test_where_no_table_has_room_that_is_said_of_it_alone(before: str) -> None:
    file = TomlText("x.toml", before)
    file.add_table("tool.mypy")
    file.set(("tool", "gatepost", "init"), "manager", "uv")
    with pytest.raises(CannotEdit) as caught:
        file.result()
    why = "a part of that name is written with dots, in braces or as a list"
    assert str(caught.value) == f"x.toml: there is no room for [tool.gatepost.init]: {why}"
    assert caught.value.hint == "write each table under a heading of its own"


def test_values_are_written_on_one_line() -> None:
    values = (True, 'a "b"', ("x", "é"))
    assert [in_toml(value) for value in values] == ["true", '"a \\"b\\""', '["x", "é"]']
