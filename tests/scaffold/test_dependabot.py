"""dependabot.yml: a new one, and one that somebody else wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from gatepost.gate.init_options import PIP, POETRY, UV
from gatepost.scaffold.files.dependabot import OTHER, PATH, wanted, with_updates
from gatepost.scaffold.files.release_please import wanted as release_please
from gatepost.scaffold.wanted import EDITED, CannotEdit
from support.init_stage import make_setup

ROOT = Path(__file__).resolve().parents[2]
HEAD = "version: 2\nupdates:\n"
OURS = """\
  - package-ecosystem: github-actions
    directory: /
    schedule:
      interval: weekly
    cooldown:
      default-days: 7
    groups:
      actions:
        patterns: ["*"]
    commit-message:
      prefix: ci

  - package-ecosystem: uv
    directory: /
    schedule:
      interval: weekly
    cooldown:
      default-days: 7
    groups:
      requirements:
        patterns: ["*"]
    commit-message:
      prefix: build
      include: scope
"""
THEIRS = """\
# ours since 2019
version: 2
registries: {x: {type: python-index, url: "https://x.example"}}
updates:
- package-ecosystem: "docker"   # images
  directory: "/"
  schedule: {interval: daily}
  commit-message: {prefix: chore}
  # no more of these

- package-ecosystem: npm
  directory: /web
  ignore:
  - dependency-name: |
      left-pad

# the end
"""


def entries(text: str) -> list[tuple[str, str]]:
    return [(each["package-ecosystem"], each["directory"]) for each in YAML(typ="safe").load(text)["updates"]]


@pytest.mark.parametrize(
    ("manager", "second"), [(UV, ("uv", "/")), (PIP, ("uv", "/requirements")), (POETRY, ("pip", "/"))]
)
def test_a_new_file_has_the_actions_and_what_is_locked(manager: str, second: tuple[str, str]) -> None:
    (new,) = wanted(make_setup(manager=manager))
    assert (new.path, new.kind) == (PATH, EDITED)
    assert entries(new.text) == [("github-actions", "/"), second]
    assert ("# uv and not pip" in new.text) is (manager == PIP)
    assert with_updates(PATH, new.text, manager) == new.text


def test_this_project_s_own_lacks_nothing() -> None:
    own = (ROOT / PATH).read_text("utf-8")
    assert with_updates(PATH, own, PIP) == own


def test_a_dependency_update_passes_the_commit_gate_and_releases_nothing() -> None:
    updates = YAML(typ="safe").load(with_updates(PATH, HEAD, UV))["updates"]
    sections = json.loads(release_please(make_setup())[0].text)["changelog-sections"]
    hidden = {section["type"] for section in sections if section.get("hidden")}
    assert {each["commit-message"]["prefix"] for each in updates} == {"ci", "build"} <= hidden


def test_what_somebody_wrote_stays_to_the_letter_and_gets_what_is_missing() -> None:
    edited = with_updates(PATH, THEIRS, UV)
    added = "  commit-message:\n    prefix: build\n    include: scope\n\n"
    ours = "".join(line.removeprefix("  ") for line in OURS.splitlines(keepends=True))
    assert edited == THEIRS.replace("\n# the end\n", f"{added}{ours}\n# the end\n")
    assert with_updates(PATH, edited, UV) == edited


@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n"])
@pytest.mark.parametrize("value", ["", " []", " [ ]  # none yet", " # none yet", " null"])
def test_an_empty_list_is_filled(value: str, end: str) -> None:
    before = f"version: 2\nupdates:{value}{end}"
    edited = with_updates(PATH, before, UV)
    assert entries(edited) == [("github-actions", "/"), ("uv", "/")]
    assert edited.startswith("version: 2\nupdates:")
    assert ("# none yet" in edited) is ("#" in value)
    assert ("# the end" in edited) is ("#" in end)
    assert OURS in edited
    assert with_updates(PATH, edited, UV) == edited


@pytest.mark.parametrize(
    "before", ["version: 2", "# nothing\n", "---\nversion: 2\n...\n", "updates:\n# more\nversion: 2\n"]
)
def test_a_list_that_is_not_there_is_begun(before: str) -> None:
    edited = with_updates(PATH, before, UV)
    assert entries(edited) == [("github-actions", "/"), ("uv", "/")]
    assert YAML(typ="safe").load(edited)["version"] == 2
    assert with_updates(PATH, edited, UV) == edited


@pytest.mark.parametrize(
    ("manager", "there", "is_enough"),
    [
        (UV, "uv", True),
        (UV, "pip", False),
        (PIP, "pip", True),
        (PIP, "uv", True),
        (POETRY, "pip", True),
        (POETRY, "uv", False),
    ],
)
def test_an_ecosystem_that_is_there_is_not_added_again(manager: str, there: str, *, is_enough: bool) -> None:
    edited = with_updates(PATH, f"{HEAD}- package-ecosystem: {there}\n  directories: [/, /x]\n", manager)
    assert edited.count("package-ecosystem") == (2 if is_enough else 3)
    assert edited.count("default-days") == edited.count("package-ecosystem") - (not is_enough)


def test_what_an_entry_says_already_is_not_said_again() -> None:
    before = (
        f"{HEAD}- &base\n  package-ecosystem: uv\n  cooldown: {{default-days: 3}}\n  commit-message: {{prefix: deps}}\n"
        "- <<: *base\n  package-ecosystem: github-actions\n- <<: [*base]\n  package-ecosystem: npm\n"
        "- {package-ecosystem: docker, directory: /}\n"
    )
    assert with_updates(PATH, before, UV) == before


def test_the_other_name_of_the_file_is_known() -> None:
    assert wanted(make_setup(texts={OTHER: HEAD}))[0].path == OTHER
    assert wanted(make_setup(texts={OTHER: HEAD, PATH: HEAD}))[0].path == PATH


def test_a_file_of_another_system_is_read_with_its_line_ends() -> None:
    (edited,) = wanted(make_setup(texts={PATH: HEAD.replace("\n", "\r\n")}))
    assert edited.text == HEAD + OURS


@pytest.mark.parametrize(
    ("before", "where", "why"),
    [
        ("version: 2\n\tupdates: []\n", f"{PATH}:2:1", "found character '\\t'"),
        ("a: 1\n---\nb: 2\n", f"{PATH}:2:1", "another document"),
        ("\x01", PATH, "not YAML"),
        ("- a\n", PATH, "not a mapping"),
        ("version: 2\n\nupdates: 7\n", f"{PATH}:3", "`updates` is not a list"),
        ("updates:\n  - x: 1\n  - y\n", f"{PATH}:3", "`updates` has an entry that is not a mapping"),
        ("updates: [{package-ecosystem: npm}]\n", f"{PATH}:1", "brackets"),
        ("{version: 2}\n", PATH, "brackets"),
    ],
)
def test_what_dependabot_could_not_read_is_not_edited(before: str, where: str, why: str) -> None:
    with pytest.raises(CannotEdit) as refused:
        with_updates(PATH, before, UV)
    assert str(refused.value).startswith(f"{where}: ")
    assert why in str(refused.value)
    assert refused.value.hint
