"""What GitHub runs: the quality gates, the commit gate, and the release from a merge to the index."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from gatepost.errors import ProjectInvalidError
from gatepost.gate.init_options import ACTION, NOWHERE, PRIVATE, PYPI
from gatepost.scaffold.files.local import checks_types, is_advisory, type_checks
from gatepost.scaffold.files.notation import in_expression, in_shell, literal, pattern, quoted, run, scalar, shielded
from gatepost.scaffold.files.released import Released, released
from gatepost.scaffold.files.suite import suite
from gatepost.scaffold.files.toolchain import Toolchain, toolchain
from gatepost.scaffold.gates import CI, FOLDER, GATES, gates_name
from gatepost.scaffold.pins import TOOLS, used
from gatepost.scaffold.project import NEWEST
from gatepost.scaffold.render import render
from gatepost.scaffold.wanted import SEALED, Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gatepost.scaffold.wanted import Setup

WORKFLOWS = {"ci": "the quality gates", "commits": "the commit gate", "release": "from a merge to the index"}
DOCTOR, REHEARSE = "doctor", "rehearse"
_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_USES = re.compile(r"(?:[\w.-]+/[\w./-]+@[0-9a-f]{40}(?: #.*)?|\./[\w./-]+)", re.ASCII)


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the workflows. Raises `ProjectInvalidError` where the commit gate is to be an action that is none."""
    tools = toolchain(setup)
    gates = gates_name(setup.survey, setup.replaced)
    own = {"gates": gates, "title": GATES[gates]}
    values = {**own, **_tools(setup, tools), **_checks(setup, tools), **_release(setup), **_gate(setup)}
    names = {**WORKFLOWS, **_on_request(setup)}
    return tuple(
        Wanted(f"{FOLDER}/{gates if name == CI else name}.yml", _rendered(setup, name, values), SEALED, about)
        for name, about in names.items()
    )


def _on_request(setup: Setup) -> dict[str, str]:
    """Return the workflows that are made only where they are wanted."""
    found = {DOCTOR: "the chain, looked at once a week"} if setup.answers.doctor else {}
    return {**found, **({REHEARSE: "the next release, where packaging changes"} if setup.answers.rehearse else {})}


def _rendered(setup: Setup, name: str, values: Mapping[str, object]) -> str:
    """Return a workflow with one blank line between jobs, and none of those that macros leave in one."""
    text = render(setup.templates, f"{name}.yml.j2", values).strip("\n")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"\n{2,}(?= {4})", "\n", text)) + "\n"


def _tools(setup: Setup, tools: Toolchain) -> dict[str, object]:
    """Return what all workflows are written with."""
    answers = setup.answers
    branch = answers.branch
    return {
        "manager": answers.manager,
        "tools": tools,
        "uses": used,
        "version": TOOLS.__getitem__,
        "run": run,
        "branches": f"[{scalar(pattern(branch))}]",
        "branch": scalar(literal(branch)),
        "branch_name": branch,
        "newest": quoted(newest(answers.pythons)),
        "many": setup.project.is_monorepo,
    }


def newest(pythons: Sequence[str]) -> str:
    """Return the newest version of CPython as it is released; `3.14t` and `pypy3.11` are none."""
    numbers = [tuple(map(int, each.split("."))) for each in pythons if _NUMBERS.fullmatch(each)]
    return ".".join(map(str, max(numbers))) if numbers else NEWEST


def _checks(setup: Setup, tools: Toolchain) -> dict[str, object]:
    """Return what ci.yml is written with."""
    answers = setup.answers
    checks = [_check(command, command) for command in answers.checks]
    folders = [in_shell(package.path) for package in setup.project.packages]
    return {
        "setup": answers.setup,
        "checks": checks
        or [
            _check("Format", f"{tools.tool}ruff format --check ."),
            _check("Lint", f"{tools.tool}ruff check --output-format=github ."),
        ],
        "types": [f"{tools.types}{shielded(check)}" for check in type_checks(setup)] if checks_types(setup) else [],
        "advisory": is_advisory(setup),
        "folders": folders if setup.project.is_monorepo else [""],
        "pythons": f"[{', '.join(quoted(python) for python in answers.pythons)}]",
        "platforms": [scalar(platform) for platform in answers.platforms],
        "suite": suite(setup),
    }


def _check(name: str, command: str) -> dict[str, object]:
    return {"name": scalar(literal(name)), "commands": (command,)}


def _release(setup: Setup) -> dict[str, object]:
    """Return what release.yml is written with."""
    answers = setup.answers
    packages = released(setup)
    example = f"{packages[0].prefix}{packages[0].v}1.2.3"
    return {
        "guard": f" && github.repository == {in_expression(answers.repository)}" if answers.repository else "",
        "several": [package.path for package in packages] != ["."],
        "packages": [_package(number, package) for number, package in enumerate(packages, 1)],
        "example": quoted(f"The tag of an existing release whose upload failed, as in {example}"),
        "destination": {PYPI: "PyPI", PRIVATE: "the index", NOWHERE: "the files of a GitHub release"}[answers.publish],
        "pypi": answers.publish == PYPI,
        "nowhere": answers.publish == NOWHERE,
        "rehearsal_wanted": answers.rehearsal,
    }


def _package(number: int, package: Released) -> dict[str, str]:
    return {
        "output": f"tag-{number}",
        "output_commit": f"commit-{number}",
        "commit": _output(package.path, "sha"),
        "tag_name": _output(package.path, "tag_name"),
        **{name: literal(json.dumps(value)) for name, value in asdict(package).items()},
    }


def _output(path: str, name: str) -> str:
    """Return the expression for what Release Please has put out for a package."""
    key = name if path == "." else f"{path}--{name}"
    expression = f"${{{{ steps.release.outputs[{in_expression(key)}] }}}}"
    return expression if scalar(path) == path or key == name else quoted(expression)


def _gate(setup: Setup) -> dict[str, str]:
    """Return what commits.yml is written with: the action, if one, and the folder of the base, where it is there."""
    action = setup.answers.action if setup.answers.commit_gate == ACTION else ""
    if setup.answers.commit_gate == ACTION and not _USES.fullmatch(action):
        message = f"action: `{action}` is no action; nothing was written" if action else "commit-gate: which action?"
        raise ProjectInvalidError(message, "say --action 'OWNER/NAME@COMMIT # VERSION', or --action ./FOLDER")
    return {"action": action, "own_action": action.removeprefix("./") if action.startswith("./") else ""}
