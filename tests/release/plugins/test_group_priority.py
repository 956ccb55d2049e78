from __future__ import annotations

import pytest

from gatepost.release.errors import PlanError
from gatepost.release.plugins.group_priority import GroupPriority
from support.releasing import candidate


@pytest.mark.parametrize("groups", [[], ["snapshot", "other"], "snapshot"])
def test_no_pull_request_is_of_a_group_and_so_all_are_kept(groups: object) -> None:
    candidates = [candidate("a", "fix: 1"), candidate("b", "feat: 2")]
    assert GroupPriority(groups).run(candidates) == candidates


@pytest.mark.parametrize("groups", [None, 1, {"a": 1}])
def test_groups_that_are_no_list_stop_the_plan(groups: object) -> None:
    with pytest.raises(PlanError) as caught:
        GroupPriority(groups).run([])
    assert str(caught.value) == "TypeError: this.groups is not iterable"
