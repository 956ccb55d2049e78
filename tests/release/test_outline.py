from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.release.outline import (
    BREAKING_TITLE,
    DROPPED,
    EMPTY,
    EXCLUDED,
    FIRST,
    FORCED,
    HIDDEN,
    LISTED,
    NOT_CONVENTIONAL,
    OTHER,
    UNLISTED,
    Fault,
    outline,
)
from gatepost.release.plan import plan
from gatepost.release.what_if import unborn
from support.plans import TARGET, commit, planned, repository, tag

if TYPE_CHECKING:
    from gatepost.release.outline import CommitOutline, PackageOutline

ONE = {"release-type": "simple", "packages": {".": {"package-name": "rocket"}}}
OLD = commit("feat: old", "a", sha="d" * 40)


def outlined(*messages: str, version: str = "1.2.3", **keys: object) -> PackageOutline:
    """Return the outline of the only package; the messages are newest first."""
    tags = [] if version == "0.0.0" else [tag(f"rocket-v{version}", OLD.sha)]
    table = {**ONE, **{key.replace("_", "-"): value for key, value in keys.items()}}
    commits = [commit(message, "a", sha=f"{number:07}{'e' * 33}") for number, message in enumerate(messages, 1)]
    (found,) = outline(planned(repository(table, {".": version}, [*commits, OLD], tags)))
    return found


def only(message: str) -> CommitOutline:
    (found,) = outlined(message).commits
    return found


@pytest.mark.parametrize(
    ("message", "effect", "step", "titles", "reasons"),
    [
        ("feat(api): a", LISTED, "minor", ("Features",), ()),
        ("feature: a", LISTED, "minor", ("Features",), ()),
        ("fix: a", LISTED, "patch", ("Bug Fixes",), ()),
        ("Fix: a", LISTED, "patch", ("Bug Fixes",), ()),
        ("FEAT: a", LISTED, "patch", ("Features",), ()),
        ("chore: a", HIDDEN, "", (), ("hidden type",)),
        ("chore!: a", LISTED, "major", (BREAKING_TITLE, "Miscellaneous Chores"), ()),
        ("odd!: a", LISTED, "major", (BREAKING_TITLE, "odd"), ()),
        ("odd: a", UNLISTED, "", (), ("no section lists `odd`",)),
        ("odd: a\n\nchore: b", HIDDEN, "", (), ("no section lists `odd`", "hidden type")),
        ("chore: a\n\nfix: b", LISTED, "patch", ("Bug Fixes",), ("hidden type",)),
        ("fix: a\n\nfeat: b\n\nfix: c", LISTED, "minor", ("Bug Fixes", "Features"), ()),
        ("fix: a\n\nBREAKING CHANGE: b", LISTED, "major", (BREAKING_TITLE, "Bug Fixes"), ()),
        ("chore: a\n\nRelease-As: 2.0.0", LISTED, "patch", ("Miscellaneous Chores",), ()),
        ("chore: a\n\nRefs: #1", HIDDEN, "", (), ("hidden type",)),
        ("docs: a\n\nfix: b\n\nfoo(bar(1))", DROPPED, "", (), ("hidden type",)),
        ("Nope", NOT_CONVENTIONAL, "", (), ()),
        ("", EMPTY, "", (), ()),
    ],
)
def test_a_commit_does_what_its_greatest_entry_does(
    message: str, effect: str, step: str, titles: tuple[str, ...], reasons: tuple[str, ...]
) -> None:
    found = only(message)
    assert (found.effect, found.step, found.titles, found.reasons) == (effect, step, titles, reasons)


def test_an_entry_keeps_what_was_written_and_says_whether_it_is_a_footer() -> None:
    footer, own = only("feat(api)!: a b\n\nRefs: #1").entries
    assert (own.label, own.description, own.effect, own.step, own.is_footer) == (
        "feat(api)!",
        "a b",
        LISTED,
        "major",
        False,
    )
    assert (footer.label, footer.effect, footer.reason, footer.is_footer) == (
        "Refs",
        UNLISTED,
        "no section lists `Refs`",
        True,
    )


def test_a_hidden_feature_makes_a_minor_version_but_no_release() -> None:
    sections = [{"type": "feat", "section": "Features", "hidden": True}, {"type": "fix", "section": "Fixes"}]
    hidden = outlined("feat: a", changelog_sections=sections)
    assert (hidden.next, hidden.reason) == ("", "nothing that is listed: 1 hidden")
    assert hidden.commits[0].step == "minor"
    released = outlined("fix: b", "feat: a", changelog_sections=sections)
    assert (released.next, released.bump, released.reason) == ("1.3.0", "minor", "1 feature")


@pytest.mark.parametrize(
    ("message", "faults"),
    [
        ("Nope", [Fault(1, 5, "Nope", is_header=True)]),
        ("  Nope (x", [Fault(1, 7, "Nope (x", is_header=True)]),
        ("fix: a\n\nfoo(bar(1))", [Fault(3, 4, "foo(bar(1))", is_header=False)]),
        ("fix: ä\n\nf(bär(1)) ü\nmore", [Fault(3, 2, "f(bär(1)) ü", is_header=False)]),
        ("fix: a", []),
        ("", []),
        (
            "fix: a\n\nBEGIN_NESTED_COMMIT\nNope\nEND_NESTED_COMMIT\nBEGIN_NESTED_COMMIT\nfeat: b\nEND_NESTED_COMMIT",
            [Fault(4, 5, "Nope", is_header=True)],
        ),
    ],
)
def test_a_fault_says_where_a_message_is_given_up(message: str, faults: list[Fault]) -> None:
    assert list(only(message).faults) == faults


def test_what_is_read_beside_a_fault_counts() -> None:
    found = only("fix: a\n\nBEGIN_NESTED_COMMIT\nNope\nEND_NESTED_COMMIT")
    assert (found.effect, len(found.faults), found.titles) == (LISTED, 1, ("Bug Fixes",))


@pytest.mark.parametrize(
    ("message", "header"),
    [
        ("fix: a\n\nb", "fix: a"),
        ("\n\nfix: a", "fix: a"),
        ("fix: a\r\nb", "fix: a"),
        ("fix: a\rb", "fix: a"),
        ("", ""),
    ],
)
def test_the_header_is_the_first_line_that_there_is(message: str, header: str) -> None:
    assert only(message).header == header


@pytest.mark.parametrize(
    ("messages", "following", "bump", "reason"),
    [
        (["fix: a"], "1.2.4", "patch", "1 entry"),
        (["fix: a", "docs: b", "perf: c"], "1.2.4", "patch", "2 entries"),
        (["fix: a", "feat: b"], "1.3.0", "minor", "1 feature"),
        (["feature: a", "feat(x): b"], "1.3.0", "minor", "2 features"),
        (["feat: a", "chore!: b"], "2.0.0", "major", "1 breaking change"),
        (["fix!: a", "fix: b\n\nBREAKING CHANGE: c"], "2.0.0", "major", "2 breaking changes"),
        (["fix: a\n\nRelease-As: 4.0.0"], "4.0.0", FORCED, "Release-As in 0000001"),
        (["chore: a", "odd: b", "Nope", "", "fix: a\n\nfoo(bar(1))", "ci: a"], "", "", None),
        ([], "", "", "no commits since the last release"),
    ],
)
def test_a_release_has_a_reason(messages: list[str], following: str, bump: str, reason: str | None) -> None:
    found = outlined(*messages)
    assert (found.previous, found.tag, found.next, found.bump) == ("1.2.3", "rocket-v1.2.3", following, bump)
    several = "nothing that is listed: 2 hidden, 1 unlisted, 1 dropped, 1 not conventional, 1 empty"
    assert found.reason == (several if reason is None else reason)


@pytest.mark.parametrize(
    ("version", "messages", "keys", "following", "bump"),
    [
        ("0.0.0", ["feat: a"], {}, "1.0.0", FIRST),
        ("0.0.0", ["feat: a"], {"initial_version": "0.1.0"}, "0.1.0", FIRST),
        ("1.2.3", ["feat: a"], {"release_as": "1.2.9"}, "1.2.9", FORCED),
        ("0.2.3", ["feat!: a"], {"bump_minor_pre_major": True}, "0.3.0", "minor"),
        ("0.2.3", ["feat: a"], {"bump_patch_for_minor_pre_major": True}, "0.2.4", "patch"),
        ("1.2.3-beta.1", ["feat: a"], {}, "1.3.0-beta.1", "minor"),
        ("1.2.3-beta.1", ["fix: a"], {"versioning": "prerelease", "prerelease": True}, "1.2.3-beta.2", "prerelease"),
        ("1.2.3", ["fix: a"], {"versioning": "service-pack"}, "1.2.3-sp.1", "prerelease"),
        ("1.2.3-rc.1", ["fix: a"], {"versioning": "prerelease"}, "1.2.3", "prerelease"),
    ],
)
def test_the_step_is_named_as_it_comes_out(
    version: str, messages: list[str], keys: dict[str, object], following: str, bump: str
) -> None:
    found = outlined(*messages, version=version, **keys)
    assert (found.next, found.bump) == (following, bump)


def test_a_configured_version_says_that_it_is_configured() -> None:
    assert outlined("fix: a", release_as="2.0.0").reason == "`release-as` in the configuration"


def test_a_version_that_no_step_leads_to_is_another() -> None:
    table = {
        "release-type": "simple",
        "packages": {"a": {"component": "a"}, "b": {"component": "b"}},
        "plugins": [{"type": "linked-versions", "groupName": "all", "components": ["a", "b"]}],
    }
    source = repository(table, {"a": "1.0.0", "b": "3.0.0"}, [commit("fix: a", "a/x"), commit("feat: b", "b/x")])
    a, b = outline(planned(source))
    assert (a.next, a.bump, a.reason) == ("3.1.0", OTHER, "1 entry")
    assert (b.next, b.bump) == ("3.1.0", "minor")


def test_what_is_only_linked_is_released_without_an_entry_of_its_own() -> None:
    table = {
        "release-type": "simple",
        "packages": {"a": {"component": "a"}, "b": {"component": "b"}},
        "plugins": [{"type": "linked-versions", "groupName": "all", "components": ["a", "b"]}],
    }
    a, _ = outline(planned(repository(table, {"a": "1.0.0", "b": "1.0.0"}, [commit("feat: b", "b/x")])))
    assert (a.next, a.bump, a.reason, a.commits) == ("1.1.0", "minor", "what it depends on, or is linked with", ())


def test_the_titles_are_in_the_order_of_the_notes() -> None:
    found = outlined("fix: a", "odd!: b", "docs!: c", "perf: d", "feat: e")
    assert found.titles == (BREAKING_TITLE, "odd", "Features", "Bug Fixes", "Performance Improvements", "Documentation")


def test_a_section_without_a_title_lists_under_none() -> None:
    found = outlined("feat: a", changelog_sections=[{"type": "feat"}])
    assert (found.next, found.titles, found.commits[0].effect) == ("1.3.0", (), LISTED)


@pytest.mark.parametrize(
    ("package", "path", "name", "component"),
    [
        ({"package-name": "rocket"}, ".", "rocket", "rocket"),
        ({"component": "engine"}, ".", "engine", "engine"),
        ({}, ".", "rocket", ""),
        ({}, "libs/a", "libs/a", ""),
        ({"component": "engine", "include-component-in-tag": False}, "libs/a", "engine", "engine"),
    ],
)
def test_a_package_is_called_by_its_component_or_else_by_where_it_is(
    package: dict[str, object], path: str, name: str, component: str
) -> None:
    table = {"release-type": "simple", "packages": {path: package}}
    (found,) = outline(planned(repository(table, {path: "1.0.0"}, [commit("fix: a", "libs/a/x")])))
    assert (found.path, found.name, found.component) == (path, name, component)


def test_an_excluded_commit_is_told_apart() -> None:
    table = {"release-type": "simple", "packages": {".": {"exclude-paths": ["docs"]}}}
    commits = [commit("feat: a", "docs/x"), commit("fix: b", "docs/x", "y")]
    (found,) = outline(planned(repository(table, {".": "1.0.0"}, commits)))
    assert [each.header for each in found.commits] == ["fix: b"]
    assert [(each.header, each.effect, each.titles, each.reasons) for each in found.excluded] == [
        ("feat: a", EXCLUDED, (), ())
    ]
    assert found.next == "1.0.1"


def test_a_package_that_was_never_released_has_no_version() -> None:
    (found,) = outline(planned(repository(ONE, {".": "0.0.0"})))
    assert (found.previous, found.tag, found.next, found.reason) == ("", "", "", "no commits since the last release")


def test_packages_are_in_the_order_of_the_configuration() -> None:
    table = {"release-type": "simple", "packages": {"b": {}, "a": {}}}
    assert [each.path for each in outline(planned(repository(table, {"a": "1.0.0", "b": "1.0.0"})))] == ["b", "a"]


def test_a_version_that_a_commit_asks_for_which_is_not_made_yet_says_so() -> None:
    asking = commit("fix: a\n\nRelease-As: 2.0.0", sha=unborn(1))
    (found,) = outline(planned(repository(ONE, {".": "1.2.3"}, [asking, OLD])))
    assert (found.next, found.reason) == ("2.0.0", "Release-As in what is added")


def test_where_the_plan_stops_before_a_release_that_is_said() -> None:
    stopping = repository({**ONE, "changelog-type": "github"}, {".": "1.2.3"}, [commit("fix: a", "a")])
    (found,) = outline(plan(stopping, TARGET))
    assert (found.next, found.reason) == ("", "the plan stops before it is made")
