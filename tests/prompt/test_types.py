"""The allowed types, and what each does to the next release."""

from __future__ import annotations

from gatepost.policy.sections import DEFAULT_TYPES, OTHER_SECTIONS, PYTHON_SECTIONS
from gatepost.prompt.types import KnownType, known_types
from gatepost.release.effect import MINOR, NOTHING, PATCH


def test_a_type_is_known_by_what_it_is_for_and_what_it_does() -> None:
    assert known_types(["feat", "chore"], PYTHON_SECTIONS) == [
        KnownType("feat", "a new feature", "minor, Features", MINOR, "Features"),
        KnownType("chore", "upkeep that no user sees", "no release, hidden", NOTHING, ""),
    ]


def test_every_default_type_has_words_of_its_own() -> None:
    about = [each.about for each in known_types(DEFAULT_TYPES, ())]
    assert all(about)
    assert len(set(about)) == len(about)


def test_the_sections_decide_what_a_type_does() -> None:
    docs = [known_types(["docs"], sections)[0] for sections in (PYTHON_SECTIONS, OTHER_SECTIONS, ())]
    assert [each.effect for each in docs] == ["patch, Documentation", "no release, hidden", "patch, Documentation"]


def test_a_type_of_one_s_own_has_no_words_and_no_section_unless_it_is_given_one() -> None:
    assert known_types(["sec"], ()) == [KnownType("sec", "", "no release, in no section", NOTHING, "")]
    assert known_types(["sec"], (("sec", "Security", False, ""),)) == [
        KnownType("sec", "", "patch, Security", PATCH, "Security")
    ]


def test_a_section_that_is_for_a_scope_is_not_the_type_s() -> None:
    sections = (("chore", "Dependencies", False, "deps"), ("chore", "Chores", True, ""))
    assert known_types(["chore"], sections)[0].effect == "no release, hidden"


def test_a_type_that_cannot_be_read_does_nothing() -> None:
    assert known_types(["fix me("], ())[0].effect == "no release, in no section"
