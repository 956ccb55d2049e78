"""Versions in Python files."""

from __future__ import annotations

import pytest

from gatepost.scaffold.dunder import Literal, find_literal, is_found_by_type, is_marked, mark


@pytest.mark.parametrize(
    ("text", "name", "version"),
    [
        ('__version__ = "1.2.3"\n', "__version__", "1.2.3"),
        ("__version__='1.2.3'", "__version__", "1.2.3"),
        ('a = 1\n__version__: Final[str] = "1.2.3"  # here\n', "__version__", "1.2.3"),
        ('VERSION = "1.2.3"\n__version__ = "4.5.6"\n', "__version__", "4.5.6"),
        ('VERSION = "1.2.3"\n__version__ = VERSION\n', "VERSION", "1.2.3"),
    ],
)
def test_a_version_is_what_the_file_assigns_at_its_top_level(text: str, name: str, version: str) -> None:
    found = find_literal(text)
    assert found is not None
    assert (found.name, found.version) == (name, version)


@pytest.mark.parametrize(
    "text", ["", '    __version__ = "1.2.3"', "__version__ = version()", '__version_info__ = "1"', '"""__version__"""']
)
def test_what_is_computed_or_deeper_is_no_version(text: str) -> None:
    assert find_literal(text) is None


def test_release_please_needs_three_numbers() -> None:
    assert Literal("__version__", "1.2.3rc1", 0).is_read
    assert not Literal("__version__", "1.2", 0).is_read


def test_the_release_type_finds_the_plain_form_alone() -> None:
    assert is_found_by_type('__version__ = "1.2.3"')
    assert not is_found_by_type('__version__: str = "1.2.3"')


def test_a_mark_is_put_behind_the_version_and_seen_afterwards() -> None:
    text = 'a = "0.0.1"\n__version__: str = "1.2.3"  # here\nb = 2\n'
    assert not is_marked(text)
    marked = mark(text)
    assert marked == text.replace("# here", "# here  # x-release-please-version")
    assert is_marked(marked)


def test_a_block_is_a_mark_too() -> None:
    block = '# x-release-please-start-version\n__version__ = "1.2.3"\n# x-release-please-end\n'
    assert is_marked(block)


def test_there_must_be_something_to_mark() -> None:
    with pytest.raises(AssertionError):
        mark("x = 1")
