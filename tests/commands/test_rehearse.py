"""`gatepost rehearse`: what happens, where it would have failed in CI, and that nothing else is touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import uploading
from support.planning import said
from support.rehearsing import CONFIGURATION, MANIFEST, SDIST, WHEEL, Stage, configuration, make_stage, make_two
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.once


@pytest.fixture
def stage(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stage:
    return make_stage(repository, capsys, monkeypatch)


@pytest.fixture
def two(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stage:
    return make_two(repository, capsys, monkeypatch)


@pytest.fixture
def untouched(stage: Stage) -> Iterator[Stage]:
    """Give the stage, and fail where its repository is changed afterwards."""
    before = _picture(stage.path)
    yield stage
    assert _picture(stage.path) == before


def _picture(path: Path) -> tuple[object, ...]:
    found = (each for each in sorted(path.rglob("*")) if each.is_file() and ".git" not in each.parts)
    files = {each: each.read_bytes() for each in found}
    return (
        files,
        git(path, "for-each-ref"),
        git(path, "status", "--porcelain"),
        git(path, "config", "--list", "--local"),
    )


@pytest.mark.parametrize("client", ["twine", "uv"])
def test_a_release_goes_through(untouched: Stage, client: str) -> None:
    (untouched.path / "notes.txt").touch()
    done = untouched.rehearse("--client", client)
    (untouched.path / "notes.txt").unlink()

    assert done.code == 0, done.out + done.err
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "✓ release-plan-stops merged: `chore(main): release 1.2.1 (#5)`" in lines
    assert "✓ release-tag-taken tagged: `v1.2.1`" in lines
    assert "✓ release-repeats after it there is nothing to release" in lines
    assert any(line.startswith("✓ not-installable-from-index installed from there: `rocket==1.2.1`") for line in lines)
    assert "## [1.2.1](https://github.com/octo/rocket/compare/v1.2.0...v1.2.1)" in done.out
    assert sorted(path.name for path in (untouched.out / "index").iterdir()) == [WHEEL, SDIST]


def test_what_is_made_is_kept_in_the_folder_that_is_named(untouched: Stage) -> None:
    done = untouched.rehearse()

    assert f"what is made is kept in {untouched.out}\n" in done.err
    assert sorted(path.name for path in untouched.out.iterdir()) == ["dist", "index", "logs", "notes", "repository"]
    assert "* refuel in time ([#4]" in (untouched.out / "notes" / "01-1.2.1.md").read_text("utf-8")
    clone = untouched.out / "repository"
    assert git(clone, "log", "-1", "--format=%s") == "chore(main): release 1.2.1 (#5)"
    assert git(clone, "rev-parse", "--abbrev-ref", "HEAD") == "main"
    assert '"1.2.1"' in (clone / MANIFEST).read_text("utf-8")
    assert "uploading rocket-1.2.1" in (untouched.out / "logs" / "upload.log").read_text("utf-8").lower()


def test_a_folder_of_its_own_is_made_where_none_is_named(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = stage.rehearse("--out", "")

    kept = next(line.rpartition(" ")[2] for line in done.err.splitlines() if " kept in " in line)
    assert Path(kept).parent == tmp_path.resolve()
    assert (Path(kept) / "index" / WHEEL).is_file()


def test_an_upload_that_breaks_off_is_completed(stage: Stage) -> None:
    for client in ("twine", "uv"):
        found = stage.outcomes("--publish-failure", "--client", client, "--out", str(stage.out / client))
        assert found["upload-not-resumed"] == (
            "passed",
            f"the first try broke off without `{SDIST}`; the second one brought it and changed nothing",
        )
        assert sorted(path.name for path in (stage.out / client / "index").iterdir()) == [WHEEL, SDIST]


def test_two_packages_are_released_one_after_the_other(two: Stage) -> None:
    two.configure("pepper", "salt", **{"separate-pull-requests": True})
    done = two.rehearse("--format", "json")
    report = json.loads(done.out)

    assert done.code == 0, done.out + done.err
    assert report["subject"]["release"] == "pepper 1.2.1, salt 1.2.1"
    assert [each["name"] for each in report["files"]] == [
        "pepper-1.2.1-py3-none-any.whl",
        "pepper-1.2.1.tar.gz",
        "salt-1.2.1-py3-none-any.whl",
        "salt-1.2.1.tar.gz",
    ]
    assert [note["title"] for note in report["notes"]] == ["pepper 1.2.1", "salt 1.2.1"]
    assert git(two.out / "repository", "tag", "--points-at", "HEAD") == "salt-v1.2.1"


def test_a_package_that_is_none_for_python_is_released_without_files(two: Stage) -> None:
    told = json.loads(configuration("pepper", "salt"))
    told["packages"]["salt"]["release-type"] = "simple"
    git(two.path, "rm", "--quiet", "salt/pyproject.toml", "salt/backend.py")
    commit(two.path, "fix: no Python here", **{CONFIGURATION: json.dumps(told)})
    done = two.rehearse("--format", "json")

    assert done.code == 0, done.out
    assert {each["name"] for each in json.loads(done.out)["files"]} == {
        "pepper-1.2.1-py3-none-any.whl",
        "pepper-1.2.1.tar.gz",
    }


def test_nothing_to_release_is_no_failure(stage: Stage) -> None:
    git(stage.path, "tag", "v1.2.1")
    commit(stage.path, "chore: as if released", **{MANIFEST: '{".": "1.2.1"}'})
    git(stage.path, "tag", "--force", "v1.2.1")
    done = stage.rehearse()

    assert done.code == 0
    assert "✓ release-plan-stops" in done.out
    assert "there is nothing to release" in done.out
    assert '--with "fix: try it" rehearses a change' in done.err


def test_a_message_is_rehearsed_as_if_it_were_merged(stage: Stage) -> None:
    found = stage.outcomes("--with", "feat: fly", "--touching", "src/rocket/wings.py")

    assert found["release-plan-stops"] == ("passed", "merged: `chore(main): release 1.3.0 (#5)`")
    assert found["release-repeats"][0] == "passed"


@pytest.mark.parametrize(
    ("message", "effect"),
    [("no type", "not conventional"), ("chore: x", "hidden"), ("fix: x\n\nf(g(x)) it", "dropped")],
)
def test_a_message_that_does_nothing_is_said_to(stage: Stage, message: str, effect: str) -> None:
    report = json.loads(stage.rehearse("--format", "json", "--with", message, "--with", "feat: fly").out)

    said = f"`{message.partition(chr(10))[0]}` releases nothing: {effect}"
    assert report["subject"]["remark"].split("; ")[0] == said
    assert report["subject"]["release"] == "rocket 1.3.0"


def test_where_release_please_stops_the_rest_is_not_reached(stage: Stage) -> None:
    commit(stage.path, "chore: break it", **{MANIFEST: "{,}"})
    found = stage.outcomes()

    assert found["release-plan-stops"][0] == "failed"
    assert "In CI the job `release-please` would end here." in found["release-plan-stops"][1]
    for name in ("release-repeats", "release-not-built", "upload-refused", "not-installable-from-index"):
        assert found[name] == ("skipped", "not reached")


def test_a_tag_that_is_taken(stage: Stage) -> None:
    git(stage.path, "tag", "v1.2.1", "v1.2.0")
    assert stage.failed()["release-tag-taken"].startswith("the tag `v1.2.1` exists already")


def test_packages_that_release_each_other_for_ever(two: Stage) -> None:
    """The commit of each release writes into the other's folder, and commits of its type are in the notes."""
    told = json.loads(configuration("pepper", "salt", **{"separate-pull-requests": True}))
    told["changelog-sections"] = [{"type": each, "section": each.title()} for each in ("fix", "chore")]
    told["packages"]["pepper"]["extra-files"] = ["/salt/PEPPER"]
    told["packages"]["salt"]["extra-files"] = ["/pepper/SALT"]
    line = "1.2.0 # x-release-please-version\n"
    files = {"salt/PEPPER": line, "pepper/SALT": line, CONFIGURATION: json.dumps(told)}
    commit(two.path, "ci: configure", **files)

    assert two.failed() == {
        "release-repeats": "the next release pull request would release pepper 1.2.2, "
        "though nothing has changed since\nIn CI the job `release-please` would end here."
    }


def test_a_title_that_the_gate_refuses(stage: Stage) -> None:
    pattern = "chore: release ${version}\u202e"
    stage.configure(**{"include-component-in-tag": False, "pull-request-title-pattern": pattern})
    message = stage.failed()["release-title-refused"]

    assert message.startswith("`chore: release 1.2.1\u202e (#5)` is refused: ")
    assert message.endswith("(bidirectional-control)\nIn CI the job `commits` would end here.")


def test_a_build_that_fails(untouched: Stage) -> None:
    backend = (untouched.path / "backend.py").read_text("utf-8")
    commit(untouched.path, "fix: break the build", **{"backend.py": f"{backend}\nraise RuntimeError('no fuel')\n"})
    before = _picture(untouched.path)
    found = untouched.outcomes()

    assert found["release-not-built"][0] == "failed"
    assert "no fuel" in found["release-not-built"][1]
    assert "In CI the job `build` would end here." in found["release-not-built"][1]
    assert found["upload-refused"] == ("skipped", "not reached")
    assert _picture(untouched.path) == before
    git(untouched.path, "reset", "--quiet", "--hard", "HEAD~1")


def test_distributions_that_are_not_fit_are_not_uploaded(stage: Stage) -> None:
    text = (stage.path / "src/rocket/__init__.py").read_text("utf-8")
    commit(stage.path, "fix: forget the engine", **{"src/rocket/__init__.py": f"{text}import rocket_engine\n"})
    found = stage.outcomes()

    assert found["module-not-importable"][0] == "failed"
    assert found["upload-refused"] == ("skipped", "not reached")
    assert not (stage.out / "index").exists()


def test_an_index_that_refuses(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "_twine_options", lambda _: ["--no-such-option"])
    message = stage.failed()["upload-refused"]

    assert message.startswith("rocket 1.2.1: `twine upload` ended with 2\n| ")
    assert message.endswith("In CI the job `publish` would end here.")


@pytest.mark.parametrize("name", ["markdown", "github", "sarif", "junit"])
def test_every_format_has_the_failure(stage: Stage, name: str) -> None:
    git(stage.path, "tag", "v1.2.1", "v1.2.0")
    done = stage.rehearse("--format", name)

    assert done.code == 1
    assert "v1.2.1" in done.out
    assert "release-tag-taken" in done.out or "GR103" in done.out


def test_the_notes_cannot_act_on_a_terminal_or_a_log(stage: Stage) -> None:
    commit(stage.path, "fix: \x1b[31mred\u202e ::error::boo", **{"src/rocket/more.py": ""})
    for name in ("text", "markdown"):
        out = stage.rehearse("--format", name, "--out", str(stage.out / name)).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert not any(line.lstrip().startswith("::error") for line in out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--touching", "src"), "--touching is for --with alone"),
        (("--with", " "), "--with names no message"),
        (("--timeout", "0"), "Invalid value for '--timeout'"),
        (("--repository", "octo"), "`octo` is no OWNER/NAME"),
        (("--client", "curl"), "Invalid value for '--client'"),
    ],
)
def test_a_call_that_makes_no_sense(stage: Stage, arguments: tuple[str, ...], words: str) -> None:
    code, message, _ = said(stage.rehearse(*arguments))

    assert code == 2
    assert message.startswith(words)
    assert not stage.out.exists()


def test_a_folder_that_has_something_in_it_is_left(stage: Stage) -> None:
    stage.out.mkdir()
    (stage.out / "mine.txt").write_text("mine", "utf-8")
    code, message, _ = said(stage.rehearse())

    assert (code, message) == (2, f"--out {stage.out} has something in it")
    assert [path.name for path in stage.out.iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_made(stage: Stage) -> None:
    stage.out.write_text("a file", "utf-8")
    code, message, _ = said(stage.rehearse())

    assert code == 3
    assert message.startswith(f"cannot write to {stage.out}: ")
