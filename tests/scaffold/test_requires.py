"""What a distribution requires, whichever of its files says so."""

from __future__ import annotations

import pytest

from gatepost.scaffold.requires import Required, required
from support.surveys import project, seen

DYNAMIC = '[project]\nname = "rocket"\nversion = "1.2.3"\ndynamic = ["dependencies", "optional-dependencies"]\n'
CFG = """\
[options]
install_requires =
    click>=8  # the command line
    rich; python_version < "3.12"
[options.extras_require]
test = pytest; hypothesis
docs = sphinx
"""


def found(folder: str = "", **texts: str) -> Required:
    """Return what is required by files that are named as in `setup_py`."""
    names = {"pyproject": "pyproject.toml", "setup_py": "setup.py", "setup_cfg": "setup.cfg"}
    return required(seen({folder + names.get(name, f"{name}.txt"): text for name, text in texts.items()}), folder)


def test_the_projects_own_table_says_it_with_the_extras_of_tests() -> None:
    more = 'dependencies = ["click"]\n[project.optional-dependencies]\nTest = ["pytest"]\ndocs = ["sphinx"]\n'
    assert found(pyproject=project(more=more)) == Required(("click", "pytest"))
    assert found(pyproject=project(more=more), setup_cfg=CFG, setup_py="setup(install_requires=f())") == Required(
        ("click", "pytest")
    )


@pytest.mark.parametrize("pyproject", ["", DYNAMIC])
def test_setup_cfg_says_it_where_the_project_does_not(pyproject: str) -> None:
    texts = ("click>=8", 'rich; python_version < "3.12"', "pytest", "hypothesis")
    assert found(pyproject=pyproject, setup_cfg=CFG) == Required(texts)


def test_setup_py_says_it_where_setup_cfg_is_silent() -> None:
    text = 'setup(install_requires=["a", "b"], extras_require={"tests": "c\\nd", "docs": ["e"]})'
    assert found(setup_py=text) == Required(("a", "b", "c", "d"))
    assert found(setup_py=text, setup_cfg="[options]\ninstall_requires = x\n") == Required(("x", "c", "d"))


@pytest.mark.parametrize("arguments", ["install_requires=read()", "extras_require=read()", "**everything"])
def test_what_only_running_would_tell_is_unknown(arguments: str) -> None:
    assert found("libs/a/", setup_py=f"setup({arguments})") == Required((), ("libs/a/setup.py",))


def test_files_of_requirements_are_read() -> None:
    lines = "-r other.txt\nclick>=8  # ours\n\n# no more\n"
    tables = '[tool.setuptools.dynamic]\ndependencies = { file = ["run.txt", "gone.txt"] }\n'
    tables += 'optional-dependencies.test = { file = "t.txt" }\noptional-dependencies.docs = { file = "d.txt" }\n'
    assert found(pyproject=DYNAMIC + tables, run=lines, t="pytest\n", setup_cfg=CFG) == Required(
        ("click>=8", "pytest"), ("gone.txt",)
    )
    cfg = "[options]\ninstall_requires = file: run.txt, more.txt\n"
    assert found("libs/a/", setup_cfg=cfg, run=lines, more="rich\n") == Required(("click>=8", "rich"))


def test_where_nothing_is_said_nothing_is_required() -> None:
    assert found() == Required(())
    assert found(pyproject=DYNAMIC) == Required(())
