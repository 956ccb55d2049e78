"""The release workflow that `gatepost init` writes, as it runs: from a push, or a tag, to what is uploaded."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.gate.init_options import NOWHERE, PIP, POETRY, PRIVATE
from support.init_release import Releases
from support.init_stage import ONE, TWO
from support.workflows import needs_act

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [needs_act, pytest.mark.once]

GATED = ["gates", "release-please without token"]
BUILT = [*GATED, "build demo 1.0.0b1"]
FILES = ["demo-1.0.0b1-py3-none-any.whl", "demo-1.0.0b1.tar.gz"]
REFUSED = "refuse 1.0.0b1 as v2.0.0"
DIST = "dist/demo-1.0.0b1-py3-none-any.whl dist/demo-1.0.0b1.tar.gz"
PUBLISHED = ["publish skip-existing=false", *FILES]
TESTED = "gates of refs/tags/v1.0.0-beta.1"
RETRIED = [TESTED, BUILT[-1]]
INDEX = ("--var", "INDEX_URL=http://localhost/up", "--secret", "INDEX_USERNAME=ada", "--secret", "INDEX_PASSWORD=pw")
CHECKED = ("--var", "INDEX_CHECK_URL=http://localhost/simple")
REHEARSAL = ("--var", "TEST_INDEX_URL=http://localhost/test")
SALT, MILL = TWO


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    return Releases(tmp_path)


def settle(releases: Releases, **given: str) -> Releases:
    """Set one package up, with a tag as SemVer writes it, a tag that lies, and one beside the branch of releases."""
    releases.set_up(ONE, **given)
    releases.version(ONE[0], "1.0.0-beta.1", "v1.0.0-beta.1", "v2.0.0")
    releases.git("checkout", "--quiet", "-b", "aside")
    releases.version(ONE[0], "3.0.0", "v3.0.0")
    releases.git("checkout", "--quiet", "main")
    return releases


@pytest.mark.parametrize(
    ("env", "code", "expected"),
    [
        pytest.param({"GATES": "red", "CREATED": "v1.0.0-beta.1"}, 1, ["gates"], id="red gates: nothing at all"),
        pytest.param({}, 0, GATED, id="nothing to release"),
        pytest.param(
            {"RELEASE_PLEASE": "fails"}, 1, GATED, id="release-please fails before a release: nothing is built"
        ),
        pytest.param({"CREATED": "v1.0.0-beta.1"}, 0, [*BUILT, *PUBLISHED], id="a release is built and published"),
        pytest.param(
            {"CREATED": "v1.0.0-beta.1", "RELEASE_PLEASE": "fails"},
            1,
            [*BUILT, *PUBLISHED],
            id="release-please fails after the release: published all the same, and red",
        ),
        pytest.param(
            {"CREATED": "v2.0.0"}, 1, [*BUILT, REFUSED], id="the tag and the version differ: stopped before the upload"
        ),
    ],
)
def test_a_push(releases: Releases, env: dict[str, str], code: int, expected: list[str]) -> None:
    settle(releases).env |= env
    assert releases.push() == (code, expected)


@pytest.mark.parametrize("manager", [PIP, POETRY])
def test_each_manager_builds_what_is_published(releases: Releases, manager: str) -> None:
    settle(releases, manager=manager).env["CREATED"] = "v1.0.0-beta.1"
    assert releases.push() == (0, [*BUILT, *PUBLISHED])
    releases.env["CREATED"] = "v2.0.0"
    assert releases.push() == (1, [*BUILT, REFUSED])


def test_a_failed_upload_is_tried_again_by_the_tag(releases: Releases) -> None:
    settle(releases).env |= {"CREATED": "v1.0.0-beta.1", "INDEX": "fails"}
    assert releases.push() == (1, [*BUILT, *PUBLISHED])
    releases.env["INDEX"] = "works"
    assert releases.retry("v1.0.0-beta.1") == (0, [*RETRIED, "publish skip-existing=true", *FILES])


def test_what_the_gates_stop_is_not_published_by_hand_either(releases: Releases) -> None:
    settle(releases).env["GATES"] = "red"
    assert releases.retry("v1.0.0-beta.1") == (1, [TESTED])


@pytest.mark.parametrize(("are_green", "code", "expected"), [(True, 0, [BUILT[-1], *PUBLISHED]), (False, 1, [])])
def test_a_release_that_is_not_what_was_pushed_goes_through_the_gates_itself(
    releases: Releases, code: int, expected: list[str], *, are_green: bool
) -> None:
    settle(releases).env["CREATED"] = "v1.0.0-beta.1"
    releases.commit({"later.py": ""}, "fix: mend what the gates found")
    if not are_green:
        releases.env["GATES"] = "green but of v1.0.0-beta.1"
    assert releases.push() == (code, [*GATED, TESTED, *expected])


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("v2.0.0", [BUILT[-1], REFUSED], id="a tag that names another version"),
        pytest.param("v3.0.0", [], id="a tag that is not on the branch of releases"),
        pytest.param("v4.0.0", [], id="no such tag"),
        pytest.param('v1"; touch $EVENTS.pwned; echo "$(touch $EVENTS.pwned)', [], id="no tag at all"),
    ],
)
def test_a_retry_uploads_nothing_else(releases: Releases, tag: str, expected: list[str]) -> None:
    assert settle(releases).retry(tag) == (1, [f"gates of refs/tags/{tag}", *expected])
    assert not (releases.directory / "events.pwned").exists()


def test_the_app_s_token_is_used_where_there_is_one(releases: Releases) -> None:
    settle(releases)
    assert releases.push("--var", "RELEASE_APP_CLIENT_ID=abc") == (0, ["gates", "release-please of-the-app"])


def test_a_fork_releases_nothing(releases: Releases) -> None:
    settle(releases).env["CREATED"] = "v1.0.0-beta.1"
    releases.git("remote", "set-url", "origin", "https://github.com/somebody/demo.git")
    assert releases.push() == (0, [])


def test_another_index_is_uploaded_to_with_its_own_secrets(releases: Releases) -> None:
    settle(releases, publish=PRIVATE).env["CREATED"] = "v1.0.0-beta.1"
    uv = "uv publish --trusted-publishing never {}to http://localhost/up as ada:pw"
    assert releases.push(*INDEX) == (0, [*BUILT, uv.format(f"{DIST} ")])
    again = uv.format(f"--check-url http://localhost/simple {DIST} ")
    assert releases.retry("v1.0.0-beta.1", *INDEX, *CHECKED) == (0, [*RETRIED, again])


def test_without_an_address_nothing_is_uploaded_anywhere(releases: Releases) -> None:
    settle(releases, publish=PRIVATE).env["CREATED"] = "v1.0.0-beta.1"
    assert releases.push(*INDEX[2:]) == (1, BUILT)
    assert "::error title=No index::set the variable INDEX_URL" in releases.log


def test_without_an_index_the_distributions_are_attached_to_the_release(releases: Releases) -> None:
    settle(releases, publish=NOWHERE).env["CREATED"] = "v1.0.0-beta.1"
    attached = f"gh release upload v1.0.0-beta.1 {DIST} --clobber"
    assert releases.push() == (0, [*BUILT, attached])
    assert releases.retry("v1.0.0-beta.1") == (0, [*RETRIED, attached])


@pytest.mark.parametrize("publish", ["pypi", PRIVATE])
def test_a_push_without_a_release_is_rehearsed_under_a_version_of_its_own(releases: Releases, publish: str) -> None:
    releases.set_up(ONE, rehearsal=True, publish=publish)
    files = ["demo-0.1.1.dev1-py3-none-any.whl", "demo-0.1.1.dev1.tar.gz"]
    given = " ".join(f"dist/{file}" for file in files)
    uploaded = {
        "pypi": ["publish skip-existing=true to http://localhost/test", *files],
        PRIVATE: [f"uv publish --trusted-publishing never {given} to http://localhost/test as ada:pw"],
    }
    assert releases.push(*REHEARSAL, *INDEX) == (0, [*GATED, "build demo 0.1.1.dev1", *uploaded[publish]])
    assert releases.push(*INDEX) == (0, GATED)
    assert releases.retry("v0", *REHEARSAL)[1] == ["gates of refs/tags/v0"]
    releases.git("tag", "v0.1.0")
    releases.env["CREATED"] = "v0.1.0"
    code, events = releases.push(*REHEARSAL, *INDEX)
    assert (code, events[2]) == (0, "build demo 0.1.0")
    assert "test" not in events[3]


def test_of_several_packages_those_that_were_released_are_published(releases: Releases) -> None:
    releases.set_up(TWO)
    releases.version(SALT, "0.2.0", "salt-v0.2.0")
    releases.version(MILL, "2.1.0", "salt-mill-v2.1.0")
    assert releases.push() == (0, GATED)
    releases.release(**{SALT.path: "salt-v0.2.0", MILL.path: "salt-mill-v2.1.0"})
    code, events = releases.push()
    assert events[:3] == [*GATED, "gates of refs/tags/salt-v0.2.0"]
    assert (code, sorted(each for each in events if each.startswith("build"))) == (
        0,
        ["build salt 0.2.0", "build salt-mill 2.1.0"],
    )
    assert sorted(each for each in events if each.endswith(".whl")) == [
        "salt-0.2.0-py3-none-any.whl",
        "salt_mill-2.1.0-py3-none-any.whl",
    ]
    releases.release(**{MILL.path: "salt-mill-v2.1.0"})
    releases.env["RELEASE_PLEASE"] = "fails"
    assert releases.push() == (
        1,
        [
            *(*GATED, "build salt-mill 2.1.0", "publish skip-existing=false"),
            *("salt_mill-2.1.0-py3-none-any.whl", "salt_mill-2.1.0.tar.gz"),
        ],
    )


@pytest.mark.parametrize(
    ("tag", "code", "expected"),
    [
        ("salt-v0.2.0", 0, ["build salt 0.2.0", "salt-0.2.0.tar.gz"]),
        ("salt-mill-v2.1.0", 0, ["build salt-mill 2.1.0", "salt_mill-2.1.0.tar.gz"]),
        ("salt-v9.0.0", 1, ["build salt 0.2.0", "refuse 0.2.0 as salt-v9.0.0"]),
        ("pepper-v1.0.0", 1, []),
        ("v1.0.0", 1, []),
    ],
)
def test_the_tag_tells_which_package_is_tried_again(
    releases: Releases, tag: str, code: int, expected: list[str]
) -> None:
    releases.set_up(TWO)
    releases.version(MILL, "2.1.0", "salt-mill-v2.1.0")
    releases.version(SALT, "0.2.0", "salt-v0.2.0", "salt-v9.0.0", "pepper-v1.0.0", "v1.0.0")
    done, events = releases.retry(tag)
    told = [each for each in events if each.startswith(("build", "refuse")) or each.endswith(".gz")]
    assert (done, told) == (code, expected)


def test_a_package_whose_name_begins_like_another_s_is_tried_again_alone(releases: Releases) -> None:
    second = replace(SALT, path="packages/salt-2", name="salt-2", module="salt_2")
    releases.set_up((SALT, second))
    releases.version(second, "1.0.0", "salt-2-v1.0.0")
    code, events = releases.retry("salt-2-v1.0.0")
    assert (code, [each for each in events if each.startswith("build")]) == (0, ["build salt-2 1.0.0"])


def test_where_only_what_is_no_package_of_python_s_was_released_there_is_nothing_to_publish(releases: Releases) -> None:
    releases.set_up(TWO)
    made = {"releases_created": "true", "paths_released": '["packages/web"]', "packages/web--tag_name": "web-v1.0.0"}
    releases.env["OUTPUTS"] = json.dumps(made)
    assert releases.push() == (0, GATED)


def test_of_several_releases_what_was_not_pushed_last_goes_through_the_gates_itself(releases: Releases) -> None:
    releases.set_up(TWO)
    releases.version(SALT, "0.2.0", "salt-v0.2.0")
    releases.version(MILL, "2.1.0", "salt-mill-v2.1.0")
    releases.release(**{SALT.path: "salt-v0.2.0", MILL.path: "salt-mill-v2.1.0"})
    releases.env["GATES"] = "green but of salt-v0.2.0"
    assert releases.push() == (1, [*GATED, "gates of refs/tags/salt-v0.2.0"])


def test_each_of_several_packages_is_rehearsed(releases: Releases) -> None:
    releases.set_up(TWO, rehearsal=True)
    code, events = releases.push(*REHEARSAL)
    assert code == 0
    assert sorted(each for each in events if each.startswith("build")) == [
        "build salt 0.1.1.dev1",
        "build salt-mill 2.0.1.dev1",
    ]


def test_the_files_of_several_packages_are_attached_each_to_its_release(releases: Releases) -> None:
    releases.set_up(TWO, publish=NOWHERE)
    releases.version(SALT, "0.2.0", "salt-v0.2.0")
    releases.release(**{SALT.path: "salt-v0.2.0"})
    files = "dist/salt-0.2.0-py3-none-any.whl dist/salt-0.2.0.tar.gz"
    assert releases.push() == (0, [*GATED, "build salt 0.2.0", f"gh release upload salt-v0.2.0 {files} --clobber"])
