from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.release.plan import plan
from support.plans import TARGET, URL, MemorySource, commit, planned, repository, sha_of, tag
from support.releasing import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

BRANCH = "release-please--branches--main"
GROUP = {"type": "linked-versions", "groupName": "sea life", "components": ["fin", "nose", "tail"]}
MANIFEST = ".release-please-manifest.json"


def source(*plugins: object, messages: Mapping[str, str], **keys: object) -> MemorySource:
    """Return packages of which three are linked; `messages` has a commit by package."""
    packages = {
        "fin": {"component": "fin", **keys},
        "nose": {"component": "nose"},
        "tail": {"package-name": "tail"},
        "other": {"component": "other"},
    }
    table = {"release-type": "go", "packages": packages, "plugins": list(plugins)}
    commits = [commit(message, f"{path}/file") for path, message in messages.items()]
    versions = {"fin": "1.0.0", "nose": "1.2.0", "tail": "1.2.0", "other": "5.0.0"}
    tags = [tag(f"{path}-v{version}", sha_of("old")) for path, version in versions.items()]
    return repository(table, versions, [*commits, commit("old")], tags)


def notes(path: str, old: str, new: str, title: str, line: str) -> str:
    return f"## [{new}]({URL}/compare/{path}-v{old}...{path}-v{new}) (2026-03-04)\n\n\n### {title}\n\n* {line}"


def link(message: str) -> str:
    return f"([{sha_of(message)[:7]}]({URL}/commit/{sha_of(message)}))"


FIN = notes("fin", "1.0.0", "1.3.0", "Bug Fixes", f"1 {link('fix: 1')}")
FIN_ALONE = notes("fin", "1.0.0", "1.3.0", "Miscellaneous Chores", "**fin:** Synchronize sea life versions")
NOSE = notes("nose", "1.2.0", "1.3.0", "Features", f"2 {link('feat: 2')}")
TAIL = notes("tail", "1.2.0", "1.3.0", "Miscellaneous Chores", "**tail:** Synchronize sea life versions")
OTHER = notes("other", "5.0.0", "5.0.1", "Bug Fixes", f"3 {link('fix: 3')}")


def versions(fin: str, nose: str, tail: str, other: str) -> str:
    return f'{{"fin":"{fin}","nose":"{nose}","tail":"{tail}","other":"{other}"}}'


def changelogs(**entries: str) -> dict[str, str]:
    return {f"{path}/CHANGELOG.md": f"# Changelog\n\n{entry}\n" for path, entry in entries.items()}


MESSAGES = {"fin": "fix: 1", "nose": "feat: 2", "other": "fix: 3"}
MERGED = source(GROUP, messages=MESSAGES)
APART = source({**GROUP, "merge": False}, messages={"nose": "feat: 2", "other": "fix: 3"})
SEPARATE = source({**GROUP, "merge": False}, messages={"nose": "feat: 2"})
UNTOUCHED = source(GROUP, messages={"other": "fix: 3"})
NOBODY = source({**GROUP, "components": []}, messages=MESSAGES)
RELEASE_AS = source(GROUP, messages={"fin": "fix: 1\n\nRelease-As: 9.0.0-beta.1", "nose": "feat!: 2"})
NAMELESS = source(GROUP, messages=MESSAGES, **{"include-component-in-tag": False})
HIDDEN = source(GROUP, messages={"fin": "chore: 1", "nose": "feat: 2"})
INVALID = source(GROUP, messages={"fin": "fix: 1\n\nRelease-As: 2.0.0-01"})
OWN_BRANCH = repository(
    {
        "release-type": "go",
        "separate-pull-requests": True,
        "packages": {"fin": {"component": "fin"}, "nose": {"component": "nose"}, "other": {"component": "other"}},
        "plugins": [GROUP],
    },
    {"fin": "1.0.0", "nose": "1.2.0", "other": "5.0.0"},
    [commit("fix: 1", "fin/file"), commit("fix: 3", "other/file")],
)
SOURCES = [OWN_BRANCH, MERGED, APART, SEPARATE, UNTOUCHED, NOBODY, RELEASE_AS, NAMELESS, HIDDEN, INVALID]


def test_the_members_get_the_highest_version_and_the_others_their_own() -> None:
    assert shown(planned(APART)) == [
        Shown(
            "chore: release main",
            BRANCH,
            [
                ("fin", "1.3.0", FIN_ALONE),
                ("nose", "1.3.0", NOSE),
                ("tail", "1.3.0", TAIL),
                ("other", "5.0.1", OTHER),
            ],
            {
                **changelogs(fin=FIN_ALONE, nose=NOSE, tail=TAIL, other=OTHER),
                MANIFEST: versions("1.3.0", "1.3.0", "1.3.0", "5.0.1"),
            },
        )
    ]


def test_the_members_with_a_component_are_merged_and_then_all_are() -> None:
    (found,) = shown(planned(MERGED))
    assert found == Shown(
        "chore: release main",
        BRANCH,
        [("tail", "1.3.0", TAIL), ("other", "5.0.1", OTHER), ("fin", "1.3.0", FIN), ("nose", "1.3.0", NOSE)],
        {
            **changelogs(tail=TAIL, other=OTHER, fin=FIN, nose=NOSE),
            MANIFEST: versions("1.3.0", "1.3.0", "1.3.0", "5.0.1"),
        },
    )


def test_where_nothing_of_the_group_is_released_it_stays_as_it_is() -> None:
    (found,) = shown(planned(UNTOUCHED))
    assert found.releases == [("other", "5.0.1", OTHER)]
    assert found.files == {**changelogs(other=OTHER), MANIFEST: versions("1.0.0", "1.2.0", "1.2.0", "5.0.1")}


@pytest.mark.parametrize(
    ("made_up", "expected"),
    [
        (NOBODY, {"fin": "1.0.1", "nose": "1.3.0", "other": "5.0.1"}),
        (RELEASE_AS, {"fin": "9.0.0-beta.1", "nose": "9.0.0-beta.1", "tail": "9.0.0-beta.1"}),
        (NAMELESS, {"": "1.0.1", "nose": "1.3.0", "tail": "1.3.0", "other": "5.0.1"}),
        (HIDDEN, {"fin": "1.3.0", "nose": "1.3.0", "tail": "1.3.0"}),
    ],
)
def test_what_the_others_get_is_the_highest_version(made_up: MemorySource, expected: dict[str, str]) -> None:
    (found,) = shown(planned(made_up))
    assert {component: version for component, version, _ in found.releases} == expected


def test_the_group_has_a_branch_of_its_own() -> None:
    found = shown(planned(OWN_BRANCH))
    assert [(each.title, each.branch) for each in found] == [
        ("chore(main): release other 5.0.1", f"{BRANCH}--components--other"),
        ("chore(main): release sea life libraries", f"{BRANCH}--groups--sea-life"),
    ]
    assert [[(component, version) for component, version, _ in each.releases] for each in found] == [
        [("other", "5.0.1")],
        [("fin", "1.0.1"), ("nose", "1.0.1")],
    ]


def test_versions_that_cannot_be_compared_stop_the_plan() -> None:
    found = plan(INVALID, TARGET)
    assert (found.pull_requests, found.error) == ((), "TypeError: Invalid Version: 2.0.0-01")
