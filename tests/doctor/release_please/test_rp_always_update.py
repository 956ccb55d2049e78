"""GD142, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_always_update import RpAlwaysUpdate
from support.patients import CONFIGURATION, MANIFEST
from support.program import start
from support.real_runs import land

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans
    from support.real_runs import RealRuns

ALWAYS = '  "always-update": true,\n'
SEPARATE = '"separate-pull-requests": true,'


def test_a_healthy_repository_makes_pull_requests_anew(mills: Patient) -> None:
    assert [(each.status, each.message) for each in mills.outcomes(RpAlwaysUpdate)] == [
        ("passed", "open release pull requests are made anew at each push")
    ]


def test_one_package_has_one_pull_request(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpAlwaysUpdate)] == [
        ("passed", "there is one release pull request at a time")
    ]


def test_two_pull_requests_write_the_same_manifest(mills: Patient, real: RealPlans) -> None:
    before = mills.text(CONFIGURATION)
    mills.replace(CONFIGURATION, ALWAYS, "")
    mills.commit("fix: both", **{"packages/salt/a.py": "", "packages/pepper/a.py": ""})

    plans = real.of(mills)["prs"]
    assert [any(each["path"] == MANIFEST for each in plan["updates"]) for plan in plans] == [True, True]
    assert mills.where(RpAlwaysUpdate) == [mills.line(CONFIGURATION, SEPARATE)]
    mills.mend(RpAlwaysUpdate)
    assert mills.failed(RpAlwaysUpdate) == []
    assert mills.text(CONFIGURATION) == before


def test_the_second_is_left_in_conflict(mills: Patient, runs: RealRuns) -> None:
    mills.replace(CONFIGURATION, ALWAYS, "")
    mills.commit("fix: both", **{"packages/salt/a.py": "", "packages/pepper/a.py": ""})
    first = runs.of(mills)
    assert len(first.opened) == 2
    salt, pepper = sorted(first.opened, key=lambda each: each.branch, reverse=True)
    mills.git("checkout", "--quiet", "-b", "second")
    land(mills, pepper, first)
    mills.git("checkout", "--quiet", "main")
    merged = land(mills, salt, first)

    conflict = start(mills.path, "git", "merge", "--no-edit", "second")
    assert f"Merge conflict in {MANIFEST}" in conflict.out
    mills.git("merge", "--abort")
    run = runs.of(mills, pepper, merged)
    assert (run.tagged, dict(run.pushed), run.says("remained the same")) == (("salt-v0.2.1",), {}, True)
    assert list(runs.of(mills, pepper, merged, date="2026-03-05").pushed) == [pepper.branch]
    mills.mend(RpAlwaysUpdate)
    mills.commit("chore: mend it")
    run = runs.of(mills, pepper, merged)
    assert '"packages/salt": "0.2.1"' in run.pushed[pepper.branch][MANIFEST]


def test_one_that_is_off_is_put_on(mills: Patient) -> None:
    mills.replace(CONFIGURATION, ALWAYS, ALWAYS.replace("true", "false"))

    assert mills.where(RpAlwaysUpdate) == [mills.line(CONFIGURATION, "always-update")]
    mills.mend(RpAlwaysUpdate)
    assert ALWAYS in mills.text(CONFIGURATION)


def test_a_package_apart_is_enough(mills: Patient) -> None:
    mills.replace(CONFIGURATION, ALWAYS, "")
    mills.replace(CONFIGURATION, SEPARATE, '"separate-pull-requests": false,')
    assert mills.failed(RpAlwaysUpdate) == []

    mills.replace(CONFIGURATION, '"package-name": "salt",', f'"package-name": "salt", {SEPARATE}')
    assert len(mills.failed(RpAlwaysUpdate)) == 1


def test_a_plugin_may_bring_them_together(mills: Patient) -> None:
    plugin = '  "plugins": [{"type": "linked-versions", "groupName": "all", "components": ["salt", "pepper"]}],\n'
    mills.replace(CONFIGURATION, ALWAYS, plugin)

    assert mills.failed(RpAlwaysUpdate) == []


def test_lines_that_are_shared_are_not_edited(mills: Patient) -> None:
    mills.replace(CONFIGURATION, ALWAYS, '  "always-update": [], "label": "x",\n')
    assert [each.edits for each in mills.failed(RpAlwaysUpdate)] == [()]

    text = mills.text(CONFIGURATION).replace('  "always-update": [], "label": "x",\n', "")
    mills.write(CONFIGURATION, " ".join(text.split("\n")))
    assert [each.edits for each in mills.failed(RpAlwaysUpdate)] == [()]
