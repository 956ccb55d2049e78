"""Why we cannot go on."""

from __future__ import annotations

import re

from gatepost.errors import (
    BUG,
    ENVIRONMENT,
    ERRORS,
    INTERRUPTED,
    USAGE,
    BuildFailedError,
    GatepostError,
    UsageError,
)


def test_an_error_has_a_text_and_a_hint() -> None:
    error = UsageError("what", "do this")
    assert (str(error), error.text, error.hint, error.exit_code) == ("what", "what", "do this", 2)


def test_a_hint_may_be_missing() -> None:
    assert GatepostError("what").hint == ""


def test_the_exit_codes_are_those_of_the_product() -> None:
    assert (USAGE, ENVIRONMENT, BUG, INTERRUPTED) == (2, 3, 70, 130)


def test_every_error_ends_with_usage_or_environment_but_the_one_that_is_a_finding() -> None:
    others = [error for error in ERRORS if error is not BuildFailedError]
    assert {error.exit_code for error in others} == {USAGE, ENVIRONMENT}
    assert BuildFailedError.exit_code == 1


def test_codes_are_in_order_and_names_are_those_of_the_classes() -> None:
    assert [error.code for error in ERRORS] == [f"GE{101 + at}" for at in range(len(ERRORS))]
    names = [re.sub(r"(?<!^)(?=[A-Z])", "-", error.__name__.removesuffix("Error")).lower() for error in ERRORS]
    assert [error.name for error in ERRORS] == names
