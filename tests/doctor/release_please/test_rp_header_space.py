"""GD112, beside what the real Release Please does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_header_space import RpHeaderSpace
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ENGINES = "src/rocket/engines.py"


def test_a_healthy_repository_has_good_headers(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpHeaderSpace)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "no commit since the last release (1) only looks conventional")
    ]


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("feat : refuel", "feat: refuel"),
        ("feat(api) refuel", "feat(api): refuel"),
        ("Feat (api): refuel", "feat(api): refuel"),
        ("feat!!: refuel", "feat!: refuel"),
        ("feat!(api): refuel", "feat(api)!: refuel"),
        ("feat(): refuel", "feat: refuel"),
        ("feat(api(v2)): refuel", "feat(api-v2): refuel"),
        ("feat：refuel", "feat: refuel"),  # noqa: RUF001  the colon of full width
        ("\N{SPARKLES} feat: refuel", "feat: refuel"),
        (":sparkles: feat(api): refuel", "feat(api): refuel"),
        ("- feat: refuel", "feat: refuel"),
        ("[ABC-1] feat: refuel", "feat: refuel"),
        ("ABC-1 feat: refuel", "feat: refuel"),
    ],
)
def test_what_looks_conventional_is_released_anew(rocket: Patient, real: RealPlans, header: str, meant: str) -> None:
    sha = rocket.commit(f"{header} (#7)", **{ENGINES: "A = 1\n"})

    assert "refuel (" not in real.of(rocket)["prs"][0]["body"]
    (found,) = rocket.failed(RpHeaderSpace)
    assert found.message == f"`{header} (#7)` ({sha[:7]}) is not read, and so not released: `{meant} (#7)` would be"
    command, _, override = found.fix.partition(", or ")
    assert override == "BEGIN_COMMIT_OVERRIDE in the description of pull request #7"
    rocket.git(*shlex.split(command)[1:])
    assert "refuel (" in real.of(rocket)["prs"][0]["body"]
    assert rocket.failed(RpHeaderSpace) == []


def test_what_the_shell_would_read_is_quoted(rocket: Patient) -> None:
    rocket.commit('fix : say "$HOME" and `id`', **{ENGINES: "A = 1\n"})

    (found,) = rocket.failed(RpHeaderSpace)
    assert found.fix == 'git commit --allow-empty -m "fix: say \\"\\$HOME\\" and \\`id\\`"'


def test_a_commit_of_two_packages_is_told_once(mills: Patient) -> None:
    files = {f"packages/{name}/src/{name}/mill.py": "A = 1\n" for name in ("salt", "pepper")}
    mills.commit("fix : grind", **files)

    (found,) = mills.failed(RpHeaderSpace)
    first, second = sorted(files)
    paths = f"{first} {second}"
    assert found.fix == f'change something in `{first}` and `{second}`, then git commit -m "fix: grind" -- {paths}'
    mills.write(first, "A = 2\n")
    mills.write(second, "A = 2\n")
    mills.git(*shlex.split(found.fix.partition(", then ")[2])[1:])
    assert mills.failed(RpHeaderSpace) == []


def test_of_two_packages_it_is_said_again_in_the_one(mills: Patient, real: RealPlans) -> None:
    mill = "packages/salt/src/salt/mill.py"
    mills.commit("fix : grind slowly", **{mill: "A = 1\n", "README.md": "# Grind\n"})

    (found,) = mills.failed(RpHeaderSpace)
    assert "grind slowly" not in real.of(mills)["prs"][0]["body"]
    mills.write(mill, "A = 2\n")
    mills.git(*shlex.split(found.fix.partition(", then ")[2])[1:])
    assert mills.failed(RpHeaderSpace) == []
    assert ["grind slowly" in each["body"] for each in real.of(mills)["prs"]] == [True]


@pytest.mark.parametrize(
    "header",
    [
        *("Feat: refuel", "feat:refuel", "fix #12", "fix the engines", "fix (maybe) the engines", "chore : tidy"),
        *("Fix engines: they leak", 'Revert "feat: refuel"', "Merge branch 'feat: x'", "Say feat: x", "test(s) pass"),
        *("update: x", "feat : ", "::::::::::::::::::::::: x", "-" * 70),
    ],
)
def test_what_is_read_hidden_or_plain_english_is_well(rocket: Patient, header: str) -> None:
    rocket.commit(header, **{ENGINES: "A = 1\n"})

    assert rocket.failed(RpHeaderSpace) == []


def test_where_folders_are_excluded_an_empty_commit_will_not_do(rocket: Patient, real: RealPlans) -> None:
    excluding = '"exclude-paths": ["docs"],\n      "release-type"'
    rocket.replace(CONFIGURATION, '"release-type"', excluding)
    rocket.commit("fix : refuel slowly", **{ENGINES: "A = 1\n"})

    (found,) = rocket.failed(RpHeaderSpace)
    rocket.git("commit", "--quiet", "--allow-empty", "-m", "fix: refuel slowly")
    assert "refuel slowly" not in real.of(rocket)["prs"][0]["body"]
    assert rocket.failed(RpHeaderSpace) == [found]
    rocket.write(ENGINES, "A = 2\n")
    rocket.git(*shlex.split(found.fix.partition(", then ")[2])[1:])
    assert rocket.failed(RpHeaderSpace) == []
    assert "refuel slowly" in real.of(rocket)["prs"][0]["body"]
