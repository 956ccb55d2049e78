"""The entries of `extra-files`, where the configuration is not as one would write it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.doctor.versions.extra_entries import added_entry, entries_of, marked
from gatepost.doctor.versions.version_files import Written
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient


def test_without_a_configuration_there_are_none(rocket: Patient) -> None:
    with rocket.facts() as facts:
        assert facts.release is not None
        unread = replace(facts.release, configuration=None)

        assert list(entries_of(unread)) == []
        assert added_entry(unread, ".", "README.md") == ()


def test_a_package_without_any_key_gets_none(rocket: Patient) -> None:
    text = rocket.text(CONFIGURATION)
    rocket.write(CONFIGURATION, text[: text.index('".": {')] + '".": {} } }\n')

    with rocket.facts() as facts:
        assert facts.release is not None
        assert added_entry(facts.release, ".", "README.md") == ()


def test_entries_of_the_top_count_for_each_package(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"extra-files"', '"extra-file"')
    mills.replace(CONFIGURATION, '"always-update"', '"extra-files": ["README.md"],\n  "always-update"')

    with mills.facts() as facts:
        assert facts.release is not None
        assert [(each.package, each.path, each.where) for each in entries_of(facts.release)] == [
            (path, f"{path}/README.md", mills.line(CONFIGURATION, "README.md"))
            for path in ("packages/pepper", "packages/salt")
        ]


def test_a_line_with_a_comment_or_one_that_goes_on_gets_no_mark() -> None:
    assert marked("a.py", "version = '1' # one", 1) == ()
    assert marked("a.py", "version = \\\n'1'", 1) == ()


def test_only_lines_that_get_the_whole_version_are_told() -> None:
    written = Written("a", "a 1\nb 2.0.0", "a 3\nb 90071.47183.65537")

    assert written.changed == (1, 2)
    assert written.replaced == ((2, "2.0.0"),)
