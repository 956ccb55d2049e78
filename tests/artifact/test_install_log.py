"""What installers say where they cannot install."""

from __future__ import annotations

import pytest

from gatepost.artifact.install_log import in_one_line, reasons, root_cause, sign_of_the_machine

UNSOLVED = "error: No solution found when resolving dependencies\n  cause: Because salt was not found in the "
NOT_FOUND = "ERROR: Could not find a version that satisfies the requirement salt (from demo) (from versions: {})\n"


@pytest.mark.parametrize(
    "output",
    [
        f"{UNSOLVED}package registry and demo==1.0 depends on salt",
        NOT_FOUND.format("none"),
        f"Ignoring indexes: http://localhost/simple\n{NOT_FOUND.format('1.0, 2.0')}",
        f"Could not fetch URL http://localhost/salt/: 404 Client Error: Not Found\n{NOT_FOUND.format('none')}",
        "ERROR: demo has an invalid wheel, .dist-info directory not found",
        "ERROR: Cannot install demo==1.0 because these package versions have conflicting dependencies.",
        "",
    ],
)
def test_what_the_wheel_asks_for_in_vain_is_its_own_fault(output: str) -> None:
    assert sign_of_the_machine(output) == ""


@pytest.mark.parametrize(
    "output",
    [
        f"{UNSOLVED}cache\nhint: Packages were unavailable because the network was disabled.",
        f"{UNSOLVED}provided package locations",
        f"{UNSOLVED}package registry\nhint: An index URL (x) could not be queried due to a lack of valid credentials",
        f"{UNSOLVED}package registry\nhint: An index (x) returned a 403 Forbidden error.",
        "error: Request failed after 3 retries in 9s\n  cause: Failed to fetch: `http://localhost/salt/`",
        "error: Failed to read `--find-links` directory: /nowhere",
        "error: Failed to build `salt==1.0`",
        f"Ignoring indexes: http://localhost/simple\n{NOT_FOUND.format('none')}",
        f"Could not fetch URL http://localhost/salt/: [Errno 111] - skipping\n{NOT_FOUND.format('none')}",
        "ERROR: HTTP error 502 while getting http://localhost/salt-1.0.whl",
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        "error: subprocess-exited-with-error",
    ],
)
def test_what_nobody_could_look_at_is_not(output: str) -> None:
    assert sign_of_the_machine(output)


def test_the_line_that_shows_it_is_told_without_the_time() -> None:
    log = "2026-01-01T00:00:00,000 one\n2026-01-01T00:00:00,001 Could not fetch URL x: refused - skipping\n"
    assert sign_of_the_machine(log) == "Could not fetch URL x: refused - skipping"
    assert sign_of_the_machine("error: Request failed\n  cause: x") == "error: Request failed"


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("Processing demo.whl\nERROR: no\nmore\n", "ERROR: no\nmore\n"),
        ("  \u00d7 No solution found\n  ╰─▶ Because", "  \u00d7 No solution found\n  ╰─▶ Because"),
        (
            "Looking\nERROR: Cannot install\n  a conflict\n\nTo fix this you could try to:\n1. loosen",
            "ERROR: Cannot install\n  a conflict\n\n",
        ),
        ("ERROR: no\n\n[notice] A new release of pip", "ERROR: no\n\n"),
        ("killed", "killed"),
        ("", ""),
    ],
)
def test_the_reason_begins_with_the_first_error_and_has_no_advice(output: str, told: str) -> None:
    assert reasons(output) == told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], ""),
        (
            ["error: Request failed", "  cause: Failed to fetch: x", "  cause: refused"],
            "Request failed: Failed to fetch: x: refused",
        ),
        (["  \u00d7 No", "  ╰─▶ Because", "      Because"], "No: Because"),
        (["ERROR: Exception:", "Traceback (most recent call last):", "  File x", "Wrong: y"], "Wrong: y"),
    ],
)
def test_several_lines_become_one(lines: list[str], told: str) -> None:
    assert in_one_line(lines) == told


@pytest.mark.parametrize(
    ("lines", "cause"),
    [
        (
            [
                "  \u00d7 No solution found when resolving dependencies:",
                "  ╰─▶ Because salt was not found in the package registry and demo==1.0 depends on it, that is no use.",
                "      And because only demo==1.0 is available, your requirements are unsatisfiable.",
            ],
            "Because salt was not found in the package registry and demo==1.0 depends on it, that is no use.",
        ),
        (
            ["ERROR: salt is not there (from demo)", "ERROR: No matching distribution for salt", ""],
            "ERROR: No matching distribution for salt",
        ),
        ([f"  cause: Because {'x' * 500}"], f"Because {'x' * 391}…"),
        ([], "it said nothing"),
    ],
)
def test_the_line_that_names_what_is_missing(lines: list[str], cause: str) -> None:
    assert root_cause(lines) == cause
