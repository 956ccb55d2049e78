"""Releases of repositories that are set up: everything that is slow, or leaves the machine, stands in."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from gatepost.gate.init_options import UV
from gatepost.scaffold.project import Project
from gatepost.scaffold.survey import History, Remote, Survey
from support.init_stage import THIS, InitStage, setup_of
from support.workflows import GATES

if TYPE_CHECKING:
    from gatepost.options.option import Value
    from gatepost.scaffold.project import Package

_DIST = """
import os, re, sys
from pathlib import Path
from packaging.utils import parse_wheel_filename
from packaging.version import Version
arguments = sys.argv[1:]
if "--build-only" in arguments:
    folder = Path(arguments[-1] if "-o" in arguments else ".")
    name, text = re.findall(r'^(?:name|version) = "(.*)"$', (folder / "pyproject.toml").read_text(), re.MULTILINE)
    (module,) = folder.glob("src/*/__init__.py")
    (said,) = re.findall('__version__ = "(.*)"', module.read_text())
    version = Version(text)
    Path("dist").mkdir(exist_ok=True)
    for end in ("-py3-none-any.whl", ".tar.gz"):
        Path(f"dist/{name.replace('-', '_')}-{version}{end}").touch()
    event = f"build {name} {version}{'' if said == text else ', but it says ' + said}"
else:
    (wheel,) = Path("dist").glob("*.whl")
    version = parse_wheel_filename(wheel.name)[1]
    tag = arguments[arguments.index("--tag") + 1] if "--tag" in arguments else str(version)
    event = "" if Version(re.sub("^.*-v", "", tag)) == version else f"refuse {version} as {tag}"
with Path(os.environ["EVENTS"]).open("a") as events:
    events.write(event + "\\n" * bool(event))
sys.exit(event.startswith("refuse"))
"""
_UV = """
case $1 in
    run)
        while [ "$1" != python ] && [ "$1" != gatepost ]; do shift; done
        [ "$1" != gatepost ] || set -- "$1" "{dist}" "$@"
        shift
        exec "{python}" "$@"
        ;;
    publish)
        echo "uv $* to $UV_PUBLISH_URL as $UV_PUBLISH_USERNAME:$UV_PUBLISH_PASSWORD" >>"$EVENTS"
        test "$INDEX" != fails
        ;;
esac
"""
_PYTHON = """
case $* in
    *"-m gatepost dist"*) exec "{python}" "{dist}" "$@" ;;
    "-m "*) ;;
    *) exec "{python}" "$@" ;;
esac
"""
_POETRY = """
case $* in "run gatepost dist"*) exec "{python}" "{dist}" "$@" ;; esac
"""


class Releases(InitStage):
    """A repository with releases behind it; `events` of a run are what was built, uploaded and attached, in order."""

    def set_up(self, packages: tuple[Package, ...], **given: Value) -> None:
        """Make the repository, with a version of each package."""
        files = {path: text for each in packages for path, text in _sources(each, each.version).items()}
        manifest = {each.path: each.version for each in packages}
        texts = {".release-please-manifest.json": json.dumps(manifest)}
        survey = Survey("/demo", frozenset(texts), texts, History(remote=Remote("github.com", "octo", "demo")))
        project = Project(packages, UV, (THIS,), "make", "pre-commit")
        self.begin(setup_of(project, given, survey), {**files, **texts}, gates=GATES)
        dist = self.directory / "dist.py"
        dist.write_text(_DIST, encoding="utf-8")
        gh = 'echo "gh $*" >>"$EVENTS"'
        for name, script in (("uv", _UV), ("python", _PYTHON), ("poetry", _POETRY), ("gh", gh)):
            self.program(name, script.format(python=sys.executable, dist=dist))
        self.env |= {"GATES": "green", "RELEASE_PLEASE": "works", "CREATED": "", "OUTPUTS": "", "INDEX": "works"}
        tags = ("release_created", "tag_name", "sha")
        self.outputs = (
            *("paths_released", "releases_created"),
            *(f"{each.path}--{tag}" for each in packages for tag in tags if each.path != "."),
        )

    def version(self, package: Package, version: str, *tags: str) -> None:
        """Give a package another version, and the commit tags."""
        self.commit(_sources(package, version), f"chore: release {version}")
        for tag in tags:
            self.git("tag", tag)

    def push(self, *options: str) -> tuple[int, list[str]]:
        """Let something land on the branch of releases."""
        return self.run("release", "push", {"ref": "refs/heads/main"}, *options)

    def retry(self, tag: str, *options: str) -> tuple[int, list[str]]:
        """Start the workflow by hand."""
        return self.run("release", "workflow_dispatch", {"inputs": {"tag": tag}}, *options)

    def release(self, **tags: str) -> None:
        """Let Release Please have made releases, each by its path."""
        outputs = {f"{path}--tag_name": tag for path, tag in tags.items()}
        outputs |= {f"{path}--sha": self.git("rev-parse", tag) for path, tag in tags.items()}
        made = {"releases_created": "true", "paths_released": json.dumps([*tags], separators=(",", ":"))}
        self.env["OUTPUTS"] = json.dumps({**made, **outputs})


def _sources(package: Package, version: str) -> dict[str, str]:
    return {
        f"{package.folder}pyproject.toml": f'[project]\nname = "{package.name}"\nversion = "{version}"\n',
        f"{package.folder}src/{package.module}/__init__.py": f'__version__ = "{version}"\n',
    }
