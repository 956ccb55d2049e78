from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.settings_sources import FolderFiles, RevisionFiles
from gatepost.errors import ReleaseConfigurationInvalidError, SettingsInvalidError
from support.layers import load_rulebook
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

OWN = "gatepost.toml"
PROJECT = "pyproject.toml"
RELEASE = "release-please-config.json"
FILES = (PROJECT, OWN, RELEASE)
DEFAULT = ("feat", "fix", "perf", "refactor", "docs", "style", "test", "build", "ci", "chore", "revert")


def test_without_any_file_the_default_rulebook_holds(tmp_path: Path) -> None:
    rulebook = load_rulebook(tmp_path)
    assert rulebook.words.types == DEFAULT
    assert rulebook.words.scopes == ()
    names = {rule.name for rule in rulebook.rules}
    assert {"message-dropped", "type-unknown"} <= names
    assert "scope-missing" not in names


@pytest.mark.parametrize("file", [OWN, PROJECT])
def test_both_files_hold_the_same_settings(file: str, tmp_path: Path) -> None:
    head = "" if file == OWN else "[project]\nname = 'x'\n[tool.other]\nx = 1\n[tool.gatepost]\n"
    prefix = "" if file == OWN else "tool.gatepost."
    (tmp_path / file).write_text(
        f"{head}extra-types = ['wip']\nscopes = ['api', 'ui', 'api']\nselect = ['GP106']\n"
        f"[{prefix}ignore]\nheader-too-long = 'we write long ones'\n"
        f"[{prefix}severity]\nGP101 = 'warning'\n[{prefix}rules.description-ends-with-period]\n"
    )
    rulebook = load_rulebook(tmp_path)
    assert rulebook.words.types == (*DEFAULT, "wip")
    assert rulebook.words.scopes == ("api", "ui")
    rules = {rule.name: rule for rule in rulebook.rules}
    assert "header-too-long" not in rules
    assert [(rule.name, reason) for rule, reason in rulebook.ignored] == [("header-too-long", "we write long ones")]
    assert rules["header-not-conventional"].severity == "warning"
    assert any(rule.code == "GP106" for rule in rulebook.rules)


def test_types_take_the_place_of_the_default_ones(tmp_path: Path) -> None:
    (tmp_path / OWN).write_text("types = ['a', 'b']\nextra-types = ['c', 'a']\n")
    (tmp_path / RELEASE).write_text(json.dumps({"packages": {".": {"release-type": "python"}}}))
    assert load_rulebook(tmp_path).words.types == ("a", "b", "c")


def test_two_homes_of_the_settings_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / OWN).write_text("")
    (tmp_path / PROJECT).write_text("[tool.other]\n")
    assert load_rulebook(tmp_path).words.types == DEFAULT
    (tmp_path / PROJECT).write_text("[tool.gatepost]\n")
    with pytest.raises(SettingsInvalidError, match=r"^there are settings in gatepost.toml and in pyproject.toml$"):
        load_rulebook(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("scope = ['api']", "there is no setting `scope`; did you mean `scopes`?"),
        ("zzzzzz = 1", "there is no setting `zzzzzz`"),
        ("scopes = 'api'", "`scopes` must be a list of texts, not a text"),
        ("scopes = [1]", "`scopes` must be a list of texts, not a list with a number"),
        ("scopes = ['']", "`scopes` must be a list of texts, not a list with an empty text"),
        ("types = 3", "`types` must be a list of texts, not a number"),
        ("select = ['GP999']", "there is no rule `GP999`"),
        ("ignore = {stale-file = 'why'}", "there is no rule and no check `stale-file`; did you mean `stale-files`?"),
        ("ignore = true", "`ignore` must be a table of code = reason, not true or false"),
        ("ignore = ['GP101']", "`ignore` must be a table of code = reason, not a list"),
        ("ignore = {GP101 = 1}", '`ignore` wants a reason for `GP101`, as in GP101 = "…"'),
        ("types = ['Feat']", "`Feat` in `types` cannot be a type: a type is one word in lower case"),
        ("severity = 'error'", "`severity` must be a table of rule or check = severity"),
        ("severity = {GP101 = 'fatal'}", "the severity of `GP101` is one of error, warning, not `fatal`"),
        ("severity = {GP101 = []}", "the severity of `GP101` is one of error, warning"),
        ("rules = 1", "`rules` must be a table of tables"),
        ("rules = {header-too-long = 1}", "the `header-too-long` options must be a table"),
        ("[rules.header-too-long]\nnope = 1", "there is no `header-too-long` option `nope`"),
        ("[rules.nope]", "there is no rule `nope`"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named_with_what_was_meant(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / OWN).write_text(text)
    with pytest.raises(SettingsInvalidError) as caught:
        load_rulebook(tmp_path)
    assert caught.value.text.startswith(f"{OWN}: {says}")
    is_key = says.startswith("there is no setting")
    listed = (
        "the settings are types, extra-types, scopes, scope-paths, select, ignore, overrides, severity, rules, "
        "since, merge, squash-message, bots, advisory-hooks, effect-line, lint-first, extends, init"
    )
    elsewhere = "docs/reference/settings.md says what each key takes, `gatepost explain` lists the rules"
    assert caught.value.hint == (listed if is_key else elsewhere)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["[tool]\ngatepost = 1", "[tool]\ngatepost = []", "[[tool.gatepost]]"])
def test_settings_that_are_no_table_are_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / PROJECT).write_text(text)
    with pytest.raises(SettingsInvalidError, match=r"^pyproject.toml \[tool.gatepost\]: the settings must be a table$"):
        load_rulebook(tmp_path)


@pytest.mark.parametrize("text", ["[project]\nname = 'x'", "[tool.other]", ""])
def test_a_project_without_a_table_of_tools_has_no_settings(text: str, tmp_path: Path) -> None:
    (tmp_path / PROJECT).write_text(text)
    assert load_rulebook(tmp_path).words.types == DEFAULT


@pytest.mark.parametrize("text", ["tool = 1", "tool = []"])
def test_tools_that_are_no_table_are_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / PROJECT).write_text(text)
    with pytest.raises(SettingsInvalidError, match=r"^pyproject.toml: `tool` must be a table$"):
        load_rulebook(tmp_path)


BROKEN_TOML = {
    "unclosed": b"scopes = [",
    "twice": b"scopes = []\nscopes = []",
    "no value": b"scopes =",
    "a number beyond reason": b"x = " + b"1" * 5000,
    "a date that is none": b"x = 2026-13-45",
    "a control character": b"x = 'a\0b'",
    "deeply nested": b"x = " + b"[" * 100_000,
}


@pytest.mark.parametrize("file", [OWN, PROJECT])
@pytest.mark.parametrize("data", BROKEN_TOML.values(), ids=BROKEN_TOML)
def test_what_is_not_toml_is_refused_with_the_reason(data: bytes, file: str, tmp_path: Path) -> None:
    (tmp_path / file).write_bytes(data)
    with pytest.raises(SettingsInvalidError, match=f"^{file} is not TOML: .") as caught:
        load_rulebook(tmp_path)
    assert "until then nothing is judged" in caught.value.hint


BROKEN_JSON = {
    "empty": b"",
    "a comment": b'{"packages": {} // ours\n}',
    "a trailing comma": b'{"packages": {},}',
    "a number beyond reason": b'{"x": ' + b"1" * 5000 + b"}",
    "deeply nested": b"[" * 100_000,
}


@pytest.mark.parametrize("data", BROKEN_JSON.values(), ids=BROKEN_JSON)
def test_what_is_not_json_is_refused_with_the_reason(data: bytes, tmp_path: Path) -> None:
    (tmp_path / RELEASE).write_bytes(data)
    with pytest.raises(ReleaseConfigurationInvalidError, match=f"^{RELEASE} is not JSON: .") as caught:
        load_rulebook(tmp_path)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "null",
        '"x"',
        '{"packages": []}',
        '{"packages": {".": 1}}',
        '{"packages": {".": {"changelog-sections": 1}}}',
        '{"packages": {".": {"changelog-sections": [1]}}}',
        '{"packages": {".": {"changelog-sections": [{"type": 1}]}}}',
        '{"packages": {".": {}}, "changelog-sections": [{}]}',
    ],
)
def test_a_release_configuration_of_the_wrong_kind_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / RELEASE).write_text(text)
    with pytest.raises(ReleaseConfigurationInvalidError, match=f"^{RELEASE}: ") as caught:
        load_rulebook(tmp_path)
    assert caught.value.exit_code == 2


def test_the_types_of_the_release_configuration_are_allowed(tmp_path: Path) -> None:
    configuration = {"packages": {".": {"changelog-sections": [{"type": "design", "section": "Design"}]}}}
    (tmp_path / RELEASE).write_text(json.dumps(configuration))
    assert load_rulebook(tmp_path).words.types == (*DEFAULT, "design")


@pytest.mark.parametrize("file", [OWN, PROJECT, RELEASE])
def test_what_cannot_be_a_settings_file_is_refused(file: str, tmp_path: Path) -> None:
    path = tmp_path / file
    error = ReleaseConfigurationInvalidError if file == RELEASE else SettingsInvalidError
    path.mkdir()
    with pytest.raises(error, match=f"^cannot read {file}: Is a directory$"):
        load_rulebook(tmp_path)
    path.rmdir()
    path.symlink_to(file)
    with pytest.raises(error, match=f"^cannot read {file}: Too many levels"):
        load_rulebook(tmp_path)
    path.unlink()
    path.write_bytes(b"#" * (10 << 20))
    with pytest.raises(error, match=f"^cannot read {file}: it is larger than 1 MiB$"):
        load_rulebook(tmp_path)
    path.write_bytes("x = 'é'".encode("latin-1"))
    with pytest.raises(error, match=f"^{file} is not UTF-8: .* at byte 5$"):
        load_rulebook(tmp_path)


@pytest.mark.parametrize("file", [OWN, PROJECT, RELEASE])
def test_links_and_byte_order_marks_are_followed_and_forgiven(file: str, tmp_path: Path) -> None:
    text = {OWN: "types = ['x']\r\n", PROJECT: "[tool.gatepost]\r\ntypes = ['x']\r\n"}.get(
        file, '{"packages": {".": {"changelog-sections": [{"type": "x"}]}}}\r\n'
    )
    (tmp_path / "elsewhere").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (tmp_path / file).symlink_to("elsewhere")
    assert "x" in load_rulebook(tmp_path).words.types
    (tmp_path / "elsewhere").unlink()
    error = ReleaseConfigurationInvalidError if file == RELEASE else SettingsInvalidError
    with pytest.raises(error, match=f"^cannot read {file}: it leads nowhere$"):
        load_rulebook(tmp_path)


@pytest.mark.parametrize("file", FILES)
def test_a_link_out_of_the_repository_is_refused(file: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "elsewhere").write_text("{}" if file == RELEASE else "")
    (root / file).symlink_to("../elsewhere")
    error = ReleaseConfigurationInvalidError if file == RELEASE else SettingsInvalidError
    with pytest.raises(error, match=f"^cannot read {file}: it leads out of the repository$"):
        load_rulebook(root)


def test_without_any_file_there_are_the_places_where_one_would_be_read(tmp_path: Path) -> None:
    loaded = load_settings(FolderFiles(tmp_path))
    assert loaded.places == tuple(str(tmp_path / file) for file in FILES)
    assert (loaded.configuration, loaded.settings.origins) == (None, {})
    assert load_settings(FolderFiles(tmp_path / "nowhere")).rulebook.words.types == DEFAULT


def test_the_settings_say_which_file_they_are_from(tmp_path: Path) -> None:
    (tmp_path / PROJECT).write_text("[tool.gatepost]\nscopes = ['api']\nignore = {GP101 = 'why'}\nmerge = 'merge'\n")
    (tmp_path / RELEASE).write_text('{"packages": {}}')
    loaded = load_settings(FolderFiles(tmp_path))
    assert loaded.settings.origins == dict.fromkeys(
        ("scopes", "ignore.header-not-conventional", "merge"), "pyproject.toml [tool.gatepost]"
    )
    assert (loaded.settings.text("merge"), loaded.configuration) == ("merge", {"packages": {}})
    (tmp_path / PROJECT).unlink()
    (tmp_path / OWN).write_text("since = 'abcdef0'")
    assert load_settings(FolderFiles(tmp_path)).settings.origins == {"since": "gatepost.toml"}


def test_the_settings_of_a_commit_are_not_those_of_the_files(repository: Path) -> None:
    configuration = '{"packages": {".": {"release-type": "python"}}}'
    first = commit(repository, "feat: one", **{OWN: "scopes = ['api']", RELEASE: configuration})
    commit(repository, "feat: two", **{OWN: "scopes = ['cli']"})
    git(repository, "rm", "--quiet", RELEASE)
    (repository / OWN).write_text("scopes = [")
    loaded = load_settings(RevisionFiles(first, str(repository)))
    assert loaded.rulebook.words.scopes == ("api",)
    assert loaded.rulebook.words.types == (*DEFAULT, "deps")
    assert loaded.settings.origins == {"scopes": f"gatepost.toml at {first[:9]}"}
    assert loaded.places == FILES
    second = load_settings(RevisionFiles("HEAD", str(repository)))
    assert second.rulebook.words.scopes == ("cli",)
    assert second.configuration == json.loads(configuration)


@pytest.mark.parametrize("file", FILES)
def test_what_is_wrong_with_the_settings_of_a_commit_is_said(file: str, repository: Path) -> None:
    error = ReleaseConfigurationInvalidError if file == RELEASE else SettingsInvalidError
    commit(repository, "feat: one", **{file: "{"})
    with pytest.raises(error, match=f"^{file} is not (TOML|JSON): "):
        load_settings(RevisionFiles("HEAD", str(repository)))
    commit(repository, "feat: two", **{file: "#" * (10 << 20)})
    with pytest.raises(error, match=f"^cannot read {file}: it is larger than 1 MiB$"):
        load_settings(RevisionFiles("HEAD", str(repository)))
    (repository / file).unlink()
    (repository / file).symlink_to("elsewhere")
    git(repository, "add", file)
    commit(repository, "feat: three")
    with pytest.raises(error, match=f"^cannot read {file}: it is a symbolic link$"):
        load_settings(RevisionFiles("HEAD", str(repository)))
    git(repository, "rm", "--quiet", "--force", file)
    commit(repository, "feat: four", **{f"{file}/x": ""})
    with pytest.raises(error, match=f"^cannot read {file}: it is no file$"):
        load_settings(RevisionFiles("HEAD", str(repository)))


def test_a_setting_of_a_commit_that_makes_no_sense_is_said_to_be_there(repository: Path) -> None:
    sha = commit(repository, "feat: one", **{PROJECT: "[tool.gatepost]\nscope = []"})
    with pytest.raises(SettingsInvalidError) as caught:
        load_settings(RevisionFiles("HEAD", str(repository)))
    assert caught.value.text == (
        f"pyproject.toml [tool.gatepost] at {sha[:9]}: there is no setting `scope`; did you mean `scopes`?"
    )
