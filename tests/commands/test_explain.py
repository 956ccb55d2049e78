from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gatepost.errors import ERRORS, GatepostError
from gatepost.rules.catalogue import RULES
from support.program import call

if TYPE_CHECKING:
    from gatepost.rules.base import Rule

PAGES: tuple[type[Rule | GatepostError], ...] = (*RULES, *ERRORS)


@pytest.mark.parametrize("page", PAGES, ids=[page.code for page in PAGES])
def test_every_rule_and_error_has_its_page_by_code_and_by_name(
    page: type[Rule | GatepostError], capsys: pytest.CaptureFixture[str]
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


def test_codes_may_be_listed_with_commas(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "explain", "GP401,header-too-long,") == call(capsys, "explain", "GP401", "header-too-long")
    assert call(capsys, "explain", ",").code == 2


def test_one_unknown_code_among_several_is_an_error_and_no_page_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "explain", "GP401", "nope", "GP402")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: there is no page for `nope`\n")
