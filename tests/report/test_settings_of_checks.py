"""What the settings say of checks: shown where it is set, or asked for."""

from __future__ import annotations

import json

import pytest

from gatepost.gate.layer import read_layer
from gatepost.gate.settings import Settings
from gatepost.report.checks import EVERY
from gatepost.report.settings import Overview, entries_of, render_json, render_text, rules_of, select
from gatepost.report.style import Style

SETTINGS = Settings()
SETTINGS.add(read_layer({"severity": {"GA303": "warning"}, "ignore": {"stale-files": "wanted"}}), "own.toml")
CHECKS = Overview(entries_of(SETTINGS), (), rules_of(SETTINGS), ())


def test_what_is_set_for_checks_stands_among_the_settings_and_the_rest_is_left_out() -> None:
    lines = render_text(CHECKS, Style(columns=100)).split("\n")
    assert [line.split() for line in lines[:2]] == [
        ["ignore.stale-files", '"wanted"', "own.toml"],
        ["severity.licence-missing", '"warning"', "own.toml"],
    ]
    assert not [line for line in lines[2:] if line.startswith(("ignore", "severity"))]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("GA104",), 'ignore.stale-files    "wanted"  own.toml\nseverity.stale-files  "error"   default\n'),
        (("Licence-Missing",), 'severity.licence-missing  "warning"  own.toml\n'),
        (("severity.ga205",), 'severity.secret-shipped  "error"  default\n'),
        (("ignore.ga205",), "ignore.secret-shipped  (not set)  default\n"),
    ],
)
def test_a_check_is_asked_for_by_name_or_code(words: tuple[str, ...], shown: str) -> None:
    assert render_text(select(CHECKS, words), Style(columns=100)) == shown


def test_machines_get_what_every_check_weighs() -> None:
    found = {each["key"]: each["value"] for each in json.loads(render_json(CHECKS))["settings"]}
    assert found["severity.licence-missing"] == "warning"
    assert {f"severity.{check.name}" for check in EVERY} < set(found)
