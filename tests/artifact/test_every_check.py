"""What holds for every check in the catalogue: its declaration, its page, and that good distributions pass."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from inspect import cleandoc, getsourcefile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.artifact import checks
from gatepost.artifact.attested_checks import ATTESTED
from gatepost.artifact.catalogue import CHECKS
from gatepost.artifact.facts import Facts
from gatepost.artifact.metadata import Metadata
from gatepost.outcomes.judge import judge
from gatepost.outcomes.known import CODES
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED
from gatepost.values import ERROR, WARNING
from support.distributions import GOOD, METADATA, SDIST_NAME, WHEEL_NAME, with_metadata

if TYPE_CHECKING:
    from gatepost.outcomes.check import Check

FOLDER = Path(str(getsourcefile(checks))).parent
FINE = {
    "version-differs": f"1.2.0 in `{SDIST_NAME}`, `{WHEEL_NAME}`, the tag `v1.2.0`, the manifest, "
    "the project's metadata, the installed package and `demo.__version__`",
    "name-not-normalised": f"named as they should be: `{SDIST_NAME}` and `{WHEEL_NAME}`",
    "distribution-missing": "an sdist and 1 wheel",
    "stale-files": "nothing else is in the folder that an upload would take along",
    "attestation-left": "no attestation or signature is left of an earlier build",
    "not-reproducible": f"a second build made the same bytes: `{SDIST_NAME}` and `{WHEEL_NAME}`",
    "changes-not-committed": "the work tree is as it is committed",
    "build-writes-outside": "the build left the repository as it was",
    "altered-while-proven": f"the same bytes before and after: `{SDIST_NAME}` and `{WHEEL_NAME}`",
    "version-local": "no version has a local segment",
    "platform-refused": "every wheel is for systems that indexes know",
    "archive-unsafe": f"safe to unpack: `{SDIST_NAME}` and `{WHEEL_NAME}`",
    "wheel-contents": "check-wheel-contents has no objection",
    "sdist-incomplete": "6 of 6 tracked files shipped, and none missing that is needed",
    "leftovers-shipped": "no caches, compiled files or other leftovers are shipped",
    "secret-shipped": "no keys, tokens or passwords of known forms",
    "absolute-path": "what the build made has no path of the machine in it",
    "metadata-refused": f"twine check --strict takes `{SDIST_NAME}` and `{WHEEL_NAME}`",
    "requirement-direct": "2 requirements, none by address",
    "licence-missing": "MIT, with `LICENSE` in each file",
    "pythons-disagree": "Python >=3.10, and classifiers and CI agree",
    "not-installable": "1.2.0 installed alone on Python 3.11",
    "module-not-importable": "imported alone: `demo`",
    "command-broken": "each answers: `demo --help`",
    "tests-fail": "`python -m pytest` passes against the installed wheel",
}
every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)


def source_of(check: type[Check[Facts]]) -> Path:
    return Path(str(getsourcefile(check)))


def page_of(check: type[Check[Facts]]) -> str:
    return cleandoc(str(check.__doc__))


def test_every_file_of_a_check_is_in_the_catalogue() -> None:
    assert {source_of(check).stem for check in CHECKS} == {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}


def test_the_settings_know_every_check() -> None:
    own = tuple((check.code, check.name) for check in CHECKS)
    assert own + tuple((check.code, check.name) for check in ATTESTED) == CODES[: len(own) + len(ATTESTED)]


def test_codes_and_names_are_unique() -> None:
    assert [len({code for code, _ in CODES}), len({name for _, name in CODES})] == [len(CODES), len(CODES)]


def test_the_catalogue_is_in_the_order_of_the_codes() -> None:
    assert [check.code for check in CHECKS] == sorted(check.code for check in CHECKS)


def test_these_checks_only_warn() -> None:
    assert {check.name for check in CHECKS if check.severity == WARNING} == {"absolute-path", "changes-not-committed"}


@every_check
def test_a_code_is_ga_and_three_digits(check: type[Check[Facts]]) -> None:
    assert re.fullmatch(r"GA[1-4]\d\d", check.code)


@every_check
def test_name_file_and_class_agree(check: type[Check[Facts]]) -> None:
    name = source_of(check).stem.replace("_", "-")
    assert (check.name, check.__name__) == (name, name.title().replace("-", ""))


@every_check
def test_the_file_says_its_code_first(check: type[Check[Facts]]) -> None:
    assert source_of(check).read_text("utf-8").startswith(f'"""{check.code}."""\n')


@every_check
def test_the_page_has_why_and_mend_after_one_sentence(check: type[Check[Facts]]) -> None:
    summary = page_of(check).partition("\n\n")[0]
    headings = [line[3:] for line in page_of(check).splitlines() if line.startswith("## ")]
    assert (summary.endswith("."), headings) == (True, ["Why", "Mend"])


@every_check
def test_the_page_is_neither_a_line_nor_a_lecture(check: type[Check[Facts]]) -> None:
    assert 10 <= len(page_of(check).splitlines()) <= 25


@every_check
def test_a_check_imports_no_other_check(check: type[Check[Facts]]) -> None:
    tree = ast.parse(source_of(check).read_text("utf-8"))
    imported = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in imported if name.startswith("gatepost.artifact.checks")} == set()


@every_check
def test_what_a_check_needs_is_a_fact(check: type[Check[Facts]]) -> None:
    assert [need for need in check.needs if not hasattr(GOOD, need)] == []


@every_check
def test_a_good_distribution_passes(check: type[Check[Facts]]) -> None:
    (outcome,) = judge([check], GOOD, {}, {})
    assert (outcome.status, outcome.severity, outcome.message) == (PASSED, check.severity, FINE[check.name])


@every_check
def test_what_is_not_known_is_skipped_with_its_reason(check: type[Check[Facts]]) -> None:
    facts = Facts(GOOD.archives, absent=dict.fromkeys(check.needs, "no time"))
    skipped = [each.message for each in judge([check], facts, {}, {}) if each.status == SKIPPED]
    assert skipped == ["no time"] * bool(check.needs)


def test_no_check_of_the_contents_passes_where_no_archive_could_be_read() -> None:
    refused = tuple(replace(archive, refused=("it is a bomb",)) for archive in GOOD.archives)
    passed = {each.name for each in judge(CHECKS, replace(GOOD, archives=refused), {}, {}) if each.status == PASSED}
    assert passed == {
        "distribution-missing",
        "stale-files",
        "attestation-left",
        "not-reproducible",
        "changes-not-committed",
        "build-writes-outside",
        "altered-while-proven",
        "wheel-contents",
        "metadata-refused",
        "not-installable",
        "module-not-importable",
        "command-broken",
        "tests-fail",
    }


@given(text=st.text() | st.text("0123456789.+-!<=>*,a "))
def test_no_metadata_is_too_strange(text: str) -> None:
    several = (text, f"Programming Language :: Python :: {text}", f"a @ {text}")
    for strange in (
        Metadata(text, text, text, text, several, several, text, text, several),
        replace(METADATA, requires_python=f">=3.{text}", classifiers=several),
        replace(METADATA, version=f"1.{text}", name=f"a{text}"),
    ):
        assert len(judge(CHECKS, with_metadata(strange), {}, {})) >= len(CHECKS)


def test_a_version_of_more_digits_than_a_number_has_is_none() -> None:
    huge = with_metadata(replace(METADATA, version="9" * 5000))
    assert [each.name for each in judge(CHECKS, huge, {}, {}) if each.status == FAILED] == ["version-differs"] * 2


def test_only_errors_and_warnings_are_said() -> None:
    assert {check.severity for check in CHECKS} == {ERROR, WARNING}
