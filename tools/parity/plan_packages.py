"""The files of Python and Node packages, in all shapes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parity import plan_files
from parity.plan_messages import oddly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parity.dice import Dice

Object = dict[str, object]
USUAL_SHAPES = 4
WITH_BOTH = 2
"""The last kind of package-lock.json that lists dependencies in the old way."""


def python_files(dice: Dice, name: str) -> dict[str, str]:
    """Write what a Python package has its version in."""
    files: dict[str, str] = {}
    if not dice.one_in(5):
        files["pyproject.toml"] = _pyproject(dice, name)
    if dice.one_in(3):
        files["setup.py"] = _setup_py(dice)
    if dice.one_in(3):
        old = plan_files.version(dice)
        files["setup.cfg"] = dice.pick(
            (
                f"[metadata]\nversion = {old}\n",
                f"python_version = {old}\nversion={old}\n",
                f"version: {old}\n",
                "version = attr: x",
            )
        )
    for path in _module_paths(dice, name):
        if dice.one_in(3):
            files[path] = _module(dice)
    return files


def _module_paths(dice: Dice, name: str) -> Sequence[str]:
    folder = name.replace("-", "_") if dice.one_in(2) else name
    folder = folder.strip("/") or "x"
    return (
        *(
            f"src/{folder}/__init__.py",
            f"{folder}/__init__.py",
            "src/version.py",
            "version.py",
            "tests/version.py",
            f"src/{folder}/version.py",
        ),
        *(
            f"{folder.lower()}/__init__.py",
            "x_version.py",
            "version.py/x.py" if dice.one_in(9) else "vendor/a/version.py",
        ),
    )


def _module(dice: Dice) -> str:
    old = plan_files.version(dice)
    lines = (
        f'__version__ = "{old}"',
        f"__version__='{old}'",
        f'__version__: str = "{old}"',
        f'__version__  =  "{old}"',
        f"VERSION = '{old}'",
        "",
        f'"""x"""\n__version__ = "{old}"\n__version__ = "{old}"',
    )
    return dice.pick(lines) + dice.pick(("\n", "\r\n", ""))


def _setup_py(dice: Dice) -> str:
    old = plan_files.version(dice)
    return dice.pick(
        (
            f'setup(name="x", version="{old}")\n',
            f"version = '{old}'\n",
            f"setup(\n    version='{old}',\n)\r\n",
            f'version="{old}\'\nversion = "{old}"\n',
            "version=get()\n",
        )
    )


def _pyproject(dice: Dice, name: str) -> str:
    old = json.dumps(plan_files.version(dice), ensure_ascii=False)
    quoted = json.dumps(name, ensure_ascii=False)
    shapes = (
        f"[project]\nname = {quoted}\nversion = {old}\n",
        f"[project]\nname = {quoted}\nversion = {old} # now\ndescription = '''x'''\n\n[tool.x]\nversion = '1'\n",
        f"[tool.poetry]\nname = {quoted}\nversion = {old}\n\n[tool.poetry.dependencies]\npython = '^3.10'\n",
        f"[build-system]\nrequires = []\n\n[project]\nname = {quoted}\ndynamic = ['version']\n",
        f"[project]\nname = {quoted}\n",
        f"[project]\nversion = {old}\n",
        "[tool.x]\ny = 1\n",
        f"[project]\nname = {quoted}\nversion = {old}\n[dependency-groups]\ndev = ['a', {{include-group = 'b'}}]\n",
        f"project.name = {quoted}\nproject.version = {old}\n",
        f"project = {{ name = {quoted}, version = {old} }}\n",
        f"[project]\nname = {quoted}\nversion = 1.2\n",
        f"[project]\nname = {quoted}\nversion = ''\n",
        f"[project]\nname = 3\nversion = {old}\n",
        f"[project]\nname = ''\nversion = {old}\n",
        *(
            "[project\n",
            "",
            "# only\n",
            "[project]\n",
            "[tool.poetry]\nname = 'x'\n",
            "project = 1\n",
            "[[project]]\nname = 'x'\n",
            "[project]\ndynamic = 'versions'\n",
        ),
    )
    text = dice.pick(shapes if oddly(dice, 6) else shapes[:USUAL_SHAPES])
    return text.replace("\n", "\r\n") if dice.one_in(12) else text


def node_files(dice: Dice, name: str, others: Sequence[str]) -> dict[str, str]:
    """Write package.json and what is beside it; `others` are the names of the other packages."""
    old = plan_files.version(dice)
    needs = {
        other: dice.pick(
            ("^1.0.0", "~0.1.0", "1.2.3", "workspace:*", ">=1", "*", "file:../x", "<2", "workspace:^1.0.0")
        )
        for other in others
        if dice.one_in(2)
    }
    package: Object = {"name": name, "version": old}
    if needs or dice.one_in(4):
        package[
            dice.pick(("dependencies", "dependencies", "devDependencies", "peerDependencies", "optionalDependencies"))
        ] = needs
    files: dict[str, str] = {}
    if oddly(dice, 25):
        package = dice.pick(
            (
                {"version": old},
                {"name": name},
                {},
                {"name": 1, "version": old},
                {"name": None},
                {"name": name, "version": 2},
            )
        )
    if not oddly(dice, 30):
        files["package.json"] = plan_files.json_text(dice, package)
    if dice.one_in(2):
        files[dice.pick(("package-lock.json", "package-lock.json", "npm-shrinkwrap.json"))] = plan_files.json_text(
            dice, _lock(dice, name, old, needs)
        )
    if dice.one_in(10):
        files["samples/package.json"] = plan_files.json_text(
            dice, {"name": "s", "dependencies": {name: "^1.0.0", "x": "1"}}
        )
    return files


def _lock(dice: Dice, name: str, old: str, needs: dict[str, str]) -> Object:
    packages: Object = {
        "": {"name": name, "version": old, "dependencies": dict(needs)},
        "node_modules/x": {"version": "1.0.0"},
    }
    for other in needs:
        packages[f"node_modules/{other}"] = dice.pick(
            ({"version": "1.0.0", "name": other}, {"resolved": f"packages/{other}", "link": True})
        )
        if dice.one_in(2):
            packages[f"packages/{other}"] = {"name": other, "version": "1.0.0", "dependencies": {name: "^1.0.0"}}
    kind = dice.pick((1, 2, 3, 3, 3))
    lock: Object = {"name": name, "version": old, "lockfileVersion": kind, "requires": True}
    if kind > 1 or dice.one_in(2):
        lock["packages"] = packages if not dice.one_in(9) else {key: packages[key] for key in packages if key}
    if kind <= WITH_BOTH:
        lock["dependencies"] = {other: {"version": "1.0.0", "requires": {name: "^1"}} for other in [*needs, "x"]}
    return lock
