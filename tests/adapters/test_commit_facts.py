"""What a guided commit knows of a real repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.commit_facts import background, changes, find_ground
from gatepost.adapters.commit_questions import ask_git, current_branch, identity, logged, staged_in, staged_paths
from gatepost.errors import NoRepositoryError, SettingsInvalidError
from gatepost.prompt.operation import MERGE
from gatepost.prompt.state import Change, Facts, State
from gatepost.release.effect import MAJOR, MINOR, PATCH
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from gatepost.adapters.commit_facts import Ground

CARL = "Carl Committer <carl@example.com>"
ADA = "Ada Author <ada@example.com>"


def ground(path: Path, *, takes_all: bool = False, amends: bool = False, signs_off: bool = False) -> Ground:
    return find_ground(str(path), ask_git(str(path), takes_all=takes_all), amends=amends, signs_off=signs_off)


def learned(path: Path) -> Facts:
    here = ground(path)
    state = State(here.facts)
    for question in background(here, str(path)):
        state = question()(state)
    return state.facts


@pytest.fixture
def begun(repository: Path) -> Path:
    commit(repository, "chore: begin", **{"a.py": "1\n", "gone": "1\n", "sub/b": "1\n"})
    return repository


def test_a_new_repository_has_a_branch_and_nothing_more(repository: Path) -> None:
    facts = ground(repository).facts
    assert (facts.branch, facts.staged, facts.changed, facts.head, facts.identity) == ("main", (), (), "", "")


def test_what_is_staged_is_known_by_its_paths(begun: Path) -> None:
    name = "日 \n\t.py"
    (begun / name).write_text("x")
    (begun / "gone").unlink()
    git(begun, "add", "--all")
    (begun / "a.py").write_text("2\n")
    facts = ground(begun / "sub").facts
    assert set(facts.staged) == {name, "gone"}
    assert facts.changed == ()
    git(begun, "config", "diff.relative", "true")
    assert set(staged_paths(str(begun / "sub"))) == {name, "gone"}


def test_with_all_every_change_of_a_tracked_file_counts(begun: Path) -> None:
    (begun / "a.py").write_text("2\n")
    (begun / "new").write_text("x")
    assert ground(begun, takes_all=True).facts.staged == ("a.py",)


def test_where_nothing_is_staged_the_changes_are_listed_tracked_ones_first(begun: Path) -> None:
    (begun / "A new").write_text("x")
    (begun / "a.py").write_text("2\n")
    (begun / "gone").unlink()
    assert list(ground(begun).facts.changed) == [Change("a.py", "M"), Change("gone", "D"), Change("A new", "?")]
    git(begun, "add", "a.py")
    assert changes(str(begun)) == [Change("gone", "D"), Change("A new", "?")]


def test_what_is_amended_is_known_by_its_message(begun: Path) -> None:
    commit(begun, "fix: x\n\nWhy.\n")
    facts = ground(begun, amends=True).facts
    assert (facts.head, facts.changed) == ("fix: x\n\nWhy.", ())


def test_who_commits_is_asked_only_where_a_sign_off_is_wanted(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ground(repository).facts.identity == ""
    assert ground(repository, signs_off=True).facts.identity == CARL
    (repository / "gatepost.toml").write_text('select = ["sign-off-missing"]\n')
    assert ground(repository).facts.identity == CARL
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    git(repository, "config", "user.useConfigOnly", "true")
    assert ground(repository, signs_off=True).facts.identity == ""


def test_without_a_branch_there_is_none(begun: Path) -> None:
    git(begun, "checkout", "--quiet", "--detach")
    assert ground(begun).facts.branch == ""
    git(begun, "switch", "--quiet", "-c", "feat/日")
    assert current_branch(str(begun)) == "feat/日"


def test_a_bare_repository_and_no_repository_are_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "bare")
    with pytest.raises(NoRepositoryError, match="this repository is bare"):
        ground(tmp_path / "bare")
    with pytest.raises(NoRepositoryError, match="this is not a git repository"):
        ground(tmp_path)


def test_settings_that_cannot_be_read_are_an_error(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("selekt = []\n")
    with pytest.raises(SettingsInvalidError):
        ground(repository)


def test_rules_are_skipped_once_by_the_environment(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", "header-too-long")
    here = ground(repository)
    assert "header-too-long" not in [rule.name for rule in here.facts.rulebook.rules]
    assert here.skipped.rules


def test_a_merge_is_concluded_with_its_message(begun: Path) -> None:
    git(begun, "switch", "--quiet", "-c", "side")
    commit(begun, "fix: side", c="1\n")
    git(begun, "switch", "--quiet", "main")
    commit(begun, "fix: main", d="1\n")
    git(begun, "merge", "--no-commit", "side")
    here = ground(begun)
    assert here.facts.is_merge
    assert (here.decision.message, here.facts.remark) == ("Merge branch 'side'", f"concludes a {MERGE}")


def test_a_conflict_stops_it(begun: Path) -> None:
    git(begun, "switch", "--quiet", "-c", "side")
    commit(begun, "fix: side", **{"a.py": "2\n"})
    git(begun, "switch", "--quiet", "main")
    commit(begun, "fix: main", **{"a.py": "3\n"})
    start(begun, "git", "merge", "side")
    here = ground(begun)
    assert here.decision.stop == "a.py is in conflict"
    assert here.facts.staged == ()


def test_history_is_learned_in_the_background(begun: Path) -> None:
    commit(begun, "fix(api): y\n\nWhy.")
    git(begun, "commit", "--quiet", "--allow-empty", "-m", "feat: z", GIT_AUTHOR_NAME="Eve\u202e")
    facts = learned(begun)
    assert facts.headers == ("feat: z", "fix(api): y", "chore: begin")
    assert facts.people == (ADA,)
    assert (facts.identity, facts.head) == (CARL, "feat: z")
    assert facts.versions is None


def test_of_no_history_nothing_is_learned(repository: Path) -> None:
    facts = learned(repository)
    assert (facts.headers, facts.people, facts.head) == ((), (), "")


def test_names_are_those_of_the_mailmap(begun: Path) -> None:
    (begun / ".mailmap").write_text("Ada L <ada@new.org> <ada@example.com>\n")
    assert learned(begun).people == ("Ada L <ada@new.org>",)


def test_only_the_last_commits_are_read(begun: Path) -> None:
    commit(begun, "fix: x")
    assert logged("%s", str(begun), 1) == ["fix: x"]
    assert logged("%s%x00%b", str(begun), 5) == ["fix: x", "", "chore: begin", ""]


def test_the_next_versions_are_learned_where_releases_are_configured(begun: Path) -> None:
    packages = {".": {"release-type": "simple"}}
    (begun / "release-please-config.json").write_text(json.dumps({"packages": packages}))
    (begun / ".release-please-manifest.json").write_text('{".": "1.2.3"}')
    commit(begun, "chore: release 1.2.3", **{"version.txt": "1.2.3\n"})
    git(begun, "add", "--all")
    commit(begun, "chore: configure")
    git(begun, "tag", "v1.2.3")
    (begun / "a.py").write_text("2\n")
    git(begun, "add", "a.py")
    versions = learned(begun).versions
    assert versions is not None
    assert {bump: [name.split()[-1] for name in versions[bump]] for bump in versions} == {
        PATCH: ["1.2.4"],
        MINOR: ["1.3.0"],
        MAJOR: ["2.0.0"],
    }


def test_components_are_the_packages_of_a_monorepo(begun: Path) -> None:
    packages = {"packages/api": {}, "packages/cli": {"component": "tool"}}
    (begun / "release-please-config.json").write_text(json.dumps({"packages": packages}))
    assert ground(begun).facts.components == {"packages/api": "api", "packages/cli": "tool"}


def test_what_git_lists_is_parted_into_what_is_committed_and_what_is_in_conflict() -> None:
    assert staged_in(b"") == ((), ())
    assert staged_in(b"M\0a\0U\0b\0U\0c\0D\0\xff\0") == (("a", "\udcff"), ("b", "c"))


def test_an_odd_name_of_who_commits_is_read_whole(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_NAME", "A > B")
    assert identity(str(repository)).endswith(" <carl@example.com>")
