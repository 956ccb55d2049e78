"""GD110, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_docs_release import RpDocsRelease
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


@pytest.fixture
def visible(rocket: Patient) -> Patient:
    """Return a repository with the sections by default, in which nothing has happened since the release."""
    rocket.replace(CONFIGURATION, '"changelog-sections"', '"_old"')
    rocket.commit("chore: have the sections by default")
    rocket.git("tag", "--force", "v0.3.0")
    return rocket


def test_a_healthy_repository_releases_more(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpDocsRelease)

    assert [(each.status, each.message) for each in outcomes] == [("passed", "what is due has more than documentation")]


def test_documentation_alone_is_hidden(visible: Patient, real: RealPlans) -> None:
    sha = visible.commit("docs: say more", **{"README.md": "# More\n"})

    assert real.of(visible)["prs"][0]["version"] == "0.3.1"
    (found,) = visible.failed(RpDocsRelease)
    assert (found.severity, found.where) == ("warning", visible.line(CONFIGURATION, '".": {'))
    assert found.message == f"rocket 0.3.1 would be made by documentation alone: `docs: say more` ({sha[:7]})"
    visible.replace(CONFIGURATION, '"packages"', found.fix.partition(":\n")[2] + ',\n"packages"')
    assert [each.message for each in visible.outcomes(RpDocsRelease)] == ["no release is due"]
    visible.commit("chore: hide them")
    assert real.of(visible)["prs"] == []


@pytest.mark.parametrize(
    "message", ["fix: mend it", "docs!: drop what it said", "docs: say more\n\nRelease-As: 1.0.0", "chore: tidy"]
)
def test_what_has_more_is_well(visible: Patient, message: str) -> None:
    visible.commit("docs: say something", **{"README.md": "# Some\n"})
    visible.commit(message, **{"README.md": "# More\n"})

    assert len(visible.failed(RpDocsRelease)) == (message == "chore: tidy")


def test_who_lists_them_wants_them(rocket: Patient) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.replace(CONFIGURATION, '"Documentation", "hidden": true', '"Documentation"')
    rocket.commit("docs: say more", **{"README.md": "# More\n"})

    assert rocket.failed(RpDocsRelease) == []
