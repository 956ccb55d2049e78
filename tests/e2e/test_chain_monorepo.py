"""The whole chain for two packages, of which one requires the other; `test_chain` says what is not tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.chain import PAST_THE_GATES, RELEASED, Chain, on_one_machine, uploads_of
from support.chain_projects import pair
from support.github_server_forge import BLANK
from support.workflows import needs_act

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


pytestmark = [needs_act, pytest.mark.once]


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    with on_one_machine(tmp_path) as chain:
        yield chain


def test_packages_are_released_each_by_itself(chain: Chain) -> None:
    two_packages_are_set_up(chain)
    a_change_in_one_releases_that_one(chain)
    a_change_in_both_releases_both_one_after_the_other(chain)


def two_packages_are_set_up(chain: Chain) -> None:
    chain.begin(pair())
    chain.init()
    chain.settle()
    chain.forge.squash_message = BLANK
    assert chain.commit("chore: begin", {}).code == 0


def a_change_in_one_releases_that_one(chain: Chain) -> None:
    taken = chain.commit("feat: grind finer", {"packages/salt/src/salt/fine.py": '"""Fine salt."""\n'})
    assert "gatepost: next release: salt 0.2.0 with a minor change" in taken.err
    assert chain.push().code == 0
    assert chain.run() == (0, RELEASED)
    (pull,) = chain.proposed()
    chain.assert_as_planned(pull)
    assert pull.title == "chore: release salt 0.2.0"
    chain.merge(pull)
    assert chain.run_past_the_gates() == (0, (*PAST_THE_GATES, *uploads_of("salt-0.2.0")))
    chain.assert_tagged(pull, "salt-v0.2.0")
    assert chain.proposed() == []


def a_change_in_both_releases_both_one_after_the_other(chain: Chain) -> None:
    chain.pull()
    texts = {f"packages/{name}/README.md": f"# {name}\n\nSays hello, loudly.\n" for name in ("salt", "salt-mill")}
    taken = chain.commit("fix: say it loudly", texts)
    assert "gatepost: next release: salt 0.2.1, salt-mill 0.1.1 with a patch change" in taken.err
    assert chain.push().code == 0
    assert chain.run_past_the_gates() == (0, PAST_THE_GATES)
    salt, mill = chain.proposed()
    chain.assert_as_planned(salt, mill)

    chain.merge(salt)
    assert chain.run_past_the_gates() == (0, (*PAST_THE_GATES, *uploads_of("salt-0.2.1")))
    chain.assert_tagged(salt, "salt-v0.2.1")
    assert chain.proposed() == [mill]
    chain.assert_as_planned(mill)
    chain.merge(mill)
    assert chain.run_past_the_gates() == (0, (*PAST_THE_GATES, *uploads_of("salt_mill-0.1.1")))
    chain.assert_tagged(mill, "salt-mill-v0.1.1")

    told = "import salt, salt_mill; print(salt_mill.__version__, salt.__version__)"
    assert chain.index.said(told, "salt-mill==0.1.1", chain.environment) == "0.1.1 0.2.1"
