from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.errors import ERRORS
from gatepost.report.checks import EVERY
from gatepost.rules.catalogue import RULES
from support.program import call

if TYPE_CHECKING:
    from gatepost.report.pages import Documented

PAGES: tuple[Documented, ...] = (*RULES, *EVERY, *ERRORS)


@pytest.mark.parametrize("page", PAGES, ids=[page.code for page in PAGES])
def test_every_rule_check_and_error_has_its_page_by_code_and_by_name(
    page: Documented, capsys: pytest.CaptureFixture[str]
) -> None:
    code, name = page.code, page.name
    by_code = call(capsys, "explain", code)
    assert (by_code.code, by_code.err) == (0, "")
    assert by_code.out.startswith(f"{name}  {code}\n\n")
    assert call(capsys, "explain", f" {name.upper()} ") == by_code


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_list_names_every_page_and_keeps_to_the_screen(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    done = call(capsys, "explain")
    assert (done.code, done.err) == (0, "")
    assert re.findall(r"^(G[A-Z]\d{3})  ", done.out, re.MULTILINE) == [page.code for page in PAGES]
    assert max(map(len, done.out.splitlines())) <= columns


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("GP1001", "`gatepost explain` lists them all"),
        ("gp41", "`gatepost explain` lists them all"),
        ("mesage-dropped", "did you mean `message-dropped`?"),
        ("secret-shiped", "did you mean `secret-shipped`?"),
        ("zzz", "`gatepost explain` lists them all"),
        ("", "`gatepost explain` lists them all"),
        ("\x1b[31m", "`gatepost explain` lists them all"),
    ],
)
def test_an_unknown_code_is_an_error_that_names_the_nearest(
    word: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    done = call(capsys, "explain", word)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: there is no page for `")
    assert f"  hint: {hint}" in done.err
    assert done.err.endswith("help: gatepost explain GE112\n")
    assert "\x1b" not in done.err


def test_several_pages_come_in_the_order_of_the_call(capsys: pytest.CaptureFixture[str]) -> None:
    both = call(capsys, "explain", "GP402", "message-dropped")
    pages = [call(capsys, "explain", word).out for word in ("extra-commits-read", "GP401")]
    assert both == (0, "\n".join(pages), "")


def test_a_rule_and_a_check_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    both = call(capsys, "explain", "ga205", "GP401")
    assert both.out.startswith("secret-shipped  GA205\n")
    assert "\n\nmessage-dropped  GP401\n" in both.out


@pytest.mark.parametrize(("words", "is_loaded"), [("['GP401']", False), ("['GA205']", True), ("[]", True)])
def test_checks_are_loaded_where_they_are_asked_for_and_only_there(words: str, *, is_loaded: bool) -> None:
    code = f"import sys; from gatepost.commands.explain import run; run({words}); "
    code += "print([name for name in sys.modules if name.startswith('gatepost.artifact')] != [], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == f"{is_loaded}\n"


def test_codes_may_be_listed_with_commas(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "explain", "GP401,header-too-long,") == call(capsys, "explain", "GP401", "header-too-long")
    assert call(capsys, "explain", ",").code == 2


def test_one_unknown_code_among_several_is_an_error_and_no_page_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "explain", "GP401", "nope", "GP402")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: there is no page for `nope`\n")
