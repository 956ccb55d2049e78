from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.release.updaters.version_lines import (
    update_go,
    update_python,
    update_setup_cfg,
    update_setup_py,
    update_version_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SETUP_CFG = [
    ("[metadata]\nname = a\nversion = 1.2.3\n", "[metadata]\nname = a\nversion = 2.0.0\n"),
    ("version=1.2.3-rc1", "version=2.0.0"),
    ("version = 1.2.3-beta.1", "version = 2.0.0.1"),
    ("version = 1.2.3rc1", "version = 2.0.0rc1"),
    ("python_version = 3.8.0\nversion = 1.2.3", "python_version = 2.0.0\nversion = 1.2.3"),
    ("version = 1.2.3\nversion = 1.2.3", "version = 2.0.0\nversion = 1.2.3"),
    ("version  = 1.2.3", "version  = 1.2.3"),
    ("version = 1.2", "version = 1.2"),
    ("version = \u0663.2.3", "version = \u0663.2.3"),
    ("version = 1.2.3-é", "version = 2.0.0-é"),
    ("version = attr: a.__version__", "version = attr: a.__version__"),
    ("", ""),
]
SETUP_PY = [
    ("setup(name='a', version='1.2.3')", "setup(name='a', version='2.0.0')"),
    ('version = "1.2.3-rc1",', 'version = "2.0.0",'),
    ("version = \"1.2.3'", "version = \"2.0.0'"),
    ('min_version = "0.1.0"\nversion = "1.2.3"', 'min_version = "2.0.0"\nversion = "1.2.3"'),
    ('version="1.2.3-beta.1"', 'version="1.2.3-beta.1"'),
    ('version="1.2.3rc1"', 'version="1.2.3rc1"'),
    ('version  ="1.2.3"', 'version  ="1.2.3"'),
    ("version=VERSION", "version=VERSION"),
    ("", ""),
]
PYTHON = [
    ('"""A."""\n\n__version__ = "1.2.3"\n', '"""A."""\n\n__version__ = "2.0.0"\n'),
    ("__version__='1.2.3-rc1'", "__version__='2.0.0'"),
    ('__version__ = "1.2.3"\n__version__ = "1.2.3"', '__version__ = "2.0.0"\n__version__ = "1.2.3"'),
    ('__version__: str = "1.2.3"', '__version__: str = "1.2.3"'),
    ('__version__ = "1.2.3-beta.1"', '__version__ = "1.2.3-beta.1"'),
    ('__version__ = "1.2.3rc1"', '__version__ = "1.2.3rc1"'),
    ('__version__ = "1.2.3.dev0"', '__version__ = "1.2.3.dev0"'),
    ('__version__  = "1.2.3"', '__version__  = "1.2.3"'),
    ('version = "1.2.3"', 'version = "1.2.3"'),
    ("", ""),
]
GO = [
    ('package a\n\nconst Version = "1.2.3"\n', 'package a\n\nconst Version = "2.0.0"\n'),
    ('const Version = "1.2.3-beta.1"', 'const Version = "2.0.0"'),
    ('const Version = "1.2.3-a-b.c"', 'const Version = "2.0.0"'),
    ('const Version = "1.2.3-a..b"', 'const Version = "1.2.3-a..b"'),
    ('const Version = "1.2.3+b5"', 'const Version = "1.2.3+b5"'),
    ('const Version="1.2.3"', 'const Version="1.2.3"'),
    ('const version = "1.2.3"', 'const version = "1.2.3"'),
    ('var Version = "1.2.3"', 'var Version = "1.2.3"'),
    ("", ""),
]

OLD_GO = [
    ('const Version = "1.2.3"', 'const Version = "2.0.0"'),
    ('const Version = "10.20.3-rc1"', 'const Version = "2.0.0"'),
    ('const Version = "1.2.30"', 'const Version = "1.2.30"'),
    ('const Version = "1.2.3-beta.1"', 'const Version = "1.2.3-beta.1"'),
    ('const Version = "1.2.3-a-b"', 'const Version = "1.2.3-a-b"'),
]


@pytest.mark.parametrize(("content", "expected"), SETUP_CFG)
def test_in_setup_cfg_the_first_version_anywhere_is_replaced(content: str, expected: str) -> None:
    assert update_setup_cfg(content, "2.0.0") == expected


@pytest.mark.parametrize(("content", "expected"), SETUP_PY)
def test_in_setup_py_the_first_quoted_version_is_replaced(content: str, expected: str) -> None:
    assert update_setup_py(content, "2.0.0") == expected


@pytest.mark.parametrize(("content", "expected"), PYTHON)
def test_in_a_python_file_the_first_plain_version_is_replaced(content: str, expected: str) -> None:
    assert update_python(content, "2.0.0") == expected


@pytest.mark.parametrize(("content", "expected"), GO)
def test_in_a_go_file_the_first_constant_is_replaced(content: str, expected: str) -> None:
    assert update_go(content, "2.0.0", "17.11.1") == expected
    assert update_go(content, "2.0.0", "17.8.0") == expected


@pytest.mark.parametrize(("content", "expected"), OLD_GO)
@pytest.mark.parametrize("engine", ["17.6.0", "17.7.9"])
def test_old_engines_see_less_in_a_go_file(content: str, expected: str, engine: str) -> None:
    assert update_go(content, "2.0.0", engine) == expected


@pytest.mark.parametrize("update", [update_setup_cfg, update_setup_py, update_python])
def test_a_file_that_is_not_there_comes_out_empty(update: Callable[[str | None, str], str]) -> None:
    assert update(None, "2.0.0") == ""
    assert update_go(None, "2.0.0", "17.11.1") == ""


@pytest.mark.parametrize("content", [None, "", "1.2.3", "anything\nat all"])
def test_a_version_text_is_replaced_whole(content: str | None) -> None:
    assert update_version_text(content, "2.0.0-beta.1") == "2.0.0-beta.1\n"


@pytest.mark.parametrize("version", ["2.0.0-beta.1+b5", "10.20.30"])
def test_any_version_is_written(version: str) -> None:
    assert update_setup_cfg("version = 1.2.3", version) == f"version = {version}"
    assert update_setup_py("version='1.2.3'", version) == f"version='{version}'"
