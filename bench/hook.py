"""The commit-msg hook on a good message: run directly, and by a real `git commit`."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bench.clock import CPU, BenchError, Command, measure
from bench.page import Section, Table, Target, milliseconds, number, times
from bench.peers import Peers
from bench.scratch import (
    HOOK,
    MESSAGE,
    MESSAGE_FILE,
    hook_interpreter,
    install_our_hook,
    make_repository,
    rulebook_time,
    run,
)

OURS = "gatepost, installed hook"
BARE = "`python -I -S -c pass`"
CONVENTIONAL = "conventional-pre-commit"
NO_HOOK = "no hook"
_SLOW = 4
_BARE_LIMIT = 1.5
_PEER_LIMIT = 0.25
_DIRECT_TEXT = """\
The file that git hands to the hook holds a message that all of them accept; the repository has settings for each of
them and a release configuration. gatepost is what `gatepost hook install` installs, with its rulebook kept from the
commit before. *Bare* is the interpreter that this hook runs by, doing nothing: `python -I -S -c pass`."""
_COMMIT_TEXT = """\
`git commit --allow-empty` in repositories that differ in their commit-msg hook only. The other tools are started by a
hook of one line of shell, and once by pre-commit (a `system` hook, so with nothing to set up)."""
_PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: conventional
        name: conventional
        language: system
        entry: {program}
        stages: [commit-msg]
"""


def measure_hook(folder: Path, environment: Mapping[str, str], peers: Peers, rounds: int) -> Section:
    """Measure hooks run directly, against the bare interpreter. Raises `BenchError` where the sources changed."""
    repository = make_repository(folder / "hook", environment)
    install_our_hook(repository, environment)
    commands = _hooks(hook_interpreter(repository), peers)
    kept = rulebook_time(repository)
    found = measure(commands, rounds, {**environment, "GIT_EDITOR": ":"}, repository)
    if rulebook_time(repository) != kept:
        message = "the sources of gatepost changed while its hook was measured; run it again"
        raise BenchError(message)
    labels = sorted((command.label for command in commands), key=lambda label: found.seconds(label).median)
    rows = [
        (
            f"**{label}**" if label == OURS else f"{label} {peers.versions.get(label.partition(' ')[0], '')}".strip(),
            times(found.ratio(label, BARE)),
            times(found.ratio(label, CONVENTIONAL)),
            number(found.ratio(label, BARE, CPU).median),
            number(found.ratio(label, CONVENTIONAL, CPU).median),
            milliseconds(found.seconds(label)),
            str(found.count(label)),
        )
        for label in labels
    ]
    if peers.npm is None:
        rows.append(("commitlint", peers.no_npm, "", "", "", "", ""))
    columns = ("", "bare = 1", f"{CONVENTIONAL} = 1", "CPU, bare = 1", "CPU, c-p-c = 1", "median", "rounds")
    bare, peer = found.ratio(OURS, BARE), found.ratio(OURS, CONVENTIONAL)
    return Section(
        (Table("The commit-msg hook on a good message", _DIRECT_TEXT, columns, tuple(rows)),),
        (
            Target(
                "hook, against the bare interpreter", "at most 1.5, aim 1.25", times(bare), bare.median <= _BARE_LIMIT
            ),
            Target(f"hook, against {CONVENTIONAL}", "at most 0.25", times(peer), peer.median <= _PEER_LIMIT),
        ),
    )


def _hooks(interpreter: str, peers: Peers) -> list[Command]:
    commands = [
        Command(BARE, (interpreter, "-I", "-S", "-c", "pass")),
        Command(OURS, (HOOK, MESSAGE_FILE)),
        Command(CONVENTIONAL, (peers.program("conventional-pre-commit"), MESSAGE_FILE)),
        Command("committed", (peers.program("committed"), "--commit-file", MESSAGE_FILE)),
        Command("gitlint-core", (peers.program("gitlint"), "--staged", "--msg-filename", MESSAGE_FILE), every=2),
        Command("commitizen (cz check)", (peers.program("cz"), "check", "--commit-msg-file", MESSAGE_FILE), _SLOW),
    ]
    if peers.npm is not None:
        program = str(peers.npm / "node_modules" / ".bin" / "commitlint")
        settings = str(peers.npm / "commitlint.config.mjs")
        commands.append(Command("commitlint", (program, "--config", settings, "--edit", MESSAGE_FILE), _SLOW))
    return commands


def measure_commit(folder: Path, environment: Mapping[str, str], peers: Peers, rounds: int) -> Section:
    """Measure real commits, with and without hooks."""
    scripts = {
        NO_HOOK: "",
        CONVENTIONAL: f'exec {peers.program("conventional-pre-commit")} "$1"',
        "committed": f'exec {peers.program("committed")} --commit-file "$1"',
        "commitizen (cz check)": f'exec {peers.program("cz")} check --commit-msg-file "$1"',
    }
    message = folder / "message.txt"
    message.write_text(MESSAGE, "utf-8")
    commands = []
    for number_, (label, script) in enumerate(scripts.items()):
        repository = make_repository(folder / f"commit-{number_}", environment)
        if script:
            hook = repository / HOOK
            hook.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
            hook.chmod(0o755)
        commands.append(_commit(label, repository, message))
    ours = make_repository(folder / "commit-ours", environment)
    install_our_hook(ours, environment)
    commands.insert(1, _commit(OURS, ours, message))
    pre_commit = Path(sys.executable).with_name("pre-commit")
    if pre_commit.exists():
        managed = make_repository(folder / "commit-managed", environment)
        text = _PRE_COMMIT.format(program=peers.program("conventional-pre-commit"))
        (managed / ".pre-commit-config.yaml").write_text(text, "utf-8")
        run(["git", "add", "--all"], managed, environment)
        run([str(pre_commit), "install", "--hook-type", "commit-msg"], managed, environment)
        commands.append(_commit("pre-commit → conventional-pre-commit", managed, message))
    commands = [
        replace(each, every=_SLOW) if each.label.startswith(("commitizen", "pre")) else each for each in commands
    ]
    found = measure(commands, rounds, environment, folder)
    rows = tuple(
        (
            f"**{label}**" if label == OURS else label,
            times(found.ratio(label, NO_HOOK)),
            times(found.ratio(label, OURS)),
            number(found.ratio(label, OURS, CPU).median),
            milliseconds(found.seconds(label)),
            str(found.count(label)),
        )
        for label in sorted((command.label for command in commands), key=lambda label: found.seconds(label).median)
    )
    columns = ("", "no hook = 1", "gatepost = 1", "CPU, gatepost = 1", "median", "rounds")
    return Section((Table("A real commit", _COMMIT_TEXT, columns, rows),))


def _commit(label: str, repository: Path, message: Path) -> Command:
    arguments = ("git", "-C", str(repository), "commit", "--quiet", "--allow-empty", "-F", str(message))
    return Command(label, arguments)
