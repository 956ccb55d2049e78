"""`gatepost dist`: what is built, what is said of it, and how it ends."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from support.dist import QUICK, SDIST, WHEEL, Bench, make_bench
from support.packages import package
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


@pytest.fixture
def bench(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Bench:
    return make_bench(repository, capsys, monkeypatch)


def test_the_report_leads_from_the_files_back_to_the_commit(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    for name, value in {"SERVER_URL": "https://github.com", "REPOSITORY": "octo/demo", "RUN_ID": "7"}.items():
        monkeypatch.setenv(f"GITHUB_{name}", value)
    git(bench.path, "tag", "v1.2.0")
    done = bench.dist(*QUICK, "--format", "github")
    assert (done.code, done.out) == (0, "")
    told = summary.read_text("utf-8")
    for name in (WHEEL, SDIST):
        assert f"| `{name}` | " in told
        assert sha256((bench.path / "dist" / name).read_bytes()).hexdigest() in told
    assert "tag: `v1.2.0`" in told
    assert f"commit: `{git(bench.path, 'rev-parse', 'HEAD')}`" in told
    assert "run: `https://github.com/octo/demo/actions/runs/7`" in told


def test_the_digests_of_what_is_only_built_can_be_checked(bench: Bench) -> None:
    done = bench.dist("--build-only", "--no-isolation")
    assert done.code == 0
    digests = {name: digest for digest, name in (line.split("  ") for line in done.out.splitlines())}
    assert digests == {name: sha256((bench.path / "dist" / name).read_bytes()).hexdigest() for name in (WHEEL, SDIST)}


def test_a_second_build_is_compared(bench: Bench) -> None:
    assert bench.statuses(*QUICK, "--reproducible")[1]["not-reproducible"] == "passed"
    backend = (bench.path / "backend.py").read_text("utf-8")
    chance = {"backend.py": backend.replace("Summary: A demonstration", "Summary: {os.urandom(9).hex()}")}
    commit(bench.path, "fix: leave it to chance", **chance)
    assert bench.wrong(*QUICK, "--reproducible").keys() == {"not-reproducible"}


@pytest.mark.parametrize(("tag", "wrong"), [("v1.2.0", set()), ("v1.2.1", {"version-differs"})])
def test_the_version_is_that_of_the_tag(bench: Bench, tag: str, wrong: set[str]) -> None:
    assert bench.wrong(*QUICK, "--tag", tag).keys() == wrong
    git(bench.path, "tag", tag)
    assert bench.wrong(*QUICK).keys() == wrong
    assert bench.wrong("--dist", "dist", "--no-install").keys() == wrong


def test_what_is_not_committed_and_what_is_left_over_is_said(bench: Bench) -> None:
    (bench.path / "dist").mkdir()
    (bench.path / "dist" / "rocket-1.1.0.tar.gz").touch()
    (bench.path / "src" / "rocket" / "more.py").touch()
    wrong = bench.wrong(*QUICK)
    assert wrong.keys() == {"stale-files", "changes-not-committed", "sdist-incomplete"}
    assert "rocket-1.1.0.tar.gz" in wrong["stale-files"]
    assert "src/rocket/more.py" in wrong["changes-not-committed"]
    assert bench.dist(*QUICK, "--strict").code == 1


def test_what_is_ignored_does_not_count_and_what_weighs_more_does(bench: Bench) -> None:
    (bench.path / "src" / "rocket" / "more.py").touch()
    settings = '[severity]\nGA107 = "error"\n[ignore]\nsdist-incomplete = "as it is"\n'
    commit(bench.path, "build: set", **{"gatepost.toml": settings})
    done = bench.dist(*QUICK)
    assert done.code == 1
    assert "✗ changes-not-committed  GA107" in done.out
    assert "as it is" in done.out
    assert "sdist-incomplete  GA203" not in done.out


def test_one_command_may_leave_checks_out_but_not_in_ci(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", "GA101,type-unknown,nonsense")
    done = bench.dist(*QUICK, "--tag", "v9")
    assert done.code == 0
    assert "gatepost: version-differs was skipped, as GATEPOST_SKIP says\n" in done.err
    assert "gatepost: GATEPOST_SKIP names no rule by `nonsense`\n" in done.err
    monkeypatch.setenv("CI", "true")
    done = bench.dist(*QUICK, "--tag", "v9")
    assert done.code == 1
    assert "gatepost: GATEPOST_SKIP is not heeded in CI\n" in done.err


def test_one_of_several_packages_is_built_beside_the_others(bench: Bench) -> None:
    commit(
        bench.path,
        "feat: two",
        **{f"libs/{name}/{path}": text for name in ("salt", "mill") for path, text in package(name).items()},
    )
    git(bench.path, "rm", "-q", "-r", "src", "pyproject.toml", "backend.py")
    commit(bench.path, "feat: move")
    for name in ("salt", "mill"):
        assert bench.wrong(*QUICK, f"libs/{name}", "-o", "dist") == {}
    assert len(bench.built()) == 4
    only_stale = {"stale-files"}  # an upload of the whole folder is no release of one package
    assert bench.wrong("libs/salt", "--dist", "dist", "--no-install", "--tag", "salt-v1.2.0").keys() == only_stale
    done = bench.dist(*QUICK)
    assert done.code == 2
    assert "name one of them: gatepost dist libs/" in done.err


def test_files_from_elsewhere_are_judged_without_a_project(bench: Bench, tmp_path: Path) -> None:
    bench.dist(*QUICK)
    downloads = tmp_path / "downloads"
    (bench.path / "dist").rename(downloads)
    elsewhere = Bench(tmp_path, bench._capsys)  # noqa: SLF001  the same output
    code, statuses = elsewhere.statuses("--dist", "downloads", "--no-install")
    assert code == 0
    assert {statuses[name] for name in ("sdist-incomplete", "changes-not-committed")} == {"skipped"}
    assert statuses["version-differs"] == "passed"
    assert elsewhere.wrong("--dist", "downloads", "--no-install", "--tag", "v9.9.9").keys() == {"version-differs"}
    done = elsewhere.dist("--dist", "downloads", "--test", "true")
    assert done.code == 3
    assert "the tests could not be run: these files are looked at outside of their project" in done.err


def test_a_tag_that_is_named_is_compared_with_a_developmental_release_too(bench: Bench) -> None:
    commit(bench.path, "feat: try", **package(version="1.2.4.dev0"))
    git(bench.path, "tag", "v1.2.3")
    assert bench.wrong(*QUICK) == {}
    assert bench.wrong(*QUICK, "--tag", "v1.2.3").keys() == {"version-differs"}


def test_a_wheel_that_is_not_for_this_machine_is_not_passed_over_in_silence(bench: Bench) -> None:
    bench.dist(*QUICK)
    wheel = bench.path / "dist" / WHEEL
    wheel.rename(wheel.with_name(WHEEL.replace("any", "win32")))
    done = bench.dist("--dist", "dist")
    assert done.code == 3
    assert "rocket-1.2.0-py3-none-win32.whl is for py3-none-win32, and this is Python" in done.err
    assert bench.dist("--dist", "dist", "--no-install").code == 0


def test_a_wheel_for_another_python_is_not_passed_over_in_silence(bench: Bench) -> None:
    files = {path: text.replace(">=3.10", "<3.10") for path, text in package().items()}
    commit(bench.path, "feat: be old", **files)
    done = bench.dist("--no-isolation")
    assert done.code == 3
    assert "requires Python <3.10, and this is Python" in done.err


def test_what_belongs_to_another_package_is_left_over_where_it_would_be_uploaded(bench: Bench) -> None:
    files = {f"libs/{name}/{path}": text for name in ("salt", "mill") for path, text in package(name).items()}
    git(bench.path, "rm", "-q", "-r", "src", "pyproject.toml", "backend.py")
    commit(bench.path, "feat: two", **files)
    bench.dist(*QUICK, "libs/salt", "-o", "dist")
    assert bench.wrong("libs/salt", "--dist", "dist", "--no-install") == {}
    (bench.path / "dist" / "mill-1.2.0.tar.gz").touch()
    assert bench.wrong("libs/salt", "--dist", "dist", "--no-install").keys() == {"stale-files"}


def test_what_comes_while_the_files_are_looked_at_is_seen(bench: Bench) -> None:
    place = bench.path / "dist"
    command = f"echo x >>{place / WHEEL}; echo x >{place / 'evil.whl'}"
    assert bench.wrong("--no-isolation", "--test", command).keys() == {"altered-while-proven"}


def test_what_is_built_is_written_through_no_link_and_none_is_judged(bench: Bench, tmp_path: Path) -> None:
    bench.dist(*QUICK)
    victim = tmp_path / "victim"
    (bench.path / "dist" / SDIST).rename(victim)
    before = victim.read_bytes()
    (bench.path / "dist" / SDIST).symlink_to(victim)
    assert bench.wrong("--dist", "dist", "--no-install").keys() >= {"stale-files", "distribution-missing"}
    commit(bench.path, "feat: more", **{"src/rocket/more.py": ""})
    assert bench.wrong(*QUICK) == {}
    assert not (bench.path / "dist" / SDIST).is_symlink()
    assert victim.read_bytes() == before


def test_a_build_that_writes_into_another_package_is_seen(bench: Bench) -> None:
    files = {f"libs/{name}/{path}": text for name in ("salt", "mill") for path, text in package(name).items()}
    evil = (
        "\nimport pathlib\n\nfor place in pathlib.Path('../salt/src').glob('salt'):\n    (place / 'evil.py').touch()\n"
    )
    git(bench.path, "rm", "-q", "-r", "src", "pyproject.toml", "backend.py")
    commit(bench.path, "feat: two", **{**files, "libs/mill/backend.py": files["libs/mill/backend.py"] + evil})
    wrong = bench.wrong(*QUICK, "libs/mill")
    assert "`libs/salt/src/salt/evil.py`" in wrong["build-writes-outside"]


@pytest.mark.parametrize("out", [".", "..", "src/.."])
def test_nothing_is_built_into_a_folder_with_the_package_in_it(bench: Bench, out: str) -> None:
    done = bench.dist(*QUICK, "-o", out)
    assert done.code == 2
    assert "is a folder with the package in it" in done.err


def test_a_version_of_another_module_is_its_own_affair(bench: Bench) -> None:
    commit(bench.path, "feat: help", **{"src/helper.py": '__version__ = "9.0"\n'})
    assert bench.wrong("--no-isolation").keys() == {"wheel-contents"}


def test_what_is_refused_is_handed_to_nothing(bench: Bench) -> None:
    bench.dist(*QUICK)
    (bench.path / "dist" / WHEEL).write_bytes(b"nothing")
    code, statuses = bench.statuses("--dist", "dist")
    assert (code, statuses["archive-unsafe"]) == (1, "failed")
    assert {statuses[name] for name in ("metadata-refused", "wheel-contents", "not-installable")} == {"skipped"}


def test_without_a_wheel_there_is_nothing_to_install(bench: Bench) -> None:
    bench.dist(*QUICK)
    (bench.path / "dist" / WHEEL).unlink()
    code, statuses = bench.statuses("--dist", "dist")
    assert (code, statuses["distribution-missing"], statuses["not-installable"]) == (1, "failed", "skipped")


def test_older_files_are_not_held_against_what_is_checked_out(bench: Bench) -> None:
    bench.dist(*QUICK)
    commit(bench.path, "feat: more", **package(version="1.3.0"))
    code, statuses = bench.statuses("--dist", "dist", "--no-install")
    assert (code, statuses["version-differs"], statuses["sdist-incomplete"]) == (1, "failed", "skipped")


def test_the_tests_run_against_the_wheel(bench: Bench) -> None:
    test = "import rocket\nassert 'site-packages' in rocket.__file__\n"
    commit(bench.path, "test: try", **{"tests/try.py": test})
    command = "python tests/try.py"
    assert bench.statuses("--no-isolation", "--test", command)[1]["tests-fail"] == "passed"
    assert bench.statuses("--no-isolation", "--test", f"{command} && exit 3")[1]["tests-fail"] == "failed"


def test_a_build_that_fails_leaves_what_was_there(bench: Bench) -> None:
    (bench.path / "dist").mkdir()
    (bench.path / "dist" / WHEEL).write_bytes(b"as it was")
    commit(bench.path, "fix: break", **{"backend.py": "raise SystemExit('no luck')\n"})
    done = bench.dist(*QUICK, "--format", "github")
    assert done.code == 1
    assert "::error title=gatepost GE124::the sdist could not be built: no luck%0A" in done.out
    assert "  | no luck\n" in done.err
    assert (bench.path / "dist" / WHEEL).read_bytes() == b"as it was"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--dist", "dist", "--out", "x"), "--out would do nothing: --dist builds nothing"),
        (("--dist", "dist", "--no-isolation"), "--no-isolation would do nothing: --dist builds nothing"),
        (("--build-only", "--tag", "v1"), "--tag would do nothing: --build-only proves nothing"),
        (("--build-only", "--reproducible"), "--reproducible would do nothing: --build-only proves nothing"),
        (("--verify", "--test", "x"), "--test would do nothing: --verify looks at attestations alone"),
        (("--workflow", "x.yml"), "--workflow would do nothing: who published is asked by --verify"),
        (("--with", "pytest"), "--with would do nothing: --with is for --test"),
        (("--no-install", "--test", "x"), "--test would do nothing: --test needs the installed wheel"),
        (("--tag", ""), "--tag names no tag"),
        (("--test", ""), "--test names no command"),
        (("--build-only", "--format", "json"), "--format json would do nothing: --build-only proves nothing"),
        (("--verify", "--timeout", "3"), "--timeout would do nothing: --verify looks at attestations alone"),
        (("--dist", "dist", "--no-install", "--timeout", "3"), "--timeout would do nothing: nothing is built"),
        (("--timeout", "0"), "Invalid value for '--timeout'"),
        (("--dist", "nowhere"), "cannot look into"),
        (("src",), "there is no package in"),
    ],
)
def test_a_call_that_makes_no_sense_is_said(bench: Bench, arguments: tuple[str, ...], said: str) -> None:
    done = bench.dist(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_folder_without_a_distribution_of_the_package_is_said(bench: Bench) -> None:
    (bench.path / "dist").mkdir()
    (bench.path / "dist" / "pepper-1.0.tar.gz").touch()
    done = bench.dist("--dist", "dist")
    assert done.code == 2
    assert "there is no distribution of rocket in" in done.err


def test_where_nothing_can_be_written_nothing_is_lost(bench: Bench) -> None:
    (bench.path / "dist").write_bytes(b"a file")
    done = bench.dist(*QUICK)
    assert done.code == 3
    assert "cannot write to" in done.err
    assert (bench.path / "dist").read_bytes() == b"a file"
