"""Settings that build on other files: of the repository, and of installed packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.settings_sources import RevisionFiles
from support.layers import PACKAGE, extends, install_package, loaded, write
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder for the files of a repository."""
    path = tmp_path / "root"
    path.mkdir()
    return path


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an installed package."""
    return install_package(tmp_path, monkeypatch)


def test_a_file_is_built_on_and_its_settings_say_that_they_are_from_there(root: Path) -> None:
    found = loaded(root, gatepost=extends("base.toml") + "merge = 'merge'", base="scopes = ['api']\nmerge = 'rebase'")
    assert found.rulebook.words.scopes == ("api",)
    assert found.settings.text("merge") == "merge"
    assert found.settings.origins == {"extends": "gatepost.toml", "scopes": "base.toml", "merge": "gatepost.toml"}
    assert found.settings.strings("extends") == ("base.toml",)


def test_tables_are_merged_key_by_key_and_lists_are_replaced(root: Path) -> None:
    found = loaded(
        root,
        gatepost=extends("one.toml", "two.toml")
        + "scopes = ['own']\nignore = {GP103 = 'own'}\nrules.header-too-long.max = 60\n",
        one="scopes = ['one']\nextra-types = ['one']\nignore = {GP101 = 'one', GP102 = 'one'}\n"
        "rules.header-too-long.room = 1\n",
        two="scopes = ['two']\nignore = {type-unknown = 'two', GP103 = 'two'}\nrules.header-too-long.max = 70\n",
    )
    assert found.settings.texts("ignore") == {
        "header-not-conventional": "one",
        "type-unknown": "two",
        "type-not-lowercase": "own",
    }
    assert found.settings.strings("scopes") == ("own",)
    assert found.settings.strings("extra-types") == ("one",)
    assert found.settings.rule_options("header-too-long") == {"room": 1, "max": 60}
    assert found.settings.origins == {
        "extends": "gatepost.toml",
        "scopes": "gatepost.toml",
        "extra-types": "one.toml",
        "ignore.header-not-conventional": "one.toml",
        "ignore.type-unknown": "two.toml",
        "ignore.type-not-lowercase": "gatepost.toml",
        "rules.header-too-long.room": "one.toml",
        "rules.header-too-long.max": "gatepost.toml",
    }


def test_pyproject_builds_on_files_too(root: Path) -> None:
    (root / "pyproject.toml").write_text(f"[tool.gatepost]\n{extends('conf/base.toml')}")
    assert loaded(root, conf__base="scopes = ['api']").settings.origins == {
        "extends": "pyproject.toml [tool.gatepost]",
        "scopes": "conf/base.toml",
    }


def test_paths_are_relative_to_the_file_that_names_them(root: Path) -> None:
    found = loaded(
        root,
        gatepost=extends("./conf//a.toml"),
        conf__a=extends("deep/b.toml", "../c.toml", "deep\\d.toml") + "types = ['a']",
        conf__deep__b=extends("../../conf/e.toml") + "since = 'abcdef0'",
        conf__deep__d="bots = []",
        conf__e="merge = 'merge'",
        c="scopes = ['c']",
    )
    assert found.settings.origins == {
        "extends": "gatepost.toml",
        "types": "conf/a.toml",
        "since": "conf/deep/b.toml",
        "scopes": "c.toml",
        "bots": "conf/deep/d.toml",
        "merge": "conf/e.toml",
    }


def test_every_file_that_was_read_is_a_place(root: Path, package: Path) -> None:
    write(package, gatepost=extends("more/a.toml"), more__a="")
    found = loaded(root, gatepost=extends("conf/a.toml", f"pkg:{PACKAGE}"), conf__a=extends("b.toml"), conf__b="")
    own = ("pyproject.toml", "gatepost.toml", "release-please-config.json", "conf/a.toml", "conf/b.toml")
    assert found.places == (
        *(str(root / name) for name in own),
        str(package / "gatepost.toml"),
        str(package / "more/a.toml"),
    )


def test_a_file_may_be_built_on_from_two_sides(root: Path) -> None:
    found = loaded(
        root,
        gatepost=extends("a.toml", "b.toml"),
        a=extends("base.toml") + "scopes = ['a']",
        b=extends("base.toml"),
        base="scopes = ['base']\nmerge = 'merge'",
    )
    assert found.settings.strings("scopes") == ("base",)
    assert found.settings.origins == {"extends": "gatepost.toml", "scopes": "base.toml", "merge": "base.toml"}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        (f"pkg:{PACKAGE}", "gatepost.toml"),
        (f"pkg:{PACKAGE}/", "gatepost.toml"),
        (f"pkg:{PACKAGE}/gatepost.toml", "gatepost.toml"),
        (f"pkg:{PACKAGE}/strict.toml", "strict.toml"),
        (f"pkg:{PACKAGE}/conf/../conf/a.toml", "conf/a.toml"),
    ],
)
def test_a_file_of_an_installed_package_is_built_on(name: str, called: str, root: Path, package: Path) -> None:
    write(package, gatepost="scopes = ['api']", strict="scopes = ['api']", conf__a="scopes = ['api']")
    found = loaded(root, gatepost=extends(name))
    assert found.rulebook.words.scopes == ("api",)
    assert found.settings.origins == {"extends": "gatepost.toml", "scopes": f"pkg:{PACKAGE}/{called}"}


def test_a_package_builds_on_its_own_files_and_on_other_packages(root: Path, package: Path) -> None:
    write(package, conf__a=extends("../b.toml", "pkg:gatepost_test_other/c.toml"), b="merge = 'merge'")
    write(package.parent / "gatepost_test_other", c="scopes = ['c']")
    assert loaded(root, gatepost=extends(f"pkg:{PACKAGE}/conf/a.toml")).settings.origins == {
        "extends": "gatepost.toml",
        "merge": f"pkg:{PACKAGE}/b.toml",
        "scopes": "pkg:gatepost_test_other/c.toml",
    }


def test_of_a_pyproject_its_own_table_is_built_on(root: Path, package: Path) -> None:
    text = "[project]\nname = 'x'\n[tool.gatepost]\nscopes = ['api']\n"
    for folder in (root / "conf", package):
        folder.mkdir(exist_ok=True)
        (folder / "pyproject.toml").write_text(text)
    for name in ("conf/pyproject.toml", f"pkg:{PACKAGE}/pyproject.toml"):
        assert loaded(root, gatepost=extends(name)).settings.origins == {"extends": "gatepost.toml", "scopes": name}
    (root / "conf" / "pyproject.toml").write_text("[tool.other]\n")
    assert loaded(root, gatepost=extends("conf/pyproject.toml")).settings.origins == {"extends": "gatepost.toml"}


def test_a_commit_builds_on_its_own_files(repository: Path, package: Path) -> None:
    write(package, gatepost="merge = 'merge'")
    own = {"gatepost.toml": extends("conf/a.toml", f"pkg:{PACKAGE}"), "conf/a.toml": "scopes = ['api']"}
    sha = commit(repository, "feat: one", **own)
    commit(repository, "feat: two", **{"conf/a.toml": "scopes = ["})
    found = load_settings(RevisionFiles(sha, str(repository)))
    assert found.settings.origins == {
        "extends": f"gatepost.toml at {sha[:9]}",
        "scopes": f"conf/a.toml at {sha[:9]}",
        "merge": f"pkg:{PACKAGE}/gatepost.toml",
    }
