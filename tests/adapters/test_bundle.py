from __future__ import annotations

import ast
from pathlib import Path

import pytest

from gatepost.adapters.bundle import collect
from gatepost.adapters.remember import JUDGING


def test_a_module_comes_after_all_that_it_imports() -> None:
    modules, files = collect(list(JUDGING))
    before: set[str] = {"gatepost"}
    for name, _, code in modules:
        for node in ast.parse(Path(code.co_filename).read_bytes()).body:
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("gatepost"):
                assert node.module in before, f"{name} is loaded before {node.module}"
        before.add(name)
    assert {"gatepost.gate.judge", "gatepost.message.cleanup", "gatepost.rules.base"} <= before
    assert {code.co_filename for _, _, code in modules} <= set(files)


def test_packages_keep_their_folders_and_modules_have_none() -> None:
    modules, _ = collect(["gatepost.gate.judge"])
    paths = {name: path for name, path, _ in modules}
    assert paths["gatepost.gate"].endswith("gatepost/gate")
    assert paths["gatepost.gate.judge"] == ""


def test_what_the_hook_has_loaded_already_is_left_out_but_watched() -> None:
    modules, files = collect(["gatepost.adapters.rulebook_cache", "gatepost.values"])
    assert [name for name, _, _ in modules] == ["gatepost.values"]
    assert any(file.endswith("rulebook_cache.py") for file in files)


def test_docstrings_are_left_out() -> None:
    modules, _ = collect(["gatepost.values"])
    assert modules[-1][2].co_consts[0] != ast.get_docstring(ast.parse(Path(modules[-1][2].co_filename).read_bytes()))


def test_a_module_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ModuleNotFoundError):
        collect(["gatepost.nowhere"])
