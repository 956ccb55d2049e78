"""What holds for every check of the doctor: its declaration, its page, and that healthy repositories pass."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from inspect import cleandoc, getsourcefile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.adapters.hook_files import install_hook
from gatepost.doctor import checks
from gatepost.doctor.catalogue import CHECKS
from gatepost.doctor.facts import Facts, Repository
from gatepost.doctor.project import read_project
from gatepost.doctor.symptoms import SYMPTOMS
from gatepost.doctor.workflow_reading import read_workflow
from gatepost.hooks.names import NAMES as HOOKS
from gatepost.outcomes.judge import judge
from gatepost.outcomes.known import CODES
from gatepost.outcomes.values import SKIPPED
from gatepost.report.outcomes.diagnosis import why_of
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck
    from support.patients import Patient

FOLDER = Path(str(getsourcefile(checks))).parent
TESTS = Path(__file__).parent
GROUPS = {"release_please": 1, "versions": 2, "workflows": 3, "quality": 4, "publishing": 5, "setup": 6}
NAMES = {check.name for check in CHECKS}
EMPTY = Facts(tree=None, repository=Repository(""))  # type: ignore[arg-type]  # only asked for its attributes
every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)


class Texts:
    """Files that are nowhere but here."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self.paths = frozenset(texts)

    def read(self, path: str) -> str | None:
        return self._texts.get(path)


def source_of(check: type[DoctorCheck]) -> Path:
    return Path(str(getsourcefile(check)))


def page_of(check: type[DoctorCheck]) -> str:
    return cleandoc(str(check.__doc__))


def test_every_file_of_a_check_is_in_the_catalogue() -> None:
    files = {path for path in FOLDER.rglob("*.py") if path.name != "__init__.py"}
    assert {source_of(check) for check in CHECKS} == files


def test_the_settings_know_every_check() -> None:
    own = tuple((check.code, check.name) for check in CHECKS)
    assert own == tuple(pair for pair in CODES if pair[0].startswith("GD"))
    assert own == tuple(sorted(own))


@every_check
def test_a_code_begins_with_the_digit_of_its_group(check: type[DoctorCheck]) -> None:
    assert re.fullmatch(rf"GD{GROUPS[source_of(check).parent.name]}\d\d", check.code)


@every_check
def test_name_file_and_class_agree(check: type[DoctorCheck]) -> None:
    name = source_of(check).stem.replace("_", "-")
    assert (check.name, check.__name__) == (name, name.title().replace("-", ""))


@every_check
def test_the_file_says_its_code_first(check: type[DoctorCheck]) -> None:
    assert source_of(check).read_text("utf-8").startswith(f'"""{check.code}."""\n')


@every_check
def test_every_check_has_a_test_of_its_own(check: type[DoctorCheck]) -> None:
    assert (TESTS / source_of(check).parent.name / f"test_{source_of(check).name}").is_file()


@every_check
def test_the_page_has_symptom_cause_and_mend_after_one_sentence(check: type[DoctorCheck]) -> None:
    summary = page_of(check).partition("\n\n")[0]
    headings = [line[3:] for line in page_of(check).splitlines() if line.startswith("## ")]
    assert (summary.endswith("."), headings) == (True, ["Symptom", "Cause", "Mend"])


@every_check
def test_why_it_matters_is_some_sentences(check: type[DoctorCheck]) -> None:
    assert 30 <= len(why_of(str(check.__doc__))) <= 222


@every_check
def test_why_it_matters_names_no_version_and_no_commit_which_are_never_those_of_the_reader(
    check: type[DoctorCheck],
) -> None:
    found = re.findall(
        r"\b(?!1\.0\.0\b)\d+\.\d+(?:\.\d+)?\b|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b", why_of(str(check.__doc__))
    )

    assert found == []


@every_check
def test_what_it_names_exists(check: type[DoctorCheck]) -> None:
    assert [need for need in check.needs if not hasattr(EMPTY, need)] == []
    assert set(check.consequences) <= NAMES - {check.name}
    assert set(check.symptoms) <= {symptom.name for symptom in SYMPTOMS}
    assert check.severity in (ERROR, WARNING)


@every_check
def test_an_error_text_is_long_enough_to_be_told_from_others(check: type[DoctorCheck]) -> None:
    assert [error for error in check.errors if len(error) < 12] == []


@every_check
def test_a_check_imports_no_other_check(check: type[DoctorCheck]) -> None:
    tree = ast.parse(source_of(check).read_text("utf-8"))
    imported = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in imported if name.startswith("gatepost.doctor.checks")} == set()


def with_hooks(patient: Patient) -> Patient:
    """Return a clone in which somebody has typed `gatepost hook install`."""
    for name in HOOKS:
        install_hook(str(patient.path), name)
    return patient


def test_a_healthy_repository_gives_no_finding(rocket: Patient) -> None:
    assert with_hooks(rocket).failed(*CHECKS) == []


def test_a_healthy_repository_of_two_packages_gives_no_finding(mills: Patient) -> None:
    assert with_hooks(mills).failed(*CHECKS) == []


def test_a_repository_without_anything_gives_no_finding(repository: Path) -> None:
    from support.patients import Patient  # noqa: PLC0415  only here
    from support.repos import commit  # noqa: PLC0415  likewise

    commit(repository, "begin", **{"a.txt": "a\n"})

    assert Patient(repository).failed(*CHECKS) == []


@every_check
def test_what_is_not_known_is_skipped_with_its_reason(check: type[DoctorCheck]) -> None:
    reasons = {need: f"nobody knows {need}" for need in check.needs}
    outcomes = judge([check], Facts(Texts({}), Repository("a" * 40), absent=reasons), {}, {})
    if check.needs:
        assert [(each.status, each.message in reasons.values()) for each in outcomes] == [(SKIPPED, True)]


_KEYS = ("on", "jobs", "steps", "uses", "with", "if", "permissions", "env", "needs", "run", "outputs", "strategy")
_WORDS = (
    *("push", "release", "pull_request", "contents", "write", "${{ needs.a.outputs.b }}", "a", "b", "main", "dist/"),
    *("googleapis/release-please-action@v4", "pypa/gh-action-pypi-publish@v1", "actions/checkout@v4", "./x", "tag"),
    *("actions/upload-artifact@v4", "actions/download-artifact@v4", "twine upload dist/*", "schedule", "matrix"),
)
_VALUES = st.recursive(
    st.sampled_from([*_WORDS, "", 1, True, None]),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.sampled_from([*_KEYS, *_WORDS]), each, max_size=4),
    max_leaves=12,
)


@given(value=_VALUES, other=_VALUES)
def test_no_workflow_is_too_odd_for_any_check(value: object, other: object) -> None:
    step = {"uses": value, "with": other, "run": value, "if": other, "env": value, "id": "a"}
    job = {"steps": [step, value], "needs": other, "permissions": value, "outputs": other, "strategy": value}
    texts = {".github/workflows/a.yml": json.dumps({"on": other, "jobs": {"a": job, "b": value}, "permissions": value})}
    texts |= {".github/dependabot.yml": json.dumps(value), ".pre-commit-config.yaml": json.dumps(other)}
    workflows = tuple(read_workflow(path, text) for path, text in texts.items() if "workflows" in path)
    absent = {need: "not known" for check in CHECKS for need in check.needs}
    facts = Facts(Texts(texts), Repository("a" * 40), workflows, absent=absent)

    assert len(judge(CHECKS, facts, {}, {})) >= len(CHECKS)


_TOML = st.recursive(
    st.sampled_from(["", "1.0", "x", 1, True]),
    lambda each: st.lists(each, max_size=2) | st.dictionaries(st.sampled_from("ab"), each, max_size=2),
    max_leaves=5,
)
_TABLES = ("project", "build-system", "tool", "dependency-groups")
_PROJECT = (
    *("name", "version", "dynamic", "readme", "license", "license-files", "dependencies", "classifiers", "urls"),
    *("requires", "requires-python", "build-backend", "poetry", "hatch", "setuptools", "ruff", "mypy", "uv"),
)


@given(st.dictionaries(st.sampled_from(_TABLES), st.dictionaries(st.sampled_from(_PROJECT), _TOML, max_size=5)))
def test_no_project_is_too_odd_for_any_check(table: dict[str, object]) -> None:
    project = replace(read_project("", ""), table=table)
    absent = {need: "not known" for check in CHECKS for need in check.needs}
    facts = Facts(Texts({"pyproject.toml": ""}), Repository("a" * 40), projects=(project,), absent=absent)

    assert len(judge(CHECKS, facts, {}, {})) >= len(CHECKS)


def test_broken_files_are_no_reason_to_stop(rocket: Patient) -> None:
    for path in sorted(rocket.git("ls-files").split()):
        rocket.write(path, "\x00{[ <<<<<<< \ufffd")

    assert len(rocket.outcomes(*CHECKS)) >= len(CHECKS)
