"""What the commitizen plugin knows of a repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.adapters.commitizen.ground import Ground
from gatepost.prompt.scopes import KnownScope
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = '{"packages": {".": {"release-type": "python"}, "libs/core": {}, "libs/web": {"component": "site"}}}'


def settle(repository: Path, settings: str = "", configuration: str = "") -> Ground:
    """Write settings, and return what is known then."""
    (repository / "gatepost.toml").write_text(settings, "utf-8")
    if configuration:
        (repository / "release-please-config.json").write_text(configuration, "utf-8")
    return Ground(str(repository))


def stage(repository: Path, *names: str) -> None:
    for name in names:
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n", "utf-8")
    git(repository, "add", "--", *names)


def test_the_branch_tells_the_type_and_the_issue(repository: Path) -> None:
    git(repository, "symbolic-ref", "HEAD", "refs/heads/bugfix/ABC-7-loop")
    stage(repository, "docs/a.md")
    ground = settle(repository)
    assert (ground.likely_type, ground.likely_issue) == ("fix", "ABC-7")


def test_where_the_branch_tells_nothing_the_staged_files_tell_the_type(repository: Path) -> None:
    stage(repository, "docs/a.md", "docs/b.md")
    ground = settle(repository)
    assert (ground.likely_type, ground.likely_issue) == ("docs", "")


def test_a_detached_head_is_no_branch(repository: Path) -> None:
    commit(repository, "feat: begin")
    git(repository, "switch", "--quiet", "--detach")
    assert settle(repository).branch == ""


def test_scopes_come_from_the_files_then_the_history_then_the_settings(repository: Path) -> None:
    commit(repository, "fix(api): a")
    stage(repository, "src/cli/x.py")
    ground = settle(repository, 'scopes = ["docs", "api"]\nscope-paths = { "src/cli/**" = "cli" }\n')
    assert ground.scopes == [
        KnownScope("cli", "these files"),
        KnownScope("api", "history"),
        KnownScope("docs", "settings"),
    ]


def test_packages_are_scopes_by_component_or_folder(repository: Path) -> None:
    stage(repository, "libs/core/a.py", "libs/web/a.py", "libs/web/b.py", "setup.py")
    assert [each.name for each in settle(repository, configuration=CONFIGURATION).scopes] == ["site", "core"]


def test_types_do_what_the_release_configuration_says(repository: Path) -> None:
    sections = '{"packages": {".": {"changelog-sections": [{"type": "sec", "section": "Security"}]}}}'
    known = {each.name: each.effect for each in settle(repository, configuration=sections).types}
    assert known["sec"] == "patch, Security"
    assert known["fix"] == "no release, in no section"


def test_a_release_configuration_that_only_release_please_could_mind_gives_no_scopes(repository: Path) -> None:
    stage(repository, "libs/core/a.py")
    ground = settle(repository, configuration='{"packages": {"libs/core": {"component": 1}}}')
    assert ground.scopes == []


def test_the_identity_is_the_committer_s(repository: Path) -> None:
    assert settle(repository).identity == "Carl Committer <carl@example.com>"


def test_outside_of_a_repository_nothing_is_known_and_the_rules_hold(tmp_path: Path) -> None:
    ground = Ground(str(tmp_path))
    assert (ground.branch, ground.staged, ground.scopes, ground.likely_type) == ("", (), [], "")
    assert ground.rulebook.rules


def test_without_git_nothing_is_known(tmp_path: Path) -> None:
    assert Ground(str(tmp_path / "gone")).identity == ""
