"""A repository on its way from a desk to a package index, everything on this machine.

Real are git, the hooks, uv, ruff, mypy, pytest, the build backend, gatepost, the release-please that the action in the
generated workflow bundles, and that workflow as `act` runs it. GitHub is `support.github_server`, the index pypiserver.
"""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from support.chain_index import index
from support.chain_plan import assert_equal, day_of
from support.chain_tools import ACTIONS, APP, engine_at, make_wheels, offline
from support.github_server import serve
from support.init_stage import for_act
from support.program import Done, start
from support.workflows import GATES, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from support.chain_index import Index
    from support.chain_plan import Plan
    from support.github_server import Github
    from support.github_server_forge import Forge, Pull


RELEASED = ("release-please of-the-app",)
"""What is done in a run of which all gates are green, up to the uploads."""
PAST_THE_GATES = ("gates", *RELEASED)


class Run(NamedTuple):
    """How a run of the workflow ended, and what was done in it, in order."""

    code: int
    events: tuple[str, ...]


def uploads_of(release: str) -> tuple[str, ...]:
    """Return what is done in a run that uploads the files of a release, as in demo-1.2.3."""
    return "publish skip-existing=false", *files_of(release)


def files_of(release: str) -> tuple[str, str]:
    """Return the names of its files."""
    return f"{release}-py3-none-any.whl", f"{release}.tar.gz"


@contextmanager
def on_one_machine(folder: Path) -> Iterator[Chain]:
    """Make a chain in a folder, with a GitHub and an index that run as long as it; what is large does not stay."""
    wheels = make_wheels(folder / "wheels")
    try:
        with serve(folder / "github") as github, index(folder / "index") as packages:
            yield Chain(folder, wheels, github, packages)
    finally:
        for large in (wheels, folder / "cache"):
            shutil.rmtree(large, ignore_errors=True)


class Chain:
    """One repository of a GitHub, at the desk of somebody who works on it, and on the runner.

    `program` is the gatepost at the desk.
    """

    def __init__(self, folder: Path, wheels: Path, github: Github, packages: Index) -> None:
        self.folder = folder
        self.github = github
        self.index = packages
        self.name = "octo/demo"
        self.program: tuple[str, ...] = (sys.executable, "-m", "gatepost")
        self.desk = folder / "desk"
        self.environment = offline(folder, wheels, packages.url)
        self.stage = Stage(folder / "runner")
        self.stage.actions = ACTIONS

    @property
    def bare(self) -> Path:
        """Return the repository that GitHub has."""
        return self.folder / "github" / f"{self.name}.git"

    @property
    def forge(self) -> Forge:
        """Return its pull requests and releases."""
        return self.github.forge(self.name)

    @property
    def log(self) -> str:
        """Return all that the last run of the workflow said."""
        return self.stage.log

    def begin(self, files: Mapping[str, str]) -> None:
        """Start the repository at the desk, with these files and no commit; GitHub has an empty one."""
        self._make(self.bare, "--bare")
        self._make(self.desk)
        self.git("remote", "add", "origin", f"https://github.com/{self.name}.git")
        self.git("remote", "set-url", "--push", "origin", str(self.bare))
        self.write(files)

    def begin_with(self, repository: Path, name: str) -> None:
        """Start with the history of a repository as the main branch, and with its tags."""
        self.name = name
        self.begin({})
        branch = "+HEAD:refs/heads/main"
        self._do(self.bare, "git", "fetch", "--quiet", "--tags", str(repository), branch)
        self.pull()

    def init(self, *flags: str) -> Done:
        """Run `gatepost init` at the desk, which must work; from then on the gatepost is the one that it has locked."""
        done = self.at_desk(*self.program, "init", "--yes", *flags)
        assert done.code == 0, done.out + done.err
        self.program = (str(self.desk / ".venv" / "bin" / "gatepost"),)
        return done

    def settle(self) -> None:
        """Make the runner ready for the workflow that is at the desk."""
        workflow = (self.desk / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
        self.stage.env |= {
            **{name: value for name, value in self.environment.items() if name not in ("HOME", "PATH")},
            "ORIGIN": str(self.bare),
            "ENGINE": str(engine_at(workflow)),
            "API_URL": self.github.url,
            "INDEX": self.index.url,
            "GATES": "green",
        }
        self._make(self.stage.repository)
        self.stage.git("remote", "add", "origin", f"https://github.com/{self.name}.git")

    def write(self, files: Mapping[str, str]) -> None:
        """Write files at the desk."""
        for name, text in files.items():
            path = self.desk / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def git(self, *arguments: str) -> str:
        """Return what git says at the desk."""
        return self._do(self.desk, "git", *arguments).out.strip()

    def commit(self, message: str, files: Mapping[str, str], *options: str) -> Done:
        """Commit files at the desk, by the hooks there."""
        self.write(files)
        self.git("add", "--all")
        return self.at_desk("git", "commit", "--quiet", "--message", message, *options)

    def push(self, *options: str) -> Done:
        """Push the branch that is worked on, by the hook there; nothing runs yet."""
        return self.at_desk("git", "push", *options, "origin", "HEAD")

    def pull(self) -> None:
        """Bring the desk up to date."""
        self.git("fetch", "--quiet", "--tags", str(self.bare), "+refs/heads/*:refs/remotes/origin/*")
        self.git("merge", "--quiet", "--ff-only", "origin/main")

    def run(self) -> Run:
        """Let the workflow run for what main is now, with all its gates."""
        self._check_out()
        return self._act("push", {"ref": "refs/heads/main"})

    def run_past_the_gates(self) -> Run:
        """Let it run with gates that look at nothing and are green; they take most of the time."""
        self._check_out()
        gates = self.stage.repository / ".github" / "workflows" / "ci.yml"
        gates.write_text(GATES, encoding="utf-8")
        return self._act("push", {"ref": "refs/heads/main"})

    def retry(self, tag: str) -> Run:
        """Start the workflow by hand, with all its gates."""
        self._check_out()
        return self._act("workflow_dispatch", {"inputs": {"tag": tag}})

    def proposed(self) -> list[Pull]:
        """Return the pull requests that are open, by their branches: Release Please makes several at once."""
        return sorted((pull for pull in self.forge.pulls if pull.is_open), key=lambda pull: pull.head)

    def open(self, branch: str, title: str, body: str) -> int:
        """Open a pull request, and return its number."""
        asked = {"title": title, "body": body, "head": branch, "base": "main"}
        return int(str(self.github.ask("POST", f"/repos/{self.name}/pulls", asked)["number"]))

    def edit(self, number: int, body: str) -> None:
        """Edit the description of a pull request."""
        self.github.ask("PATCH", f"/repos/{self.name}/pulls/{number}", {"body": body})

    def merge(self, pull: Pull) -> str:
        """Merge a pull request as its button does, and return the commit."""
        path = f"/repos/{self.name}/pulls/{pull.number}/merge"
        return str(self.github.ask("PUT", path, {"merge_method": "squash"})["sha"])

    def plan(self, *options: str) -> Plan:
        """Return the plan that is made at the desk, once that is up to date."""
        self.pull()
        plan: Plan = json.loads(self.gatepost("plan", "--format", "json", *options))
        return plan

    def assert_as_planned(self, *pulls: Pull) -> None:
        """Fail where the pull requests that were just made are not those that are planned."""
        planned = self.plan("--date", day_of(pulls[0]))["prs"]
        assert [each["headRefName"] for each in planned] == [pull.head for pull in pulls]
        for each, pull in zip(planned, pulls, strict=True):
            assert_equal(each, pull, self.forge)

    def assert_tagged(self, pull: Pull, tag: str) -> None:
        """Fail where what was released last is not a merged pull request, tagged where that landed."""
        made = self.forge.releases[-1]
        assert (made.tag, self.forge.bare.tags()[tag]) == (tag, pull.commit)
        assert f"\n---\n\n\n{made.body}\n\n---\n" in pull.body
        assert pull.labels == ["autorelease: tagged"]

    def gatepost(self, *arguments: str) -> str:
        """Return what gatepost says at the desk."""
        return self._do(self.desk, *self.program, *arguments).out

    def at_desk(self, *command: str) -> Done:
        """Run a command as whoever sits there."""
        return start(self.desk, *command, **self.environment)

    def _make(self, folder: Path, *options: str) -> None:
        """Make an empty repository."""
        self._do(self.folder, "git", "init", "--quiet", "--initial-branch=main", *options, str(folder))

    def _do(self, folder: Path, *command: str) -> Done:
        done = start(folder, *command, **self.environment)
        assert done.code == 0, done.err
        return done

    def _check_out(self) -> None:
        """Put main on the runner."""
        self.stage.git("fetch", "--quiet", f"file://{self.bare}", "+refs/heads/main:refs/remotes/origin/main")
        self.stage.git("checkout", "--quiet", "--force", "-B", "main", "refs/remotes/origin/main")
        for path in (self.stage.repository / ".github" / "workflows").glob("*.yml"):
            path.write_text(for_act(path.read_text(encoding="utf-8")), encoding="utf-8")

    def _act(self, event: str, payload: dict[str, object]) -> Run:
        code, events = self.stage.run("release", event, payload, *APP)
        return Run(code, tuple(events))
