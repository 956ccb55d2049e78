from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gatepost.release.outline import outline
from gatepost.release.plan import plan
from gatepost.release.planned import Surprise
from gatepost.release.surprises import surprises_of
from support.plans import TARGET, MemorySource, commit, planned, repository, sha_of, tag

if TYPE_CHECKING:
    from gatepost.release.source import LoggedCommit, Tag

ROOT = Path(__file__).parents[2]
SIMPLE = {"release-type": "simple", "packages": {".": {}}}
OLD = commit("fix: old", "a", sha="d" * 40)
FIX = commit("fix: a", "a")
DONE = commit("chore(main): release 1.2.3 (#7)", "a")


def surprises(source: MemorySource) -> list[Surprise]:
    found = planned(source)
    return surprises_of(found, outline(found))


def single(*commits: str, version: str = "1.2.3", keys: dict[str, object] | None = None) -> list[tuple[str, str, str]]:
    """Return the surprises of a package that was released properly; the messages are newest first."""
    table = {**SIMPLE, **(keys or {})}
    history = [*(commit(message, "a") for message in commits), OLD]
    found = surprises(repository(table, {".": version}, history, [tag(f"v{version}", OLD.sha)]))
    return [(each.name, each.text, each.sha) for each in found]


def test_a_plain_release_has_no_surprise() -> None:
    assert single("fix: a", "feat: b", "chore: c") == []


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({"release-typ": "x"}, "`release-typ` is read by nobody; did you mean `release-type`?"),
        ({"xyzzy": "x"}, "`xyzzy` is read by nobody"),
        (
            {"packages": {".": {"bumb-minor-pre-major": True}}},
            '`packages["."].bumb-minor-pre-major` is read by nobody; did you mean `bump-minor-pre-major`?',
        ),
    ],
)
def test_a_key_that_nobody_reads_is_told(keys: dict[str, object], text: str) -> None:
    assert single("fix: a", keys=keys) == [("unknown-key", text, "")]


@pytest.mark.parametrize("versions", [{}, {".": "0.0.0"}])
def test_a_first_release_lists_everything(versions: dict[str, str]) -> None:
    (found,) = surprises(repository(SIMPLE, versions, [FIX, OLD]))
    assert found == Surprise(
        "no-last-release",
        "never released, so the first release takes in all commits looked at (2); `bootstrap-sha` says where to begin",
        ".",
    )


def test_a_first_release_that_begins_somewhere_or_has_nothing_is_none() -> None:
    assert surprises(repository({**SIMPLE, "bootstrap-sha": OLD.sha}, {}, [FIX, OLD])) == []
    assert surprises(repository(SIMPLE, {})) == []


@pytest.mark.parametrize(
    ("tags", "commits", "why"),
    [
        ([], [FIX], ""),
        ([tag("v1.2.2")], [FIX], ""),
        ([tag("engine-v1.2.3")], [FIX], "; there is `engine-v1.2.3`: see `component` and `include-component-in-tag`"),
        (
            [tag("nothing"), tag("v0.1.0")],
            [FIX, DONE],
            f"; its release pull request was merged as {DONE.sha[:7]}, but nobody has tagged it",
        ),
        ([], [commit("fix: since 1.2.3", "a")], ""),
    ],
)
def test_a_last_release_that_no_tag_leads_to_is_told_with_the_reason(
    tags: list[Tag], commits: list[LoggedCommit], why: str
) -> None:
    (found,) = surprises(repository(SIMPLE, {".": "1.2.3"}, commits, tags))
    text = f"no tag `v1.2.3` leads to this commit, so all commits looked at ({len(commits)}) count as unreleased{why}"
    assert found == Surprise("last-release-not-found", text, ".")


def test_a_title_of_one_s_own_is_known_as_a_release() -> None:
    table = {**SIMPLE, "pull-request-title-pattern": "release: ${version}"}
    done = commit("release: 1.2.3", "a")
    (found,) = surprises(repository(table, {".": "1.2.3"}, [FIX, done]))
    assert found.text.endswith(f"; its release pull request was merged as {done.sha[:7]}, but nobody has tagged it")


def test_only_so_many_commits_are_looked_at() -> None:
    history = [commit(f"fix: {number}", "a") for number in range(3)]
    table = {**SIMPLE, "commit-search-depth": 2}
    found = surprises(repository(table, {".": "1.2.3"}, history, [tag("v1.2.3", history[2].sha)]))
    assert [each.name for each in found] == ["search-depth-reached"]
    assert found[0].text == (
        "only the newest 2 commits are looked at, and the last release is not among them; "
        "`commit-search-depth` sets how many"
    )
    found = surprises(repository(table, {".": "1.2.3"}, history))
    assert [each.name for each in found] == ["last-release-not-found"]
    assert [each.name for each in surprises(repository(table, {}, history))] == ["no-last-release"]


def test_of_several_packages_only_that_is_told_whose_release_is_further_back() -> None:
    old, new = commit("chore: release b", "b/c"), commit("chore: release a", "a/c")
    history = [commit("fix: both", "a/f", "b/f"), new, old]
    packages: dict[str, object] = {path: {"release-type": "simple", "component": path} for path in ("a", "b")}
    table: dict[str, object] = {"packages": packages, "commit-search-depth": 2}
    tags = [tag("a-v1.0.0", new.sha), tag("b-v1.0.0", old.sha)]
    found = surprises(repository(table, {"a": "1.0.0", "b": "1.0.0"}, history, tags))

    assert [(each.name, each.path) for each in found] == [("search-depth-reached", "b")]


@pytest.mark.parametrize(
    ("written", "read"), [("1.2.3a1", "1.2.3"), ("v1.2.3", "1.2.3"), ("1.2.3.4", "1.2.3"), ("01.2.3", "1.2.3")]
)
def test_a_version_that_is_read_as_another_is_told(written: str, read: str) -> None:
    found = surprises(repository(SIMPLE, {".": written}, [FIX, OLD], [tag(f"v{read}", OLD.sha)]))
    assert found == [
        Surprise("manifest-version-misread", f"the manifest says `{written}`, which is read as {read}", ".")
    ]


def test_a_pre_release_part_is_carried_over() -> None:
    text = "1.3.0-beta.1 is a pre-release again: `default` versioning carries the part over"
    assert single("feat: a", version="1.2.3-beta.1") == [("prerelease-carried-over", text, "")]
    assert single("chore: a", version="1.2.3-beta.1") == []
    assert single("feat: a\n\nRelease-As: 1.3.0", version="1.2.3-beta.1") == []
    for versioning in ("prerelease", "service-pack"):
        assert single("fix: a", version="1.2.3-beta.1", keys={"versioning": versioning, "prerelease": True}) == []


def test_a_configured_version_stays_and_makes_no_release_by_itself() -> None:
    assert single("fix: a", keys={"release-as": "2.0.0"}) == [
        ("release-as-stays", "`release-as` stays in the configuration: take it out once 2.0.0 is released", "")
    ]
    assert single("chore: a", keys={"release-as": "2.0.0"}) == [
        (
            "release-as-without-entries",
            "`release-as` alone makes no release of 2.0.0: a commit that is listed must be there",
            "",
        )
    ]


@pytest.mark.parametrize(
    ("revert", "reverted", "is_told"),
    [
        ("revert: feat: a", "feat: a", True),
        ("revert(api)!: feat: a", "feat: a", True),
        ("revert: feat: a (#8)", "feat: a (#7)", True),
        ('Revert "feat: a"', "feat: a", True),
        ('Revert "feat: a (#7)" (#8)', "feat: a (#7)", True),
        ("revert: feat: b", "feat: a", False),
        ("revert: chore: a", "chore: a", False),
        ("revert the feat: a", "feat: a", False),
    ],
)
def test_a_revert_takes_nothing_back(revert: str, reverted: str, *, is_told: bool) -> None:
    text = f"reverts {sha_of(reverted)[:7]}, which stays in the notes and in the version all the same"
    assert single(revert, reverted) == ([("revert-cancels-nothing", text, sha_of(revert))] if is_told else [])


def test_a_commit_without_files_belongs_to_every_package() -> None:
    table = {"release-type": "simple", "packages": {".": {}, "a": {"component": "a"}, "b": {"component": "b"}}}
    empty = commit("fix: nothing")
    versions = {".": "1.0.0", "a": "1.0.0", "b": "1.0.0"}
    tags = [tag("v1.0.0", OLD.sha), tag("a-v1.0.0", OLD.sha), tag("b-v1.0.0", OLD.sha)]
    found = surprises(repository(table, versions, [empty, commit("Nope"), commit("fix: a", "a/x"), OLD], tags))
    text = "changes no file, and so belongs to every package"
    assert found == [Surprise("empty-commit-everywhere", text, "a", empty.sha)]


def test_the_only_package_has_no_other_beside_it() -> None:
    table = {"release-type": "simple", "packages": {"a": {}}}
    source = repository(table, {"a": "1.0.0"}, [commit("fix: nothing"), OLD], [tag("v1.0.0", OLD.sha)])
    assert surprises(source) == []


def test_notes_that_are_too_long_for_a_pull_request_are_told() -> None:
    many = [f"fix: {number} {'🚀' * 100}" for number in range(300)]
    assert single(*many) == [
        (
            "body-too-long",
            "the notes are too long for a pull request: its body will only link to a file on a branch of its own",
            "",
        )
    ]


def test_what_is_in_the_files_is_told_too() -> None:
    source = repository(SIMPLE, {".": "1.2.3"}, [FIX, OLD], [tag("v1.2.3", OLD.sha)], {"CHANGELOG.md": "# Changelog\n"})
    assert [each.name for each in surprises(source)] == ["changelog-heading-doubled"]


def test_of_a_configuration_that_is_not_read_nothing_is_told() -> None:
    found = plan(MemorySource(), TARGET)
    assert found.error
    assert surprises_of(found, outline(found)) == []


def test_where_a_plan_stops_half_way_what_is_known_is_told() -> None:
    found = plan(repository({**SIMPLE, "plugins": ["xyzzy"], "xyzzy": 1}, {".": "1.2.3"}, [FIX]), TARGET)
    assert found.error
    assert [each.name for each in surprises_of(found, outline(found))] == ["unknown-key"]


def test_where_a_plan_stops_it_does_not_say_that_a_version_makes_no_release() -> None:
    broken = {"extra-files": [{"type": "json", "path": "x.json", "jsonpath": "$.v"}]}
    table = {"release-type": "simple", "packages": {"a": {"release-as": "2.0.0"}, "b": broken}}
    history = [commit("fix: a", "b/y"), OLD]
    versions, tags = {"a": "1.0.0", "b": "1.0.0"}, [tag("a-v1.0.0", OLD.sha), tag("b-v1.0.0", OLD.sha)]
    source = repository(table, versions, history, tags, {"b/x.json": "{"})
    found = plan(source, TARGET)
    assert "b/x.json" in found.error
    assert "release-as-without-entries" not in {each.name for each in surprises_of(found, outline(found))}


@pytest.mark.parametrize("path", ["./a", "../a", "a/", "/a", "a//b", "a/../b", ""])
def test_a_path_that_no_file_lies_in_is_told(path: str) -> None:
    table = {"release-type": "simple", "packages": {path: {}}}
    found = surprises(repository(table, {path: "1.2.3"}, [commit("fix: a", "a/x")]))
    text = "no commit touches a path written so: write it as in `libs/core`"
    assert found[0] == Surprise("path-never-touched", text, path)


def test_every_surprise_has_its_place_in_the_documentation() -> None:
    sources = [*(ROOT / "src/gatepost/release").glob("*surprises.py"), ROOT / "src/gatepost/gate/surprising.py"]
    names = {name for path in sources for name in re.findall(r'Surprise\(\s*"([a-z0-9-]+)"', path.read_text("utf-8"))}
    page = (ROOT / "docs/reference/surprises.md").read_text("utf-8")
    assert len(names) > 20
    assert set(re.findall(r"^### ([a-z0-9-]+)$", page, re.MULTILINE)) == names
