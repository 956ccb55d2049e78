"""The whole chain on one machine: a new repository is set up, and four versions of it are brought to the index.

What differs from the real GitHub and the real index, and is not tried here: rights (of tokens, of environments, of who
merges), approvals, OIDC and trusted publishing, attestations of what is uploaded, the queue of runs, caches, runners
that are clean machines. Nothing starts a run but the test. The actions of others stand in (`support.workflows`,
`support.chain_tools`); Release Please's own is written anew, around the very release-please that it bundles. Where the
gates are not the point of a run, they look at nothing and are green.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.chain import PAST_THE_GATES, RELEASED, Chain, files_of, on_one_machine, uploads_of
from support.chain_projects import MODULE, single
from support.workflows import needs_act

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.github_server_forge import Pull

pytestmark = [needs_act, pytest.mark.once]

BREAKING = "feat!: say hello to somebody\n\nBREAKING CHANGE: name whom to greet"
DROPPED = "fix: say it again\n\nfoo(bar(baz))"
BODY = "What is said on the way:\n\nrestore(load(session)) was called too late."


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    with on_one_machine(tmp_path) as chain:
        yield chain


def test_a_repository_is_released_again_and_again(chain: Chain) -> None:
    a_new_repository_is_set_up(chain)
    a_feature_is_released(chain)
    a_breaking_change_is_a_minor_release_before_1(chain)
    hidden_types_release_nothing(chain)
    dropped_commits_are_rescued_and_released(chain)
    red_gates_release_nothing(chain)
    half_an_upload_is_completed_by_the_tag(chain)


def a_new_repository_is_set_up(chain: Chain) -> None:
    chain.begin(single())
    done = chain.init()
    chain.settle()
    assert "proof: git refuses a message that says nothing, and takes a good one" in done.out
    assert chain.commit("chore: begin", {}).code == 0


def a_feature_is_released(chain: Chain) -> None:
    before = chain.git("rev-parse", "HEAD")
    louder = {"src/demo/loud.py": '"""What is shouted."""\n\nHELLO = "HELLO"\n'}
    refused = chain.commit("Say it louder", louder)
    assert (refused.code, chain.git("rev-parse", "HEAD")) == (1, before)
    assert "header-not-conventional" in refused.err
    taken = chain.commit("feat: say it louder", louder)
    assert taken.code == 0
    assert "gatepost: next release: 0.2.0 with a minor change: feat → Features" in taken.err
    pushed = chain.push()
    assert pushed.code == 0, pushed.err
    assert "2 messages judged, all fine" in pushed.err
    assert "of a clean checkout" in pushed.err

    assert chain.run() == (0, RELEASED)
    assert "1 passed" in chain.log
    assert "Success: no issues found in 3 source files" in chain.log
    pull = proposed(chain)
    assert pull.title == "chore: release 0.2.0"
    assert "* say it louder (" in pull.body
    chain.merge(pull)
    assert chain.run() == (0, (*RELEASED, *uploads_of("demo-0.2.0")))
    assert "0.2.0 installed alone on Python" in chain.log
    assert_released(chain, pull, "0.2.0")


def a_breaking_change_is_a_minor_release_before_1(chain: Chain) -> None:
    chain.pull()
    module = MODULE.replace("hello", "hello, you").replace("0.1.0", "0.2.0").replace("NAME", "demo")
    assert chain.commit(BREAKING, {"src/demo/__init__.py": module}).code == 0
    assert chain.push().code == 0
    assert chain.run_past_the_gates() == (0, PAST_THE_GATES)
    pull = proposed(chain)
    assert pull.title == "chore: release 0.3.0"
    assert "### ⚠ BREAKING CHANGES\n\n* name whom to greet" in pull.body
    chain.merge(pull)
    assert chain.run_past_the_gates() == (0, (*PAST_THE_GATES, *uploads_of("demo-0.3.0")))
    assert_released(chain, pull, "0.3.0")


def hidden_types_release_nothing(chain: Chain) -> None:
    chain.pull()
    assert chain.commit("chore: say why", {"README.md": "# demo\n\nSays hello, because it can.\n"}).code == 0
    assert chain.commit("ci: wait longer", {}, "--allow-empty").code == 0
    assert chain.push().code == 0
    assert chain.run_past_the_gates() == (0, PAST_THE_GATES)
    assert (chain.plan()["prs"], chain.proposed()) == ([], [])


def dropped_commits_are_rescued_and_released(chain: Chain) -> None:
    refused = chain.commit(DROPPED, {}, "--allow-empty")
    assert refused.code == 1
    assert "message-dropped" in refused.err
    assert chain.commit(DROPPED, {}, "--allow-empty", "--no-verify").code == 0
    pushed = chain.git("rev-parse", "HEAD")
    assert chain.push().code == 1
    assert chain.push("--no-verify").code == 0
    chain.git("switch", "--quiet", "--create", "topic")
    assert chain.commit("feat: sign in", {"src/demo/sign.py": '"""Sign in."""\n'}).code == 0
    assert chain.push().code == 0
    chain.git("switch", "--quiet", "main")
    number = chain.open("topic", "feat: sign in with a passkey", BODY)
    merged = chain.merge(chain.forge.pull(number))

    assert chain.run_past_the_gates() == (0, PAST_THE_GATES)
    plan = chain.plan()
    assert (plan["prs"], chain.proposed()) == ([], [])
    assert {each["sha"]: each["line"] for each in plan["dropped"]} == {merged: 5, pushed: 3}

    told = json.loads(chain.gatepost("explain", merged, "--format", "json"))
    chain.edit(number, f"{BODY}\n\n{told['rescue']}")
    (again,) = json.loads(chain.gatepost("explain", pushed, "--format", "json"))["rescue_commands"]
    assert chain.at_desk("sh", "-c", again).code == 0
    assert chain.push().code == 0
    assert chain.run_past_the_gates() == (0, PAST_THE_GATES)
    (pull,) = chain.proposed()
    assert pull.title == "chore: release 0.4.0"
    assert f"### Features\n\n* sign in with a passkey ([#{number}](" in pull.body
    assert "### Bug Fixes\n\n* say it again (" in pull.body
    chain.merge(pull)
    assert chain.run_past_the_gates() == (0, (*PAST_THE_GATES, *uploads_of("demo-0.4.0")))
    assert_released(chain, pull, "0.4.0")


def red_gates_release_nothing(chain: Chain) -> None:
    chain.pull()
    before = chain.index.files, chain.forge.bare.tags(), len(chain.forge.pulls)
    wrong = {"tests/test_count.py": "def test_it_counts() -> None:\n    assert 1 + 1 == 3\n"}
    assert chain.commit("feat: count", wrong).code == 0
    assert chain.push().code == 0
    assert chain.run() == (1, ())
    assert "1 failed, 1 passed" in chain.log
    assert (chain.index.files, chain.forge.bare.tags(), len(chain.forge.pulls)) == before


def half_an_upload_is_completed_by_the_tag(chain: Chain) -> None:
    mended = {"tests/test_count.py": "def test_it_counts() -> None:\n    assert 1 + 1 == 2\n"}
    assert chain.commit("fix: count properly", mended).code == 0
    assert chain.push().code == 0
    assert chain.run_past_the_gates() == (0, PAST_THE_GATES)
    pull = proposed(chain)
    assert pull.title == "chore: release 0.5.0"
    chain.merge(pull)
    chain.index.leave_room(1)
    assert chain.run_past_the_gates() == (1, (*PAST_THE_GATES, *uploads_of("demo-0.5.0")))
    assert len({*files_of("demo-0.5.0")}.intersection(chain.index.files)) == 1

    chain.index.leave_room(None)  # what is there is passed over only where the same bytes are built again
    assert chain.retry("v0.5.0") == (0, ("publish skip-existing=true", *files_of("demo-0.5.0")))
    assert "[Quality gates of the tag/CI/Test (Python" in chain.log
    assert_released(chain, pull, "0.5.0")


def proposed(chain: Chain) -> Pull:
    """Return the only pull request that is open, which has to be the planned one."""
    (pull,) = chain.proposed()
    chain.assert_as_planned(pull)
    return pull


def assert_released(chain: Chain, pull: Pull, version: str) -> None:
    """Fail where a merged pull request is not tagged and on the index, for pip to install."""
    chain.assert_tagged(pull, f"v{version}")
    assert tuple(chain.index.files[-2:]) == files_of(f"demo-{version}")
    told = "import demo; print(demo.__version__)"
    assert chain.index.said(told, f"demo=={version}", chain.environment) == version
