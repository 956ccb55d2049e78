"""Backends that fail, hang, print garbage, or make what they should not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.errors import BuildFailedError
from support.backends import BUILD, BUILDERS, UV, Site, make_project, settle
from support.processes import is_soon_gone

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

HINTS = {UV: "`uv build` in {} does the same", BUILD: "`python -m build` in {} does the same"}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch, tmp_path)


@pytest.fixture(params=BUILDERS)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    return Site(tmp_path, str(request.param))


def failure(site: Site, code: str, timeout: float = 60) -> BuildFailedError:
    """Return why a project does not build."""
    make_project(site.project, code)
    with pytest.raises(BuildFailedError) as raised:
        site.build(timeout=timeout)
    assert list(site.out.iterdir()) == []
    return raised.value


@pytest.mark.parametrize("builder", BUILDERS)
def test_an_exception_is_said_by_its_line_and_where_to_see_more(tmp_path: Path, builder: str) -> None:
    site = Site(tmp_path, builder)

    error = failure(site, "def build_sdist(*_, **__):\n    print('packing')\n    raise RuntimeError('no\\nway')")

    assert error.text == "the sdist could not be built: RuntimeError: no"
    assert error.hint == HINTS[builder].format(site.project)
    assert error.exit_code == 1
    assert {"packing", "RuntimeError: no", "way"} <= set(error.tail)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param(
            "def build_wheel(*_, **__): raise ValueError", "the wheel could not be built: ValueError", id="bare"
        ),
        pytest.param(
            "def build_sdist(*_, **__): raise SystemExit('error: gcc was not found')",
            "the sdist could not be built: error: gcc was not found",
            id="an exit with a text",
        ),
        pytest.param(
            "def build_sdist(*_, **__):\n    print('x' * 400)\n    raise SystemExit(1)",
            f"the sdist could not be built: {'x' * 300}...",
            id="nothing but words",
        ),
        pytest.param(
            "def build_sdist(*_, **__): os._exit(3)",
            "the sdist could not be built: it ended without a word, as what is killed does",
            id="not a word",
        ),
        pytest.param(
            "import no_such_module",
            "the sdist could not be built: ModuleNotFoundError: No module named 'no_such_module'",
            id="a backend that cannot be imported",
        ),
    ],
)
def test_the_backend_s_last_words_are_said(site: Site, code: str, text: str) -> None:
    assert failure(site, code).text == text


@pytest.mark.parametrize(
    ("builder", "reason", "hint"),
    [
        (UV, "it was killed by signal 9 (SIGKILL)", "does the same; memory may have run out"),
        (BUILD, "it ended without a word, as what is killed does", "does the same"),  # which is all that is said
    ],
)
def test_a_backend_that_is_killed(tmp_path: Path, builder: str, reason: str, hint: str) -> None:
    error = failure(Site(tmp_path, builder), "def build_sdist(*_, **__): os.kill(os.getpid(), 9)")

    assert error.text == f"the sdist could not be built: {reason}"
    assert error.hint.endswith(hint)


@pytest.mark.parametrize(("number", "name"), [(9, "signal 9 (SIGKILL)"), (40, "signal 40")])
def test_a_builder_that_is_killed(tmp_path: Path, number: int, name: str) -> None:
    error = failure(Site(tmp_path, UV), f"def build_sdist(*_, **__): os.kill(os.getppid(), {number})")

    assert error.text == f"the sdist could not be built: it was killed by {name}"


def test_a_backend_that_hangs_is_ended_with_all_that_it_has_started(site: Site, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = f"""
def build_sdist(*_, **__):
    import subprocess, sys, time
    print("compiling", flush=True)
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    time.sleep(0.2)
    Path({str(pids)!r}).write_text(f"{{os.getpid()}} {{child.pid}}")
    time.sleep(60)
"""

    error, seconds = hung(site, code, pids)

    assert error.text == f"the sdist could not be built: no end after {seconds}; it said last: compiling"
    assert error.hint == "--timeout SECONDS gives it more"
    assert [pid for pid in pids.read_text().split() if not is_soon_gone(int(pid))] == []


def hung(site: Site, code: str, sign: Path) -> tuple[BuildFailedError, str]:
    """Build until the backend has come so far that it leaves a sign; on a busy machine that takes its time."""
    for timeout in (1, 3, 20):
        error = failure(site, code, timeout)
        if sign.exists():
            return error, "1 second" if timeout == 1 else f"{timeout} seconds"
    pytest.fail("the backend is never called")


GARBAGE = r"""
def build_sdist(*_, **__):
    import sys
    sys.stderr.buffer.write(b"::error::pwned\n ::set-output name=a::b\n##[error]pwned\n")
    sys.stderr.buffer.write(b"\x1b[2J\x1b]0;title\x07 \xff\xfe\n")
    sys.stderr.flush()
    raise ValueError("::error::\x1b[31mred\u202e and\x07 ##[debug]")
"""
FLOOD = """
def build_sdist(*_, **__):
    import sys
    for number in range(50):
        sys.stdout.buffer.write(b"x" * (1 << 20))
    sys.exit(1)
"""


def test_garbage_is_shown_so_that_nothing_obeys_it(site: Site) -> None:
    error = failure(site, GARBAGE)

    shown = "\n".join(error.tail)
    assert error.text.startswith("the sdist could not be built: ValueError: ::error::red\\u202e and")
    assert error.text.endswith("#\\x23[debug]")
    assert all(character.isprintable() or character == "\n" for character in shown)
    assert "\n\\x3a:error::pwned\n" in f"\n{shown}\n"
    assert "##[" not in shown


def test_of_a_flood_no_more_than_the_end_is_kept(site: Site) -> None:
    error = failure(site, FLOOD)

    assert error.text.startswith("the sdist could not be built: ")
    assert len(error.text) < 400
    assert len("".join(error.tail)) < 20_000


@pytest.mark.parametrize(
    ("code", "stage", "reasons"),
    [
        pytest.param(
            "def build_sdist(*_, **__): return 'demo-1.0.tar.gz'",
            "sdist",
            ("it made no file", "failed to read source distribution"),
            id="an sdist that is not there",
        ),
        pytest.param(
            "def build_wheel(*_, **__): return 'demo-1.0-py3-none-any.whl'",
            "wheel",
            ("it made no file", "one .whl file was expected, and there is demo-1.0.tar.gz"),
            id="a wheel that is not there",
        ),
        pytest.param(
            "def build_sdist(directory, _=None):\n    Path(directory, 'a b.txt').touch()\n    return 'a b.txt'",
            "sdist",
            ("The built source distribution has an invalid filename", "'a b.txt' does not look like"),
            id="an sdist of another name",
        ),
        pytest.param(
            "def build_sdist(directory, _=None):\n"
            "    Path(directory, 'demo-1.0.tar.gz').write_text('x')\n    return 'demo-1.0.tar.gz'",
            "sdist",
            ("Invalid tar file", "failed to read source distribution"),
            id="an sdist that is none",
        ),
        pytest.param(
            "def build_sdist(*_, **__): return None",
            "sdist",
            ("TypeError: write() argument must be str", "join() argument must be str"),
            id="no name at all",
        ),
        pytest.param(
            "make = build_wheel\ndef build_wheel(directory, *_):\n"
            "    Path(directory, 'a\\n-1-py3-none-any.whl').touch()\n    return make(directory)",
            "wheel",
            ("one .whl file was expected, and there is a\\n-1-py3-none-any.whl, demo-1.0-py3-none-any.whl, demo",) * 2,
            id="a wheel too many",
        ),
        pytest.param(
            "def build_wheel(directory, *_):\n    for number in range(9): Path(directory, str(number)).touch()\n"
            "    Path(directory, 'demo-1.0-py3-none-any.whl').symlink_to('/etc/passwd')\n"
            "    return 'demo-1.0-py3-none-any.whl'",
            "wheel",
            ("one .whl file was expected, and there is 0, 1, 2, 3, 4, 6 more",) * 2,
            id="a link, and much else",
        ),
    ],
)
def test_what_is_made_must_be_one_sdist_and_one_wheel(
    site: Site, code: str, stage: str, reasons: tuple[str, str]
) -> None:
    expected = reasons[BUILDERS.index(UV if site.builder.typed.startswith("uv") else BUILD)]

    assert failure(site, code).text.startswith(f"the {stage} could not be built: {expected}")
