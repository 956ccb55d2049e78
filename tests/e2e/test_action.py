"""Our action as others use it: `act` runs it, with the real gate and the real installation."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from support.action import NO_CHECKOUT, SHALLOW, SQUASH, WHOLE, Gate, lay_action, make_environment, pins, prepare_python
from support.github import KEY, commit, github
from support.workflows import needs_act

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [needs_act, pytest.mark.once]
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: what cannot run is then a failure."""

FINE = "### ✓ gatepost: 2 messages judged, all fine"


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_environment(tmp_path_factory.getbasetemp() / "environment")


@pytest.fixture
def bare_gate(tmp_path: Path) -> Gate:
    """Return the repository, where `python3` is the real one."""
    gate = Gate(tmp_path, {"NO_COLOR": "1"})
    lay_action(tmp_path / "action")
    gate.repository.mkdir()
    gate.git("init", "--quiet", "--initial-branch", "main")
    gate.commit({"pyproject.toml": "[tool.gatepost]\nscopes = ['api']\n"}, "feat(api): begin")
    gate.git("checkout", "--quiet", "-b", "topic")
    gate.commit({"login.py": ""}, "feat(api): sign in")
    return gate


@pytest.fixture
def gate(bare_gate: Gate, environment: Path) -> Gate:
    """Return the repository, where the environment of the action is a copy: it takes three seconds to make."""
    prepare_python(bare_gate, environment)
    return bare_gate


def test_it_installs_what_is_pinned_from_the_index(bare_gate: Gate) -> None:
    bare_gate.env |= {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_CERT"))}
    bare_gate.env |= {"PIP_RETRIES": "1", "PIP_DEFAULT_TIMEOUT": "15"}
    (bare_gate.directory / "action" / "src" / "gatepost" / "__main__.py").write_text(
        "import importlib.metadata as m, sys, gatepost.cli, click\n"
        "print('installed', *sorted(f'{d.name}=={d.version}' for d in m.distributions()))\n"
        "print('isolated', sys.flags.isolated, sys.flags.utf8_mode, sys.prefix != sys.base_prefix)\n"
        "sys.exit(gatepost.cli.main())\n"
    )
    ran = bare_gate.judge(bare_gate.pull_request("feat(api): sign in"))
    if "(from versions: none)" in ran.log:
        if EVERYTHING:
            pytest.fail("no package index can be reached")
        pytest.skip("no package index can be reached: the installation by pip was not tried")
    (installed,) = re.findall(r"\| installed (.*)", ran.log)
    installed = re.sub("[._]", "-", installed).lower()  # one name in several spellings
    beside = ("pip==", "setuptools==")  # what venv brings
    wanted = {pin.replace(".", "-") for pin in pins()}
    assert {each for each in installed.split() if not each.startswith(beside)} == wanted
    assert "| isolated 1 1 True" in ran.log
    assert ran.code == 0


def test_a_wheel_that_is_not_the_pinned_one_is_refused(bare_gate: Gate) -> None:
    for pin in pins():
        (bare_gate.directory / f"{pin.replace('==', '-')}-py3-none-any.whl").write_bytes(b"another")
    bare_gate.env |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(bare_gate.directory), "PIP_NO_COLOR": "1"}
    ran = bare_gate.judge(bare_gate.pull_request("feat(api): sign in"))
    assert (ran.code, ran.outputs["ok"]) == (3, "false")
    assert "error gatepost" in ran.commands
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in ran.log


@pytest.mark.parametrize("was", ["Sign in", "feat(api): sign in"])
def test_a_good_title_passes_whatever_it_was_before(gate: Gate, was: str) -> None:
    event = {**gate.pull_request("feat(api): sign in"), "changes": {"title": {"from": was}}}
    ran = gate.judge(event)
    assert ran.outputs == {
        "ok": "true",
        "messages": "2",
        "errors": "0",
        "warnings": "0",
        "landing": "feat(api): sign in (#7)",
        "effect": "minor: feat(api) → Features",
    }
    assert (ran.code, set(ran.commands)) == (0, {"set-output"})
    assert "    feat(api): sign in (#7)\n    \n    effect: minor: feat(api) → Features\n" in ran.log
    assert FINE in ran.log


def test_a_bad_title_does_not(gate: Gate) -> None:
    ran = gate.judge(gate.pull_request("feat(nope): sign in"))
    assert (ran.code, ran.outputs["ok"], ran.outputs["errors"]) == (1, "false", "1")
    assert [each for each in ran.commands if each != "set-output"] == ["error GP104 scope-unknown"]
    assert "### ✗ gatepost: 1 error in 2 messages" in ran.log


BODY = "x\nEOF\nok=pwned\nlanding<<EOF\nghadelimiter_0\nend-0\n::set-output name=ok::pwned\n##[set-output name=ok]pwned"


@pytest.mark.parametrize(
    "title",
    [
        """feat(api): $(touch PWNED) `touch PWNED` "; touch PWNED; echo " '; touch PWNED; echo '""",
        "feat(api): x\n::error::pwned\n\n::add-mask::pwned\r::stop-commands::pwned\u2028::error::pwned",
        "feat(api): %0A::set-output name=ok::pwned %250A ##[error]pwned ${{ github.token }} \x1b[31m\x9b2J\u202e\ud800",
        "::set-output name=ok::pwned",
        "--version",
    ],
    ids=["a shell", "lines", "the runner", "a command", "a flag"],
)
def test_no_title_breaks_out(gate: Gate, title: str) -> None:
    title = title.replace("PWNED", str(gate.directory / "pwned"))
    ran = gate.judge(gate.pull_request(title, BODY))
    assert not (gate.directory / "pwned").exists()
    landing = f"{title} (#7)\n\n{BODY}"
    assert ran.landing == ran.outputs["landing"] == landing.replace("\ud800", "\\ud800")
    assert ran.outputs["ok"] == ("false" if ran.code else "true")
    assert {each.partition(" GP")[0] for each in ran.commands} <= {"set-output", "error", "warning"}
    shown = [line for line in ran.log.split("\n") if re.match(r"\[[^]]*\]   (\||\W+  ::(error|warning))", line)]
    assert not [line for line in shown if "##[" in line or re.search(r"[\x1b\x9b\r\u2028\u202e]|\|\s*::", line)]


def test_nothing_that_the_checkout_brings_is_executed_or_heeded(gate: Gate) -> None:
    pwn = f"open({str(gate.directory / 'pwned')!r}, 'w').close()\n"
    packages = ("gatepost/__init__", "gatepost/__main__", "src/gatepost/__init__", "encodings/utf_8")
    names = ("click", "json", "pathlib", "pip", "sitecustomize", "sysconfig", "usercustomize", "venv", "wcwidth")
    files = {f"{name}.py": pwn for name in (*names, *packages)}
    files |= dict.fromkeys(("git", "git.exe", "python", "python3"), f"#!/bin/sh\ntouch {gate.directory}/pwned\n")
    files |= dict.fromkeys(("pip.conf", "pip.ini"), "[global]\nindex-url = http://127.0.0.1:1\n")
    files |= dict.fromkeys((".pydistutils.cfg", "setup.cfg"), "[install]\nprefix = /nowhere\n")
    files |= {"requirements/run.txt": "nothing-by-this-name\n", "pyvenv.cfg": "home = /nowhere\n", "gatepost.toml": "?"}
    files["pyproject.toml"] = "[tool.gatepost]\nextra-types = ['loose']\n"
    for name in ("git", "git.exe", "python", "python3"):
        (gate.repository / name).touch(mode=0o755)
    gate.commit(files, "feat(api): bait")
    ran = gate.judge(gate.pull_request("loose(api): sign in"))
    assert not (gate.directory / "pwned").exists()
    assert (ran.code, "error GP102 type-unknown" in ran.commands) == (1, True)


def test_the_settings_of_the_checkout_hold_where_they_are_asked_for(gate: Gate) -> None:
    gate.commit({"pyproject.toml": "[tool.gatepost]\nextra-types = ['loose']\n"}, "feat(api): loosen")
    assert gate.judge(gate.pull_request("loose: sign in"), inputs={"settings-from": ""}).code == 0


def test_a_fork_is_judged_without_a_token(gate: Gate) -> None:
    fork = {"ref": "main", "sha": gate.git("rev-parse", "topic"), "repo": {"full_name": "eve/repo"}}
    ran = gate.judge(
        gate.pull_request("feat(nope): sign in", head=fork),
        checkout={**WHOLE, "path": "it"},
        inputs={"working-directory": "it"},
    )
    assert (ran.code, ran.outputs["landing"]) == (1, "feat(nope): sign in (#7)")


@pytest.mark.parametrize(
    ("message", "code"), [("feat(api): a\n\nmore", 0), ("feat(nope): a", 1), ("fixup! feat: a", 1)]
)
def test_a_merge_queue_s_group_is_judged_commit_by_commit(gate: Gate, message: str, code: int) -> None:
    head = gate.commit({}, message)
    group = {"base_sha": gate.git("rev-parse", "main"), "head_sha": head, "head_ref": "refs/heads/gh-readonly-queue/x"}
    ran = gate.judge({"merge_group": group}, event="merge_group")
    assert (ran.code, ran.outputs["messages"], ran.outputs["landing"]) == (code, "2", "")


def test_a_push_is_judged_commit_by_commit(gate: Gate) -> None:
    before, after = gate.git("rev-parse", "main"), gate.commit({}, "no type")
    ran = gate.judge({"ref": "refs/heads/main", "before": before, "after": after}, event="push")
    assert (ran.code, ran.outputs["messages"], ran.outputs["errors"]) == (1, "2", "1")


@pytest.mark.parametrize(("title", "code", "ok"), [("PR_TITLE", 0, "true"), ("COMMIT_OR_PR_TITLE", 3, "false")])
def test_without_a_checkout_nothing_is_passed_that_is_not_there(gate: Gate, title: str, code: int, ok: str) -> None:
    facts = {**SQUASH, "squash_merge_commit_title": title}
    base = {"ref": "main", "sha": gate.git("rev-parse", "main"), "repo": facts}
    event = gate.pull_request("feat(ui): sign in", base=base)
    ran = gate.judge(event, event="pull_request_target", checkout=NO_CHECKOUT)
    assert (ran.code, ran.outputs["ok"], ran.outputs["errors"]) == (code, ok, "0")
    assert "| there is no checkout: the default settings hold" in ran.log
    assert ("or ask GitHub: --online" in ran.log) is bool(code)


def test_without_a_checkout_what_lies_around_is_no_settings_file(gate: Gate) -> None:
    event = gate.pull_request("loose: sign in")
    before = "printf '[tool.gatepost]\\nextra-types = [\"loose\"]' >pyproject.toml"
    assert gate.judge(event, event="pull_request_target", checkout=NO_CHECKOUT, before=before).code == 1


def test_online_the_rest_is_asked_of_github(gate: Gate) -> None:
    base, head = gate.git("rev-parse", "main"), gate.git("rev-parse", "topic")
    event = gate.pull_request("feat(api): sign in")
    pull_request = event["pull_request"]
    assert isinstance(pull_request, dict)
    with github() as server:
        server.repositories["octo/repo"] = dict(SQUASH)
        server.pulls["octo/repo", 7] = {**pull_request, "title": "feat(nope): edited since"}
        server.commits["octo/repo", f"{base}...{head}"] = [{**commit(1, "feat(api): sign in"), "sha": head}]
        server.files["octo/repo", base, "pyproject.toml"] = b"[tool.gatepost]\nscopes = ['api']\n"
        server.revisions["octo/repo", base] = base
        gate.env["GITHUB_API_URL"] = server.url
        ran = gate.judge(
            event, event="pull_request_target", checkout=NO_CHECKOUT, inputs={"online": "true", "token": KEY}
        )
    assert (ran.code, ran.landing) == (1, "feat(nope): edited since (#7)")
    assert "error GP104 scope-unknown" in ran.commands
    assert KEY not in ran.log


@pytest.mark.parametrize("event", ["pull_request", "merge_group"])
def test_a_clone_that_is_too_shallow_is_never_green(gate: Gate, event: str) -> None:
    base, head = gate.git("rev-parse", "main"), gate.git("rev-parse", "topic")
    payload = gate.pull_request("feat(api): sign in") | {"merge_group": {"base_sha": base, "head_sha": head}}
    ran = gate.judge(payload, event=event, checkout=SHALLOW)
    assert (ran.code, ran.outputs["ok"]) == (3, "false")
    assert re.search(rf"\|   hint: .*`git fetch .*{base}", ran.log)


@pytest.mark.parametrize(
    ("strict", "code"), [("true", 1), ("false", 0), ("", 0), ("yes", 2)], ids=["true", "false", "empty", "no boolean"]
)
def test_strict_lets_warnings_fail(gate: Gate, strict: str, code: int) -> None:
    gate.git("branch", "--force", "main", gate.commit({"pyproject.toml": WARNING}, "feat(api): settings"))
    gate.commit({}, "feat(api): sign in")
    ran = gate.judge(gate.pull_request("feat: sign in."), inputs={"strict": strict})
    assert (ran.code, ran.outputs["ok"]) == (code, "false" if code else "true")


WARNING = "[tool.gatepost.severity]\ndescription-ends-with-period = 'warning'\n"


def test_python_is_found_where_python3_is_none(gate: Gate) -> None:
    (gate.directory / "bin" / "python3").rename(gate.directory / "bin" / "python")
    gate.program("python3", "echo Python was not found; exit 49")
    assert gate.judge(gate.pull_request("feat(api): sign in")).code == 0


def test_a_python_that_is_too_old_is_an_error(gate: Gate) -> None:
    gate.program("python2", "exit 1")
    ran = gate.judge(gate.pull_request("feat(api): sign in"), inputs={"python": "python2"})
    assert (ran.code, ran.outputs["ok"]) == (3, "false")
    assert "::error title=gatepost::python2 is no Python of version 3.10 or newer" in ran.log


def test_a_python_may_be_named(gate: Gate) -> None:
    (gate.directory / "bin" / "python3").rename(gate.directory / "my python")
    for name in ("python3", "python"):
        gate.program(name, "exit 1")
    ran = gate.judge(gate.pull_request("feat(api): sign in"), inputs={"python": str(gate.directory / "my python")})
    assert ran.code == 0
