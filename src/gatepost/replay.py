"""`python -m gatepost.replay`: the planner over recorded plans, one a line, for comparing it with the real tool."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict

from gatepost.policy.engines import NEWEST
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.release.plan import plan, plan_without_manifest
from gatepost.release.planned import Plan
from gatepost.release.source import LoggedCommit, Tag, Target
from gatepost.report.plan_json import pull_requests_as_json


class _Commit(TypedDict):
    sha: str
    message: str
    files: list[str]


class _Find(TypedDict):
    kind: str
    arg: str
    prefix: str
    result: list[str]


class _Input(TypedDict):
    tags: list[Mapping[str, str]]
    commits: list[_Commit]
    commits_after: list[_Commit]
    files: dict[str, str | None]
    finds: list[_Find]


class Recorded(TypedDict, total=False):
    """A recorded plan: what the real tool asked for, and the answers it got."""

    repo: str
    branch: str
    date: str
    mode: str
    config_file: str | None
    manifest_file: str | None
    config: dict[str, object] | None
    plugins: object
    engine: str
    input: _Input


class RecordedSource:
    """The history and the files of a recorded plan; what was not recorded is not there."""

    def __init__(self, recorded: _Input) -> None:
        self._input = recorded

    def tags(self) -> Iterable[Tag]:
        """Return the recorded tags."""
        return [Tag(tag["name"], tag["sha"]) for tag in self._input["tags"]]

    def reachable(self, tags: Sequence[Tag]) -> list[Tag]:
        """Return the tags: those of other branches were not recorded."""
        return list(tags)

    def commits(self, limit: int) -> Iterator[LoggedCommit]:
        """Return the recorded commits, those behind the last one that the real tool looked at included."""
        recorded = [*self._input["commits"], *self._input["commits_after"]]
        for commit in recorded[:limit]:
            yield LoggedCommit(commit["sha"], commit["message"], tuple(commit["files"]))

    def read(self, path: str) -> str | None:
        """Return the recorded text of a file."""
        return self._input["files"].get(path)

    def named(self, name: str, folder: str) -> list[str]:
        """Return the recorded answer to this search by name."""
        return self._found("filename", name, folder)

    def matching(self, glob: str, folder: str) -> list[str]:
        """Return the recorded answer to this search by glob."""
        return self._found("glob", glob, folder)

    def _found(self, kind: str, argument: str, folder: str) -> list[str]:
        prefix = "" if folder == "." else re.sub(r"^[/\\]|[/\\]$", "", folder)
        wanted = (kind, argument, prefix)
        return next((f["result"] for f in self._input["finds"] if (f["kind"], f["arg"], f["prefix"]) == wanted), [])


def replay(recorded: Recorded) -> Plan:
    """Return the plan for a recorded repository."""
    owner, _, name = recorded["repo"].partition("/")
    engine = recorded.get("engine") or NEWEST
    target = Target(owner, name, recorded.get("branch") or "main", recorded["date"], engine)
    source = RecordedSource(recorded["input"])
    configuration = recorded.get("config")
    if recorded.get("mode") == "config" and configuration is not None:
        return plan_without_manifest(source, target, _kebab(configuration), recorded.get("plugins"))
    files = recorded.get("config_file"), recorded.get("manifest_file")
    return plan(source, target, files[0] or CONFIGURATION_FILE, files[1] or MANIFEST_FILE)


def main() -> int:
    """Answer each line of standard input with one line."""
    for line in sys.stdin:
        recorded: Recorded = json.loads(line)
        sys.stdout.write(json.dumps(pull_requests_as_json(replay(recorded))) + "\n")
        sys.stdout.flush()
    return 0


def _kebab(configuration: Mapping[str, object]) -> dict[str, object]:
    """Return the keys of the tool's own options as those of the configuration file: `releaseType` → `release-type`."""
    return {
        re.sub("[A-Z]", lambda letter: f"-{letter.group().lower()}", key): configuration[key] for key in configuration
    }


if __name__ == "__main__":
    sys.exit(main())
