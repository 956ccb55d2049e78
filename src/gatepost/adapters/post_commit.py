"""The post-commit hook: what the message that was just committed does to the next release, in one line.

The commit is made already: whatever goes wrong here, the hook ends without a word.
"""

import sys
from contextlib import closing, suppress
from pathlib import Path

from gatepost.adapters.under_way import git_dir_of_hook, is_under_way

TYPE_CHECKING = False  # `typing` is not loaded for a hook that has nothing to say
if TYPE_CHECKING:
    from gatepost.gate.judge import Rulebook
    from gatepost.values import Finding

RELEASE_CONFIGURATION = "release-please-config.json"
_READ = ("log", "-1", "--no-show-signature", "--encoding=UTF-8", "--format=%H%x00%P%x00%B")


def main() -> int:
    """Say what the last commit does to the next release, where there are releases; return 0, whatever happens."""
    with suppress(BaseException):
        if Path(RELEASE_CONFIGURATION).exists() and not is_under_way(git_dir_of_hook()):
            _say()
    return 0


def _say() -> None:
    """Write the line, unless the settings do not want it, or another message will take the place of this one."""
    from gatepost.adapters.settings_files import load_settings  # noqa: PLC0415  not for the commits of a rebase
    from gatepost.adapters.settings_sources import FolderFiles  # noqa: PLC0415  likewise
    from gatepost.adapters.terminal import style_for, write  # noqa: PLC0415  likewise
    from gatepost.message.reading import read  # noqa: PLC0415  likewise
    from gatepost.policy.sections import sections_of  # noqa: PLC0415  likewise
    from gatepost.release.effect import effect_of  # noqa: PLC0415  likewise
    from gatepost.report.effect import render_next_release  # noqa: PLC0415  likewise
    from gatepost.rules.case import AUTOSQUASH, is_in_progress  # noqa: PLC0415  likewise

    loaded = load_settings(FolderFiles(Path()))
    if not loaded.settings.values["effect-line"]:
        return
    sha, text, is_merge = _last_commit()
    if is_in_progress(text) or text.startswith(AUTOSQUASH):
        return
    effect = effect_of(read(text), sections_of(loaded.configuration), loaded.rulebook.words.types)
    finding = None
    if effect.dropped_at is not None:
        if is_merge:  # the commits that it brings are read by themselves
            return
        finding = _reason(text, effect.dropped_at[0], loaded.rulebook)
    versions = [] if finding is not None else _versions(sha)
    write(sys.stderr, render_next_release(effect, style_for(sys.stderr), finding, versions))


def _versions(sha: str) -> list[str] | None:
    """Return the versions of the next release of what the commit touches, which may be no package.

    None where it cannot be told.
    """
    from gatepost.adapters.git_history import shallow_boundary  # noqa: PLC0415  likewise
    from gatepost.adapters.release_source import GitSource  # noqa: PLC0415  likewise
    from gatepost.policy.engines import NEWEST  # noqa: PLC0415  likewise
    from gatepost.release.forecast import forecast  # noqa: PLC0415  likewise
    from gatepost.release.source import Target  # noqa: PLC0415  likewise

    with suppress(Exception):
        source = GitSource(sha, ".", shallow_boundary("."))
        with closing(source):
            found = forecast(source, Target("", "", "", "2000-01-01", NEWEST), sha)
        return None if found is None else [f"{each.name} {each.version}".strip() for each in found]
    return None


def _last_commit() -> tuple[str, str, bool]:
    """Return the id of HEAD, its message as forges hand it out, and whether it has several parents."""
    from gatepost.adapters.process import git_output  # noqa: PLC0415  likewise

    sha, parents, message = git_output(_READ).decode("utf-8", "replace").split("\0", 2)
    return sha, message.rstrip("\n"), " " in parents


def _reason(text: str, line: int, rulebook: "Rulebook") -> "Finding | None":
    """Return what the gate says of a dropped message, the worst and nearest to the line; None where it lets it pass."""
    from gatepost.gate.judge import Candidate, judge_one  # noqa: PLC0415  likewise
    from gatepost.rules.case import COMMIT  # noqa: PLC0415  likewise
    from gatepost.values import ERROR  # noqa: PLC0415  likewise

    found = judge_one(Candidate("HEAD", text, COMMIT, merge=False), rulebook).findings
    return min(found, key=lambda finding: (finding.severity != ERROR, finding.line != line), default=None)
