"""`GatepostCz` as commitizen uses it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from commitizen.config.base_config import BaseConfig
from commitizen.cz.base import BaseCommitizen
from commitizen.defaults import DEFAULT_SETTINGS
from commitizen.exceptions import CustomError, InvalidConfigurationError
from commitizen.factory import committer_factory
from commitizen.git import GitCommit

from gatepost.adapters.commitizen.entry import plugin
from gatepost.adapters.commitizen.plugin import GatepostCz
from support.program import start
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

NOTHING_SET = DEFAULT_SETTINGS["allowed_prefixes"]


@pytest.fixture
def cz(repository: Path, monkeypatch: pytest.MonkeyPatch) -> GatepostCz:
    monkeypatch.chdir(repository)
    return plugin(BaseConfig())


def check(  # noqa: PLR0913  all that commitizen hands over
    cz: GatepostCz,
    text: str,
    *,
    allow_abort: bool = False,
    prefixes: list[str] = NOTHING_SET,
    most: int | None = 0,
    sha: str = "",
) -> tuple[bool, str]:
    """Return whether a message passes, and what is said of it."""
    valid, errors = cz.validate_commit_message(
        commit_msg=text,
        pattern=re.compile(cz.schema_pattern()),
        allow_abort=allow_abort,
        allowed_prefixes=prefixes,
        max_msg_length=most,
        commit_hash=sha,
    )
    return valid, "".join(map(str, errors))


def test_commitizen_finds_it_by_its_name() -> None:
    config = BaseConfig()
    config.update({"name": "gatepost"})
    assert isinstance(committer_factory(config), GatepostCz)


def test_a_message_passes_or_is_refused_in_our_words(cz: GatepostCz) -> None:
    assert check(cz, "fix: a loop") == (True, "")
    valid, said = check(cz, "Fix: a \x1b[2J")
    assert not valid
    assert said.startswith("✗ type-not-lowercase  GP103\n  │ Fix: a \\x1b[2J\n")


def test_a_commit_is_named_above_its_findings(cz: GatepostCz, repository: Path) -> None:
    sha = commit(repository, "tidy")
    valid, said = check(cz, "tidy", sha=sha)
    assert not valid
    assert said.startswith(f"{sha[:9]}  tidy\n✗ header-not-conventional")


def test_a_warning_is_said_and_passes(cz: GatepostCz, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(cz, "fix: a loop.") == (True, "")
    assert capsys.readouterr().err.startswith("! description-ends-with-period")


def test_an_empty_message_passes_where_commitizen_lets_it(cz: GatepostCz) -> None:
    assert check(cz, "", allow_abort=True) == (True, "")
    assert not check(cz, "")[0]
    assert not check(cz, "tidy", allow_abort=True)[0]


def test_prefixes_count_where_somebody_has_set_them_and_that_is_said(
    cz: GatepostCz, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not check(cz, "Merge the parsers")[0]
    assert check(cz, "Merge branch 'side'") == (True, "")
    assert check(cz, "WIP it\n\nx", prefixes=["WIP"]) == (True, "")
    assert capsys.readouterr().err == "gatepost: not judged, as `allowed_prefixes` names `WIP`: WIP it\n"
    assert not check(cz, "tidy", prefixes=[])[0]


def test_commitizen_s_limit_for_the_header_holds_beside_ours(cz: GatepostCz) -> None:
    assert check(cz, "fix: 12345", most=10) == (True, "")
    assert check(cz, "fix: 123456", most=10) == (
        False,
        "the header has 11 characters; commitizen's `message_length_limit` is 10\n",
    )
    assert check(cz, "fix: 123456", most=None) == (True, "")


def test_the_report_has_all_refused_messages(cz: GatepostCz) -> None:
    refused = [(GitCommit("", "tidy"), [check(cz, "tidy")[1]]), (GitCommit("", "x"), [check(cz, "x")[1]])]
    said = cz.format_exception_message(refused)
    assert said.count("header-not-conventional") == 2
    assert said.endswith("2 errors in 2 messages\nwhy, and examples: gatepost explain GP101")


def test_settings_that_make_no_sense_are_an_error_of_commitizen_s(cz: GatepostCz, repository: Path) -> None:
    (repository / "gatepost.toml").write_text("typs = []", "utf-8")
    assert cz.schema()  # `cz init` asks every plugin for it
    for ask in (cz.questions, cz.info, cz.example, cz.schema_pattern, lambda: cz.bump_map, cz.titles):
        with pytest.raises(InvalidConfigurationError, match="there is no setting `typs`"):
            ask()


def test_any_other_error_is_one_of_commitizen_s_too(cz: GatepostCz) -> None:
    with pytest.raises(CustomError, match="help: gatepost explain GE"):
        check(cz, "", sha="1" * 40)


def test_a_commitizen_that_lets_no_plugin_judge_is_refused(cz: GatepostCz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(BaseCommitizen, "validate_commit_message")
    with pytest.raises(CustomError, match=r'pip install --upgrade "gatepost\[cz\]"'):
        cz.schema_pattern()


def test_the_pattern_matches_what_the_example_shows(cz: GatepostCz) -> None:
    assert re.match(cz.schema_pattern(), cz.example())
    assert check(cz, cz.example()) == (True, "")
    assert "\nScopes: any\n" in cz.info()


def test_the_maps_are_made_once_when_they_are_asked_for(cz: GatepostCz) -> None:
    assert cz.bump_map is cz.bump_map
    assert "MAJOR" in (cz.bump_map or {}).values()
    assert "MAJOR" not in (cz.bump_map_major_version_zero or {}).values()
    assert (cz.change_type_order or [])[:2] == ["⚠ BREAKING CHANGES", "Features"]


def test_a_commit_adds_to_the_changelog_once(cz: GatepostCz) -> None:
    found = GitCommit("1", "feat(api): x", "fix: y\n\nwhy")
    asked = [cz.entries({"message": text, "sha1": "1"}, found) for text in ("feat(api): x", "fix: y", "why")]
    assert [entry["message"] for entry in asked[0] or []] == ["x", "y"]
    assert [entry["sha1"] for entry in asked[0] or []] == ["1", "1"]
    assert asked[1:] == [None, None]


def test_commits_that_release_please_drops_do_not_count(cz: GatepostCz) -> None:
    commits = [GitCommit("1", "fix: x"), GitCommit("2", "fix: y", "foo(bar(baz))"), GitCommit("3", "tidy")]
    assert [each.rev for each in cz.filter_commits(commits)] == ["1"]


def test_the_answers_make_the_message(cz: GatepostCz) -> None:
    assert cz.message({"type": "fix", "description": "x"}) == "fix: x"


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("commitizen", 'commitizen is not installed: pip install "gatepost[cz]"'),
        ("prompt_toolkit.application", "import of prompt_toolkit.application halted; None in sys.modules"),
        ("termcolor", "import of termcolor halted; None in sys.modules"),
    ],
)
def test_without_commitizen_the_error_says_what_to_install(missing: str, said: str, tmp_path: Path) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None\nimport gatepost.adapters.commitizen.entry; print('fine')\n"
    done = start(tmp_path, sys.executable, "-c", f"{code}import gatepost.adapters.commitizen.plugin")
    assert (done.out, done.err.splitlines()[-1]) == ("fine\n", f"ModuleNotFoundError: {said}")


def test_it_can_be_imported_before_commitizen(tmp_path: Path) -> None:
    done = start(tmp_path, sys.executable, "-c", "import gatepost.adapters.commitizen.plugin; print('fine')")
    assert (done.out, done.err) == ("fine\n", "")
