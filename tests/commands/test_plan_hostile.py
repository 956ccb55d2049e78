"""`gatepost plan` on configurations, files and messages that mean no good, or make no sense."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.histories import grow
from support.planning import CONFIGURATION, MANIFEST, SIMPLE, Ground, said
from support.repos import commit, git

pytestmark = pytest.mark.once

if TYPE_CHECKING:
    from pathlib import Path

NO_JSON = "ConfigurationError: base (acme/rocket): Failed to parse manifest {} JSON: {}: "
PLAIN = "it must be plain JSON: no comments, no comma behind the last entry"
STOPS = "Release Please would stop there too"
KIND = "Release Please may take it for something else; gatepost plans by what is meant alone"
LIMIT = "that is as far as gatepost goes: Release Please may go on"
HOSTILE = "fix(\x1b[2J|`x`): ::error::a ##[error]b <img src=x> [c](d) @ada \u202e\u2066 \x07"


@pytest.fixture
def ground(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ground:
    monkeypatch.setenv("COLUMNS", "140")
    return Ground(repository, capsys)


def stop(ground: Ground, configuration: object, manifest: object, **files: str) -> tuple[int, str, str]:
    """Return how a plan stops, without its lead."""
    ground.release(configuration, manifest, "v1.2.3", **files)
    ground.commit("feat: a", "a")
    code, error, hint = said(ground.plan())
    return code, error.removeprefix("no plan: "), hint


def with_extra(*files: object) -> dict[str, object]:
    return {**SIMPLE, "extra-files": list(files)}


# the configuration and the manifest


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{", "Expected property name or '}' in JSON at position 1"),
        ("{// why\n}", "Expected property name or '}' in JSON at position 1"),
        ('{"packages": {},}', "Expected double-quoted property name in JSON at position 16"),
        ("", "Unexpected end of JSON input"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_json_stops_the_plan(text: str, error: str, ground: Ground) -> None:
    assert stop(ground, text, {".": "1.2.3"}) == (2, NO_JSON.format("config", CONFIGURATION) + error, PLAIN)
    git(ground.folder, "tag", "-d", "v1.2.3")
    assert stop(ground, SIMPLE, text) == (2, NO_JSON.format("versions", MANIFEST) + error, PLAIN)


@pytest.mark.parametrize(
    ("table", "error"),
    [
        ([], "the configuration must be an object"),
        (None, "the configuration must be an object"),
        ({"packages": 7}, "`packages` must be an object"),
        ({"packages": {".": 7}}, '`packages["."]` must be an object'),
        ({"packages": {".": {"component": 7}}}, '`packages["."].component` must be a text'),
        ({"packages": {".": {}}, "draft-pull-request": "no"}, "`draft-pull-request` must be true or false"),
        ({"packages": {".": {}}, "extra-files": {}}, "`extra-files` must be a list"),
        ({"packages": {".": {}}, "extra-files": [7]}, "an entry of `extra-files` must be an object"),
        ({"packages": {".": {}}, "plugins": {}}, "`plugins` must be a list"),
    ],
)
def test_a_configuration_of_a_wrong_kind_stops_the_plan(table: object, error: str, ground: Ground) -> None:
    assert stop(ground, table, {".": "1.2.3"}) == (2, f"{CONFIGURATION}: {error}", KIND)


@pytest.mark.parametrize(
    ("manifest", "error"),
    [
        ([], f"{MANIFEST}: the manifest must be an object"),
        ({".": 7}, f"{MANIFEST}: the version of `.` must be a text"),
        ({".": "one"}, "Error: unable to parse version string: one"),
    ],
)
def test_a_manifest_of_a_wrong_kind_stops_the_plan(manifest: object, error: str, ground: Ground) -> None:
    assert stop(ground, SIMPLE, manifest) == (2, error, KIND if "must be" in error else STOPS)


def test_unknown_keys_are_named_with_the_nearest(ground: Ground) -> None:
    ground.release({**SIMPLE, "release-typ": "python", "xyzzy": 1}, {".": "1.2.3"}, "v1.2.3")
    assert ground.plan().out.endswith(
        "! `release-typ` is read by nobody; did you mean `release-type`?  (unknown-key)\n"
        "! `xyzzy` is read by nobody  (unknown-key)\n"
    )


@pytest.mark.parametrize("path", ["../x", "/etc", "x/../..", "./x", "x/", ""])
def test_a_package_outside_of_the_repository_is_never_released(path: str, ground: Ground) -> None:
    ground.release({"release-type": "simple", "packages": {path: {}}}, {path: "1.2.3"}, "v1.2.3")
    ground.commit("feat: a", "x/a")
    assert ground.versions() == {path: None}
    assert ground.warnings() == ["path-never-touched"]


def test_a_package_path_that_does_lead_outside_stops_the_plan(ground: Ground) -> None:
    table = {"release-type": "simple", "packages": {"../x": {}}}
    ground.release(table, {"../x": "1.2.3"}, "v1.2.3")
    git(ground.folder, "commit", "--quiet", "--allow-empty", "-m", "feat: a")
    error = "no plan: Error: illegal pathing characters in path: ../x/CHANGELOG.md"
    assert said(ground.plan()) == (2, error, STOPS)


@pytest.mark.parametrize("file", ["../../etc/passwd", "x/../../y", "./x"])
def test_an_extra_file_outside_of_the_repository_stops_the_plan(file: str, ground: Ground) -> None:
    error = f"Error: illegal pathing characters in path: {file}"
    assert stop(ground, with_extra(file), {".": "1.2.3"}) == (2, error, STOPS)


@pytest.mark.parametrize("file", ["/etc/passwd", "x\n", ".git/config", "a" * 5000])
def test_only_what_is_committed_is_read(file: str, ground: Ground) -> None:
    ground.release(with_extra(file), {".": "1.2.3"}, "v1.2.3")
    ground.commit("feat: a", "a")
    assert ground.versions() == {".": "1.3.0"}
    assert ground.warnings() == ["extra-file-missing"]


def test_no_link_is_followed(ground: Ground) -> None:
    ground.release(with_extra("link", "folder/x"), {".": "1.2.3"}, "v1.2.3", **{"y/x": "1.2.3"})
    secret = ground.folder.parent / "secret"
    secret.write_text("secret 1.2.3 x-release-please-version")
    for name, target in {"link": str(secret), "folder": "y", "CHANGELOG.md": str(secret)}.items():
        (ground.folder / name).symlink_to(target)
    git(ground.folder, "add", "--all")
    ground.commit("feat: a")
    text = json.dumps(ground.document())
    assert "secret 1" not in text
    assert ground.warnings() == ["extra-file-unchanged", "extra-file-missing"]


# what is in files


def test_a_glob_that_matches_ten_thousand_files_is_planned(ground: Ground) -> None:
    for number in range(10_000):
        file = ground.folder / "g" / str(number % 100) / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("1.2.3 x-release-please-version\n")
    git(ground.folder, "add", "--all")
    table = with_extra({"type": "generic", "path": "g/**/*.txt", "glob": True})
    ground.release(table, {".": "1.2.3"}, "v1.2.3")
    ground.commit("feat: a", "a")
    done = ground.plan()
    assert "  and 9972 more\n" in done.out


def test_globs_that_would_never_end_do(ground: Ground) -> None:
    braces = with_extra({"type": "generic", "path": "{a,b}" * 30, "glob": True})
    error = "TypeError: the braces of a glob stand for too much"
    assert stop(ground, braces, {".": "1.2.3"}) == (2, error, LIMIT)
    ground.release(
        with_extra({"type": "generic", "path": "*a" * 30 + "b", "glob": True}), {".": "1.2.3"}, **{"a" * 60: "x"}
    )
    assert ground.versions() == {".": "1.3.0"}


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ('$[?(@.x.constructor.constructor("return process")().exit())]', STOPS),
        ("$[?(/(a+)+$/.test(@))]", LIMIT),
        ("$" + "[0]" * 5000, LIMIT),
        ("$[(", STOPS),
        ("(" * 20, STOPS),
    ],
)
def test_a_jsonpath_that_means_no_good_stops_the_plan(path: str, hint: str, ground: Ground) -> None:
    table = with_extra({"type": "json", "path": "x.json", "jsonpath": path})
    code, error, mend = stop(ground, table, {".": "1.2.3"}, **{"x.json": json.dumps({"a": "a" * 40 + "b"})})
    assert (code, error.startswith("updater failed for x.json: "), mend) == (2, True, hint)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><version>&x;</version></a>',
            "the entity x is declared, and entities are not expanded",
        ),
        (
            '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><a><version>&b;</version></a>',
            "the entity a is declared, and entities are not expanded",
        ),
    ],
)
def test_entities_of_xml_are_refused(content: str, error: str, ground: Ground) -> None:
    table = with_extra({"type": "xml", "path": "x.xml", "xpath": "//version"})
    expected = (2, f"updater failed for x.xml: {error}", LIMIT)
    assert stop(ground, table, {".": "1.2.3"}, **{"x.xml": content}) == expected


@pytest.mark.parametrize(
    ("content", "warnings"),
    [
        ('version: !!python/object/apply:os.system ["touch hacked"]\n', ["extra-file-unchanged"]),
        ('version: !!js/function "x"\n', ["extra-file-unchanged"]),
        ("version: !foo 1\n", ["extra-file-unchanged"]),
        ("[" * 50_000, ["extra-file-unchanged"]),
        ("a: &a [*a]\nversion: 1.0.0\n", []),
    ],
)
def test_tags_of_yaml_call_nothing(content: str, warnings: list[str], ground: Ground) -> None:
    table = with_extra({"type": "yaml", "path": "x.yaml", "jsonpath": "$.version"})
    ground.release(table, {".": "1.2.3"}, "v1.2.3", **{"x.yaml": content})
    ground.commit("feat: a", "a")
    assert ground.warnings() == warnings
    assert not (ground.folder / "hacked").exists()


@pytest.mark.parametrize(
    ("content", "warnings"),
    [
        ("# Changelog\n\n## 1.2.3\n\ncafé\n".encode("latin-1"), ["not-utf-8"]),
        (b"# Changelog\r\n\r\n## 1.2.3\r\n", ["line-ends-mixed"]),
        (b"\xff\xfe" + "# Changelog\n".encode("utf-16-le"), ["not-utf-8"]),
        (bytes(range(256)), ["not-utf-8"]),
        (b"\0" * 1000, []),
        (b"# Changelog\n\n## 1.2.3\n\n" + b"* line\n" * 1_000_000, []),
    ],
)
def test_a_file_may_hold_anything(content: bytes, warnings: list[str], ground: Ground) -> None:
    (ground.folder / "CHANGELOG.md").write_bytes(content)
    git(ground.folder, "add", "--all")
    ground.release(SIMPLE, {".": "1.2.3"}, "v1.2.3")
    ground.commit("feat: a", "a")
    assert ground.warnings() == warnings
    assert ground.plan("--diff").code == 0


def test_a_file_that_is_too_large_to_be_read_is_an_error(ground: Ground) -> None:
    with (ground.folder / "CHANGELOG.md").open("wb") as file:
        file.truncate((64 << 20) + 1)
    git(ground.folder, "add", "--all")
    ground.release(SIMPLE, {".": "1.2.3"}, "v1.2.3")
    ground.commit("feat: a", "a")
    code, error, _ = said(ground.plan())
    assert (code, error) == (3, "CHANGELOG.md is larger than 64 MiB")


# what is in messages and names


@pytest.mark.parametrize(
    "shown", [(), ("--markdown",), ("--format", "json"), ("--format", "github"), ("--diff",), ("--changelog",)]
)
def test_text_of_others_acts_on_nothing(
    shown: tuple[str, ...], ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground.release({**SIMPLE, "packages": {".": {"component": "\x1b[31mx\u202e"}}}, {".": "1.2.3"})
    ground.commit(HOSTILE, "a\x1b[2J")
    monkeypatch.setenv("CI", "true")
    done = ground.plan(*shown)
    assert done.code == 0
    assert {each for each in done.out if not each.isprintable()} == {"\n"}
    assert "##[error]" not in done.out
    assert not [line for line in done.out.split("\n") if line.lstrip().startswith("::")]


def test_the_changelog_is_told_as_it_is_to_a_program(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    ground.release(SIMPLE, {".": "1.2.3"}, "v1.2.3")
    ground.commit(HOSTILE, "a")
    assert "\x1b[2J" in ground.plan("--changelog").out


def test_in_markdown_text_of_others_is_code(ground: Ground) -> None:
    ground.release(SIMPLE, {".": "1.2.3"}, "v1.2.3")
    ground.commit(HOSTILE, "a")
    row = next(line for line in ground.plan("--markdown").out.split("\n") if line.startswith("| `"))
    shown = r"``fix(\x1b[2J\|`x`): ::error::a #\x23[error]b <img src=x> [c](d) @ada \u202e\u2066 \x07``"
    assert f" | {shown} | `" in row


def test_ten_thousand_commits_are_planned(ground: Ground) -> None:
    ground.release({**SIMPLE, "commit-search-depth": 20_000}, {})
    grow(ground.folder, (f"fix: {number}" for number in range(10_000)))
    assert ground.versions() == {".": "1.0.0"}


def test_a_message_without_end_is_planned(ground: Ground) -> None:
    ground.release(SIMPLE, {".": "1.2.3"}, "v1.2.3")
    commit(ground.folder, f"feat: {'x' * 1_000_000}\n\n" + "word " * 200_000)
    done = ground.plan()
    assert done.code == 0
    assert max(map(len, done.out.split("\n"))) <= 140
    assert "body-too-long" in done.out
