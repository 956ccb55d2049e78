from __future__ import annotations

from gatepost.release.what_if import UNBORN, WhatIf, is_unborn, unborn
from support.plans import MemorySource, commit, sha_of, tag

BASE = MemorySource({"a/version.py": "1", "b": "2"}, [commit("fix: c"), commit("fix: d")], [tag("v1.0.0")])
NEW = [commit("feat: newest", sha=UNBORN), commit("feat: new", sha=UNBORN)]


def test_the_commits_are_on_top_of_those_that_there_are() -> None:
    messages = [each.message for each in WhatIf(BASE, NEW).commits(10)]
    assert messages == ["feat: newest", "feat: new", "fix: c", "fix: d"]


def test_no_more_are_given_than_are_wanted() -> None:
    assert [each.message for each in WhatIf(BASE, NEW).commits(1)] == ["feat: newest"]
    assert [each.message for each in WhatIf(BASE, NEW).commits(3)] == ["feat: newest", "feat: new", "fix: c"]
    assert list(WhatIf(BASE, NEW).commits(0)) == []


def test_everything_else_is_as_it_was() -> None:
    source = WhatIf(BASE, NEW)
    assert list(source.tags()) == [tag("v1.0.0")]
    assert (source.read("b"), source.read("c")) == ("2", None)
    assert source.named("version.py", "a") == ["version.py"]
    assert source.matching("a/*.py", "") == ["a/version.py"]


def test_commits_that_are_not_made_yet_are_told_apart() -> None:
    ids = [unborn(number) for number in range(12)]
    assert ids[0] == UNBORN
    assert len(set(ids)) == 12
    assert {len(each) for each in ids} == {40}
    assert all(map(is_unborn, ids))
    assert not is_unborn(sha_of("fix: a"))
    assert not is_unborn("")
