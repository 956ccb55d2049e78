"""What holds for every rule in the catalogue: its declaration, its page, and what it may never do."""

from __future__ import annotations

import ast
import re
from inspect import cleandoc, getsourcefile
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given

from gatepost.gate.judge import MOST_FINDINGS
from gatepost.gate.layer import read_layer
from gatepost.gate.mend import keeps_release, mend, mend_all
from gatepost.options.check import InvalidValue
from gatepost.report.pages import example
from gatepost.rules import catalogue
from gatepost.rules.base import Rule
from gatepost.rules.case import COMMIT, HISTORY, PLACES
from gatepost.rules.catalogue import RULES, find_rule
from gatepost.values import ERROR, WARNING
from support.judging import SCOPES, case_of, judged, rulebook_of, whole_rulebook
from support.messages import messages

FOLDER = Path(str(getsourcefile(catalogue))).parent
NOT_RULES = {"__init__", "base", "case", "catalogue"}
HEADINGS = ["Why", "Example", "Instead"]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def source_of(rule: type[Rule]) -> Path:
    return Path(str(getsourcefile(rule)))


def broken_by(rule: type[Rule], text: str) -> set[str]:
    """Return the names of the rules that a commit of the history breaks when the settings switch `rule` on."""
    rulebook = rulebook_of({"scopes": list(SCOPES), "select": [] if rule.enabled else [rule.name]})
    return {finding.name for finding in judged(text, rulebook)}


def test_every_file_of_a_rule_is_in_the_catalogue() -> None:
    assert {source_of(rule).stem for rule in RULES} == {path.stem for path in FOLDER.glob("*.py")} - NOT_RULES


def test_codes_and_names_are_unique() -> None:
    assert [len({rule.code for rule in RULES}), len({rule.name for rule in RULES})] == [len(RULES), len(RULES)]


def test_the_catalogue_is_in_the_order_of_the_codes() -> None:
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


@every_rule
def test_a_code_is_gp_and_three_digits(rule: type[Rule]) -> None:
    assert re.fullmatch(r"GP[1-6]\d\d", rule.code)


@every_rule
def test_name_file_and_class_agree(rule: type[Rule]) -> None:
    assert (rule.name, rule.__name__) == (
        source_of(rule).stem.replace("_", "-"),
        rule.name.title().replace("-", ""),
    )


@every_rule
def test_the_file_says_its_code_first(rule: type[Rule]) -> None:
    assert source_of(rule).read_text("utf-8").startswith(f'"""{rule.code}."""\n')


@every_rule
def test_a_rule_is_found_by_code_and_by_name_in_any_case(rule: type[Rule]) -> None:
    words = (rule.code, rule.code.lower(), rule.name, rule.name.upper())
    assert [find_rule(word) for word in words] == [rule] * 4


@every_rule
def test_a_rule_is_a_warning_or_an_error(rule: type[Rule]) -> None:
    assert rule.severity in (ERROR, WARNING)


def test_these_rules_only_warn() -> None:
    assert {rule.name for rule in RULES if rule.severity == WARNING} == {
        "body-line-too-long",
        "description-ends-with-period",
        "extra-commits-read",
        "footer-swallowed",
        "invisible-character",
        "merge-commit-doubles",
        "release-as-used",
        "skip-ci-marker",
    }


def test_these_rules_are_off_unless_selected() -> None:
    assert {rule.name for rule in RULES if not rule.enabled} == {
        "body-missing",
        "breaking-change-unexplained",
        "description-case",
        "reference-missing",
        "scope-missing",
        "sign-off-missing",
    }


@every_rule
def test_the_page_says_when_a_rule_is_off(rule: type[Rule]) -> None:
    summary = cleandoc(str(rule.__doc__)).partition("\n\n")[0].replace("\n", " ")
    assert ("Off unless selected." in summary) is not rule.enabled


@every_rule
def test_the_page_has_why_example_and_instead(rule: type[Rule]) -> None:
    page = cleandoc(str(rule.__doc__))
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")][:3] == HEADINGS


@every_rule
def test_the_page_begins_with_one_sentence(rule: type[Rule]) -> None:
    assert cleandoc(str(rule.__doc__)).partition("\n\n")[0].endswith(".")


@every_rule
def test_the_example_breaks_the_rule(rule: type[Rule]) -> None:
    assert rule.name in broken_by(rule, example(rule, "Example"))


@every_rule
def test_the_instead_breaks_no_rule(rule: type[Rule]) -> None:
    broken = broken_by(rule, example(rule, "Instead"))
    assert broken - {"extra-commits-read", "release-as-used"} == set()
    assert rule.name not in broken


@every_rule
def test_an_unknown_option_is_refused(rule: type[Rule]) -> None:
    with pytest.raises(InvalidValue, match=f"there is no `{rule.name}` option `maxx`"):
        read_layer({"rules": {rule.name: {"maxx": 1}}})


@every_rule
def test_options_become_attributes_with_their_defaults(rule: type[Rule]) -> None:
    defaults = {option.name: option.default for option in rule.options}
    assert rule().values() == defaults


@every_rule
def test_every_option_is_explained_by_a_sentence(rule: type[Rule]) -> None:
    assert [option.name for option in rule.options if not option.about.endswith(".")] == []


@every_rule
def test_the_severity_is_a_matter_of_the_settings(rule: type[Rule]) -> None:
    assert [rule().severity, rule(WARNING).severity, rule(ERROR).severity] == [rule.severity, WARNING, ERROR]


@every_rule
def test_a_rule_imports_no_other_rule(rule: type[Rule]) -> None:
    others = {f"gatepost.rules.{path.stem}" for path in FOLDER.glob("*.py")} - {
        "gatepost.rules.base",
        "gatepost.rules.case",
    }
    tree = ast.parse(source_of(rule).read_text("utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported & others == set()


@every_rule
def test_a_rule_loads_nothing_that_the_hook_would_wait_for(rule: type[Rule]) -> None:
    slow = {"re", "typing", "enum", "json", "dataclasses", "difflib"}
    tree = ast.parse(source_of(rule).read_text("utf-8"))
    plain = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert (plain | named) & slow == set()


def test_a_rule_without_a_check_is_none() -> None:
    with pytest.raises(NotImplementedError):
        Rule().check(case_of("fix: a"))


@every_rule
@given(text=messages())
def test_a_rule_never_raises_and_points_into_the_message(rule: type[Rule], text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place, merge in product(PLACES, (False, True)):
        for finding in rule().check(case_of(text, place=place, merge=merge, scopes=SCOPES)):
            line = lines[finding.line - 1]
            assert 1 <= finding.line <= len(lines)
            assert 1 <= finding.column < finding.end_column <= max(len(line), finding.column) + 1


@every_rule
@given(text=messages())
def test_a_suggestion_mends_what_it_was_made_for(rule: type[Rule], text: str) -> None:
    for finding in rule().check(case_of(text, scopes=SCOPES)):
        if finding.suggestion is not None:
            again = rule().check(case_of(finding.suggestion, scopes=SCOPES))
            places = [(each.line, each.message) for each in again]
            assert finding.suggestion != text
            assert (finding.line, finding.message) not in places


@given(text=messages())
def test_mending_ends_with_a_message_that_passes_or_with_none(text: str) -> None:
    rulebook = whole_rulebook()
    mended = mend(text, rulebook)
    findings = judged(mended, rulebook, COMMIT) if mended is not None else []
    assert [each for each in findings if each.severity == ERROR] == []


@given(text=messages())
def test_nothing_is_left_that_could_be_mended(text: str) -> None:
    rulebook = whole_rulebook()
    mended = mend_all(text, rulebook)
    suggestions = [each.suggestion for each in judged(mended, rulebook, COMMIT)]
    assert [each for each in suggestions if each is not None and keeps_release(mended, each, rulebook)] == []


@given(text=messages())
def test_findings_come_in_the_order_of_the_lines(text: str) -> None:
    findings = judged(text, whole_rulebook(), HISTORY)
    places = [(each.line, each.column) for each in findings]
    assert places == sorted(places)
    assert len(findings) <= MOST_FINDINGS
