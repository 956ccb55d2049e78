"""The formats by name."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gatepost.report import formats as of_messages
from gatepost.report.outcomes.formats import FORMATS, render
from gatepost.report.style import Style
from support.outcomes import WHOLE

STARTS = {
    "text": "gate 1.2.0\n  name ",
    "github": "::warning file=packages/gate/hinge.py,line=12,title=GA902 ",
    "json": '{"schema_version": 1, "command": "dist", ',
    "markdown": "### ✗ `gate 1.2.0`: 1 error and 1 warning;",
    "sarif": '{\n"$schema": "https://docs.oasis-open.org/sarif/',
    "junit": '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="gatepost" tests="5"',
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_found_by_its_name(name: str) -> None:
    assert render(name, WHOLE, Style()).startswith(STARTS[name])


def test_the_names_are_those_of_the_other_reports() -> None:
    assert FORMATS == of_messages.FORMATS == tuple(STARTS)


def test_only_the_chosen_format_is_loaded() -> None:
    code = (
        "import sys\nfrom gatepost.report.outcomes.formats import render\n"
        "from gatepost.report.outcomes.report import Report\nfrom gatepost.report.style import Style\n"
        "render('github', Report('dist', 'gate', ()), Style())\n"
        "print(sorted(name.rpartition('.')[2] for name in sys.modules if 'report.outcomes.' in name))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['formats', 'github', 'report', 'words']\n"
