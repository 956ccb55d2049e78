"""What else is there, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.scaffold.others import remarks
from gatepost.scaffold.survey import History, Remote, Survey
from gatepost.scaffold.understand import understand
from support.surveys import project, seen, tagged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.scaffold.remark import Remark

QUIET = {"pyproject.toml": project()}
TESTS = ("tests/test_x.py", "src/rocket/__init__.py")
HEAD = "f" * 40


def said(survey: Survey) -> list[Remark]:
    return list(remarks(survey, understand(survey)))


def names(texts: Mapping[str, str], *paths: str, history: History | None = None) -> list[str]:
    return [each.name for each in said(seen({**QUIET, **texts}, *TESTS, *paths, history=history or tagged("v1.2.3")))]


def test_of_a_repository_without_anything_else_nothing_is_said() -> None:
    assert names({"src/rocket/__init__.py": '__version__ = "1.2.3"\n'}) == []


def test_a_remark_is_a_sentence() -> None:
    (only,) = said(seen(QUIET))[-1:]
    assert only.text == "there are no tests: CI only imports the wheel until there are some"


def test_a_computed_version_is_refused_and_comes_first() -> None:
    texts = {"pyproject.toml": '[project]\nname = "rocket"\ndynamic = ["version"]\n[tool.setuptools_scm]\n'}
    first, *others = said(seen(texts))
    assert (first.name, first.is_refusal) == ("version-computed", True)
    assert first.found == "the version of rocket is computed by setuptools-scm"
    assert not any(each.is_refusal for each in others)


def test_a_project_without_a_version_or_a_distribution_is_refused() -> None:
    text = {"src/rocket/__init__.py": ""}
    assert names({**text, "pyproject.toml": '[project]\nname = "rocket"\n'}) == ["version-missing"]
    assert names({**text, "pyproject.toml": project() + "[tool.poetry]\npackage-mode = false\n"}) == ["nothing-built"]


def test_versions_that_release_please_cannot_write_are_named() -> None:
    assert names({"src/rocket/__init__.py": '__version__ = "1.2"\n'}) == ["version-short"]
    survey = seen(QUIET, "src/rocket/__init__.py", "tests/x.py")
    assert [each.name for each in said(survey)] == ["unread"]


def test_of_two_locks_one_is_taken() -> None:
    (only,) = [each for each in said(seen({**QUIET, "uv.lock": "", "poetry.lock": ""})) if each.name == "two-locks"]
    assert only.text == "there are uv.lock and poetry.lock: uv is taken; take the other out"


@pytest.mark.parametrize(
    ("tags", "name"),
    [
        (("v1.2",), "tags-unreadable"),
        (("v1.2.3rc1",), "tag-short"),
        (("nightly",), "version-untagged"),
        (("v1.2.3", "v1.1"), None),
    ],
)
def test_tags_that_are_read_otherwise_are_named(tags: tuple[str, ...], name: str | None) -> None:
    text = {"src/rocket/__init__.py": ""}
    assert names(text, history=tagged(*tags)) == ([name] if name else [])


def test_a_version_that_says_that_nothing_was_released_needs_no_tag() -> None:
    text = {"src/rocket/__init__.py": ""}
    for version in ("0.0.0", "0"):
        assert names({**text, "pyproject.toml": project(version=version)}, history=History(head=HEAD)) == []
    assert names(text, history=History()) == []


def test_the_place_is_looked_at() -> None:
    remote = History(remote=Remote("gitlab.com", "acme", "rocket"))
    text = {"src/rocket/__init__.py": ""}
    assert names(text, history=remote) == ["not-on-github"]
    assert names(text, history=History(remote=Remote("github.com", "acme", "rocket"))) == []
    below = Survey("/work/top", frozenset(("package.json", "x.js")), {}, started_in="rocket")
    assert [each.name for each in said(below)] == ["started-below", "no-python"]


@pytest.mark.parametrize(
    ("version", "is_ahead"),
    [("1.2.4", True), ("1.3.0.dev0", False), ("1.2.3", False), ("1.2.2", False), ("one", False)],
)
def test_a_version_above_its_tag_is_named(version: str, *, is_ahead: bool) -> None:
    text = {"src/rocket/__init__.py": "", "pyproject.toml": project(version=version)}
    assert names(text) == ["version-ahead"] * is_ahead


def test_release_files_of_their_own_are_looked_at() -> None:
    text = {"src/rocket/__init__.py": ""}
    for configuration, found in (
        ('{"packages": {".": {"release-type": "python"}}}', []),
        ('{"release-type": "python", "packages": {".": {}}}', []),
        ('{"packages": {".": {"release-type": "simple"}}}', ["other-release-type"]),
        ('{"packages": {".": {}}}', ["other-release-type"]),
        ('{"packages": {"a": {}}}', ["not-released"]),
        *((broken, []) for broken in ('{"packages": {".": 1}}', "{", "[]", "{}", '{"packages": 1}')),
    ):
        assert names({**text, "release-please-config.json": configuration}) == found
    elsewhere = {**text, ".release-please-config.json": '{"release-type": "python", "packages": {".": {}}}'}
    assert names(elsewhere) == ["release-files-elsewhere"]


def test_pythons_that_are_not_tested_are_named() -> None:
    text = {"src/rocket/__init__.py": ""}
    old = project(more='requires-python = ">=3.8"\n')
    (only,) = said(seen({**text, "pyproject.toml": old}, "tests/x.py", history=tagged("v1.2.3")))
    assert only.text == (
        "`project.requires-python` admits Python 3.9: tests run on 3.10 and newer alone; say so there, too"
    )
    told = project(more='requires-python = ">=3.11"\nclassifiers = ["Programming Language :: Python :: 3.12"]\n')
    assert names({**text, "pyproject.toml": told}) == ["python-untold"]
    assert names({**text, "pyproject.toml": project(more='requires-python = ">=3.12"\n')}) == []


def test_a_lock_of_uv_wants_the_pythons_to_be_said() -> None:
    code = {"src/rocket/__init__.py": ""}
    assert names({**code, "uv.lock": ""}) == ["python-unsaid"]
    assert names({**code, "uv.lock": "", "pyproject.toml": project(more='requires-python = ">=3.12"\n')}) == []
    assert names(code) == []


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        ({"commitlint.config.js": ""}, "commitlint"),
        ({"package.json": '{"devDependencies": {"@commitlint/cli": "1"}}'}, "commitlint"),
        ({"package.json": '{"commitlint": {}}'}, "commitlint"),
        ({".husky/pre-commit": ""}, "husky"),
        ({"lefthook.yml": ""}, "lefthook"),
        ({".releaserc.json": ""}, "semantic-release"),
        ({"pyproject.toml": project() + "[tool.semantic_release]\n"}, "python-semantic-release"),
        ({"setup.cfg": "[semantic_release]\n"}, "python-semantic-release"),
        ({".bumpversion.cfg": ""}, "bump2version"),
        ({"setup.cfg": "[bumpversion:file:x]\n"}, "bump2version"),
        ({"pyproject.toml": project() + "[tool.bumpversion]\n"}, "bump-my-version"),
        ({"pyproject.toml": project() + "[tool.towncrier]\n"}, "towncrier"),
        ({".changeset/a.md": ""}, "changesets"),
        ({"pdm.lock": ""}, "pdm"),
        ({".gitlab-ci.yml": ""}, "GitLab CI"),
        ({".github/renovate.json": ""}, "Renovate"),
        ({"prek.toml": ""}, "prek's own configuration"),
        ({".pre-commit-config.yml": ""}, "another name of the hooks' configuration"),
        ({".cz.toml": ""}, "commitizen"),
        ({"pyproject.toml": project() + "[tool.commitizen]\ntag_format = 'x'\n"}, "commitizen"),
    ],
)
def test_other_tools_are_known_by_what_they_leave(texts: dict[str, str], name: str) -> None:
    assert names({"src/rocket/__init__.py": "", **texts}) == [name]


@pytest.mark.parametrize(
    "texts",
    [
        {"package.json": "{"},
        {"package.json": "[" * 100_000},
        {"package.json": "[]"},
        {"package.json": '{"devDependencies": ["husky"]}'},
        {"docs/commitlint.config.js": ""},
        {"pyproject.toml": project() + "[tool.commitizen]\nname = 'gatepost'\n"},
    ],
)
def test_what_shows_no_tool_is_passed_by(texts: dict[str, str]) -> None:
    assert names({"src/rocket/__init__.py": "", **texts}) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- uses: googleapis/release-please-action@v4", "release-please"),
        ("- uses: google-github-actions/release-please-action@v3", "release-please"),
        ("- uses: pypa/gh-action-pypi-publish@release/v1", "publishing"),
        ("- run: twine upload dist/*", "publishing"),
        ("- run: uv publish", "publishing"),
        ("- uses: amannn/action-semantic-pull-request@v5", "title-lint"),
        ("- run: npx commitlint --from origin/main", "title-lint"),
        ("# - run: twine upload dist/*", ""),
        ("- run: twine check dist/*", ""),
    ],
)
def test_workflows_that_do_what_ours_do_are_named(line: str, name: str) -> None:
    text = {"src/rocket/__init__.py": "", ".github/workflows/own.yml": f"jobs:\n  x:\n    steps:\n      {line}\n"}
    assert names(text) == ([name] if name else [])


def test_workflows_that_are_ours_do_what_they_should() -> None:
    sealed = "# Made by `gatepost init`; seal 0123456789ab.\n- run: twine upload dist/*\n"
    assert names({"src/rocket/__init__.py": "", ".github/workflows/release.yml": sealed}) == []


def test_a_workflow_that_does_something_else_is_passed_by() -> None:
    docs = "on: push\njobs:\n  docs:\n    steps:\n      - run: mkdocs build\n"
    assert names({"src/rocket/__init__.py": "", ".github/workflows/docs.yml": docs}) == []


def test_a_check_of_their_own_is_named() -> None:
    code = {"src/rocket/__init__.py": ""}
    assert names({**code, "Makefile": "check:\n\tpytest\n"}) == ["own-check"]
    assert names({**code, "Makefile": "test:\n\tpytest\n"}) == []
    assert names({**code, "noxfile.py": "def check(:"}) == []


def test_requirements_that_only_running_would_tell_are_named_where_they_are_installed_alone() -> None:
    dynamic = project(more='dynamic = ["dependencies"]\n')
    texts = {"pyproject.toml": dynamic, "setup.py": "setup(install_requires=read())", "requirements-dev.txt": "x"}
    texts["src/rocket/__init__.py"] = ""
    assert names(texts) == ["requirements-unknown"]
    assert names({**texts, "uv.lock": ""}) == ["python-unsaid"]
