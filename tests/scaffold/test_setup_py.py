"""What a setup.py says in so many words."""

from __future__ import annotations

import pytest

from gatepost.scaffold.setup_py import COMPUTED, arguments


def test_texts_and_lists_of_texts_are_read_also_through_names() -> None:
    text = (
        'import setuptools\nNAME = "rocket"\nsetuptools.setup(name=NAME, version="1.2.3", classifiers=["a", "b", f()])'
    )
    assert arguments(text) == {"name": "rocket", "version": "1.2.3", "classifiers": ("a", "b")}


def test_what_only_running_would_tell_is_computed() -> None:
    names = 'V = read()\nW = "1"\nW = "2"\nX = "1"\nX = f()\nA, B = "a", "b"\nx.y = "1"\n'
    text = names + "setup(version=V, name=W, a=X, b=A, c=1)"
    assert arguments(text) == dict.fromkeys(("version", "name", "a", "b", "c"), COMPUTED)
    unknown = dict.fromkeys(("name", "version", "install_requires"), COMPUTED)
    assert arguments("setup(**meta, description='x')") == {**unknown, "description": "x"}


def test_a_dictionary_is_read_by_its_keys() -> None:
    text = 'TEST = "pytest"\nsetup(extras_require={"test": [TEST], "docs": f(), KEY: ["x"], **more}, package_data={})'
    assert arguments(text) == {"extras_require.test": ("pytest",), "extras_require.docs": COMPUTED}


def test_the_file_is_never_run() -> None:
    assert arguments('import os\nos.abort()\nsetup(name="n")') == {"name": "n"}


@pytest.mark.parametrize("text", ["", "print(1)", "(lambda: 1)()", "setup(", "\0", "x = " + "(" * 5000])
def test_what_calls_no_setup_or_is_no_python_says_nothing(text: str) -> None:
    assert arguments(text) is None
