"""GD216, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_changelog_edited import VerChangelogEdited
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

CHANGELOG = "CHANGELOG.md"
OLD = "## [0.3.0](x) (2026-01-01)\n\n* engines\n\n## [0.2.0](x) (2025-01-01)\n\n* a start\n"


def content(real: RealPlans, patient: Patient) -> str:
    return str(next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == CHANGELOG)["content"])


def test_a_healthy_repository_gets_the_next_entry_on_top(rocket: Patient, real: RealPlans) -> None:
    assert content(real, rocket).startswith("# Changelog\n\n## [0.3.1]")
    assert [(each.status, each.message) for each in rocket.outcomes(VerChangelogEdited)] == [
        ("passed", "the next entry comes on top in `CHANGELOG.md`")
    ]


def test_so_do_packages_without_a_changelog(mills: Patient) -> None:
    assert [each.message for each in mills.outcomes(VerChangelogEdited)] == ["there is no changelog yet"]


@pytest.mark.parametrize("heading", ["## [Unreleased]", "## Unreleased"])
def test_what_is_unreleased_is_not_taken(rocket: Patient, real: RealPlans, heading: str) -> None:
    rocket.write(CHANGELOG, f"# Changelog\n\n{heading}\n\n- new engines\n\n{OLD}")
    rocket.commit("chore: break it")

    assert heading in content(real, rocket)
    assert rocket.where(VerChangelogEdited) == [rocket.line(CHANGELOG, heading)]
    rocket.write(CHANGELOG, f"# Changelog\n\n{OLD}")
    assert rocket.failed(VerChangelogEdited) == []


def test_an_entry_on_the_first_line_is_not_seen(rocket: Patient, real: RealPlans) -> None:
    rocket.write(CHANGELOG, OLD)
    rocket.commit("chore: break it")

    after = content(real, rocket)
    assert after.index("0.3.0") < after.index("0.3.1")
    assert rocket.where(VerChangelogEdited) == ["CHANGELOG.md:1"]
    rocket.mend(VerChangelogEdited)
    assert rocket.failed(VerChangelogEdited) == []
    rocket.commit("chore: mend it")
    assert content(real, rocket).startswith("# Changelog\n\n## [0.3.1]")


def test_a_heading_alone_comes_twice(rocket: Patient, real: RealPlans) -> None:
    rocket.write(CHANGELOG, "# Changelog\n")
    rocket.commit("chore: break it")

    assert content(real, rocket).endswith("\n## Changelog\n")
    assert rocket.where(VerChangelogEdited) == ["CHANGELOG.md:1"]
    rocket.mend(VerChangelogEdited)
    assert rocket.failed(VerChangelogEdited) == []
    rocket.commit("chore: mend it")
    assert "\n## Changelog\n" not in content(real, rocket)


def test_one_that_came_twice_long_ago_is_left_alone(rocket: Patient) -> None:
    rocket.write(CHANGELOG, f"# Changelog\n\n{OLD}\n## Changelog\n")

    assert rocket.failed(VerChangelogEdited) == []


def test_headings_in_another_style_are_taken_down(rocket: Patient, real: RealPlans) -> None:
    rocket.write(CHANGELOG, "# History\n\n## Version 0.3.0\n\n- engines\n")
    rocket.commit("chore: break it")

    assert "\n## History\n" in content(real, rocket)
    found = rocket.failed(VerChangelogEdited)
    assert [(each.where, each.edits) for each in found] == [("CHANGELOG.md:1", ())]


@pytest.mark.parametrize("text", ["", "## [0.3.0](x)\n\n* engines\n", "All changes.\n", "# History\n\n### 0.3.0\n"])
def test_other_changelogs_are_well(rocket: Patient, text: str) -> None:
    rocket.write(CHANGELOG, text)

    assert rocket.failed(VerChangelogEdited) == []


@pytest.mark.parametrize("key", ['"skip-changelog": true', '"changelog-path": "../a.md"'])
def test_one_that_no_release_writes_is_not_judged(rocket: Patient, key: str) -> None:
    rocket.write(CHANGELOG, "# Changelog\n")
    rocket.replace(CONFIGURATION, '"release-type"', f'{key},\n      "release-type"')

    assert rocket.failed(VerChangelogEdited) == []
