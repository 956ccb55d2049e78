"""GD109, beside what the real Release Please does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_sections_narrow import RpSectionsNarrow
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ENGINES = "src/rocket/engines.py"
PERF = '    { "type": "perf", "section": "Performance Improvements" },\n'
SHORT = (
    '"changelog-sections": [\n{ "type": "feat", "section": "F" },\n{ "type": "fix", "section": "B" }\n],\n"packages"'
)


def test_a_healthy_repository_has_all_sections(mills: Patient) -> None:
    outcomes = mills.outcomes(RpSectionsNarrow)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "`changelog-sections` has every type that matters")
    ]


def test_a_lost_commit_is_saved_by_a_section(rocket: Patient, real: RealPlans) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.replace(CONFIGURATION, PERF, "")
    sha = rocket.commit("perf: refuel faster", **{ENGINES: "A = 1\n"})

    assert real.of(rocket)["prs"] == []
    (found,) = rocket.failed(RpSectionsNarrow)
    assert found.where == rocket.line(CONFIGURATION, "changelog-sections")
    assert (found.severity, found.fix) == ("error", f"add to `changelog-sections`: {PERF.strip()[:-1]}")
    assert found.message.endswith(f"as `perf: refuel faster` ({sha[:7]})")
    rocket.mend(RpSectionsNarrow)
    assert rocket.failed(RpSectionsNarrow) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["prs"][0]["version"] == "0.3.1"


def test_what_no_commit_uses_is_a_warning(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, PERF, "")

    assert [each.severity for each in rocket.failed(RpSectionsNarrow)] == ["warning"]


def test_a_missing_fix_is_an_error(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '    { "type": "fix", "section": "Bug Fixes" },\n', "")

    assert [each.severity for each in rocket.failed(RpSectionsNarrow)] == ["error"]


def test_a_list_of_listed_types_alone_is_continued(rocket: Patient) -> None:
    rocket.write(CONFIGURATION, rocket.text(CONFIGURATION).replace('"changelog-sections"', '"_old"'))
    rocket.replace(CONFIGURATION, '"packages"', SHORT)

    rocket.mend(RpSectionsNarrow)
    types = [each["type"] for each in json.loads(rocket.text(CONFIGURATION))["changelog-sections"]]
    assert types == ["feat", "fix", "perf", "revert"]
    assert rocket.failed(RpSectionsNarrow) == []


def test_deps_are_missed_only_where_there_are_some(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '    { "type": "deps", "section": "Dependencies" },\n', "")
    assert rocket.failed(RpSectionsNarrow) == []

    rocket.commit("deps: rise above requests 3")
    assert [(each.severity, "lacks `deps`" in each.message) for each in rocket.failed(RpSectionsNarrow)] == [
        ("error", True)
    ]


@pytest.mark.parametrize("sections", ['[{ "type": "feat" }, { "type": "fix" }]', "[]", '[\n{ "type": "fix"\n}]'])
def test_a_list_on_one_line_is_left_to_people(rocket: Patient, sections: str) -> None:
    rocket.write(CONFIGURATION, rocket.text(CONFIGURATION).replace('"changelog-sections"', '"_old"'))
    rocket.replace(CONFIGURATION, '"packages"', f'"changelog-sections": {sections},\n"packages"')

    assert [each.fixable for each in rocket.failed(RpSectionsNarrow)] == [False]


def test_a_type_of_ones_own_that_changes_code_is_reported(rocket: Patient) -> None:
    rocket.commit("security: refuel safely", **{ENGINES: "A = 1\n"})

    (found,) = rocket.failed(RpSectionsNarrow)
    assert found.fix == 'add to `changelog-sections`: { "type": "security", "section": "Security" }'
    assert not found.fixable


@pytest.mark.parametrize(
    ("message", "file"), [("wip: try", "README.md"), ("docs: say more", ENGINES), ("chore: tidy", ENGINES)]
)
def test_what_makes_no_release_anyway_need_not_be_listed(rocket: Patient, message: str, file: str) -> None:
    lines = rocket.text(CONFIGURATION).split("\n")
    rocket.write(CONFIGURATION, "\n".join(line for line in lines if '"docs"' not in line and '"chore"' not in line))
    rocket.commit(message, **{file: "A = 1\n"})

    assert rocket.failed(RpSectionsNarrow) == []


def test_the_sections_of_two_packages_are_reported_once(mills: Patient) -> None:
    mills.replace(CONFIGURATION, PERF, "")
    assert [each.severity for each in mills.failed(RpSectionsNarrow)] == ["warning"]

    mills.commit("perf: grind faster", **{"packages/salt/src/salt/mill.py": "A = 1\n"})
    assert [each.severity for each in mills.failed(RpSectionsNarrow)] == ["error"]


def test_other_types_have_other_defaults_and_github_has_none(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '    { "type": "deps", "section": "Dependencies" },\n', "")
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    assert rocket.failed(RpSectionsNarrow) == []

    rocket.replace(CONFIGURATION, PERF, "")
    assert len(rocket.failed(RpSectionsNarrow)) == 1
    rocket.replace(CONFIGURATION, '"changelog-sections"', '"changelog-type": "github",\n"changelog-sections"')
    assert rocket.failed(RpSectionsNarrow) == []


def test_the_sections_by_default_are_well(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"changelog-sections"', '"_old"')

    assert [each.message for each in rocket.outcomes(RpSectionsNarrow)] == ["the sections are those by default"]
