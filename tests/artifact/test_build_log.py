"""What builders say, as uv 0.4 and 0.13 and build 1.2 and 1.5 say it."""

from __future__ import annotations

import pytest

from gatepost.artifact.build_log import is_out_of_reach, last_words, missing_in, read_output, signal_of, stage_of

TRACE = """\
Traceback (most recent call last):
  File "backend.py", line 20, in build_wheel
    raise RuntimeError("boom")
RuntimeError: boom
"""
NEW_UV = """\
Building source distribution...
{}error: Failed to build `/demo`
  cause: {}

hint: Build failures usually indicate a problem with the package or the build environment
"""
OLD_UV = """\
Building source distribution...
{}  × Failed to build `/demo`
  ├─▶ The build backend returned an error
  ╰─▶ {}
      hint: This usually indicates a problem with the package or the build
      environment.
"""  # noqa: RUF001  uv's sign
BACKEND = "The build backend returned an error\n  cause: Call to `backend.build_sdist` failed ({})"
NEW_BUILD = "* Building sdist...\n{}\nTIP pass --env-dir, then see the page\nERROR {}\n"
OLD_BUILD = "* Building sdist...\n{}\nERROR {}\n"
EXITED = "Backend subprocess exited when trying to invoke build_sdist"
PIP = """\
* Creating isolated environment: venv+pip...
> python -m pip install
< ERROR: Could not find a version that satisfies the requirement x>=3 (from versions: {})
< ERROR: No matching distribution found for x>=3

Traceback (most recent call last):
subprocess.CalledProcessError: Command '['python', '-m', 'pip']' returned non-zero exit status 1.

ERROR Command '['python', '-m', 'pip']' returned non-zero exit status 1.
"""
RESOLVING = (
    "Failed to resolve requirements from `build-system.requires`\n  cause: No solution found when resolving: `x`"
)
FETCHING = f"{RESOLVING}\n  cause: Request failed after 3 retries in 9.8s\n  cause: {{}}"


@pytest.mark.parametrize(
    ("output", "stage"),
    [
        ("", ""),
        ("Building source distribution...\n", "sdist"),
        ("Building source distribution (uv build backend)...\n", "sdist"),
        ("Building source distribution...\nBuilding wheel from source distribution...\n", "wheel"),
        ("* Getting build dependencies for sdist...\n* Building sdist...\nrunning\n", "sdist"),
        ("* Building sdist...\n* Building wheel from sdist\n", "wheel"),
        ("warming up\n  * Building wheels and cogs\nRebuilding wheel\n", ""),
    ],
)
def test_how_far_a_build_has_come(output: str, stage: str) -> None:
    assert stage_of(output) == stage


@pytest.mark.parametrize(
    ("output", "words"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("* Building sdist...\n", "", id="nothing but the builder's steps"),
        pytest.param("compiling\n\n", "compiling", id="ended meanwhile"),
        pytest.param(NEW_UV.format(TRACE, BACKEND.format("exit status: 1")), "RuntimeError: boom", id="new uv"),
        pytest.param(OLD_UV.format(TRACE, "Call to `b.x` failed (exit code: 1)"), "RuntimeError: boom", id="old uv"),
        pytest.param(NEW_BUILD.format(TRACE, EXITED), "RuntimeError: boom", id="new build"),
        pytest.param(OLD_BUILD.format(TRACE, EXITED), "RuntimeError: boom", id="old build"),
        pytest.param(OLD_BUILD.format(f"{TRACE}and more", EXITED), "RuntimeError: boom", id="a text of several lines"),
        pytest.param(OLD_BUILD.format(f"{TRACE}error: no gcc", EXITED), "error: no gcc", id="another error behind it"),
        pytest.param(OLD_BUILD.format("a.KeyboardInterrupt", EXITED), "a.KeyboardInterrupt", id="without a text"),
        pytest.param(OLD_BUILD.format("linking\n  ok", EXITED), "ok", id="no exception"),
        pytest.param(OLD_BUILD.format("", EXITED), "", id="not a word"),
        pytest.param(
            OLD_BUILD.format("ERROR in the backend", EXITED),
            "ERROR in the backend",
            id="a backend that talks like build",
        ),
        pytest.param(NEW_UV.format("", BACKEND.format("exit status: 0")), "it made no file", id="no file"),
        pytest.param(
            NEW_UV.format("chatter\n", "Invalid tar file\n  cause: Invalid gzip header"),
            "Invalid tar file: Invalid gzip header",
            id="uv refuses what was made",
        ),
        pytest.param(
            OLD_BUILD.format("chatter", "failed to read x:\n- method gz"), "failed to read x", id="build refuses it"
        ),
        pytest.param(PIP.format("1.0"), "No matching distribution found for x>=3", id="pip"),
        pytest.param(
            NEW_UV.format("", FETCHING.format("Failed to fetch: http://x/\n  cause: client error (Connect)")),
            "No solution found when resolving: `x`: Failed to fetch: http://x/",
            id="uv does not reach its index",
        ),
    ],
)
def test_the_line_that_says_why(output: str, words: str) -> None:
    assert last_words(output) == words


@pytest.mark.parametrize(
    ("output", "number"),
    [
        (NEW_UV.format("", BACKEND.format("signal: 9 (SIGKILL)")), 9),
        (OLD_UV.format("", "Call to `b.build_sdist` failed (signal: 11 (SIGSEGV))"), 11),
        (NEW_UV.format("", BACKEND.format("exit status: 9")), 0),
        (OLD_BUILD.format("", EXITED), 0),
    ],
)
def test_the_signal_that_has_ended_a_backend(output: str, number: int) -> None:
    assert signal_of(output) == number


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (NEW_UV.format("", FETCHING.format("error sending request for url (http://x/)")), True),
        (NEW_UV.format("", RESOLVING) + "hint: Packages were unavailable because the network was disabled.\n", True),
        (NEW_UV.format("", RESOLVING) + "hint: An index (http://x/) returned a 403 Forbidden error.\n", True),
        (NEW_UV.format("", RESOLVING), False),
        (NEW_UV.format("Failed to fetch: a crate\n", BACKEND.format("exit status: 1")), False),
        (PIP.format("none"), False),
        (PIP.format("none") + "2026 WARNING: Retrying after connection broken by 'NewConnectionError'\n", True),
        (PIP.format("none") + "2026 Could not fetch URL http://x/: 403 Client Error: Forbidden for url\n", True),
        (PIP.format("none") + "2026 Could not fetch URL http://x/: 404 Client Error: Not Found for url\n", False),
        ("", False),
    ],
)
def test_what_cannot_be_reached(output: str, *, expected: bool) -> None:
    assert is_out_of_reach(output) == expected


@pytest.mark.parametrize(
    ("output", "missing"),
    [
        ("ModuleNotFoundError: No module named 'a.b'\n", ("a.b",)),
        (OLD_BUILD.format(TRACE, EXITED), ()),
        ("\nERROR Missing dependencies:\n\thatchling>=99\n\ta -> b>=2\n", ("hatchling>=99", "b>=2")),
        (
            "ERROR Unmet dependencies (checked against /bin/python):\n\tx>=2\n\t\twanted: >=2\n\t\tfound: 1\n\ty\n",
            ("x>=2", "y"),
        ),
    ],
)
def test_what_a_build_without_isolation_misses(output: str, missing: tuple[str, ...]) -> None:
    assert missing_in(output) == missing


def test_colours_and_what_was_overwritten_are_no_words() -> None:
    assert read_output(b"\x1b[31mred\x1b[0m\r\n10%\r50%\r100%\n\xff\x1b[2J") == "red\n100%\n\ufffd\x1b[2J"
