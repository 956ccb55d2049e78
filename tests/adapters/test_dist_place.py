"""Where a distribution is built, and what is said of it there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.dist_place import find_place, has_distribution, tag_of
from gatepost.artifact.facts import Package, Tag
from gatepost.errors import NoRepositoryError, ProjectInvalidError, ReleaseConfigurationInvalidError, UsageError
from support.repos import commit, git
from support.surveys import project, write

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "pyproject.toml": project(
        more="requires-python = '>=3.10'\nclassifiers = ['Programming Language :: Python :: 3.12']\n"
    ),
    "src/rocket/__init__.py": "",
    ".release-please-manifest.json": '{".": "1.2.0"}',
    ".github/workflows/a.yml": "jobs: {test: {strategy: {matrix: {python: ['3.12', '3.11']}}}}",
    ".github/workflows/b.yaml": "jobs: {test: {strategy: {matrix: {python: '3.13'}}}}\n? [",
}
SEVERAL = {
    "packages/salt/pyproject.toml": project("salt"),
    "packages/mill/pyproject.toml": project("Salt_Mill"),
    "uv.lock": "",
}


def named(name: str, version: str, prefix: str = "") -> Tag:
    """Return a tag as somebody names it."""
    return Tag(name, version, prefix, is_named=True)


def configured(*paths: str, **keys: object) -> str:
    """Return a configuration of Release Please, with the same keys for each package."""
    return json.dumps({"packages": {path: {"release-type": "python", **keys} for path in paths or (".",)}})


def test_all_that_is_said_of_a_package_is_found(repository: Path) -> None:
    commit(repository, "feat: begin", **FILES)
    write(repository, {"src/rocket/new.py": "", "src/rocket/__init__.py": "x"})
    place = find_place(str(repository / "src" / ".."))
    assert place.root == place.folder == repository.resolve()
    assert place.package == Package(
        name="rocket",
        version="1.2.3",
        modules=("rocket",),
        requires_python=">=3.10",
        classifiers=("Programming Language :: Python :: 3.12",),
    )
    assert place.name == "rocket"
    assert place.siblings == frozenset()
    assert place.tracked == frozenset(FILES)
    assert place.changed == ("src/rocket/__init__.py", "src/rocket/new.py")
    assert (place.tags, place.prefix, place.manifest) == ((), None, "1.2.0")
    assert place.pythons == ("3.11", "3.12")
    assert place.epoch == 1767225600


def test_the_tag_of_the_commit_is_found_and_that_which_is_given_goes_before_it(repository: Path) -> None:
    commit(
        repository, "feat: begin", **FILES, **{"release-please-config.json": configured(**{"package-name": "rocket"})}
    )
    assert find_place(str(repository)).tag("") is None
    for name in ("rocket-v1.2.0", "v1.2.0", "nightly", "rocket-vx"):
        git(repository, "tag", name)
    place = find_place(str(repository))
    assert place.prefix == "rocket-v"
    assert place.tag("") == Tag("rocket-v1.2.0", "1.2.0", "rocket-v")
    assert place.tag("rocket-v2.0.0-beta.1") == named("rocket-v2.0.0-beta.1", "2.0.0-beta.1", "rocket-v")
    assert place.tag("pepper-v1.2.0") == named("pepper-v1.2.0", "", "rocket-v")


def test_a_tag_that_moves_from_release_to_release_is_none_of_this_one(repository: Path) -> None:
    commit(repository, "feat: begin", **FILES)
    git(repository, "tag", "v1")
    git(repository, "tag", "v1.2")
    assert find_place(str(repository)).tag("") is None
    for name in ("v9.0.0", "v1.2.3", "nightly-20260101"):
        git(repository, "tag", name)
    assert find_place(str(repository)).tag("") == Tag("v1.2.3", "1.2.3")


@pytest.mark.parametrize(
    ("keys", "tag"),
    [
        ({}, "v1.2.0"),
        ({"include-component-in-tag": False, "component": "engine"}, "v1.2.0"),
        ({"include-component-in-tag": False, "include-v-in-tag": False}, "1.2.0"),
        ({"component": "engine"}, "engine-v1.2.0"),
        ({"package-name": "engine", "tag-separator": "/"}, "engine/v1.2.0"),
    ],
)
def test_a_tag_is_read_as_release_please_is_told_to_write_it(
    repository: Path, keys: dict[str, object], tag: str
) -> None:
    commit(repository, "feat: begin", **FILES, **{"release-please-config.json": configured(**keys)})
    place = find_place(str(repository))
    prefix = tag.removesuffix("1.2.0")
    assert place.tag(tag) == named(tag, "1.2.0", prefix)
    assert place.tag(f"other-{tag}") == named(f"other-{tag}", "", prefix)


@pytest.mark.parametrize("configuration", ["", configured("elsewhere")])
@pytest.mark.parametrize("tag", ["v1.2.0", "1.2.0", "rocket-v1.2.0", "rocket@1.2.0"])
def test_without_a_configuration_the_version_is_what_a_tag_ends_with(
    repository: Path, configuration: str, tag: str
) -> None:
    more = {"release-please-config.json": configuration} if configuration else {}
    commit(repository, "feat: begin", **FILES, **more)
    assert find_place(str(repository)).tag(tag) == named(tag, "1.2.0")


@pytest.mark.parametrize(
    ("tag", "version"),
    [
        *(("nightly", ""), ("nightly-20260101", ""), ("2024-01-05", ""), ("v1.2.3-1", "1.2.3-1")),
        *(("v1.0.0-beta-2", "1.0.0-beta-2"), ("a-b/c@v1.2", "1.2"), ("v1", "")),
    ],
)
def test_a_tag_that_somebody_names_is_read_without_a_configuration(tag: str, version: str) -> None:
    assert tag_of(tag) == named(tag, version)


def test_without_a_configuration_a_tag_of_another_package_is_none_of_this_one(repository: Path) -> None:
    commit(repository, "feat: begin", **FILES)
    git(repository, "tag", "salt-v9.0.0")
    git(repository, "tag", "Rocket-v1.2.0")
    place = find_place(str(repository))
    assert place.tag("") == Tag("Rocket-v1.2.0", "1.2.0")
    assert place.tag("salt-v9.0.0") == named("salt-v9.0.0", "")


@pytest.mark.parametrize("requires", [">=4", "3.9", ">=3.9,<3.8"])
def test_what_is_odd_about_the_pythons_is_no_reason_not_to_look(repository: Path, requires: str) -> None:
    commit(repository, "feat: begin", **{"pyproject.toml": project(more=f"requires-python = '{requires}'\n")})
    assert find_place(str(repository)).package.requires_python == requires


def test_a_configuration_that_release_please_would_not_take_is_said(repository: Path) -> None:
    commit(repository, "feat: begin", **FILES, **{"release-please-config.json": configured(**{"tag-separator": 3})})
    with pytest.raises(ReleaseConfigurationInvalidError, match="tag-separator"):
        find_place(str(repository))


@pytest.mark.parametrize("manifest", ["{", "[]", '{".": 3}', "[" * 100_000])
def test_a_manifest_that_is_none_is_said(repository: Path, manifest: str) -> None:
    commit(repository, "feat: begin", **{**FILES, ".release-please-manifest.json": manifest})
    with pytest.raises(ReleaseConfigurationInvalidError, match="does not hold a version for each path"):
        find_place(str(repository))


@pytest.mark.parametrize(("manifest", "version"), [('{"a": "1.0.0"}', None), ('{"./": "1.0.0"}', "1.0.0")])
def test_the_manifest_is_read_by_the_path(repository: Path, manifest: str, version: str | None) -> None:
    commit(repository, "feat: begin", **{**FILES, ".release-please-manifest.json": manifest})
    assert find_place(str(repository)).manifest == version


def test_of_several_packages_one_is_named_by_its_folder(repository: Path) -> None:
    commit(repository, "feat: begin", **SEVERAL, **{"release-please-config.json": configured("packages/mill")})
    place = find_place(str(repository / "packages" / "mill"))
    assert (place.package.folder, place.name, place.siblings) == ("packages/mill/", "salt-mill", frozenset({"salt"}))
    assert place.tracked == frozenset({"pyproject.toml"})
    assert place.prefix == "v"
    for folder in (repository, repository / "packages"):
        with pytest.raises(ProjectInvalidError) as caught:
            find_place(str(folder))
        assert caught.value.hint == "name one of them: gatepost dist packages/mill"


def test_a_version_that_is_computed_is_not_known_before_the_build(repository: Path) -> None:
    text = project().replace('version = "1.2.3"', 'dynamic = ["version"]')
    commit(repository, "feat: begin", **{**FILES, "pyproject.toml": f"{text}\n[tool.hatch.version]\nsource = 'vcs'\n"})
    assert find_place(str(repository)).package.version == ""


def test_outside_of_a_repository_nothing_is_known_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"pyproject.toml": project()})
    place = find_place(str(tmp_path))
    assert (place.tracked, place.changed, place.tags, place.manifest) == (None, None, (), None)
    assert place.epoch == 315532800
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert find_place(str(tmp_path)).epoch == 1_000_000_000
    for said in ("soon", "-1", "9" * 5000):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
        with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH is no time"):
            find_place(str(tmp_path))


def test_a_repository_without_a_commit_has_no_time(repository: Path) -> None:
    write(repository, {"pyproject.toml": project()})
    place = find_place(str(repository))
    assert (place.tracked, place.tags, place.epoch) == (frozenset(), (), 315532800)


def test_a_folder_without_a_package_is_said(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectInvalidError, match="there is no package in"):
        find_place(str(repository))
    commit(repository, "feat: begin", **FILES)
    with pytest.raises(ProjectInvalidError, match="there is no package in") as caught:
        find_place(str(repository / "src"))
    assert "name its folder" in caught.value.hint
    with pytest.raises(NoRepositoryError, match="there is no folder"):
        find_place(str(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (project(), True),
        ("[tool.ruff]\nline-length = 100\n", False),
        (f"{project()}\n[tool.uv]\npackage = false\n", False),
    ],
)
@pytest.mark.parametrize("folder", ["", "docs/"])
def test_settings_of_tools_alone_are_no_distribution(tmp_path: Path, text: str, is_one: bool, folder: str) -> None:  # noqa: FBT001  a table
    write(tmp_path, {"pyproject.toml": project("top"), **SEVERAL, f"{folder}pyproject.toml": text})
    git(tmp_path, "init", "--quiet")
    assert has_distribution(str(tmp_path / folder)) is is_one
