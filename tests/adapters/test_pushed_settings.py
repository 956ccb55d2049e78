"""The settings of commits that are pushed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.pushed_settings import settings_of
from gatepost.errors import SettingsInvalidError
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


def test_commits_with_the_same_files_share_what_is_read(repository: Path) -> None:
    ids = [
        commit(repository, "feat: a"),
        commit(repository, "feat: b", x="1"),
        commit(repository, "feat: c", **{"gatepost.toml": "merge = 'rebase'\n"}),
        commit(repository, "feat: d", y="1"),
        commit(repository, "feat: e", **{"pyproject.toml": "[project]\n"}),
        commit(repository, "feat: f", **{"gatepost.toml": "merge = 'merge'\n"}),
    ]
    found = settings_of(ids, str(repository))
    assert [found[id_].settings.text("merge") for id_ in ids] == ["squash", "squash", *["rebase"] * 3, "merge"]
    assert len({id(found[id_]) for id_ in ids}) == 4
    assert found[ids[0]] is found[ids[1]]
    assert found[ids[2]] is found[ids[3]]
    assert settings_of([], str(repository)) == {}


@pytest.mark.parametrize("name", ["shared.toml", "two\nlines.toml"])
def test_what_the_settings_extend_counts_too(name: str, repository: Path) -> None:
    own = f"extends = ['{name}']\n" if name.isprintable() else 'extends = ["two\\nlines.toml"]\n'
    ids = [
        commit(repository, "feat: a", **{"gatepost.toml": own, name: "merge = 'merge'\n"}),
        commit(repository, "feat: b", other="x"),
        commit(repository, "feat: c", **{name: "merge = 'rebase'\n"}),
    ]
    found = settings_of(ids, str(repository))
    assert [found[id_].settings.text("merge") for id_ in ids] == ["merge", "merge", "rebase"]


def test_a_commit_with_broken_settings_is_named(repository: Path) -> None:
    ids = [commit(repository, "feat: a"), commit(repository, "feat: b", **{"gatepost.toml": "x = 1\n"})]
    with pytest.raises(SettingsInvalidError, match=f"gatepost.toml at {ids[1][:9]}"):
        settings_of(ids, str(repository))


def test_a_thousand_commits_are_asked_about_at_once(repository: Path) -> None:
    commit(repository, "feat: a", **{"gatepost.toml": "merge = 'rebase'\n"})
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    made = [start(repository, "git", "commit-tree", "-m", str(number), tree).out.strip() for number in range(3)]
    found = settings_of(made * 400, str(repository))
    assert {each.settings.text("merge") for each in found.values()} == {"rebase"}
    assert len({id(each) for each in found.values()}) == 1
