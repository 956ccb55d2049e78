"""What no file can do, and the page that keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.scaffold.answers import answer
from gatepost.scaffold.files.checklist import checklist
from gatepost.scaffold.files.releasing import wanted
from gatepost.scaffold.project import Package, Project
from gatepost.scaffold.survey import History, Remote, Survey
from gatepost.scaffold.wanted import Setup
from support.scaffold import TEMPLATES

PROJECT = Project((Package(".", "demo", "demo", version="0.4.2"),), "uv", ("3.12",), "make", "prek")
GITHUB = Remote("github.com", "octo", "demo-repo")


def setup(remote: Remote | None = GITHUB, **given: str | bool) -> Setup:
    survey = Survey("demo", frozenset(), {}, History(remote=remote, branch="trunk"))
    return Setup(
        survey,
        PROJECT,
        answer({key.replace("_", "-"): value for key, value in given.items()}, PROJECT, survey.history),
        TEMPLATES,
    )


def test_the_trusted_publisher_is_told_with_the_values_that_the_workflow_has() -> None:
    publisher = next(each for each in checklist(setup()) if "publisher" in each.title)
    assert dict(publisher.values) == {
        "PyPI project name": "demo",
        "Owner": "octo",
        "Repository name": "demo-repo",
        "Workflow name": "release.yml",
        "Environment name": "pypi",
    }


def test_each_package_has_a_publisher() -> None:
    packages = (*PROJECT.packages, Package("other", "other", "other", version="1.0.0"))
    many = replace(setup(), project=replace(PROJECT, packages=packages))
    assert [each.title.split()[0] for each in checklist(many) if "publisher" in each.title] == ["demo", "other"]


@pytest.mark.parametrize("remote", [None, Remote("gitlab.example", "octo", "demo")])
def test_without_github_the_first_errand_is_to_push_there(remote: Remote | None) -> None:
    assert checklist(setup(remote))[0].title == "A repository on GitHub"


def test_another_index_wants_its_address_and_who_uploads() -> None:
    index = next(each for each in checklist(setup(publish="private")) if "index" in each.title)
    assert [name for name, _ in index.values] == [
        "Variable INDEX_URL",
        "Secret INDEX_USERNAME",
        "Secret INDEX_PASSWORD",
        "Variable INDEX_CHECK_URL, if you like",
    ]
    assert not any("publisher" in each.title for each in checklist(setup(publish="private")))


def test_a_rehearsal_wants_the_address_of_a_test_index() -> None:
    assert any("Variable TEST_INDEX_URL" in dict(each.values) for each in checklist(setup(rehearsal=True)))
    assert not any("Variable TEST_INDEX_URL" in dict(each.values) for each in checklist(setup()))


@pytest.mark.parametrize(("publish", "is_trusted"), [("pypi", True), ("private", False), ("nowhere", False)])
def test_a_rehearsal_is_trusted_where_releases_are_and_else_wants_a_password(publish: str, *, is_trusted: bool) -> None:
    (index,) = [each for each in checklist(setup(rehearsal=True, publish=publish)) if "test index" in each.title]
    assert ("Environment name" in dict(index.values)) is is_trusted
    assert ("Secret INDEX_PASSWORD" in dict(index.values)) is not is_trusted


def test_both_gates_are_to_be_required_on_the_branch_of_the_releases() -> None:
    rules = next(each for each in checklist(setup()) if "gates" in each.title)
    assert [value for name, value in rules.values if name == "Require status check"] == ["CI gate", "Commit gate"]
    assert "trunk" in rules.where


def test_the_page_has_every_errand_with_its_values() -> None:
    (page,) = wanted(setup(publish="private"))
    for errand in checklist(setup(publish="private")):
        assert f"### {errand.title}\n" in page.text
        assert all(f"| {name} | {value} |" in page.text for name, value in errand.values)


def test_what_is_not_uploaded_cannot_fail_to_be() -> None:
    (page,) = wanted(setup(publish="nowhere"))
    assert "upload" not in page.text.partition("## What no file can do")[0]
