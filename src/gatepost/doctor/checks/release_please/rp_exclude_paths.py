"""GD139."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_check import ReleaseCheck, document_of
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG
from gatepost.message.reading import read
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.release.source import LoggedCommit

_RELEASES = ("feat", "feature", "fix", "perf")
_BESIDES = ("benchmark", "bench", "doc", "example", "sample", "script", "test", "tool", "ci")


class RpExcludePaths(ReleaseCheck):
    """A feature or a fix changes code that belongs to no package, so it is never released.

    ## Symptom
    A commit is missing in the release pull request: "No commits for path".

    ## Cause
    A commit counts for the packages in whose folders it changes a file, and `exclude-paths` takes folders out of them.
    One that changes code beside all of them counts for none.

    ## Mend
    Let the code belong to a package: take its folder out of `exclude-paths`, or move it into the package. Where it is
    not meant to be released, another type says so: `chore`, `ci`, `build`.
    """

    code = "GD139"
    name = "rp-exclude-paths"
    severity = WARNING
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, WRONG_CHANGELOG)
    errors: tuple[str, ...] = ("No commits for path",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report commits that are titled like releases, and touch code of no package."""
        release = known(facts.release)
        document = document_of(facts)
        counted = {commit.sha for state in release.plan.packages.values() for commit in state.commits}
        excluded = {commit.sha: path for path, state in release.plan.packages.items() for commit in state.excluded}
        for commit in release.commits:
            code = next((file for file in commit.files if _is_code(file)), "")
            if commit.sha in counted or not code or not _is_titled(commit):
                continue
            path = excluded.get(commit.sha)
            why = "is in no package" if path is None else f"is taken out of `{path}` by `exclude-paths`"
            place = document.at("packages", *(() if path is None else (path, "exclude-paths")))
            header = commit.message.partition("\n")[0]
            yield Problem(f"{commit.sha[:7]} `{header}` is never released: `{code}` {why}", place, _fix(path))

    def fine(self, facts: Facts) -> str:
        """Return how many commits were looked at."""
        count = len(known(facts.release).commits)
        return f"no feature or fix is left out of the packages ({count} commits looked at)"


def _is_titled(commit: LoggedCommit) -> bool:
    return any(each.footer is None and each.type.lower() in _RELEASES for each in read(commit.text).commits)


def _is_code(path: str) -> bool:
    """Tell whether a file is one that a user would get: Python, and not of tests, documentation or tasks."""
    *folders, name = path.lower().split("/")
    parts: Iterable[str] = (*folders, name)
    return name.endswith(".py") and not any(_is_beside(part) for part in parts)


def _is_beside(part: str) -> bool:
    plain = part.removesuffix(".py").removesuffix("s")
    is_test = plain.startswith("test_") or plain.endswith("_test") or plain in ("conftest", "noxfile", "setup")
    return part.startswith(".") or is_test or plain in _BESIDES


def _fix(path: str | None) -> str:
    if path is None:
        return "move the code into a package, or name its folder under `packages`"
    return f"take the folder out of `exclude-paths` of the package `{path}`"
