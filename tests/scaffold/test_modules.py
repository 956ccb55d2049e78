"""What a distribution is imported as."""

from __future__ import annotations

import pytest

from gatepost.scaffold.modules import Code, Module, declared_module, find_module
from gatepost.scaffold.tables import read_toml


@pytest.mark.parametrize(
    ("paths", "name", "module"),
    [
        (["src/rocket/__init__.py"], "rocket", Module("rocket", "src", "src/rocket/__init__.py")),
        (["rocket/__init__.py"], "rocket", Module("rocket", "flat", "rocket/__init__.py")),
        (["rocket.py"], "rocket", Module("rocket", "flat", "rocket.py")),
        (["src/rocket.py"], "rocket", Module("rocket", "src", "src/rocket.py")),
        (["src/big_rocket/__init__.py"], "Big-Rocket", Module("big_rocket", "src", "src/big_rocket/__init__.py")),
        (["Rocket/__init__.py"], "rocket", Module("Rocket", "flat", "Rocket/__init__.py")),
        (["big/rocket/__init__.py"], "big-rocket", Module("big.rocket", "flat", "big/rocket/__init__.py")),
        (["big/rocket/__init__.py"], "big.rocket", Module("big.rocket", "flat", "big/rocket/__init__.py")),
        (["src/yaml/__init__.py"], "PyYAML", Module("yaml", "src", "src/yaml/__init__.py")),
        (["a/__init__.py", "src/b/__init__.py"], "c", Module("b", "src", "src/b/__init__.py")),
        (["src/a/__init__.py", "src/b_c/__init__.py"], "b.c", Module("b_c", "src", "src/b_c/__init__.py")),
        (["tests/__init__.py", "docs/x/__init__.py", ".x/y/__init__.py"], "rocket", Module("rocket", "src")),
        (["packages/a/__init__.py", "x/src/a/__init__.py"], "Big-Rocket", Module("big_rocket", "src")),
        ([], "rocket", Module("rocket", "src")),
    ],
)
def test_a_module_bears_the_name_or_is_the_only_one(paths: list[str], name: str, module: Module) -> None:
    assert find_module(Code(paths), "", name, "") == module


def test_a_package_in_a_folder_is_looked_for_there() -> None:
    code = Code(["libs/a/src/a/__init__.py", "libs/ab/a/__init__.py", "a/__init__.py"])
    assert find_module(code, "libs/a/", "a", "") == Module("a", "src", "libs/a/src/a/__init__.py")
    assert find_module(code, "libs/ab/", "ab", "") == Module("a", "flat", "libs/ab/a/__init__.py")


def test_only_the_package_at_the_top_counts_not_those_in_it() -> None:
    code = Code(["src/a/__init__.py", "src/a/b/__init__.py", "src/n/m/__init__.py", "src/a/b/c/__init__.py"])
    assert [module.name for module in code.packages("")] == ["a", "n.m"]


@pytest.mark.parametrize(
    ("tool", "declared"),
    [
        ('flit.module.name = "x"', "x"),
        ('uv.build-backend.module-name = "x"', "x"),
        ('uv.build-backend.module-name = ["x", "y"]', "x"),
        ('hatch.build.targets.wheel.packages = ["src/x"]', "src/x"),
        ('poetry.packages = [{ include = "x", from = "src" }]', "x"),
        ('setuptools.packages = ["x", "x.y"]', "x"),
        ('setuptools.packages.find.where = ["src"]', ""),
        ('setuptools.py-modules = ["x"]', "x"),
        ('maturin.module-name = "x._native"', "x._native"),
        ("flit.module = 1", ""),
        ("", ""),
    ],
)
def test_a_build_may_be_told_which_module_it_is(tool: str, declared: str) -> None:
    assert declared_module(read_toml("pyproject.toml", f"[tool]\n{tool}")) == declared


def test_what_the_build_is_told_goes_before_the_name_where_it_is_there() -> None:
    code = Code(["src/x/__init__.py", "src/rocket/__init__.py"])
    assert find_module(code, "", "rocket", "src/x").name == "x"
    assert find_module(code, "", "rocket", "nothing").name == "rocket"


def test_files_that_may_have_the_version_are_the_modules_own_and_those_beside_it() -> None:
    paths = ["a/__init__.py", "a/_version.py", "a/other.py", "a/b/version.py", "c.py"]
    code = Code(paths)
    assert code.version_files(Module("a", "flat", "a/__init__.py")) == ["a/__init__.py", "a/_version.py"]
    assert code.version_files(Module("c", "flat", "c.py")) == ["c.py"]
    assert code.version_files(Module("d", "flat")) == []
