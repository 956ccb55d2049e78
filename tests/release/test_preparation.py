from __future__ import annotations

from gatepost.policy.versions import Version
from gatepost.release.preparation import Preparation, prepare
from support.plans import ELSEWHERE, TARGET, MemorySource, commit, configuration, planned, repository, tag

OLD = commit("feat: old", "a/x", "b/x", sha="d" * 40)
NEW = commit("fix(x): newer thing", "a/x")
ONE = Version(1, 0, 0)


def prepared(source: MemorySource, versions: dict[str, Version], *paths: str, **keys: object) -> Preparation:
    return prepare(source, TARGET, configuration(*paths, **keys), versions, "manifest.json")


def test_each_package_has_its_commits_since_its_last_release() -> None:
    source = MemorySource({}, [NEW, OLD], [tag("v1.0.0", OLD.sha)])
    found = prepared(source, {"a": ONE, "b": ONE}, "a", "b")
    assert [each.message for each in found.workshop.commits["a"]] == [NEW.message]
    assert list(found.workshop.types) == ["a", "b"]
    assert found.tags == (tag("v1.0.0", OLD.sha),)
    assert found.workshop.manifest_file == "manifest.json"


def test_a_tag_says_where_the_last_release_was_made_and_else_the_manifest_that_there_was_one() -> None:
    source = MemorySource({}, [NEW, OLD], [tag("v1.0.0", OLD.sha)])
    versions = {".": ONE}
    tagged = prepared(source, versions, ".").last(".")
    assert tagged is not None
    assert (str(tagged.tag), tagged.sha) == ("v1.0.0", OLD.sha)
    untagged = prepared(MemorySource({}, [NEW, OLD]), versions, ".").last(".")
    assert untagged is not None
    assert (str(untagged.tag), untagged.sha) == ("v1.0.0", "")
    assert prepared(source, {}, ".").last(".") is None
    assert prepared(source, {".": Version(0, 0, 0)}, ".").last(".") is None
    assert prepared(source, versions, ".").last("elsewhere") is None


def test_the_changes_are_as_the_plugins_leave_them() -> None:
    source = MemorySource({}, [NEW])
    (change,) = prepared(source, {}, ".").changes(".")
    assert (change.sha, change.commit.description) == (NEW.sha, "newer thing")
    (change,) = prepared(source, {}, ".", plugins=["sentence-case"]).changes(".")
    assert change.commit.description == "Newer thing"


def test_no_more_commits_are_looked_at_than_configured() -> None:
    found = prepared(MemorySource({}, [NEW, OLD]), {}, ".", commit_search_depth=1)
    assert found.workshop.commits["."] == [NEW]


def test_a_tag_on_another_branch_is_no_last_release() -> None:
    table = {"release-type": "simple", "packages": {"a": {}}, "include-component-in-tag": False}
    there, elsewhere = tag("v1.0.0", "c" * 40), tag("v1.0.0", ELSEWHERE)
    for tags, sha in (([there], "c" * 40), ([elsewhere], "")):
        source = repository(table, {"a": "1.0.0"}, [commit("fix: a", "a/b")], tags)
        last = planned(source).packages["a"].last
        assert last is not None
        assert last.sha == sha


def test_where_many_tags_are_looked_at_those_of_other_branches_take_no_places() -> None:
    table = {"release-type": "simple", "packages": {"a": {}}, "include-component-in-tag": False}
    tags = [tag("v3.0.0", ELSEWHERE), tag("v2.0.0", ELSEWHERE), tag("v1.0.0", "c" * 40)]
    source = repository({**table, "release-search-depth": 1}, {"a": "1.0.0"}, [commit("fix: a", "a/b")], tags)
    assert planned(source).tags == (tags[2],)
