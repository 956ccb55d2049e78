"""What a pyproject.toml declares, and on which line."""

from __future__ import annotations

from gatepost.doctor.project import line_in, read_project

TEXT = """\
[build-system]
build-backend = "hatchling.build"

[project]
name = "Rocket_Ship"
dynamic = ["version"]
version."x" = 1

[ "tool" . ruff ]
"line-length" = 88

[[tool.uv.index]]
name = "x"
"""


def test_a_project_is_read() -> None:
    project = read_project("packages/a/", TEXT.replace('version."x" = 1\n', ""))

    assert (project.path, project.name, project.normalised) == (
        "packages/a/pyproject.toml",
        "Rocket_Ship",
        "rocket-ship",
    )
    assert (project.is_dynamic, project.version, project.backend) == (True, "", "hatchling.build")
    assert project.at("project", "dynamic") == "packages/a/pyproject.toml:6"
    assert project.line("project") == 4
    assert project.section("tool", "ruff") == {"line-length": 88}
    assert [project.section("tool", "none"), project.word("project"), project.words("project", "name")] == [{}, "", ()]
    assert project.get("project", "name", "x") is None


def test_poetry_says_it_elsewhere() -> None:
    project = read_project("", '[tool.poetry]\nname = "a"\nversion = "1"\n')

    assert (project.name, project.version, project.path) == ("a", "1", "pyproject.toml")
    assert read_project("", "").normalised == ""


def test_what_is_no_toml_says_why_and_where() -> None:
    project = read_project("", "a = 1\nb = \n")

    assert (project.table, project.error_line) == ({}, 2)
    assert project.error
    assert read_project("", "\ufeffa = 1").get("a") == 1
    assert read_project("", "a = " + "[" * 5000).error_line == 1


def test_lines_are_found_however_a_table_is_written() -> None:
    assert [line_in(TEXT, *keys) for keys in (("project", "version"), ("tool.ruff", "line-length"))] == [7, 10]
    assert [line_in(TEXT, *keys) for keys in (("tool.uv.index", "name"), ("none", "x"), ("project", "none"))] == [
        13,
        1,
        4,
    ]
