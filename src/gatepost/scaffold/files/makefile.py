"""A Makefile: a whole one with the daily tasks, or one that somebody wrote with `check` behind the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.gate.init_options import PIP
from gatepost.scaffold.files.local import local
from gatepost.scaffold.files.task_lines import ABOUT_CHECK, CHECK, format_lines, set_up_lines, steps
from gatepost.scaffold.files.texts import below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.scaffold.files.task_lines import Step
    from gatepost.scaffold.wanted import Setup

_TARGET = re.compile(rf"^(?![\t#])(?:[^\n:=#]*[ \t])?{CHECK}(?:[ \t][^\n:=]*)?::?(?!=)", re.MULTILINE)
_PREFIX = re.compile(r"^\.RECIPEPREFIX[ \t]*:?=[ \t]*(\S)", re.MULTILINE)
_READY = ".venv/.ready"
_HELP = r"""	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)"""
_COMPILE = ".venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version {} --upgrade"


def with_check(setup: Setup, text: str) -> str:
    """Return a Makefile with the target `check`; one that has it stays as it is."""
    if has_check(text):
        return text
    found = _PREFIX.search(text)
    prefix = found[1] if found else "\t"
    rule = "".join(f"{prefix}{line.removeprefix(chr(9))}\n" for step in steps(setup) for line in _recipe(step))
    return f"{below(text)}.PHONY: {CHECK}\n{CHECK}: ## {ABOUT_CHECK}\n{rule}"


def has_check(text: str) -> bool:
    """Tell whether a Makefile has the target `check`."""
    return _TARGET.search(text) is not None


def makefile(setup: Setup) -> str:
    """Return a whole Makefile, for any GNU make."""
    is_pip = setup.answers.manager == PIP
    before = f" {_READY}" if is_pip else ""
    made = steps(setup)
    rules = [_rule("help", "", "List what there is to make", (_HELP,))]
    rules += _setting_up(setup, is_pip=is_pip)
    if not setup.answers.checks:
        rules.append(_rule("format", before, "Rewrite the code", _doubled(format_lines(setup))))
    rules += [_rule(step.name, before, step.about, _recipe(step)) for step in made]
    if is_pip:
        rules.append(_rule("requirements", before, "Compile the requirements again", _compiling(setup)))
    rules.append(_rule(CHECK, f" {' '.join(step.name for step in made)}", ABOUT_CHECK, ()))
    names = [rule.partition(":")[0] for rule in rules]
    phony = [name for name in names if name != _READY]
    head = "PYTHON ?= python3\n\n" if is_pip else ""
    return f"{head}.DEFAULT_GOAL := help\n.PHONY: {' '.join(phony)}\n\n" + "\n".join(rules)


def _setting_up(setup: Setup, *, is_pip: bool) -> list[str]:
    about = "Prepare the checkout, and install the hooks"
    hooks = f"\t{local(setup).tool}gatepost hook install"
    if not is_pip or setup.answers.setup:
        rules = [_rule("setup", "", about, (*_doubled(set_up_lines(setup)), hooks))]
        return [*rules, f"{_READY}:\n\t@$(MAKE) setup\n\t@touch $@\n"] if is_pip else rules
    editable = " ".join(f"--editable {package.path}" for package in setup.project.packages)
    install = ".venv/bin/python -m pip install --quiet"
    lines = (
        "$(PYTHON) -m venv --clear .venv",
        f"{install} --require-hashes -r requirements/dev.txt",
        f"{install} --no-deps {editable}",
        "@touch $@",
    )
    ready = f"{_READY}: requirements/dev.txt\n" + "".join(f"\t{line}\n" for line in lines)
    return [_rule("setup", f" {_READY}", about, (hooks,)), ready]


def _compiling(setup: Setup) -> tuple[str, ...]:
    command = _COMPILE.format(setup.answers.oldest)
    return tuple(f"\t{command} requirements/{name}.in -o requirements/{name}.txt" for name in ("dev", "build"))


def _rule(name: str, before: str, about: str, recipe: Iterable[str]) -> str:
    return f"{name}:{before} ## {about}\n" + "".join(f"{line}\n" for line in recipe)


def _recipe(step: Step) -> tuple[str, ...]:
    """Return a step's lines as make runs them: an advisory one may fail."""
    return tuple(f"\t-{line.strip()}" if step.is_advisory else line for line in _doubled(step.lines))


def _doubled(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple("\t" + line.replace("$", "$$") for line in lines)
