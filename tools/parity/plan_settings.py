"""The configuration of a generated repository: every key, with sensible values and odd ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parity import plan_words as w
from parity.plan_messages import oddly, usual

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parity.dice import Dice

Table = dict[str, object]
VERSIONINGS = ("default", "always-bump-patch", "always-bump-minor", "always-bump-major", "service-pack", "prerelease")
ODD_VERSIONINGS = ("nope", "", "Default")
WRONG: tuple[object, ...] = (1, True, "yes", [], {}, ["x"])
"""Values of a kind that hardly any key has."""
EXTRA_PATHS = ("extra.txt", "docs/index.md", "conf.json", "conf.yaml", "conf.toml", "conf.xml", "src/about.py")
ODD_EXTRA_PATHS = (
    "missing.txt",
    "/top.txt",
    "../up.txt",
    "a/./b.txt",
    "conf.yml",
    "a b.txt",
    "",
    "docs/",
    "package.json",
    "CHANGELOG.md",
)
GROUPS = ("group one", "core", "a/b & c", "")
WORKSPACE_KEYS = ("merge", "updatePeerDependencies", "updateAllPackages", "alwaysLinkLocal", "considerAllArtifacts")
KINDS = ("generic", "json", "yaml", "toml", "xml")


def extra_files(dice: Dice) -> list[object]:
    """Write a list of extra files."""
    return [_extra_file(dice) for _ in range(1 + dice.below(3))]


def _extra_file(dice: Dice) -> object:
    path = usual(dice, EXTRA_PATHS, ODD_EXTRA_PATHS)
    if dice.one_in(3):
        return path
    kind = usual(dice, KINDS, ("pom", "nope", "", "Json"), 15)
    entry: Table = {"type": kind, "path": path}
    if dice.one_in(5):
        entry = {"type": kind, "path": usual(dice, w.GLOBS, w.ODD_GLOBS), "glob": not dice.one_in(8)}
    elif kind in ("json", "yaml", "toml", "xml") and not dice.one_in(3):
        entry["path"] = f"conf.{kind}"
    if kind == "xml":
        entry["path"] = "*.xml" if "glob" in entry else entry["path"] if dice.one_in(20) else "conf.xml"
        entry["xpath"] = usual(dice, w.XPATHS, w.ODD_XPATHS)
    elif kind in ("json", "yaml", "toml"):
        entry["jsonpath"] = usual(dice, w.JSONPATHS, w.ODD_JSONPATHS)
    if oddly(dice, 30):
        entry.pop(dice.pick(list(entry)))
    return entry


def sections(dice: Dice) -> list[object]:
    """Write the sections of the notes."""
    found: list[object] = []
    for _ in range(dice.below(8)):
        entry: Table = {"type": usual(dice, w.SECTION_TYPES, w.ODD_SECTION_TYPES)}
        if not dice.one_in(15):
            entry["section"] = usual(dice, w.SECTION_TITLES, w.ODD_SECTION_TITLES)
        if dice.one_in(4):
            entry["hidden"] = not dice.one_in(4)
        if dice.one_in(10):
            entry["scope"] = dice.pick(("api", "core", "*", ""))
        found.append(entry)
    return found


def _flag(dice: Dice) -> object:
    return not dice.one_in(4)


def _words(choices: Sequence[str], odd: Sequence[str]) -> Callable[[Dice], object]:
    return lambda dice: usual(dice, choices, odd, 4)


def _excluded(dice: Dice) -> object:
    paths = (
        "packages/a/docs",
        "docs",
        "src",
        "packages",
        ".",
        "a/b",
        "libs/core/inner",
        "/docs/",
        "tests",
        "",
        "packages/a",
        "a",
    )
    return [dice.pick(paths) for _ in range(dice.below(3))]


VERSION_KEYS: dict[str, Callable[[Dice], object]] = {
    "versioning": _words(VERSIONINGS, (*ODD_VERSIONINGS, "prerelease", "prerelease", "prerelease")),
    "bump-minor-pre-major": _flag,
    "bump-patch-for-minor-pre-major": _flag,
    "prerelease": _flag,
    "prerelease-type": _words(w.PRERELEASE_TYPES, w.ODD_PRERELEASE_TYPES),
    "release-as": _words(w.VERSIONS, (*w.ODD_VERSIONS, *w.NO_VERSIONS)),
    "initial-version": _words(w.VERSIONS, (*w.ODD_VERSIONS, *w.NO_VERSIONS)),
}
KEYS: dict[str, Callable[[Dice], object]] = {
    **VERSION_KEYS,
    "changelog-sections": sections,
    "changelog-path": _words(w.CHANGELOG_PATHS, w.ODD_CHANGELOG_PATHS),
    "changelog-type": _words(("default",), ("github", "nope", "")),
    "changelog-host": _words(w.HOSTS, w.ODD_HOSTS),
    "skip-changelog": _flag,
    "include-commit-authors": _flag,
    "include-component-in-tag": lambda dice: dice.one_in(3),
    "include-v-in-tag": lambda dice: dice.one_in(3),
    "include-v-in-release-name": _flag,
    "tag-separator": _words(w.SEPARATORS, w.ODD_SEPARATORS),
    "pull-request-title-pattern": _words(w.TITLES, w.ODD_TITLES),
    "pull-request-header": _words(w.HEADERS, w.ODD_HEADERS),
    "pull-request-footer": _words(w.HEADERS, w.ODD_HEADERS),
    "component-no-space": _flag,
    "separate-pull-requests": _flag,
    "draft": _flag,
    "draft-pull-request": _flag,
    "force-tag-creation": _flag,
    "skip-github-release": _flag,
    "label": _words(w.LABELS, w.ODD_LABELS),
    "release-label": _words(w.LABELS, w.ODD_LABELS),
    "snapshot-label": _words(w.LABELS, w.ODD_LABELS),
    "extra-label": _words(w.LABELS, w.ODD_LABELS),
    "extra-files": extra_files,
    "version-file": _words(
        ("version.go", "VERSION", "src/version.txt"), ("", "/VERSION", "../x", "missing", "package.json")
    ),
    "exclude-paths": _excluded,
    "date-format": _words(w.DATE_FORMATS, w.ODD_DATE_FORMATS),
    "skip-snapshot": _flag,
}
"""The keys that a package may have, and the top level for all packages."""


def _sha(dice: Dice) -> object:
    return dice.pick(("@SHA:0@", "@SHA:1@", "@SHA:2@", "@SHA:3@", "@SHA:5@", "@SHA:8@", "", "0" * 40, "abc"))


TOP_KEYS: dict[str, Callable[[Dice], object]] = {
    "bootstrap-sha": _sha,
    "last-release-sha": _sha,
    "group-pull-request-title-pattern": _words(w.TITLES, w.ODD_TITLES),
    "signoff": _words(("A <a@b.c>",), ("",)),
    "always-update": _flag,
    "always-link-local": _flag,
    "release-search-depth": lambda dice: dice.pick((1, 2, 3, 0, 100, -1)),
    "commit-search-depth": lambda dice: dice.pick((1, 3, 5, 0, 100, -1)),
    "commit-batch-size": lambda dice: dice.pick((1, 10)),
    "sequential-calls": _flag,
    "$schema": _words(("https://example.org/schema.json",), ("",)),
    "unheard-of": _flag,
}


def some_of(dice: Dice, keys: Mapping[str, Callable[[Dice], object]], count: int) -> Table:
    """Choose `count` keys with a value for each; hardly ever a value of a wrong kind, or null."""
    found: Table = {}
    names = list(keys)
    for _ in range(count):
        name = dice.pick(names)
        found[name] = keys[name](dice)
        if oddly(dice, 60):
            found[name] = None if dice.one_in(2) else dice.pick(WRONG)
    return found


def plugins(dice: Dice, components: Sequence[str]) -> list[object]:
    """Write a list of plugins."""
    found: list[object] = []
    while not found or dice.one_in(4):
        found.append(_plugin(dice, components))
    return found


def _plugin(dice: Dice, components: Sequence[str]) -> object:
    return dice.pick(
        (_sentence_case, _linked_versions, _linked_versions, node_workspace, node_workspace, _other_plugin)
    )(dice, components)


def _sentence_case(dice: Dice, _components: Sequence[str]) -> object:
    words = dice.pick((["gRPC", "npm"], ["add"], [], None, ["add the cache", "API"]))
    return dice.pick(("sentence-case", {"type": "sentence-case"}, {"type": "sentence-case", "specialWords": words}))


def _linked_versions(dice: Dice, components: Sequence[str]) -> object:
    members = [component for component in components if not dice.one_in(4)]
    if dice.one_in(8):
        members.append("stranger")
    linked: Table = {"type": "linked-versions", "groupName": dice.pick(GROUPS), "components": members}
    return linked | some_of(dice, {"merge": _flag, "specialWords": _flag}, dice.below(2))


def node_workspace(dice: Dice, _components: Sequence[str]) -> object:
    """Write the plugin `node-workspace`, with options or without."""
    if dice.one_in(2):
        return dice.pick(("node-workspace", {"type": "node-workspace"}))
    return {"type": "node-workspace", **some_of(dice, dict.fromkeys(WORKSPACE_KEYS, _flag), 1 + dice.below(3))}


def _other_plugin(dice: Dice, _components: Sequence[str]) -> object:
    if dice.one_in(2):
        return {"type": "group-priority", "groups": dice.pick((["snapshot"], []))}
    return dice.pick(("nope", {"type": "cargo-workspace"}, {}, {"type": "group-priority"}))
