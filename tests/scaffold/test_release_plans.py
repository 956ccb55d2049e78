"""What Release Please would do once it is told what we tell it: one more commit is one entry, not the whole history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.scaffold.files.release_please import wanted
from gatepost.scaffold.survey import History
from support.plans import MemorySource, commit, contents, planned, sha_of, tag
from support.releasing import shown
from support.surveys import by_path, project, seen, set_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.releasing import Shown

OLD = [commit(f"feat: number {number}", "src/rocket/a.py", sha=sha_of(str(number))) for number in range(30, 0, -1)]
LOCK = '[[package]]\nname = "{}"\nversion = "{}"\n\n[[package]]\nname = "other"\nversion = "{}"\n'
INIT = "src/rocket/__init__.py"
LITERAL = '__version__ = "1.2.3"\n'


def released(
    texts: Mapping[str, str], tags: Mapping[str, str], *messages: str, touched: tuple[str, ...] = (INIT,)
) -> list[Shown]:
    """Return the pull requests after one commit that sets the repository up and these on top, the newest last.

    `tags` are names, newest first, with the commits that they are on.
    """
    history = History(head=OLD[0].sha, tags=tuple(tags), tagged=tags)
    set_up_files = by_path(wanted(set_up(seen(texts, history=history))))
    commits = [commit("ci: set the gates up", *set_up_files), *(commit(message, *touched) for message in messages)]
    source = MemorySource({**texts, **set_up_files}, [*reversed(commits), *OLD], [tag(*each) for each in tags.items()])
    plan = planned(source)
    assert plan.error == ""
    assert len(contents(plan)) == len(shown(plan))
    return shown(plan)


def only(pull_requests: list[Shown]) -> Shown:
    (found,) = pull_requests
    return found


def entries(pull_request: Shown) -> list[str]:
    """Return the lines of the notes that stand for commits."""
    return [line for _, _, notes in pull_request.releases for line in notes.split("\n") if line.startswith("* ")]


@pytest.mark.parametrize(
    ("tags", "compared"),
    [
        ({}, "v1.2.3...v1.3.0"),
        ({"v1.2.3": OLD[0].sha}, "v1.2.3...v1.3.0"),
        ({"1.2.3": OLD[0].sha}, "1.2.3...1.3.0"),
        ({"rocket-v1.2.3": OLD[0].sha}, "rocket-v1.2.3...rocket-v1.3.0"),
        ({"rocket@1.2.3": OLD[0].sha}, "rocket@1.2.3...rocket@1.3.0"),
        ({"release/v1.2.3": OLD[0].sha}, "release/v1.2.3...release/v1.3.0"),
        ({"v1.2": OLD[0].sha}, "v1.2.3...v1.3.0"),
    ],
)
def test_one_more_feature_is_the_only_entry_of_the_next_release(tags: dict[str, str], compared: str) -> None:
    texts = {"pyproject.toml": project(), INIT: LITERAL}
    found = only(released(texts, tags, "feat: land on the moon"))
    assert found.title == "chore: release 1.3.0"
    assert len(entries(found)) == 1
    assert "land on the moon" in entries(found)[0]
    assert f"compare/{compared})" in found.releases[0][2]
    assert sorted(found.files) == [".release-please-manifest.json", "CHANGELOG.md", "pyproject.toml", INIT]
    assert found.files[INIT] == LITERAL.replace("1.2.3", "1.3.0")
    assert 'version = "1.3.0"' in found.files["pyproject.toml"]


def test_what_came_since_the_last_tag_is_not_lost() -> None:
    for tags in ({"v1.2.3": OLD[3].sha, "v1.2.2": OLD[9].sha}, {"v1.2": OLD[3].sha}):
        found = only(released({"pyproject.toml": project()}, tags, "fix: one"))
        assert len(entries(found)) == 4
        assert found.title == "chore: release 1.3.0"


def test_documentation_alone_releases_nothing_and_a_better_speed_does() -> None:
    texts = {"pyproject.toml": project()}
    assert released(texts, {"v1.2.3": OLD[0].sha}, "docs: tell more", "chore: tidy up") == []
    assert only(released(texts, {"v1.2.3": OLD[0].sha}, "perf: fly faster")).title == "chore: release 1.2.4"


def test_a_breaking_change_before_1_is_a_minor_one() -> None:
    texts = {"pyproject.toml": project(version="0.4.2")}
    assert only(released(texts, {"v0.4.2": OLD[0].sha}, "feat!: turn round")).title == "chore: release 0.5.0"


def test_uv_lock_changes_in_the_one_line_that_has_the_version() -> None:
    lock = LOCK.format("rocket", "1.2.3", "1.2.3")
    found = only(released({"pyproject.toml": project(), "uv.lock": lock}, {"v1.2.3": OLD[0].sha}, "fix: one"))
    assert found.files["uv.lock"] == LOCK.format("rocket", "1.2.4", "1.2.3")


@pytest.mark.parametrize(
    ("pyproject", "texts", "changed"),
    [
        (project(), {"src/rocketry/__init__.py": LITERAL}, "src/rocketry/__init__.py"),
        (project(), {INIT: '__version__: str = "1.2.3"\n'}, INIT),
        (
            '[project]\nname = "rocket"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "src/rocket/_v.py"\n',
            {"src/rocket/_v.py": 'VERSION = "1.2.3"\n'},
            "src/rocket/_v.py",
        ),
        (
            '[project]\nname = "rocket"\ndynamic = ["version"]\n[tool.poetry]\nversion = "1.2.3"\n',
            {},
            "pyproject.toml",
        ),
    ],
)
def test_a_version_is_written_wherever_it_stands(pyproject: str, texts: dict[str, str], changed: str) -> None:
    found = only(released({"pyproject.toml": pyproject, **texts}, {"v1.2.3": OLD[0].sha}, "fix: one"))
    assert "1.2.4" in found.files[changed]
    assert "1.2.3" not in found.files[changed]


def test_a_new_repository_begins_with_0_1_0() -> None:
    files = by_path(wanted(set_up(seen({"pyproject.toml": project(version="0.0.0")}))))
    source = MemorySource({**files, "pyproject.toml": project(version="0.0.0")}, [commit("feat: begin", "a")])
    found = only(shown(planned(source)))
    assert found.title == "chore: release 0.1.0"
    assert 'version = "0.1.0"' in found.files["pyproject.toml"]


WORKSPACE = {
    "pyproject.toml": project("top", "2.0.0") + '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
    "packages/a/pyproject.toml": project("acme-a", "0.1.0"),
    "packages/b/pyproject.toml": project("acme-b", "1.0.0"),
    "uv.lock": LOCK.format("acme-a", "0.1.0", "1.0.0"),
}


@pytest.mark.parametrize("tags", [{}, {"v2.0.0": OLD[0].sha, "a-v0.1.0": OLD[0].sha}, {"acme-a-v0.1.0": OLD[0].sha}])
def test_each_package_of_several_has_a_release_of_its_own(tags: dict[str, str]) -> None:
    found = only(released(WORKSPACE, tags, "feat: land", touched=("packages/a/x.py",)))
    component = "a" if "a-v0.1.0" in tags else "acme-a"
    assert found.title == f"chore: release {component} 0.2.0"
    assert len(entries(found)) == 1
    assert sorted(found.files) == [
        *(".release-please-manifest.json", "packages/a/CHANGELOG.md", "packages/a/pyproject.toml", "uv.lock")
    ]
    assert found.files["uv.lock"] == LOCK.format("acme-a", "0.2.0", "1.0.0")


def test_what_touches_several_packages_is_in_each_of_their_releases() -> None:
    touched = ("packages/a/x.py", "packages/b/y.py", "z.py")
    titles = [each.title for each in released(WORKSPACE, {}, "feat: land", touched=touched)]
    assert titles == ["chore: release 2.1.0", "chore: release acme-a 0.2.0", "chore: release acme-b 1.1.0"]
