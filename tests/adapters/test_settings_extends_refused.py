"""Settings that cannot build on what they name: the error says which file names what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.settings_sources import FolderFiles, RevisionFiles
from gatepost.errors import SettingsInvalidError
from support.layers import PACKAGE, extends, install_package, loaded, refusal, write
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


def test_a_file_that_is_not_there_is_named_with_the_one_that_names_it(root: Path, package: Path) -> None:
    hint = "a path is relative to the file that names it"
    assert refusal(root, gatepost=extends("conf/a.toml")) == (
        "gatepost.toml: `extends` names conf/a.toml, which is not there",
        hint,
    )
    assert refusal(root, conf__a=extends("conf/b.toml")) == (
        "conf/a.toml: `extends` names conf/conf/b.toml, which is not there",
        hint,
    )
    assert refusal(root, gatepost=extends(f"pkg:{PACKAGE}")) == (
        f"gatepost.toml: `extends` names pkg:{PACKAGE}/gatepost.toml, which is not there",
        hint,
    )
    assert package.is_dir()


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ("pkg:gatepost_nowhere", "gatepost_nowhere"),
        ("pkg:gatepost_nowhere/a.toml", "gatepost_nowhere"),
        ("pkg:a-b", "a-b"),
        ("pkg:gatepost.rules/a.toml", "gatepost.rules"),
        ("pkg:sys", "sys"),
        ("pkg:../root", ".."),
        ("pkg:", ""),
    ],
)
def test_a_package_that_is_not_there_is_named(name: str, package: str, root: Path) -> None:
    assert refusal(root, gatepost=extends(name)) == (
        f"gatepost.toml: `extends` names the package {package}, which is not installed beside gatepost",
        "install it into the same environment",
    )


@pytest.mark.parametrize(
    "name",
    [
        "../a.toml",
        "..",
        ".",
        "conf/../../a.toml",
        "/etc/hostname",
        "//etc/hostname",
        "..\\\\a.toml",
        "C:\\\\a.toml",
        "C:/a.toml",
        "\\\\\\\\server\\\\a.toml",
        "https://example.com/a.toml",
        "a.toml\\u0000",
        f"pkg:{PACKAGE}/../a.toml",
        f"pkg:{PACKAGE}//etc/hostname",
        f"pkg:{PACKAGE}/..",
        f"pkg:{PACKAGE}/conf/../../{PACKAGE}/gatepost.toml",
    ],
)
def test_what_is_outside_is_refused(name: str, root: Path, package: Path) -> None:
    write(root.parent, a="")
    write(package.parent, a="")
    write(package, gatepost="")
    text, hint = refusal(root, gatepost=f'extends = ["{name}"]')
    assert text.endswith(", which is outside of the repository")
    assert hint == "name a file of the repository, or `pkg:NAME` for a package"


def test_a_package_reaches_no_file_outside_of_itself(root: Path, package: Path) -> None:
    write(package, gatepost=extends("../../root/a.toml"))
    write(root, a="")
    assert refusal(root, gatepost=extends(f"pkg:{PACKAGE}"))[0] == (
        f"pkg:{PACKAGE}/gatepost.toml: `extends` names ../../root/a.toml, which is outside of the repository"
    )


def test_links_out_of_the_repository_are_refused(root: Path) -> None:
    write(root.parent, outside__a="")
    (root / "link.toml").symlink_to("../outside/a.toml")
    (root / "folder").symlink_to(root.parent / "outside")
    for name in ("link.toml", "folder/a.toml"):
        assert refusal(root, gatepost=extends(name)) == (
            f"cannot read {name}: it leads out of the repository",
            "put a copy of the file here",
        )


@pytest.mark.parametrize(
    ("files", "circle"),
    [
        ({"gatepost": extends("gatepost.toml")}, "gatepost.toml → gatepost.toml"),
        ({"gatepost": extends("a.toml"), "a": extends("a.toml")}, "a.toml → a.toml"),
        ({"gatepost": extends("a.toml"), "a": extends("./gatepost.toml")}, "gatepost.toml → a.toml → gatepost.toml"),
        (
            {"gatepost": extends("c/a.toml"), "c__a": extends("b.toml"), "c__b": extends("../c/a.toml")},
            "c/a.toml → c/b.toml → c/a.toml",
        ),
    ],
)
def test_files_that_build_on_each_other_are_refused(files: dict[str, str], circle: str, root: Path) -> None:
    assert refusal(root, **files) == (
        f"the settings extend themselves: {circle}",
        "take one of them out of `extends`",
    )


def test_a_circle_through_packages_is_refused(root: Path, package: Path) -> None:
    write(package, gatepost=extends("pkg:gatepost_test_other/a.toml"))
    write(package.parent / "gatepost_test_other", a=extends(f"pkg:{PACKAGE}"))
    assert refusal(root, gatepost=extends(f"pkg:{PACKAGE}/"))[0] == (
        "the settings extend themselves: "
        f"pkg:{PACKAGE}/gatepost.toml → pkg:gatepost_test_other/a.toml → pkg:{PACKAGE}/gatepost.toml"
    )


def test_pyproject_that_builds_on_itself_is_refused(root: Path) -> None:
    (root / "pyproject.toml").write_text(f"[tool.gatepost]\n{extends('pyproject.toml')}")
    assert refusal(root)[0] == "the settings extend themselves: pyproject.toml → pyproject.toml"


def test_more_than_20_files_are_too_many(root: Path) -> None:
    names = [f"f{number}" for number in range(21)]
    write(root, **dict.fromkeys(names, "merge = 'merge'"))
    assert loaded(root, gatepost=extends(*(f"{name}.toml" for name in names[:20]))).settings.text("merge") == "merge"
    too_many = ("the settings extend more than 20 files", "put them into fewer")
    assert refusal(root, gatepost=extends(*(f"{name}.toml" for name in names))) == too_many
    chain = {name: extends(f"f{number + 1}.toml") for number, name in enumerate(names)}
    assert refusal(root, gatepost=extends("f0.toml"), **chain) == too_many
    doubling = {
        name: extends(*[f"f{number + 1}.toml"] * 2, f"./f{number + 1}.toml") for number, name in enumerate(names)
    }
    assert refusal(root, gatepost=extends("f0.toml"), **doubling) == too_many


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("scope = []", "{name}: there is no setting `scope`; did you mean `scopes`?"),
        ("scopes = 'api'", "{name}: `scopes` must be a list of texts, not a text"),
        ("merge = 'x'", "{name}: `merge` is one of squash, merge, rebase, not `x`"),
        ("[ignore]\nGP101 = ''", '{name}: `ignore` wants a reason for `GP101`, as in GP101 = "…"'),
        ("extends = 'a.toml'", "{name}: `extends` must be a list of texts, not a text"),
        ("extends = ['']", "{name}: `extends` must be a list of texts, not a list with an empty text"),
        ("scopes = [", "{name} is not TOML: "),
        ("x = '\udce9'", "{name} is not UTF-8: invalid continuation byte at byte 5"),
        ("#" * (10 << 20), "cannot read {name}: it is larger than 1 MiB"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_name(text: str, says: str, root: Path, package: Path) -> None:
    for folder, name in ((root, "base.toml"), (package, f"pkg:{PACKAGE}/base.toml")):
        (folder / "base.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
        assert refusal(root, gatepost=extends(name))[0].startswith(says.format(name=name))


@pytest.mark.parametrize("text", ["[tool]\ngatepost = 0", "[tool]\ngatepost = []", "[[tool.gatepost]]"])
def test_a_pyproject_whose_table_is_none_is_refused(text: str, root: Path) -> None:
    (root / "conf").mkdir()
    (root / "conf" / "pyproject.toml").write_text(text)
    assert refusal(root, gatepost=extends("conf/pyproject.toml"))[0] == (
        "conf/pyproject.toml: the settings must be a table"
    )
    (root / "conf" / "pyproject.toml").write_text("tool = 1")
    assert refusal(root)[0] == "conf/pyproject.toml: `tool` must be a table"


def test_a_folder_is_no_file_of_settings(root: Path) -> None:
    (root / "conf").mkdir()
    assert refusal(root, gatepost=extends("conf/"))[0] == "cannot read conf: Is a directory"


def test_what_is_wrong_in_a_file_of_a_commit_is_said_with_the_commit(repository: Path) -> None:
    own = {"gatepost.toml": extends("a.toml"), "a.toml": extends("nope.toml")}
    sha = commit(repository, "feat: one", **own)
    with pytest.raises(SettingsInvalidError) as caught:
        load_settings(RevisionFiles("HEAD", str(repository)))
    assert caught.value.text == f"a.toml at {sha[:9]}: `extends` names nope.toml, which is not there"


def test_a_heading_in_our_own_file_is_the_commonest_slip(tmp_path: Path) -> None:
    (tmp_path / "gatepost.toml").write_text("[tool.gatepost]\nscopes = ['api']\n")
    with pytest.raises(SettingsInvalidError) as caught:
        load_settings(FolderFiles(tmp_path))
    assert caught.value.hint == "leave the heading `[tool.gatepost]` out: in gatepost.toml the keys stand at the top"
