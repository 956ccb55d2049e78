from __future__ import annotations

import pytest

from gatepost.message.reading import read
from gatepost.policy.sections import DEFAULT_TYPES, Sections, sections_of
from gatepost.release.effect import BUMPS, Effect, effect_of, together

OWN: Sections = (
    ("feat", "Newer", False, "ui"),
    ("feat", "New", False, ""),
    ("chore", "Chores", True, ""),
    ("docs", "Docs", True, ""),
    ("feat", "Second", False, ""),
    ("perf", "", False, ""),
    ("ci", "", True, ""),
)
BREAKING = "⚠ BREAKING CHANGES"


def effect(text: str, sections: Sections = ()) -> Effect:
    return effect_of(read(text), sections, DEFAULT_TYPES)


def shown(found: Effect) -> tuple[str, list[tuple[str, tuple[str, ...], str]]]:
    return BUMPS[found.bump], [(entry.label, entry.sections, entry.reason) for entry in found.entries]


@pytest.mark.parametrize(
    ("text", "bump", "entries"),
    [
        ("feat(api): x", "minor", [("feat(api)", ("Features",), "")]),
        ("fix: x", "patch", [("fix", ("Bug Fixes",), "")]),
        ("docs: x", "patch", [("docs", ("Documentation",), "")]),
        ("Feat: x", "patch", [("Feat", ("Features",), "")]),
        ("chore: x", "no release", [("chore", (), "hidden")]),
        ("feature: x", "no release", [("feature", (), "no section lists `feature`")]),
        ("unlisted(x): y", "no release", [("unlisted(x)", (), "no section lists `unlisted`")]),
        ("feat!: x", "major", [("feat!", (BREAKING, "Features"), "")]),
        ("chore!: x", "major", [("chore!", (BREAKING, "Miscellaneous Chores"), "")]),
        ("odd!: x", "major", [("odd!", (BREAKING, "odd"), "")]),
        ("fix: x\n\nBREAKING CHANGE: y", "major", [("fix!", (BREAKING, "Bug Fixes"), "")]),
        ("fix: x\n\nBREAKING CHANGES: y", "patch", [("fix", ("Bug Fixes",), "")]),
        ("fix: x\n\nCo-authored-by: A <a@b>\nRefs: #1", "patch", [("fix", ("Bug Fixes",), "")]),
        (
            "chore: x\n\nfeat(a): y\n\nfix: z",
            "minor",
            [("chore", (), "hidden"), ("feat(a)", ("Features",), ""), ("fix", ("Bug Fixes",), "")],
        ),
        (
            "chore: x\n\nbody\n\nfix(b): z\nSigned-off-by: A",
            "patch",
            [("chore", (), "hidden"), ("fix(b)", ("Bug Fixes",), "")],
        ),
        ("chore: x\n\nfoo!: y", "major", [("chore", (), "hidden"), ("foo!", (BREAKING, "foo"), "")]),
        ("foo(bar\n\nfix: z", "patch", [("fix", ("Bug Fixes",), "")]),
    ],
)
def test_a_message_has_its_effect_on_a_release_for_python(
    text: str, bump: str, entries: list[tuple[str, tuple[str, ...], str]]
) -> None:
    found = effect(text)
    assert shown(found) == (bump, entries)
    assert (found.dropped_at, found.version) == (None, "")


@pytest.mark.parametrize(
    ("text", "bump", "entries"),
    [
        ("feat: x", "minor", [("feat", ("New",), "")]),
        ("feat(ui): x", "minor", [("feat(ui)", ("Newer",), "")]),
        ("feat(api): x", "minor", [("feat(api)", ("New",), "")]),
        ("fix: x", "no release", [("fix", (), "no section lists `fix`")]),
        ("perf: x", "patch", [("perf", ("perf",), "")]),
        ("ci: x", "no release", [("ci", (), "hidden")]),
        ("ci!: x", "major", [("ci!", (BREAKING, "ci"), "")]),
        ("docs: x", "no release", [("docs", (), "hidden")]),
        ("docs!: x", "major", [("docs!", (BREAKING, "Docs"), "")]),
    ],
)
def test_the_sections_are_those_of_the_release_configuration(
    text: str, bump: str, entries: list[tuple[str, tuple[str, ...], str]]
) -> None:
    assert shown(effect(text, OWN)) == (bump, entries)


def test_other_release_types_have_sections_of_their_own() -> None:
    sections = sections_of({"packages": {".": {"release-type": "node"}}})
    assert shown(effect("feature: x", sections)) == ("minor", [("feature", ("Features",), "")])
    assert shown(effect("docs: x", sections)) == ("no release", [("docs", (), "hidden")])


@pytest.mark.parametrize(
    ("text", "version", "entries"),
    [
        ("feat: x\n\nRelease-As: 2.0.0", "2.0.0", [("feat", ("Features",), "")]),
        ("chore: x\n\nRelease-As: 2.0.0", "2.0.0", [("chore", ("Miscellaneous Chores",), "")]),
        ("odd: x\n\nrelease-as: 2.0.0", "2.0.0", [("odd", ("odd",), "")]),
        ("fix!: x\n\nRelease-As: 2.0.0", "2.0.0", [("fix!", (BREAKING, "Bug Fixes"), "")]),
        ("fix: x\n\nRelease-As: 2.0.0\n\nprose", "", [("fix", ("Bug Fixes",), "")]),
    ],
)
def test_a_release_as_footer_sets_the_version(
    text: str, version: str, entries: list[tuple[str, tuple[str, ...], str]]
) -> None:
    found = effect(text)
    assert found.version == version
    assert shown(found)[1] == entries


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("no header", (1, 3)),
        ("feat x", (1, 5)),
        ("fix: a\n\nsee\nfoo(bar(1)) here", (4, 4)),
        ("fix: a\r\n\r\nfoo(bar", (3, 4)),
        ("Merge pull request #1 from a/b", (1, 6)),
        ("", (1, 1)),
        ("\n\n", (3, 1)),
    ],
)
def test_a_message_that_is_dropped_says_where(text: str, place: tuple[int, int]) -> None:
    found = effect(text)
    assert (found.dropped_at, shown(found)) == (place, ("no release", []))


def test_several_messages_have_one_effect_together() -> None:
    texts = ("fix: a", "chore!: b", "no header", "feat: c\n\nRelease-As: 2.0.0", "docs: d\n\nRelease-As: 3.0.0")
    found = together([effect(text) for text in texts])
    assert shown(found)[0] == "major"
    assert [entry.label for entry in found.entries] == ["fix", "chore!", "feat", "docs"]
    assert (found.dropped_at, found.version) == (None, "3.0.0")
    assert shown(together([])) == ("no release", [])
