"""The frame of JUnit's XML."""

from __future__ import annotations

from gatepost.report.xml_text import CLOSED, escaped, opened


def test_a_report_is_opened_with_its_numbers_and_closed() -> None:
    assert opened("a <b>", tests=3, failures=2, skipped=1) + CLOSED == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<testsuites name="gatepost" tests="3" failures="2" errors="0">\n'
        '<testsuite name="a &lt;b&gt;" tests="3" failures="2" errors="0" skipped="1">\n'
        "\n</testsuite>\n</testsuites>\n"
    )


def test_what_xml_would_take_for_its_own_is_escaped() -> None:
    assert escaped('<a href="x">&amp;</a>') == "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;"
