from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.release.errors import PlanError
from gatepost.release.plugins.merge import Merge
from gatepost.release.pull_request import DEFAULT_FOOTER, DEFAULT_HEADER
from support.plans import URL, sha_of
from support.releasing import candidate

if TYPE_CHECKING:
    from gatepost.release.candidate import Candidate

ENGINE = "17.11.1"
BRANCH = "release-please--branches--main"
TITLES: list[tuple[str, list[Candidate], bool, str]] = [
    ("chore: release ${branch}", [candidate("a", "fix: 1")], False, "chore: release main"),
    (
        "chore${scope}: release${component} ${version}",
        [candidate("a", "fix: 1", component="nose")],
        False,
        "chore(main): release",
    ),
    (
        "chore${scope}: release${component} ${version}",
        [candidate("a", "fix: 1"), candidate(".", "feat: 2", component="rocket")],
        False,
        "chore(main): release rocket 1.2.0",
    ),
    ("release ${component} ${version}", [candidate(".", "feat: 2")], True, "release 1.2.0"),
    ("release ${component}${version}", [candidate(".", "feat: 2", component="r-")], True, "release r-1.2.0"),
    (
        "release${component} ${version}",
        [candidate(".", "fix: 1"), candidate("a", "fix: 2"), candidate(".", "feat: 3", component="other")],
        False,
        "release other 1.2.0",
    ),
]


def notes(version: str, tag: str, title: str, subject: str, message: str) -> str:
    sha = sha_of(message)
    compare = f"{URL}/compare/v1.1.0...{tag}"
    return f"## [{version}]({compare}) (2026-03-04)\n\n\n### {title}\n\n* {subject} ([{sha[:7]}]({URL}/commit/{sha}))"


def test_several_pull_requests_become_one() -> None:
    one = candidate("a", "fix: 1", labels=("x", "y"), component="nose")
    two = candidate("b", "feat: 2", labels=("y", "z"), draft=True)
    (merged,) = Merge("main", ENGINE, header="head", footer="foot").run([one, two])
    fixed = notes("1.1.1", "nose-v1.1.1", "Bug Fixes", "1", "fix: 1")
    added = notes("1.2.0", "v1.2.0", "Features", "2", "feat: 2")

    assert merged.title.render() == "chore: release main"
    assert merged.body.render() == (
        f"head\n---\n\n\n<details><summary>nose: 1.1.1</summary>\n\n{fixed}\n</details>\n\n"
        f"<details><summary>1.2.0</summary>\n\n{added}\n</details>\n\n---\nfoot"
    )
    assert [update.path for update in merged.updates] == [
        *("a/CHANGELOG.md", "a/version.txt"),
        *("b/CHANGELOG.md", "b/version.txt"),
    ]
    assert (merged.path, merged.release_type, merged.package) == (".", "simple", None)
    assert (merged.labels, merged.branch, merged.version, merged.draft) == (["x", "y", "z"], BRANCH, None, False)


def test_a_single_pull_request_is_folded_too() -> None:
    (merged,) = Merge("main", ENGINE).run([candidate("a", "fix: 1", draft=True)])
    fixed = notes("1.1.1", "v1.1.1", "Bug Fixes", "1", "fix: 1")
    assert merged.body.render() == (
        f"{DEFAULT_HEADER}\n---\n\n\n<details><summary>1.1.1</summary>\n\n{fixed}\n</details>\n\n---\n{DEFAULT_FOOTER}"
    )
    assert merged.draft


def test_a_file_that_several_write_is_written_once() -> None:
    one = candidate("a", "feat: 1", version_file="/VERSION", skip_changelog=True)
    two = candidate("b", "fix: 2", version_file="/VERSION", skip_changelog=True)
    (merged,) = Merge("main", ENGINE).run([one, two])
    assert [(update.path, update.apply("1.1.0")) for update in merged.updates] == [("VERSION", "1.1.1\n")]


@pytest.mark.parametrize(("pattern", "candidates", "has_no_space", "expected"), TITLES)
def test_the_title_has_the_version_and_the_component_of_the_root(
    pattern: str, candidates: list[Candidate], expected: str, *, has_no_space: bool
) -> None:
    (merged,) = Merge("main", ENGINE, pattern, has_no_space=has_no_space).run(candidates)
    assert merged.title.render() == expected


@pytest.mark.parametrize(
    ("types", "expected"), [(["go", "go"], "go"), (["go", "simple"], "simple"), (["go", "python"], "simple")]
)
def test_of_several_types_it_is_simple(types: list[str], expected: str) -> None:
    candidates = [candidate(str(at), "fix: 1", release_type=name) for at, name in enumerate(types)]
    assert [each.release_type for each in Merge("main", ENGINE).run(candidates)] == [expected]


def test_a_package_that_wants_its_own_stays_apart() -> None:
    one = candidate("a", "fix: 1", labels=("x",), draft=True, separate_pull_requests=True)
    two = candidate("b", "fix: 2", labels=("y",))
    merged, *apart = Merge("main", ENGINE).run([one, two])
    assert apart == [one]
    assert ([update.path for update in merged.updates], merged.labels, merged.draft) == (
        ["b/CHANGELOG.md", "b/version.txt"],
        ["y"],
        False,
    )


def test_where_all_stay_apart_the_merged_one_is_empty() -> None:
    one = candidate("a", "fix: 1", separate_pull_requests=True)
    merged, *apart = Merge("main", ENGINE).run([one])
    assert apart == [one]
    assert (merged.title.render(), merged.updates, merged.labels) == ("chore: release main", [], [])
    assert merged.body.render() == f"{DEFAULT_HEADER}\n---\n\n\n\n\n---\n{DEFAULT_FOOTER}"


def test_with_force_none_stays_apart() -> None:
    one = candidate("a", "fix: 1", separate_pull_requests=True)
    (merged,) = Merge("main", ENGINE, head_branch="other", is_forced=True).run([one])
    assert (merged.branch, [update.path for update in merged.updates]) == ("other", ["a/CHANGELOG.md", "a/version.txt"])


def test_where_there_is_nothing_nothing_is_merged() -> None:
    assert Merge("main", ENGINE).run([]) == []


def test_a_title_that_cannot_be_is_refused() -> None:
    with pytest.raises(PlanError) as caught:
        Merge("main", ENGINE, "${scope} ${branch}").run([candidate("a", "fix: 1")])
    assert str(caught.value).startswith("SyntaxError: Invalid regular expression: /^")
    assert str(caught.value).endswith("/: Duplicate capture group name")
