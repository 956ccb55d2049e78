"""The declaration of an option."""

from __future__ import annotations

from gatepost.options.option import INTEGER, STRING, Option


def test_a_declaration_is_kept_as_it_is_given() -> None:
    option = Option("max", INTEGER, 100, "Most.", least=20, choices=("a",))
    assert (option.name, option.kind, option.default, option.about, option.least, option.choices) == (
        "max",
        "a whole number",
        100,
        "Most.",
        20,
        ("a",),
    )


def test_any_number_from_zero_and_any_text_will_do_where_nothing_else_is_said() -> None:
    option = Option("merge", STRING, "squash", "How.")
    assert (option.least, option.most, option.choices) == (0, 1_000_000, ())
