"""Check what GitHub runs for this repository: workflows, actions, Dependabot, the release configuration, shell scripts.

Everything works offline, with the tools of the virtual environment that runs this script. Each check prints one line;
one that fails prints what its tool said below it, and the exit code is then 1.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
SHELL_SHEBANG = re.compile(rb"#!.*\b(?:ba|da|k)?sh\b")


@dataclass(frozen=True)
class Check:
    """A tool with its options, and what it is to judge: files, or a text on its standard input (the file `-`)."""

    name: str
    command: tuple[str, ...]
    files: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True)
class Verdict:
    """What came of a check: whether it failed, its one line, and what the tool said."""

    failed: bool
    line: str
    output: str = ""


def existing(*patterns: str) -> tuple[str, ...]:
    """List the files of the repository that match, relative to its root; a pattern may match none."""
    return tuple(sorted(path.relative_to(ROOT).as_posix() for pattern in patterns for path in ROOT.glob(pattern)))


def shell_scripts() -> tuple[str, ...]:
    """List the files that git knows or would add and that are shell scripts by their name or their first line."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    ).stdout
    names = sorted({os.fsdecode(name) for name in listing.split(b"\0") if name})
    return tuple(name for name in names if is_shell_script(ROOT / name))


def is_shell_script(path: Path) -> bool:
    """Tell whether shellcheck can judge the file; one that was deleted since is none."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return path.suffix == ".sh" or SHELL_SHEBANG.match(file.readline(200)) is not None


def action_scripts(actions: tuple[str, ...]) -> Iterator[Check]:
    """List the bash steps of actions for shellcheck; actionlint does this for workflows, and cannot read actions."""
    for file in actions:
        for number, step in enumerate(YAML(typ="safe").load(ROOT / file)["runs"].get("steps", ())):
            if step.get("shell") == "bash":
                name = f"shellcheck, {file}, step {step.get('name', number)}"
                script = f"set -eo pipefail; {step['run']}"  # as GitHub runs it; the lines keep their numbers
                yield Check(name, ("shellcheck", "--shell=bash", "--severity=style"), ("-",), script)


def checks() -> tuple[Check, ...]:
    """List what is checked by a tool; actionlint runs shellcheck too, on each `run:` step of a workflow."""
    workflows = existing(".github/workflows/*.yml", ".github/workflows/*.yaml")
    actions = existing("action.yml", ".github/actions/*/action.yml")
    dependabot = existing(".github/dependabot.yml")
    schema = ("check-jsonschema", "--builtin-schema")
    return (
        Check(
            "zizmor",
            ("zizmor", "--offline", "--persona", "auditor", "--strict-collection", "--quiet"),
            workflows + actions + dependabot,
        ),
        Check("actionlint", ("actionlint",), workflows),
        Check("workflow schema", (*schema, "vendor.github-workflows"), workflows),
        Check("action schema", (*schema, "vendor.github-actions"), actions),
        Check("dependabot schema", (*schema, "vendor.dependabot"), dependabot),
        Check("shellcheck", ("shellcheck", "--severity=style"), shell_scripts()),
        *action_scripts(actions),
    )


def run(check: Check) -> Verdict:
    """Run the tool on its files, with the environment's own tools found before any others."""
    if not check.files:
        return Verdict(failed=False, line=f"none  {check.name}: no files")
    path = os.pathsep.join((str(TOOLS), os.environ.get("PATH", os.defpath)))
    tool = shutil.which(check.command[0], path=str(TOOLS))
    if tool is None:
        return Verdict(failed=True, line=f"FAIL  {check.name}: {check.command[0]} is not in {TOOLS}; run `make setup`")
    done = subprocess.run(
        [tool, *check.command[1:], *check.files],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        check=False,
        input=check.text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    failed = done.returncode != 0
    files = "1 file" if len(check.files) == 1 else f"{len(check.files)} files"
    return Verdict(failed, f"{'FAIL' if failed else 'ok  '}  {check.name}: {files}", done.stdout if failed else "")


def release_configuration() -> Verdict:
    """Check what no schema can: both files are strict JSON, name the same packages, and list a type once."""
    name = "release configuration"
    try:
        config = json.loads((ROOT / "release-please-config.json").read_text(encoding="utf-8"))
        manifest = json.loads((ROOT / ".release-please-manifest.json").read_text(encoding="utf-8"))
        packages = set(config["packages"])
        types = [section["type"] for section in config["changelog-sections"]]
    except (OSError, ValueError, LookupError, TypeError) as error:
        return Verdict(failed=True, line=f"FAIL  {name}: {error!r}")
    if packages != set(manifest):
        return Verdict(failed=True, line=f"FAIL  {name}: packages {sorted(packages)}, versions {sorted(manifest)}")
    if repeated := {kind for kind in types if types.count(kind) > 1}:
        return Verdict(failed=True, line=f"FAIL  {name}: more than one section for {sorted(repeated)}")
    return Verdict(failed=False, line=f"ok    {name}: 2 files")


def main() -> int:
    """Run every check, two at a time, and report them in their order."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        verdicts = [*pool.map(run, checks()), release_configuration()]
    for verdict in verdicts:
        print(verdict.line)
        if verdict.output:
            print(verdict.output.rstrip())
    return int(any(verdict.failed for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
