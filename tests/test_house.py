"""The house rules that no other tool holds."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CODE = sorted(path for folder in ("src", "tests", "tools", "bench") for path in (ROOT / folder).rglob("*.py"))
LOADED_BY_THE_HOOK = [
    *(ROOT / "src/gatepost/message").glob("*.py"),
    *(ROOT / "src/gatepost/gate").glob("[fj]*.py"),
    *(ROOT / "src/gatepost/rules").glob("*.py"),
    ROOT / "src/gatepost/options/option.py",
    ROOT / "src/gatepost/values.py",
]


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_a_function_of_the_source_has_at_most_40_lines() -> None:
    long = []
    for path in CODE:
        if "src" not in path.relative_to(ROOT).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40:
                long += [f"{path.name}: {node.name}"]

    assert long == []


def test_what_the_hook_loads_imports_nothing_but_gatepost() -> None:
    heavy = []
    for path in LOADED_BY_THE_HOOK:
        if path.name == "wire.py":  # for machines; the hook does not load it
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            heavy += [f"{path.name}: {name}" for name in names if not name.startswith("gatepost")]

    assert heavy == []


def test_no_rule_imports_another_rule() -> None:
    shared = {"base", "case", "catalogue"}
    rules = {path.stem for path in (ROOT / "src/gatepost/rules").glob("*.py")} - shared - {"__init__"}
    met = []
    for name in sorted(rules):
        text = (ROOT / f"src/gatepost/rules/{name}.py").read_text("utf-8")
        met += [
            f"{name} -> {other}" for other in re.findall(r"from gatepost\.rules\.(\w+) import", text) if other in rules
        ]

    assert met == []


def test_the_requirements_of_the_package_are_those_that_are_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    run, dist = ((ROOT / f"requirements/{name}.in").read_text("utf-8").splitlines() for name in ("run", "dist"))

    assert [line for line in run if not line.startswith("#")] == project["dependencies"]
    assert [line for line in dist if not line.startswith("#")] == project["optional-dependencies"]["dist"]


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    code = (ROOT / "src/gatepost/__init__.py").read_text("utf-8")

    assert re.findall(r'^__version__ = "(.*)"$', code, re.MULTILINE) == [project["version"]]


def test_no_file_names_a_package_registry() -> None:
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com")
    listed = subprocess.run(["git", "ls-files", "-z"], check=False, capture_output=True, cwd=ROOT)
    if listed.returncode:
        pytest.skip("this copy of the project is no git repository")
    names = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    named = [name for name in names if any(host in (ROOT / name).read_text("utf-8", "replace") for host in hosts)]

    assert named == []
