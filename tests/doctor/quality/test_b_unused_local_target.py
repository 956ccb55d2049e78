"""GD412."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.b_unused_local_target import BUnusedLocalTarget

if TYPE_CHECKING:
    from support.patients import Patient


def messages(rocket: Patient) -> list[str]:
    return [each.message for each in rocket.failed(BUnusedLocalTarget)]


def test_the_pages_name_what_there_is(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(BUnusedLocalTarget)] == [
        ("passed", "Makefile can do what the pages say")
    ]


def test_a_target_that_was_renamed(rocket: Patient) -> None:
    rocket.replace("Makefile", "check: lint", "quality-check: lint")
    found = rocket.failed(BUnusedLocalTarget)

    assert [(each.where, each.message, each.fix) for each in found] == [
        (
            rocket.line("CONTRIBUTING.md", "`make check`"),
            "`make check` fails: Makefile has no `check`",
            "write `make quality-check`",
        )
    ]
    rocket.replace("CONTRIBUTING.md", "make check", found[0].fix)
    assert messages(rocket) == []


def test_lines_of_blocks_count_too(rocket: Patient) -> None:
    rocket.write(
        "README.md", "# Rocket\n\n```sh\n$ make deploy setup # go\nls\n```\nmake fly\n\n```\nmake deploy\n```\n"
    )
    found = rocket.failed(BUnusedLocalTarget)

    assert [(each.where, each.fix) for each in found] == [
        ("README.md:4", "add `deploy` to Makefile, or write another one here")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Then ``make src`` and `make uv.lock`.",  # files that are there
        "`make -C other fly`, `make V=1`, `make $TARGET`, `make <target>`, `make`",
        "Please make sure.",
        "```\ncd other\nmake fly\n```\n",
        "```\nmake fly\n",  # never closed
        "`nox -s fly` `just fly`",
    ],
)
def test_what_is_no_command_of_ours(rocket: Patient, said: str) -> None:
    rocket.write("README.md", said)

    assert messages(rocket) == []


@pytest.mark.parametrize("line", ["include more.mk", "%.o: %.c", "$(TARGETS): x", "-include .env", ".DEFAULT:"])
def test_a_makefile_that_may_do_more_is_not_judged(rocket: Patient, line: str) -> None:
    rocket.write("README.md", "`make fly`")
    assert messages(rocket) == ["`make fly` fails: Makefile has no `fly`"]
    rocket.write("Makefile", f"{rocket.text('Makefile')}\n{line}\n")

    assert [each.status for each in rocket.outcomes(BUnusedLocalTarget)] == ["skipped"]


def test_a_target_that_a_variable_names_is_known(rocket: Patient) -> None:
    rocket.write("Makefile", f"HERE := .here\nREADY = $(HERE)/fly\n{rocket.text('Makefile')}\n$(READY) ${{HERE}}: x\n")
    rocket.write("README.md", "`make fly`")

    assert messages(rocket) == ["`make fly` fails: Makefile has no `fly`"]


def test_assignments_and_continued_lines_are_no_targets(rocket: Patient) -> None:
    rocket.write(
        "Makefile", "A := b\nB = c: d\none two: \\\n  three ## x\n\techo\n\nthree: export X := 1\n.PHONY: one\n"
    )
    rocket.write("README.md", "`make one` `make two` `make three`")
    rocket.remove("CONTRIBUTING.md")

    assert messages(rocket) == []


def test_recipes_of_just(rocket: Patient) -> None:
    rocket.write("justfile", "alias t := test\nversion := '1'\n\n@test *args: build\n    echo\n\nbuild:\n    echo\n")
    rocket.write("README.md", "`just test -x` `just t fly` `just build` `just fly` `just`")
    assert messages(rocket) == ["`just fly` fails: justfile has no `fly`"]
    rocket.write("justfile", "import 'more.just'\n")

    assert messages(rocket) == []


def test_sessions_of_nox(rocket: Patient) -> None:
    text = (
        'import nox\n\n\n@nox.session(name="unit", python=["3.12"])\n@nox.parametrize("x", [1])\ndef tests(session):\n'
        "    pass\n\n\n@nox.session\ndef lint(session):\n    pass\n"
    )
    rocket.write("noxfile.py", text)
    rocket.write(
        "README.md",
        "`nox -s unit` `nox -s lint` `nox` `nox -k fly` `nox -s tests` `nox --session fly` `nox -s unit-3.12`",
    )
    assert [(each.message, each.fix) for each in rocket.failed(BUnusedLocalTarget)] == [
        ("`nox -s tests` fails: noxfile.py has no `tests`", "add `tests` to noxfile.py, or write another one here"),
        ("`nox -s fly` fails: noxfile.py has no `fly`", "add `fly` to noxfile.py, or write another one here"),
    ]
    rocket.write("noxfile.py", text.replace('"unit"', "UNIT"))
    assert messages(rocket) == []
    rocket.write("noxfile.py", f"{text}\nfor each in ():\n    nox.session(each)\n")
    assert messages(rocket) == []
