"""What `gatepost init` would do, or has done, as people and machines read it."""

from __future__ import annotations

import json

from gatepost.report.scaffold import render_diff, render_errands, render_json, render_plan
from gatepost.report.style import Style
from gatepost.scaffold.compare import ADD, CHANGE, LEFT, SAME, YOURS, Change
from gatepost.scaffold.files.checklist import Errand
from gatepost.scaffold.plan import Plan

PLAIN = Style(columns=60)
CHANGES = (
    Change("pyproject.toml", CHANGE, "a\n", "b\n", "the settings"),
    Change("ci.yml", ADD, "", "name: CI\n", "the gates"),
    Change("release.yml", YOURS, "mine\n", "ours\n", "the releases"),
    Change("Makefile", LEFT, "", "", "the tasks"),
    Change("a.txt", SAME, "", "", "one"),
    Change("b.txt", SAME, "", "", "two"),
)
VALUES = (("Owner", "octo"), ("Workflow name", "release.yml"))
ERRAND = Errand("A publisher", "on PyPI", VALUES, "the upload is refused")
PLAN = Plan(CHANGES, (("uv", "lock"),), (), (ERRAND,))


def test_each_file_that_is_touched_or_not_ours_has_a_line_and_the_others_share_one() -> None:
    assert render_plan(PLAN, PLAIN) == (
        "  change  pyproject.toml  the settings\n"
        "  add     ci.yml          the gates\n"
        "  yours   release.yml     made or changed by hand: see --di…\n"
        "  left    Makefile        the tasks\n"
        "  2 files are as they should be\n"
        "  then run  uv lock\n"
    )


def test_what_was_done_is_told_as_done() -> None:
    shown = render_plan(Plan(CHANGES[:2] + CHANGES[4:5], (), (), ()), PLAIN, is_done=True)
    assert shown == (
        "  changed  pyproject.toml  the settings\n  added    ci.yml          the gates\n  1 file is as it should be\n"
    )


def test_a_diff_shows_what_would_be_written_and_what_ours_would_be() -> None:
    assert render_diff(CHANGES, PLAIN) == (
        "--- a/pyproject.toml\n+++ b/pyproject.toml\n@@ -1 +1 @@\n-a\n+b\n"
        "--- /dev/null\n+++ b/ci.yml\n@@ -0,0 +1 @@\n+name: CI\n"
        "# release.yml was made or changed by hand, and is kept\n"
        "--- a/release.yml\n+++ b/release.yml\n@@ -1 +1 @@\n-mine\n+ours\n"
    )


def test_an_errand_has_its_place_its_values_and_what_happens_without_it() -> None:
    assert render_errands([ERRAND], PLAIN) == (
        "  1. A publisher\n"
        "     on PyPI\n"
        "       Owner          octo\n"
        "       Workflow name  release.yml\n"
        "     without it: the upload is refused\n"
    )
    assert render_errands([Errand("Push", "there", (), "nothing runs")], PLAIN).count("\n") == 3


def test_names_of_files_do_nothing_to_a_terminal() -> None:
    evil = Change("a\x1b[2J.yml", ADD, "", "\x1b]0;x\x07\n", "evil")
    assert "\x1b" not in render_plan(Plan((evil,), (), (), ()), PLAIN) + render_diff([evil], PLAIN)


def test_machines_get_the_content_too() -> None:
    told = json.loads(render_json(PLAN, ["there is a commitlint"]))
    assert told["schema_version"] == 1
    assert told["ok"] is False
    assert told["files"][1] == {"path": "ci.yml", "state": "add", "about": "the gates", "content": "name: CI\n"}
    assert told["commands"] == [["uv", "lock"]]
    assert told["remarks"] == ["there is a commitlint"]
    assert told["by_hand"][0]["values"][1] == {"name": "Workflow name", "value": "release.yml"}
    assert json.loads(render_json(Plan(CHANGES[3:], (), (), ()), []))["ok"] is True
