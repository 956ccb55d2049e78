"""`gatepost plan` on a real repository: what it can be asked for, and how it is shown."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from support.planning import MONOREPO, SIMPLE, Ground, said
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = "gatepost: there is nothing to release\n"


@pytest.fixture
def ground(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ground:
    monkeypatch.setenv("COLUMNS", "140")
    return Ground(repository, capsys)


@pytest.fixture
def released(ground: Ground) -> Ground:
    """Return a repository that was released as 1.2.3."""
    ground.release(SIMPLE, {".": "1.2.3"}, "v1.2.3")
    return ground


def test_the_past_can_be_planned(released: Ground) -> None:
    released.commit("fix: a", "a")
    released.commit("feat: b", "b")
    released.release(SIMPLE, {".": "1.3.0"}, "v1.3.0")
    released.commit("feat!: c", "c")
    assert released.versions() == {".": "2.0.0"}
    assert released.versions("--at", "v1.3.0") == {".": None}
    assert released.versions("--at", "v1.3.0~1") == {".": "1.3.0"}
    assert released.versions("--at", "v1.3.0~2") == {".": "1.2.4"}
    assert released.versions("--at", "v1.2.3") == {".": None}


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (("--at", "nothing"), "git knows no commit by `nothing`", "`git log --oneline` lists what there is"),
        (("--at", "--all"), "git knows no commit by `--all`", "`git log --oneline` lists what there is"),
        (("--date", "2026-02-30"), "`2026-02-30` is no day", "name one as in --date 2026-03-04"),
        (
            ("--repository", "rocket"),
            "`rocket` is no OWNER/NAME",
            "name the repository as in --repository octo/example",
        ),
        (("--engine", "17"), "`17` is no version of release-please", "name one as in --engine 17.6.0"),
        (("--touching", "a"), "--touching is for --with alone", "it says what the message's commit would change"),
        (
            ("--diff", "--changelog"),
            "only one of --diff, --changelog, --markdown and --format can be shown",
            "JSON has everything: the diff follows from it",
        ),
        (
            ("--markdown", "--format", "json"),
            "only one of --diff, --changelog, --markdown and --format can be shown",
            "JSON has everything: the diff follows from it",
        ),
        (
            ("--diff", "--format", "github"),
            "only one of --diff, --changelog, --markdown and --format can be shown",
            "JSON has everything: the diff follows from it",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...], error: str, hint: str, released: Ground) -> None:
    assert said(released.plan(*arguments)) == (2, error, hint)


def test_the_same_asked_for_twice_is_no_contradiction(released: Ground) -> None:
    assert released.plan("--markdown", "--format", "markdown").out == released.plan("--markdown").out


def test_what_is_not_merged_yet_can_be_added(released: Ground) -> None:
    released.commit("fix: a", "a")
    assert released.versions("--with", "feat: b") == {".": "1.3.0"}
    assert released.versions("--with", "docs: b") == {".": "1.2.4"}
    assert released.versions("--with", "docs: b", "--with", "feat!: c") == {".": "2.0.0"}
    assert released.versions() == {".": "1.2.4"}


def test_each_added_message_is_read_by_itself_and_the_last_is_the_newest(released: Ground) -> None:
    released.commit("fix: a", "a")
    out = released.plan("--with", "feat: new", "--with", "fix: lost\n\nfoo(bar(1))", "--with", "fix: newest").out
    assert "  Features      new      feat: new\n" in out
    assert "  Dropped       new      fix: lost\n                         line 3, column 4: foo(bar(1))\n" in out
    asked = released.plan("--with", "fix: x\n\nRelease-As: 3.0.0", "--with", "fix: y\n\nRelease-As: 4.0.0").out
    assert asked.startswith("rocket  1.2.3 → 4.0.0   release-as: Release-As in what is added\n")


def test_a_message_can_come_from_a_file(released: Ground, tmp_path: Path) -> None:
    file = tmp_path / "message"
    file.write_bytes(b"feat: caf\xc3\xa9\n")
    assert released.versions("--with-file", str(file)) == {".": "1.3.0"}
    assert "feat: café\n" in released.plan("--with-file", str(file)).out
    assert said(released.plan("--with-file", str(tmp_path / "gone")))[0] == 2
    file.write_bytes(b"feat: caf\xe9\n")
    assert said(released.plan("--with-file", str(file)))[0] == 2


def test_in_a_monorepo_an_added_message_touches_what_one_says(ground: Ground) -> None:
    ground.release(MONOREPO, {"a": "1.0.0", "b": "2.0.0"}, "a-v1.0.0", "b-v2.0.0")
    assert ground.versions("--with", "fix: x") == {"a": "1.0.1", "b": "2.0.1"}
    assert ground.versions("--with", "fix: x", "--touching", "a/x") == {"a": "1.0.1", "b": None}
    assert ground.versions("--with", "fix: x", "--touching", "a/x", "--touching", "b/y") == {"a": "1.0.1", "b": "2.0.1"}
    assert ground.versions("--with", "fix: x", "--touching", "c") == {"a": None, "b": None}
    assert (
        "no package   these commits change no file of any package\n"
        in ground.plan("--with", "fix: x", "--touching", "c").out
    )


def test_branch_date_repository_and_engine_are_in_what_is_written(released: Ground) -> None:
    released.commit("feat: a\n\nfixes #7", "a")
    flags = ("--branch", "next", "--repository", "octo/x", "--engine", "17.6.0")
    (pull_request,) = json.loads(released.plan("--format", "json", *flags).out)["prs"]
    assert pull_request["title"] == "chore(next): release 1.3.0"
    assert "octo/x/compare/v1.2.3...v1.3.0) (2026-03-04)" in pull_request["body"]
    assert ", closes [#7](https://github.com/octo/x/issues/7)" in pull_request["body"]
    assert ", refs [#7](https://github.com/acme/rocket/issues/7)" in released.plan("--changelog").out


def test_the_engine_comes_from_the_workflow(released: Ground) -> None:
    use = "jobs:\n  a:\n    steps:\n      - uses: googleapis/release-please-action@v4.1.0\n"
    commit(released.folder, "feat: a", **{".github/workflows/release.yml": use})
    loaded = released.document()
    assert (loaded["engine"], loaded["engine_from"]) == ("16.10.0", "release-please-action@v4.1.0")
    assert "! release-please-action@v4.1.0 runs release-please 16.10.0, which may differ from" in released.plan().out


@pytest.mark.parametrize("settings", ["", "no-such-setting = 1\n"])
def test_what_the_gate_finds_in_messages_surprises_too(settings: str, released: Ground) -> None:
    if settings:
        commit(released.folder, "ci: settings", **{"gatepost.toml": settings})
    released.commit("fix: one\n\nfix: another", "a")
    assert released.warnings() == ["extra-commits-read"]


def test_what_the_settings_ignore_surprises_nobody(released: Ground) -> None:
    commit(released.folder, "ci: settings", **{"gatepost.toml": "ignore = {extra-commits-read = 'on purpose'}\n"})
    released.commit("fix: one\n\nfix: another", "a")
    assert released.warnings() == []


def test_changelogs_are_printed_alone(ground: Ground) -> None:
    ground.release(MONOREPO, {"a": "1.0.0", "b": "2.0.0"}, "a-v1.0.0", "b-v2.0.0")
    assert ground.plan("--changelog") == (0, "", NOTHING)
    sha = ground.commit("fix: x", "a/x", "b/x")
    entry = (
        "## [{0}](https://github.com/acme/rocket/compare/{1}-v{2}...{1}-v{0}) (2026-03-04)\n\n\n### Bug Fixes\n\n"
        f"* x ([{sha[:7]}](https://github.com/acme/rocket/commit/{sha}))"
    )
    whole = f"{entry.format('1.0.1', 'a', '1.0.0')}\n\n{entry.format('2.0.1', 'b', '2.0.0')}\n"
    assert ground.plan("--changelog") == (0, whole, "")


def test_the_diff_is_what_would_change(released: Ground) -> None:
    assert released.plan("--diff") == (0, "", NOTHING)
    released.commit("feat: a", "a")
    done = released.plan("--diff")
    assert done.code == 0
    assert done.out.startswith("chore(main): release 1.3.0\n--- /dev/null\n+++ b/CHANGELOG.md\n@@ -0,0 +1,8 @@\n")


def test_the_diff_of_a_plan_that_stops_is_shown_as_far_as_it_goes(released: Ground) -> None:
    table = {**SIMPLE, "extra-files": [{"type": "json", "path": "x.json", "jsonpath": "$.version"}]}
    released.release(table, {".": "1.2.3"}, **{"x.json": "{"})
    released.commit("feat: a", "a")
    done = released.plan("--diff")
    assert done.code == 2
    assert "+++ b/CHANGELOG.md\n" in done.out
    assert done.err.startswith("error: no plan: updater failed for x.json: ")


def test_on_github_the_plan_stands_in_the_summary_too(
    released: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released.commit("feat: a", "a")
    text = released.plan().out
    assert released.plan("--format", "github").out == text
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    assert released.plan("--format", "github").out == text
    assert (tmp_path / "summary").read_text("utf-8") == released.plan("--markdown").out
    assert released.plan().out == text
    assert (tmp_path / "summary").read_text("utf-8").count("### The next release") == 1


def test_an_error_stands_in_the_summary_too(ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ground.commit("feat: a", "a")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    assert ground.plan("--format", "github").code == 2
    assert "Release Please would stop: `ConfigurationError: " in (tmp_path / "summary").read_text("utf-8")


def test_the_document_is_as_the_schema_describes_it(ground: Ground) -> None:
    schema = json.loads(resources.files("gatepost.schemas").joinpath("plan.json").read_text("utf-8"))
    ground.release(MONOREPO, {"a": "1.0.0"}, "a-v1.0.0")
    for message in ("feat: a", "fix: b\n\nfoo(bar(1))", "Nope", "chore: c\n\nRefs: #1"):
        ground.commit(message, "a/x", "b/x")
    ground.commit("fix: elsewhere", "x")
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(ground.document("--with", "feat!: x"))) == []
    ground.release("{", {})
    assert list(validator.iter_errors(json.loads(ground.plan("--format", "json").out))) == []
