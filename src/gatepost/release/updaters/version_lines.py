"""Files with one line that holds the version: setup.py, setup.cfg, `__init__.py`, version.go, version.txt (spec §6)."""

import re

from gatepost.policy.engines import reaches

_NUMBERS = r"[0-9]+\.[0-9]+\.[0-9]+"
_SUFFIX = r"(?:-[A-Za-z0-9_]+)?"
_SETUP_CFG = re.compile(rf"(version ?= ?){_NUMBERS}{_SUFFIX}()")
_SETUP_PY = re.compile(rf"(version ?= ?[\"']){_NUMBERS}{_SUFFIX}([\"'])")
_PYTHON = re.compile(rf"(__version__ ?= ?[\"']){_NUMBERS}{_SUFFIX}([\"'])")
_OLD_GO = re.compile(r'(const Version = ")[0-9]+\.[0-9]+\.[0-9](?:-[A-Za-z0-9_]+)?(")')
_GO_SINCE = "17.8.0"
_GO = re.compile(rf'(const Version = "){_NUMBERS}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(")')


def update_setup_cfg(content: str | None, version: str) -> str:
    """Return setup.cfg with the version at the first `version =` anywhere, `python_version = 3.8.0` included."""
    return _replaced(_SETUP_CFG, content, version)


def update_setup_py(content: str | None, version: str) -> str:
    """Return setup.py with the version at the first `version="1.2.3"`."""
    return _replaced(_SETUP_PY, content, version)


def update_python(content: str | None, version: str) -> str:
    """Return a Python file with the version at the first `__version__ = "1.2.3"`.

    An annotated one is not seen, and neither is `1.2.3rc1`.
    """
    return _replaced(_PYTHON, content, version)


def update_go(content: str | None, version: str, engine: str) -> str:
    """Return a Go file with the version at the first `const Version = "1.2.3"`.

    Engines before 17.8.0 see a patch of one digit alone.
    """
    return _replaced(_GO if reaches(engine, _GO_SINCE) else _OLD_GO, content, version)


def update_version_text(_content: str | None, version: str) -> str:
    """Return the whole of a file that holds the version alone."""
    return f"{version}\n"


def _replaced(pattern: re.Pattern[str], content: str | None, version: str) -> str:
    return pattern.sub(lambda found: f"{found[1]}{version}{found[2]}", content or "", count=1)
