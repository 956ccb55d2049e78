"""GD305."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.workflows.gh_app_blanket import GhAppBlanket
from support.patients import CI, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

PERMISSIONS = """\
          permission-contents: write
          permission-issues: write
          permission-pull-requests: write
"""
KEY = "          private-key: ${{ secrets.RELEASE_APP_PRIVATE_KEY }}\n"
OTHER = "      - uses: actions/create-github-app-token@v3\n        with: {client-id: x, private-key: y, owner: octo}\n"


def test_a_token_that_asks_for_what_it_needs_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhAppBlanket)] == [
        ("passed", "the token of the App is limited, in `release-please`")
    ]


def test_a_token_that_may_do_all_is_reported(rocket: Patient) -> None:
    rocket.replace(RELEASE, PERMISSIONS, "")

    found = rocket.failed(GhAppBlanket)

    assert [(each.where, each.severity) for each in found] == [
        (rocket.line(RELEASE, "uses: actions/create-github-app-token"), "warning")
    ]
    lines = found[0].fix.split("`")[3].split(", ")
    rocket.replace(RELEASE, KEY, KEY + "".join(f"          {line}\n" for line in lines))
    assert PERMISSIONS in rocket.text(RELEASE)
    assert rocket.failed(GhAppBlanket) == []


def test_a_token_for_all_repositories_is_reported_where_release_please_gets_it(rocket: Patient) -> None:
    rocket.replace(RELEASE, KEY, f"{KEY}          owner: octo\n")

    assert rocket.where(GhAppBlanket) == [rocket.line(RELEASE, "owner: octo")]
    rocket.replace(RELEASE, "owner: octo\n", "owner: octo\n          repositories: rocket\n")
    assert rocket.failed(GhAppBlanket) == []


def test_a_token_for_something_else_is_only_asked_what_it_may_do(rocket: Patient) -> None:
    rocket.replace(CI, "    steps:\n      - name: Check out\n", f"    steps:\n{OTHER}      - name: Check out\n")

    assert "what its job needs" in rocket.failed(GhAppBlanket)[0].fix
    rocket.replace(CI, "owner: octo", "owner: octo, permission-contents: read")
    assert rocket.failed(GhAppBlanket) == []


def test_without_an_app_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.remove(RELEASE)

    assert [each.message for each in rocket.outcomes(GhAppBlanket)] == ["no workflow makes the token of a GitHub App"]
    rocket.write(CI, f"jobs:\n  one:\n    steps:\n{OTHER}")
    assert [each.where for each in rocket.failed(GhAppBlanket)] == [f"{CI}:4"]
