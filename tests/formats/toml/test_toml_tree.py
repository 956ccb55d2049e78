"""How keys and headers put a TOML document together."""

from __future__ import annotations

from gatepost.formats.toml.tree import Array, Scalar, Table, assign, declare, extend, step_into, why_not


def test_only_what_has_a_place_can_be_replaced() -> None:
    assert Scalar("a", 4, 7).replaceable
    assert not Scalar(1).replaceable


def test_a_dotted_key_makes_tables_on_its_way() -> None:
    root = Table()

    assert assign(root, ["a", "b"], Scalar(1))
    assert assign(root, ["a", "c"], Scalar(2))
    assert root == {"a": {"b": Scalar(1), "c": Scalar(2)}}


def test_a_key_is_given_once() -> None:
    root = Table()
    assign(root, ["a"], Scalar(1))
    assign(root, ["t"], Table(inline=True))

    assert not assign(root, ["a"], Scalar(2))
    assert not assign(root, ["a", "b"], Scalar(2))
    assert not assign(root, ["t", "b"], Scalar(2))


def test_a_header_declares_a_table_once() -> None:
    root = Table()

    assert declare(root, "a") is root["a"]
    assert declare(root, "a") is None


def test_a_header_steps_into_the_last_table_of_an_array() -> None:
    root = Table()
    extend(root, "a")
    last = extend(root, "a")

    assert step_into(root, "a") is last
    assert step_into(root, "new") == {}


def test_a_header_does_not_go_through_a_value() -> None:
    root = Table()
    assign(root, ["s"], Scalar(1))
    assign(root, ["l"], Array(inline=True))
    assign(root, ["t"], Table(inline=True))

    assert [step_into(root, key) for key in "slt"] == [None, None, None]
    assert [declare(root, key) for key in "slt"] == [None, None, None]
    assert [extend(root, key) for key in "slt"] == [None, None, None]


def test_the_real_parser_says_what_a_header_ran_into() -> None:
    assert why_not(Array(inline=True), last=True) == "Can't extend an inline array"
    assert why_not(Table(inline=True), last=False) == "Can't extend an inline table"
    assert why_not(Table(inline=True), last=True) == "Can't redefine an existing key"
    assert why_not(Scalar(1), last=False) == "Can't redefine an existing key"
