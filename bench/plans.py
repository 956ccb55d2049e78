"""`gatepost plan` against `cz bump --dry-run`, the real release-please, and itself on a longer history."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.clock import BenchError, Command, Rounds, measure
from bench.page import Section, Table, Target, milliseconds, times
from bench.peers import ROOT, Peers

sys.path.insert(0, str(ROOT / "tools"))

from parity.plan_git import Made, Workplace
from parity.plan_model import Commit, Repository, Tag

SHORT, LONG = 2_500, 10_000
SINCE = 40
PACKAGES = 30
SINCE_ALL = 120
_OURS = "gatepost plan"
_BUMP = "cz bump --dry-run"
_AGAIN = "gatepost plan, 10,000 commits"
_REAL = "release-please"
_MOST_OF_BUMP, _MOST_OF_REAL, _MOST_OF_HISTORY = 0.5, 0.4, 1.3
_HEADERS = (
    "feat(api): add a call",
    "fix: end in time",
    "chore(deps): bump a library",
    "docs: say more",
    "fix(cli): see",
)
_TEXT = f"""\
*A package*: {SHORT:,} commits, {SINCE} since the last tag, against commitizen's dry run of a bump, and against the same
with {LONG:,} commits. *A monorepo*: {PACKAGES} Python packages, {SINCE_ALL} commits since their tags, against the real
release-please in Node.js, which is handed the history and the files at once and spared asking git for them."""


def measure_plans(folder: Path, environment: Mapping[str, str], peers: Peers, rounds: int) -> Section:
    """Measure all of them; the real tool where there is npm."""
    folder.mkdir()
    workplace = Workplace(folder)
    short, long, mono = (
        workplace.make(each, number) for number, each in enumerate((_package(SHORT), _package(LONG), _monorepo()))
    )
    bump = _checked_out(short, folder / "short")
    ours = str(Path(sys.executable).with_name("gatepost"))
    commands = [
        Command(_OURS, (ours, "plan", "-C", short.folder)),
        Command(_BUMP, (peers.program("cz"), "bump", "--dry-run", "--yes")),
        Command(_AGAIN, (ours, "plan", "-C", long.folder)),
        Command(f"{_OURS}, monorepo", (ours, "plan", "-C", mono.folder, "--format", "json")),
    ]
    if peers.npm is not None:
        asked = folder / "asked.json"
        asked.write_text(json.dumps([mono.told]) + "\n", "utf-8")
        driver = str(ROOT / "src" / "gatepost" / "templates" / "release_please.mjs")
        commands.append(Command(_REAL, ("node", driver, str(peers.npm)), stdin=str(asked)))
    found = measure(commands, rounds, environment, bump)
    return Section((_table(commands, found),), tuple(_targets(found, has_real=peers.npm is not None)))


def _table(commands: list[Command], found: Rounds) -> Table:
    rows = [
        (f"**{each.label}**" if each.label.startswith(_OURS) else each.label, milliseconds(found.seconds(each.label)))
        for each in commands
    ]
    return Table("The release plan", _TEXT, ("", "median"), tuple(rows))


def _targets(found: Rounds, *, has_real: bool) -> list[Target]:
    bump, history = found.ratio(_OURS, _BUMP), found.ratio(_AGAIN, _OURS)
    targets = [
        Target(
            "a plan, against `cz bump --dry-run`", "at most 0.5, aim 0.35", times(bump), bump.median <= _MOST_OF_BUMP
        ),
        Target(
            "a plan, on four times the history",
            f"at most {_MOST_OF_HISTORY}",
            times(history),
            history.median <= _MOST_OF_HISTORY,
        ),
    ]
    if has_real:
        real = found.ratio(f"{_OURS}, monorepo", _REAL)
        name = f"a plan of {PACKAGES} packages, against release-please"
        targets.append(Target(name, "at most 0.4", times(real), real.median <= _MOST_OF_REAL))
    return targets


def _package(commits: int) -> Repository:
    """Return a Python package that both tools can release."""
    files = {
        "pyproject.toml": '[project]\nname = "rocket"\nversion = "1.2.3"\n\n[tool.commitizen]\nversion = "1.2.3"\n'
        'tag_format = "v$version"\nversion_files = ["src/rocket/__init__.py:__version__"]\n',
        "src/rocket/__init__.py": '__version__ = "1.2.3"\n',
        "CHANGELOG.md": "# Changelog\n\n## 1.2.3 (2025-01-01)\n\n* a\n",
        "release-please-config.json": json.dumps(
            {"packages": {".": {"release-type": "python", "include-component-in-tag": False}}}
        ),
        ".release-please-manifest.json": '{".": "1.2.3"}',
    }
    last = commits - SINCE - 1
    old = tuple(Tag(f"v0.{number}.0", number * 100) for number in range(last // 100))
    return Repository(_history(commits, files, ["src/rocket"]), (*old, Tag("v1.2.3", last)))


def _monorepo() -> Repository:
    names = [f"part{number:02}" for number in range(PACKAGES)]
    files = {
        "release-please-config.json": json.dumps(
            {"release-type": "python", "packages": {name: {"package-name": name} for name in names}}
        ),
        ".release-please-manifest.json": json.dumps(dict.fromkeys(names, "1.2.3")),
    }
    for name in names:
        files[f"{name}/pyproject.toml"] = f'[project]\nname = "{name}"\nversion = "1.2.3"\n'
        files[f"{name}/src/{name}/__init__.py"] = '__version__ = "1.2.3"\n'
        files[f"{name}/CHANGELOG.md"] = "# Changelog\n\n## 1.2.3 (2025-01-01)\n\n* a\n"
    tags = tuple(Tag(f"{name}-v1.2.3", SHORT - SINCE_ALL - 1) for name in names)
    return Repository(_history(SHORT, files, names), tags)


def _history(commits: int, files: dict[str, str], folders: list[str]) -> tuple[Commit, ...]:
    first = Commit("chore: begin", {path: text.encode() for path, text in files.items()})
    body = "Some words on why this was done.\n\nSigned-off-by: A Person <person@example.org>"
    return (
        first,
        *(
            Commit(
                f"{_HEADERS[number % len(_HEADERS)]} {number} (#{number})\n\n{body}",
                {f"{folders[number % len(folders)]}/module.py": b"x = %d\n" % number},
            )
            for number in range(1, commits)
        ),
    )


def _checked_out(made: Made, folder: Path) -> Path:
    """Return a work tree of a repository, which commitizen needs."""
    done = subprocess.run(["git", "clone", "--quiet", made.folder, str(folder)], check=False, capture_output=True)
    if done.returncode:
        message = f"git clone failed: {done.stderr.decode(errors='replace')}"
        raise BenchError(message)
    return folder
