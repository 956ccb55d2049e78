"""The wheel in an environment of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.artifact.facts import Facts, Installed, Module, Ran
from gatepost.outcomes.values import SKIPPED
from gatepost.values import ERROR, WARNING
from support.distributions import GOOD, LINUX, WHEEL_NAME, outcomes, problems, sdist, wheel

TRACEBACK = ("Traceback (most recent call last):", '  File "x"', "KeyError: 'HOME'")


def with_command(ran: Ran) -> Facts:
    return replace(GOOD, installed=Installed("3.11", "1.2.0", commands=(ran,)))


@pytest.mark.parametrize("name", ["module-not-importable", "command-broken"])
def test_nothing_is_said_of_a_wheel_that_could_not_be_installed(name: str) -> None:
    (outcome,) = outcomes(name, replace(GOOD, installed=Installed("3.11", lines=("no",))))
    assert (outcome.status, outcome.message) == (SKIPPED, "the wheel could not be installed")


def test_which_of_several_wheels_it_was_is_not_guessed() -> None:
    several = (sdist(), wheel(), wheel(name="other.whl", tags=LINUX))
    facts = replace(GOOD, archives=several, installed=Installed("3.11"))
    (problem,) = problems("not-installable", facts)
    assert (problem.message, problem.where) == ("it cannot be installed on Python 3.11: it said nothing", "")
    (problem,) = problems("not-installable", replace(facts, archives=several[:2]))
    assert problem.where == WHEEL_NAME


@pytest.mark.parametrize(
    ("ran", "expected", "severity"),
    [
        (Ran("demo --help", 1, TRACEBACK), "`demo --help` ended with 1: KeyError: 'HOME'", ERROR),
        (Ran("demo --help", -11, ("boom",)), "`demo --help` was killed by signal 11: boom", ERROR),
        (Ran("demo --help", None, ("> ",)), "`demo --help` had to be stopped: >", ERROR),
        (Ran("demo --help", 0xC0000005), "`demo --help` ended with 3221225477: it said nothing", ERROR),
        (Ran("demo --help", 2, ("unknown option",)), "`demo --help` ended with 2: unknown option", WARNING),
    ],
)
def test_a_command_that_crashes_is_broken_and_one_without_help_is_doubtful(
    ran: Ran, expected: str, severity: str
) -> None:
    assert [(each.message, each.severity) for each in outcomes("command-broken", with_command(ran))] == [
        (expected, severity)
    ]


def test_a_traceback_in_the_help_is_help() -> None:
    assert problems("command-broken", with_command(Ran("demo --help", 0, TRACEBACK))) == []


def test_a_wheel_without_commands_or_modules_says_so() -> None:
    facts = replace(GOOD, installed=Installed("3.11", "1.2.0"))
    assert [outcomes(name, facts)[0].message for name in ("module-not-importable", "command-broken")] == [
        "there is no module to import",
        "it installs no command",
    ]


def test_each_module_is_judged_by_itself() -> None:
    modules = (Module("a", lines=("ImportError: b",)), Module("c"), Module("d", lines=("had to be stopped",)))
    found = problems("module-not-importable", replace(GOOD, installed=Installed("3.11", "1.2.0", modules=modules)))
    assert [each.message for each in found] == [
        "`import a` fails: ImportError: b",
        "`import d` fails: had to be stopped",
    ]


@pytest.mark.parametrize(
    ("ran", "expected"),
    [
        (Ran("pytest", 5), "`pytest` ended with 5: it said nothing"),
        (Ran("pytest", None, ("collecting",)), "`pytest` had to be stopped: collecting"),
    ],
)
def test_tests_that_do_not_end_well_fail(ran: Ran, expected: str) -> None:
    assert [each.message for each in problems("tests-fail", replace(GOOD, tests=ran))] == [expected]


def test_tests_that_were_not_run_are_skipped_with_the_reason() -> None:
    (outcome,) = outcomes("tests-fail", replace(GOOD, tests=None))
    assert (outcome.status, outcome.message) == (SKIPPED, "not asked for")
