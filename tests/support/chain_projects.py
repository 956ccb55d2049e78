"""The projects that are brought from nothing to a release: of one package, and of two."""

from __future__ import annotations

import sys

THIS = "{}.{}".format(*sys.version_info)
LICENCE = "Whoever reads this may do with it as they like.\n"

IGNORED = "__pycache__/\n/.venv/\n/dist/\n"
PYPROJECT = f"""\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "NAME"
version = "0.1.0"
description = "Says hello"
readme = "README.md"
license = "MIT-0"
license-files = ["LICENSE"]
requires-python = "=={THIS}.*"
classifiers = ["Programming Language :: Python :: {THIS}"]

[project.scripts]
NAME = "MODULE:main"
"""
ONLY_LINUX = """
[tool.uv]
environments = ["sys_platform == 'linux'"]
"""
MODULE = '''\
"""NAME."""

import argparse

__version__ = "0.1.0"


def main() -> None:
    """Say hello."""
    argparse.ArgumentParser(description="NAME").parse_args()
    print("hello")
'''
TESTS = """\
import MODULE


def test_it_is_installed() -> None:
    assert "site-packages" in MODULE.__file__
"""


def one(name: str, folder: str = "") -> dict[str, str]:
    """Return the files of a package, below a folder."""
    module = name.replace("-", "_")
    texts = {
        "pyproject.toml": PYPROJECT,
        "README.md": "# NAME\n\nSays hello.\n",
        "LICENSE": LICENCE,
        f"src/{module}/__init__.py": MODULE,
        f"tests/test_{module}.py": TESTS,
    }
    return {folder + path: text.replace("NAME", name).replace("MODULE", module) for path, text in texts.items()}


def single() -> dict[str, str]:
    """Return the files of a repository with one package."""
    files = one("demo")
    files["pyproject.toml"] += ONLY_LINUX
    files[".gitignore"] = IGNORED
    return files


def pair() -> dict[str, str]:
    """Return the files of a repository with two packages, of which the second requires the first."""
    top = f'[project]\nname = "kitchen"\nversion = "0"\nrequires-python = "=={THIS}.*"\n'
    salt, mill = one("salt", "packages/salt/"), one("salt-mill", "packages/salt-mill/")
    mill["packages/salt-mill/pyproject.toml"] = mill["packages/salt-mill/pyproject.toml"].replace(
        "\n[project.scripts]", 'dependencies = ["salt"]\n\n[project.scripts]'
    )
    mill["packages/salt-mill/pyproject.toml"] += "\n[tool.uv.sources]\nsalt = { workspace = true }\n"
    members = 'members = ["packages/*"]\n'
    return {
        **salt,
        **mill,
        "pyproject.toml": f"{top}{ONLY_LINUX}\n[tool.uv.workspace]\n{members}",
        ".gitignore": IGNORED,
    }
