"""The hooks' configuration: a whole one where there is none, and what is missing in one that somebody wrote."""

from __future__ import annotations

from difflib import ndiff
from textwrap import dedent, indent

import pytest
from ruamel.yaml import YAML

from gatepost.scaffold.files.pre_commit import HINT, PATH, configuration, wanted
from gatepost.scaffold.wanted import CannotEdit
from support.hook_files import OF_CODE, OF_FILES, hooks, setup
from support.surveys import project, seen, set_up


def added(before: str, after: str) -> str:
    """Return the lines that were added; none may be gone or changed."""
    lines = list(ndiff(before.splitlines(), after.splitlines()))
    assert [line for line in lines if line[0] == "-"] == []
    return "\n".join(line[2:] for line in lines if line[0] == "+")


OUTDENTED = """\
# See https://pre-commit.com
ci:
    autoupdate_schedule: monthly
repos:
-   repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v4.6.0  # keep
    hooks:
    -   id: trailing-whitespace
        exclude: ^tests/data/
    -   id: end-of-file-fixer
    -   id: check-yaml
        args: ['--unsafe']   # tags
    -   id: check-toml
    -   id: check-merge-conflict
    -   id: check-added-large-files
-   repo: https://github.com/astral-sh/ruff-pre-commit
    rev: 'v0.1.0'
    hooks:
    -   id: ruff
        args: [--fix, --exit-non-zero-on-fix]
    -   id: ruff-format
-   repo: https://github.com/pre-commit/mirrors-mypy
    rev: v1.8.0
    hooks:
    -   id: mypy
        additional_dependencies: [types-requests]
"""
SPACED = """\
---
minimum_pre_commit_version: "3.2.0"
default_stages: [commit, manual]

repos:

  # Formatting
  - repo: https://github.com/psf/black-pre-commit-mirror
    rev: 24.1.0
    hooks:
      - id: black
        language_version: python3

  - repo: https://github.com/pycqa/isort
    rev: 5.13.2
    hooks:
      - {id: isort, args: ["--profile", "black"]}
      # - id: later

exclude: |
  ^vendor/
  # not a remark
"""
LOCAL = """\
default_install_hook_types: [pre-commit, commit-msg]
repos:
  - repo: local
    hooks:
      - id: format
        name: format
        entry: hatch run ruff format
        language: system
        types: [python]
      - id: lint
        name: lint
        entry: ruff check
        language: system
        types: [python]
        stages: [pre-commit]
  - repo: https://github.com/gatepost/gatepost
    rev: v0.1.0
    hooks:
      - id: gatepost-commit-msg"""
META = """\
repos:
    - repo: meta
      hooks:
          - id: check-hooks-apply
    - repo: https://github.com/astral-sh/ruff-pre-commit.git
      rev: 0123456789012345678901234567890123456789  # frozen: v0.1.0
      hooks: [{id: ruff-check}, {id: ruff-format}]
"""


def test_hooks_of_other_repositories_stay_and_get_the_version_that_is_locked() -> None:
    after = configuration(setup(OUTDENTED), OUTDENTED)
    assert after == (OUTDENTED.replace("v4.6.0", "v6.0.0").replace("'v0.1.0'", "'v0.17.6'").replace("v1.8.0", "v2.4.1"))
    assert configuration(setup(after), after) == after


def test_what_is_missing_comes_behind_the_rest_and_is_indented_like_it() -> None:
    before = OUTDENTED.replace("    -   id: ruff-format\n", "    -   id: black\n")
    after = configuration(setup(before, locked={}, given={"manager": "pip"}), before)
    assert added(before, after) == dedent(
        """\
        -   repo: local
            hooks:
            -   id: ruff-format-check
                name: ruff format (check)
                entry: .venv/bin/ruff format --check --force-exclude
                language: system
                types_or: [python, pyi]
                stages: [pre-push]
                require_serial: true"""
    )
    assert after.startswith(before)


def test_who_has_some_of_the_hooks_for_files_has_chosen() -> None:
    before = OUTDENTED.replace("    -   id: check-toml\n", "").replace("    -   id: check-yaml\n", "")
    assert added(before, configuration(setup(before, locked={}, given={"manager": "pip"}), before)) == ""


def test_where_formatting_is_blacks_only_what_ci_would_refuse_is_added() -> None:
    after = configuration(setup(SPACED), SPACED)
    new = added(SPACED, after)
    assert [id_ for id_, _ in hooks(after)] == ["black", "isort", *OF_FILES, *OF_CODE[1:]]
    assert new.startswith("  - repo: local\n    hooks:\n      - id: trailing-whitespace\n")
    assert "      # - id: later\n\n  - repo: local\n" in after
    assert after.endswith("        pass_filenames: false\n\n" + SPACED[SPACED.index("exclude:") :])
    assert configuration(setup(after), after) == after


def test_a_hook_that_does_not_run_before_a_push_is_joined_by_one_that_does() -> None:
    after = configuration(setup(LOCAL), LOCAL)
    document = YAML(typ="safe").load(after)
    found = [(hook["id"], hook["stages"]) for hook in document["repos"][-1]["hooks"]]
    assert found == [
        *((id_, ["pre-commit"]) for id_ in OF_FILES),
        ("ruff-check", ["pre-push"]),
        ("mypy", ["pre-push"]),
    ]
    assert after.startswith(LOCAL + "\n  - repo: local\n")
    assert configuration(setup(after), after) == after


def test_a_commit_in_place_of_a_tag_is_somebodys_own_choice() -> None:
    after = configuration(setup(META), META)
    assert added(META, after).startswith(
        "    - repo: local\n      hooks:\n          - id: trailing-whitespace\n            name: trailing whitespace\n"
    )
    assert [id_ for id_, _ in hooks(after)] == ["check-hooks-apply", "ruff-check", "ruff-format", *OF_FILES, "mypy"]


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("repos: []\n", "repos:\n  - repo: local\n"),
        ("repos: [] # none yet\n", "repos: # none yet\n  - repo: local\n"),
        ("repos:\n", "repos:\n  - repo: local\n"),
        ("fail_fast: true\n", "fail_fast: true\n\nrepos:\n  - repo: local\n"),
        ("# ours\n", "# ours\n# The files' own gate"),
        ("\n\n", "# The files' own gate"),
        (
            "repos:\n- repo: meta\n  hooks:\n  - id: identity\n",
            "repos:\n- repo: meta\n  hooks:\n  - id: identity\n- repo: local\n  hooks:\n  - id: trailing-whitespace\n",
        ),
    ],
)
def test_a_configuration_without_hooks_gets_them_all(before: str, begins: str) -> None:
    after = configuration(setup(before), before)
    assert after.startswith(begins)
    assert [id_ for id_, _ in hooks(after)][-len(OF_FILES + OF_CODE) :] == OF_FILES + OF_CODE
    assert configuration(setup(after), after) == after


def test_the_version_comes_from_what_will_be_locked_where_nothing_is_yet() -> None:
    def revision(manager: str, rev: str) -> str:
        before = f"repos:\n- repo: https://github.com/astral-sh/ruff-pre-commit/\n  rev: {rev}\n  hooks: [{{id: x}}]\n"
        return configuration(setup(before, {"manager": manager}, {}), before).splitlines()[2]

    assert revision("uv", "v0.1.0") == "  rev: v0.17.6"
    assert revision("uv", "0.1.0") == "  rev: 0.17.6"
    assert revision("uv", "main") == "  rev: main"
    assert revision("pip", "v0.1.0") == "  rev: v0.1.0"


@pytest.mark.parametrize(
    ("before", "where", "why"),
    [
        ("repos:\n\t- repo: x\n", f"{PATH}:2:1", "not YAML: found character '\\t' that cannot start any token"),
        ("repos: [\n", f"{PATH}:2:1", "not YAML: expected the node content"),
        ("- repo: local\n", f"{PATH}:1", "not a mapping"),
        ("repos: 3\n", f"{PATH}:1", "`repos` is not a list"),
        ("repos:\n  - local\n", f"{PATH}:2", "`repos` has an entry that is not a mapping"),
        ("repos:\n  - repo: local\n", f"{PATH}:2", "a repository without `hooks`"),
        ("repos:\n  - repo: local\n    hooks: {}\n", f"{PATH}:3", "`hooks` is not a list"),
        ("repos: [{repo: x, hooks: []}]\n", f"{PATH}:1", "it is written in brackets, where nothing can be put in"),
        ("{repos: []}\n", f"{PATH}:1", "it is written in brackets, where nothing can be put in"),
        ("{}\n", PATH, "it is written in brackets, where nothing can be put in"),
    ],
)
def test_what_no_runner_reads_is_not_touched(before: str, where: str, why: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        configuration(setup(before), before)
    assert str(caught.value).startswith(f"{where}: {why}")
    assert caught.value.hint == HINT


RUFF = "https://github.com/astral-sh/ruff-pre-commit"
MYPY = "https://github.com/pre-commit/mirrors-mypy"


@pytest.mark.parametrize(
    "before",
    [
        f"repos:\n- repo: {RUFF}\n  rev: &ruff v{{}}\n  hooks: []\n- repo: {RUFF}\n  rev: *ruff\n  hooks: []\n",
        f"repos:\n- &r\n  repo: {RUFF}\n  rev: v{{}}\n  hooks: []\n- <<: *r\n  hooks: []\n",
        f"repos:\n- repo: {RUFF}\n  rev: !!str {{}} # why\n  hooks: []\n",
        f"repos:\n- {{{{repo: {RUFF}, rev: v{{}}, hooks: []}}}}\n",
    ],
)
def test_a_version_is_brought_up_to_date_once_and_its_anchor_and_tag_stay(before: str) -> None:
    there = before.format("0.4.1")
    after = configuration(setup(there, None, {"ruff": "0.15.00"}), there)
    assert after.startswith(before.format("0.15.00"))
    assert configuration(setup(after, None, {"ruff": "0.15.00"}), after) == after


@pytest.mark.parametrize("version", ["0.4.1", "0.15.00", "1.0.0"])
def test_a_version_that_two_tools_share_is_nobodys_to_change(version: str) -> None:
    before = f"repos:\n- repo: {RUFF}\n  rev: &rev v{version}\n  hooks: []\n- repo: {MYPY}\n  rev: *rev\n  hooks: []\n"
    with pytest.raises(CannotEdit, match="one value for two that have to differ"):
        configuration(setup(before, None, {"ruff": "0.15.00", "mypy": "1.0.0"}), before)


@pytest.mark.parametrize("other", ["prek.toml", ".pre-commit-config.yml"])
def test_beside_a_runners_other_configuration_none_is_made(other: str) -> None:
    assert wanted(set_up(seen({"pyproject.toml": project()}, other))) == ()
    assert [each.path for each in wanted(set_up(seen({"pyproject.toml": project()})))] == [PATH]


def test_an_entry_that_yaml_would_read_otherwise_is_quoted() -> None:
    texts = {"uv.lock": "", "packages/a: #b/pyproject.toml": project("a")}
    text = configuration(set_up(seen(texts)), "")
    assert dict(hooks(text))["mypy"].endswith("mypy 'packages/a: #b'")
    assert indent('entry: "uv run', "        ") in text
