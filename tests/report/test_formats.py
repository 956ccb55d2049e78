"""The formats by name."""

from __future__ import annotations

import pytest

from gatepost.report.formats import FORMATS, reporter_for
from gatepost.report.style import Style
from support.reporting import report, verdict

STARTS = {
    "text": "in m  fix: keep it.\n! description-ends-with-period  GP108\n",
    "github": "::warning title=GP108 description-ends-with-period::m: fix: keep it.%0A",
    "json": '{\n"schema_version": 1,\n"messages": [\n{"id": "m", ',
    "markdown": "### ! gatepost: 1 warning in 1 message\n",
    "sarif": '{\n"$schema": "https://docs.oasis-open.org/sarif/',
    "junit": '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="gatepost" tests="1" failures="0"',
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_found_by_its_name(name: str) -> None:
    assert report(reporter_for(name, Style()), [verdict("fix: keep it.", "m")]).startswith(STARTS[name])


@pytest.mark.parametrize(
    ("name", "said"), [("json", '"ok": false'), ("junit", 'failures="1"'), ("markdown", "### ✗ gatepost: 1 warning")]
)
def test_a_format_is_told_to_be_strict(name: str, said: str) -> None:
    assert said in report(reporter_for(name, Style(), strict=True), [verdict("fix: keep it.", "m")], strict=True)


def test_one_message_needs_no_title() -> None:
    reporter = reporter_for("text", Style(), is_titled=False)
    assert report(reporter, [verdict("fix: keep it.", "m")]).startswith("! description-ends-with-period  GP108\n")
