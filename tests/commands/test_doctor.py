"""`gatepost doctor` as people start it."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Protocol

import pytest
from jsonschema import Draft202012Validator

from gatepost.adapters.hook_files import install_hook
from gatepost.doctor.catalogue import CHECKS
from gatepost.hooks.names import NAMES
from support.patients import CONFIGURATION, RELEASE, Patient
from support.planning import said
from support.program import Done, call

if TYPE_CHECKING:
    from pathlib import Path


class Doctor(Protocol):
    """Runs `gatepost doctor` on the repository."""

    def __call__(self, *arguments: str) -> Done:
        """Return how it ends."""


@pytest.fixture
def doctor(rocket: Patient, capsys: pytest.CaptureFixture[str]) -> Doctor:
    return lambda *arguments: call(capsys, "doctor", "-C", str(rocket.path), *arguments)


def outcomes(done: Done) -> list[dict[str, object]]:
    document = json.loads(done.out)
    found = document["outcomes"]
    assert isinstance(found, list)
    return found


SCHEMA = json.loads(resources.files("gatepost.schemas").joinpath("outcomes.json").read_text("utf-8"))
HIDDEN = f".{CONFIGURATION}"


def test_a_healthy_repository_is_well(rocket: Patient, doctor: Doctor) -> None:
    for name in NAMES:
        install_hook(str(rocket.path), name)
    done = doctor()

    assert done.code == 0, done.out + done.err
    head = rocket.git("rev-parse", "HEAD")[:9]
    assert done.out.startswith(
        f"octo/rocket\n  commit   {head} on main\n  engine   release-please 17.6.0\n"
        "  release  rocket 0.3.0, next 0.3.1\n\n"
    )
    assert "\n✓ CI judges every pull request" in done.out
    assert done.out.endswith("gatepost doctor --all lists them\n")
    assert "as only GitHub knows: --online asks it; " in " ".join(done.out.split())


def test_what_is_wrong_says_where_why_and_how_to_mend_it(rocket: Patient, doctor: Doctor) -> None:
    rocket.move(CONFIGURATION, HIDDEN)
    done = doctor("--only", "rp-config-name")

    assert done.code == 1
    assert done.out.partition("\n\n")[2] == (
        "✗ rp-config-name  GD101\n"
        "  │ `.release-please-config.json` is not read: Release Please looks for\n"
        "  │ `release-please-config.json`\n"
        "  at   .release-please-config.json\n"
        '  why  The run of Release Please is red: "Missing required manifest config:\n'
        '       release-please-config.json". No release pull request is opened.\n'
        "  fix  git mv .release-please-config.json release-please-config.json\n"
        "\n"
        "✗ 1 error; no check passed\n"
        "more on each: gatepost explain GD101\n"
    )


@pytest.mark.parametrize(
    "words", [["no", "release", "pr"], ["Error: Missing required manifest config: release-please-config.json"]]
)
def test_a_symptom_leads_to_its_causes_alone(rocket: Patient, doctor: Doctor, words: list[str]) -> None:
    rocket.move(CONFIGURATION, HIDDEN)
    done = doctor(*words, "--format", "json")

    names = {each["name"] for each in outcomes(done)}
    assert done.code == 1
    assert outcomes(done)[0]["name"] == "rp-config-name"
    assert names < {check.name for check in CHECKS}


def test_json_has_all_that_others_rely_on(rocket: Patient, doctor: Doctor) -> None:
    rocket.move(CONFIGURATION, HIDDEN)
    done = doctor("--format", "json", "--only", "GD101")

    Draft202012Validator(SCHEMA).validate(json.loads(done.out))
    assert json.loads(done.out) == {
        "schema_version": 1,
        "command": "doctor",
        "subject": {
            "commit": f"{rocket.git('rev-parse', 'HEAD')[:9]} on main",
            "engine": "release-please 17.6.0",
        },
        "files": [],
        "outcomes": [
            {
                "code": "GD101",
                "name": "rp-config-name",
                "status": "failed",
                "severity": "error",
                "message": f"`{HIDDEN}` is not read: Release Please looks for `{CONFIGURATION}`",
                "where": HIDDEN,
                "fix": f"git mv {HIDDEN} {CONFIGURATION}",
                "fixable": False,
            }
        ],
        "not_proven": [],
        "notes": [],
        "summary": {"passed": 0, "failed": 1, "warnings": 0, "errors": 1, "skipped": 0},
        "ok": False,
    }


def test_a_check_can_be_left_out_with_a_reason(rocket: Patient, doctor: Doctor) -> None:
    rocket.move(CONFIGURATION, HIDDEN)
    done = doctor("--format", "json", "--only", "rp-config-name", "--skip", "GD101=we do it by hand")

    assert done.code == 0
    assert [(each["status"], str(each["message"])[-32:]) for each in outcomes(done)] == [
        ("skipped", "json` (ignored: we do it by hand)"[-32:])
    ]


def test_the_settings_leave_out_and_weigh(rocket: Patient, doctor: Doctor) -> None:
    rocket.move(CONFIGURATION, HIDDEN)
    text = rocket.text("pyproject.toml")
    rocket.write("pyproject.toml", f'{text}\n[tool.gatepost.severity]\nrp-config-name = "warning"\n')
    assert doctor("--only", "rp-config-name").code == 0
    assert doctor("--only", "rp-config-name", "--strict").code == 1
    rocket.write("pyproject.toml", f'{text}\n[tool.gatepost.ignore]\nrp-config-name = "ours is elsewhere"\n')
    assert doctor("--only", "rp-config-name", "--strict").code == 0


def test_gatepost_skip_leaves_out_for_once(rocket: Patient, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    rocket.move(CONFIGURATION, HIDDEN)
    monkeypatch.setenv("GATEPOST_SKIP", "rp-config-name")
    assert doctor("--only", "rp-config-name").code == 0
    monkeypatch.setenv("CI", "true")
    done = doctor("--only", "rp-config-name")
    assert (done.code, "GATEPOST_SKIP is not heeded in CI" in done.err) == (1, True)


@pytest.mark.parametrize("format_", ["github", "markdown", "sarif", "junit"])
def test_every_format_names_the_check_and_the_place(rocket: Patient, doctor: Doctor, format_: str) -> None:
    rocket.move(CONFIGURATION, HIDDEN)
    done = doctor("--format", format_, "--only", "rp-config-name")

    assert done.code == 1
    assert "GD101" in done.out
    assert HIDDEN in done.out


def test_on_github_the_whole_report_is_the_summary_of_the_step(
    rocket: Patient, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rocket.move(CONFIGURATION, HIDDEN)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    done = doctor("--format", "github", "--only", "rp-config-name")

    assert done.out.startswith(f"::error file={HIDDEN},title=GD101 rp-config-name::")
    assert "**rp-config-name** GD101" in (tmp_path / "summary.md").read_text("utf-8")
    assert "✗ rp-config-name" in done.err


def test_all_lists_what_passes(doctor: Doctor) -> None:
    assert (
        "✓ rp-config-name  the configuration is `release-please-config.json`"
        in doctor("--all", "--only", "rp-config-name").out
    )


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (["--yes"], "--yes is for --fix alone", "leave one of them out"),
        (["--only", "GA101"], "the doctor has no check `GA101`", "`gatepost explain` lists them all"),
        (["--only", "rp-confg-name"], "the doctor has no check `rp-confg-name`", "did you mean `rp-config-name`?"),
        (["--skip", "GD101"], "--skip GD101: the reason is missing", 'say why, as in --skip GD101="we tag by hand"'),
        (["--skip", "GD101= "], "--skip GD101: the reason is missing", "say why"),
        (["the", "sky"], "no symptom is known by these words: the sky", "paste the error's own line"),
        ([" "], "the symptom is empty", "say what goes wrong"),
        (["no pr", "--only", "GD101"], "a SYMPTOM and --only choose the checks in two ways", "leave one"),
        (["--history", "0"], "--history 0: at least 1", "as in --history 5"),
        (["--history", "-1"], "--history -1: at least 1", "as in --history 5"),
        (["--history=-1", "--all"], "--history -1: at least 1", "as in --history 5"),
        (["--history", "3", "--online"], "--history looks back, and has no use for the rest", "leave one"),
        (["--history", "3", "--format", "sarif"], "--history is shown as text or json", "leave one"),
        (["--fix", "--format", "json"], "--fix shows what it does as text", "leave one"),
        (["--all", "--format", "json"], "--all is for text; the other formats list all", "leave one"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(doctor: Doctor, arguments: list[str], error: str, hint: str) -> None:
    code, text, advice = said(doctor(*arguments))

    assert (code, text) == (2, error)
    assert hint in advice


def test_an_error_is_an_annotation_too(doctor: Doctor) -> None:
    done = doctor("--format", "github", "the", "sky")

    assert done.code == 2
    assert done.out.startswith("::error title=gatepost GE101::no symptom is known")


def test_a_shallow_clone_is_diagnosed_only_if_it_is_asked_for(
    rocket: Patient, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rocket.git("clone", "--quiet", "--depth=1", rocket.path.as_uri(), str(tmp_path / "shallow"))
    arguments = ["doctor", "-C", str(tmp_path / "shallow"), "--only", "rp-config-name"]

    assert call(capsys, *arguments).code == 3
    done = call(capsys, *arguments, "--partial")
    assert done.code == 0
    assert "history  cut short: what lies before is not known" in done.out


def test_outside_a_repository_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "doctor", "-C", str(tmp_path)).code == 3


def test_the_explanation_is_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "explain", "GD101")

    assert "rp-config-name  GD101" in done.out
    assert "Symptom\n" in done.out


def test_a_file_that_drifted_from_what_init_made_is_found(rocket: Patient, doctor: Doctor) -> None:
    rocket.replace(RELEASE, "cancel-in-progress: false", "cancel-in-progress: ${{ false }}")

    done = doctor("--only", "init-drift", "--format", "json")
    assert [each["where"] for each in outcomes(done)] == [RELEASE]


@pytest.mark.parametrize("text", ["{", "// all\n{}", "[]", "null", "\ufffd"])
def test_a_configuration_that_others_stop_at_is_diagnosed(rocket: Patient, doctor: Doctor, text: str) -> None:
    rocket.write(CONFIGURATION, text)
    done = doctor("--strict", "--only", "rp-config-json,rp-config-wrong-kind")

    assert done.code == 1, done.err
    assert f"at   {CONFIGURATION}:1\n" in done.out


def test_a_project_file_that_is_no_toml_is_diagnosed_by_the_usual_settings(rocket: Patient, doctor: Doctor) -> None:
    rocket.write("pyproject.toml", "[project\n")
    done = doctor("--only", "pyproject-unreadable-here")

    assert done.code == 1, done.err
    assert "  settings  the usual ones: pyproject.toml cannot be read\n" in done.out
    assert "at   pyproject.toml:1\n" in done.out


def test_settings_that_make_no_sense_are_an_error(rocket: Patient, doctor: Doctor) -> None:
    rocket.write("gatepost.toml", "nonsense = 1\n")
    done = doctor()

    assert done.code == 2
    assert "there are settings in gatepost.toml and in pyproject.toml" in done.err


def test_a_file_that_is_nested_without_end_is_no_bug_of_ours(rocket: Patient, doctor: Doctor) -> None:
    rocket.write(".pre-commit-config.yaml", "[" * 3000 + "]" * 3000)
    rocket.write(".github/dependabot.yml", "[" * 3000 + "]" * 3000)

    assert doctor().code in (0, 1)


def test_a_plan_of_nothing_answers_why_there_is_no_release_pull_request(rocket: Patient, doctor: Doctor) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit("docs: tell of engines", **{"README.md": "# Rocket with engines\n"})

    done = doctor("no", "release", "pr")
    shown = " ".join(done.out.split())
    assert "by the plan there is nothing to release of rocket: nothing that is listed: 1 hidden" in shown
    assert "nothing that was looked at explains" not in shown
    assert "by the plan" not in doctor("publish failed").out


def test_a_plan_answers_where_a_version_comes_from(rocket: Patient, doctor: Doctor) -> None:
    sha = rocket.commit("fix: land\n\nRelease-As: 3.0.0", **{"src/rocket/legs.py": ""})

    shown = " ".join(doctor("wrong version").out.split())
    assert f"by the plan rocket 3.0.0 comes next: Release-As in {sha[:7]}" in shown
    assert "by the plan" not in doctor("no release pr").out
    rocket.write(CONFIGURATION, "{")
    assert "by the plan" not in doctor("wrong version").out
