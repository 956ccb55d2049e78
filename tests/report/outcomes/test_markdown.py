"""Markdown: whole outputs, and how much of it there is."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

from gatepost.report.outcomes.markdown import render_markdown
from gatepost.report.outcomes.report import File, Note
from support.outcomes import HINGE, IGNORED, LATCH, NOTHING, PAINT, WHOLE


def shown(text: str) -> str:
    return dedent(text).lstrip("\n")


def test_a_summary_has_whole_digests_and_what_is_wrong_and_the_rest_is_folded() -> None:
    assert render_markdown(WHOLE) == shown(
        f"""
        ### ✗ `gate 1.2.0`: 1 error and 1 warning; 1 check passed, 2 skipped

        - name: `gate`
        - version: `1.2.0`
        - tag: `v1.2.0`

        | File | Size | SHA-256 |
        | --- | ---: | --- |
        | `gate-1.2.0.tar.gz` | 4.2 kB | `{"ab" * 32}` |
        | `gate-1.2.0-py3-none-any.whl` | 912 bytes | `{"cd" * 32}` |

        ! **hinge-squeaks** GA902

        ```text
        │ the upper hinge is dry
        at   gate/hinge.py:12
        fix  oil it
        ```

        ✗ **latch-missing** GA903

        ```text
        │ there is no latch
        at   gate-1.2.0.tar.gz
        fix  mend latch
        ```

        <details>
        <summary>1 check passed</summary>

        ```text
        ✓ paint-flakes  it is green
        ```

        </details>

        <details>
        <summary>2 checks skipped</summary>

        ```text
        ○ post-leans  it was too dark to see
        ○ bolt-rusty  the bolt is red (ignored: it is old)
        ```

        </details>

        Not proven:

        ```text
        - That it stands in a storm.
        - That nobody climbs over it, for which no gate that was ever built is a proof.
        ```

        Why, and how to mend: `gatepost explain GA903 GA902`
        """
    )


def test_a_summary_of_nothing_is_a_headline() -> None:
    assert render_markdown(NOTHING) == "### ! `gate`: nothing to check\n"


def test_of_what_passes_there_is_no_more_to_say() -> None:
    assert render_markdown(replace(NOTHING, outcomes=(PAINT,))) == shown(
        """
        ### ✓ `gate`: 1 check passed

        <details>
        <summary>1 check passed</summary>

        ```text
        ✓ paint-flakes  it is green
        ```

        </details>
        """
    )


def test_of_many_problems_of_one_check_the_first_are_shown() -> None:
    text = render_markdown(replace(NOTHING, outcomes=(*(LATCH,) * 1010, HINGE)))
    assert text.count("**latch-missing**") == 10
    assert "\n… and 1,000 more of latch-missing\n" in text
    assert "**hinge-squeaks**" in text


def test_what_has_no_room_is_counted() -> None:
    many = tuple(replace(LATCH, code=f"GA{number}", name=f"n-{number}") for number in range(100, 999))
    whole = render_markdown(replace(NOTHING, outcomes=many))
    text = render_markdown(replace(NOTHING, outcomes=many), most=20_000)
    assert "no room" not in whole
    assert 19_000 < len(text.encode()) <= 20_000
    left_out = 899 - text.count("**n-")
    assert f"\n… and {left_out} more checks with problems: this page has no room for them\n" in text
    assert text.endswith(" GA998`\n")


def test_a_bar_in_the_name_of_a_file_ends_no_cell() -> None:
    text = render_markdown(replace(NOTHING, files=(File("a|b\\|c`d", 1, "0"),), outcomes=(IGNORED,)))
    assert "| ``a\\x7cb\\\\x7cc`d`` | 1 byte | `0` |" in text


def test_notes_for_which_there_is_no_room_are_left_out() -> None:
    notes = (Note("gate 1.2.0", "* oil"), Note("latch 2.0.0", "* more oil\n" * 10_000))
    text = render_markdown(replace(WHOLE, notes=notes), most=20_000)

    assert len(text.encode()) <= 20_000
    assert "* oil" in text
    assert "* more oil" not in text
    assert text.rstrip().endswith("`")
