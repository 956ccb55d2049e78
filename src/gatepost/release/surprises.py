"""What will surprise a maintainer in a plan: what Release Please does without a word (spec §9)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gatepost.policy.configuration import ROOT, Configuration
from gatepost.policy.titles import DEFAULT_PATTERN, follows_pattern
from gatepost.policy.versions import parse_tag
from gatepost.release.file_surprises import surprises_in_files
from gatepost.release.outline import LISTED, PackageOutline
from gatepost.release.planned import PackageState, Plan, Surprise
from gatepost.release.pull_request import LONGEST_BODY
from gatepost.release.what_if import is_unborn

_REVERT = re.compile(r'(?:revert(?:\([^()]*\))?!?: |Revert ")(.+?)"?(?: \(#[0-9]+\))?\Z')
_PULL_REQUEST = re.compile(r" \(#[0-9]+\)\Z")


@dataclass(frozen=True)
class _Situation:
    """A package with all that is known of it."""

    path: str
    state: PackageState
    outline: PackageOutline
    plan: Plan
    configuration: Configuration


def surprises_of(plan: Plan, outlines: Sequence[PackageOutline]) -> list[Surprise]:
    """Return the surprises in a plan, those of each package first, then those of the pull requests and their files."""
    configuration = plan.configuration
    if configuration is None:
        return []
    found = [_unknown_key(key, meant) for key, meant in plan.unknown_keys]
    for package in outlines:
        situation = _Situation(package.path, plan.packages[package.path], package, plan, configuration)
        for look in (_path, _last_release, _depth, _manifest, _version, _release_as, _reverts, _empty_commits):
            found += look(situation)
    for pull_request in plan.pull_requests:
        if len(pull_request.body.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_BODY:
            text = "the notes are too long for a pull request: its body will only link to a file on a branch of its own"
            found.append(Surprise("body-too-long", text))
        found += surprises_in_files(pull_request, plan)
    once = {(each.name, each.sha or each.path, each.text): each for each in reversed(found)}
    return list(reversed(once.values()))  # of a commit that touches several packages, the same is told once


def _unknown_key(key: str, meant: str) -> Surprise:
    hint = f"; did you mean `{meant}`?" if meant else ""
    return Surprise("unknown-key", f"`{key}` is read by nobody{hint}")


def _path(situation: _Situation) -> Iterator[Surprise]:
    """Tell of a path that no file lies in, because of how it is written."""
    path = situation.path
    if path != ROOT and not {"", ".", ".."}.isdisjoint(path.split("/")):
        yield Surprise("path-never-touched", "no commit touches a path written so: write it as in `libs/core`", path)


def _last_release(situation: _Situation) -> Iterator[Surprise]:
    """Tell of a last release that no tag fits: all commits looked at count as unreleased (10, 15)."""
    last = situation.state.last
    count = len(situation.state.commits)
    if last is None:
        if not situation.configuration.bootstrap_sha and count:
            text = f"never released, so the first release takes in all commits looked at ({count})"
            yield Surprise("no-last-release", f"{text}; `bootstrap-sha` says where to begin", situation.path)
        return
    if last.sha:
        return
    text = f"no tag `{last.tag}` leads to this commit, so all commits looked at ({count}) count as unreleased"
    yield Surprise("last-release-not-found", text + _why_not_found(situation), situation.path)


def _why_not_found(situation: _Situation) -> str:
    last = situation.state.last
    version = str(last.tag.version) if last else ""
    for tag in situation.plan.tags:
        name = parse_tag(tag.name)
        if name is not None and str(name.version) == version:
            return f"; there is `{tag.name}`: see `component` and `include-component-in-tag`"
    patterns = (situation.state.type.package.pull_request_title_pattern, DEFAULT_PATTERN)
    for commit in situation.state.commits:
        header = commit.message.partition("\n")[0]
        if version in header and any(follows_pattern(header, pattern) for pattern in patterns):
            return f"; its release pull request was merged as {commit.sha[:7]}, but nobody has tagged it"
    return ""


def _depth(situation: _Situation) -> Iterator[Surprise]:
    """Tell of a last release that lies further back than the tool looks (10)."""
    depth = situation.configuration.commit_search_depth
    if situation.path in situation.plan.cut_short and situation.state.commits:
        text = f"only the newest {depth} commits are looked at, and the last release is not among them"
        yield Surprise("search-depth-reached", f"{text}; `commit-search-depth` sets how many", situation.path)


def _manifest(situation: _Situation) -> Iterator[Surprise]:
    """Tell of a version that is not read as it is written: `1.0.0a1` is 1.0.0 (11)."""
    written = situation.plan.manifest.get(situation.path, "")
    last = situation.state.last
    if last is not None and written and str(last.tag.version) != written:
        text = f"the manifest says `{written}`, which is read as {last.tag.version}"
        yield Surprise("manifest-version-misread", text, situation.path)


def _version(situation: _Situation) -> Iterator[Surprise]:
    """Tell of a pre-release part that is carried over (11)."""
    last = situation.state.last
    versioning = situation.state.type.package.versioning
    if last is None or not last.tag.version.prerelease or versioning in ("prerelease", "service-pack"):
        return
    if situation.outline.next.endswith(f"-{last.tag.version.prerelease}"):
        text = f"{situation.outline.next} is a pre-release again: `{versioning}` versioning carries the part over"
        yield Surprise("prerelease-carried-over", text, situation.path)


def _release_as(situation: _Situation) -> Iterator[Surprise]:
    """Tell of a `release-as` in the configuration, which stays there and makes no release by itself (4)."""
    package = situation.configuration.packages[situation.path]
    if not package.release_as:
        return
    if situation.outline.next:
        text = f"`release-as` stays in the configuration: take it out once {package.release_as} is released"
        yield Surprise("release-as-stays", text, situation.path)
    elif not situation.plan.error:
        text = f"`release-as` alone makes no release of {package.release_as}: a commit that is listed must be there"
        yield Surprise("release-as-without-entries", text, situation.path)


def _reverts(situation: _Situation) -> Iterator[Surprise]:
    """Tell of a revert, which takes nothing out of the notes or the version (2)."""
    listed = {commit.header: commit for commit in situation.outline.commits if commit.effect == LISTED}
    by_title = {_PULL_REQUEST.sub("", header): commit for header, commit in listed.items()}
    for commit in situation.outline.commits:
        found = _REVERT.match(commit.header)
        reverted = found and by_title.get(_PULL_REQUEST.sub("", found.group(1)))
        if reverted:
            text = f"reverts {reverted.sha[:7]}, which stays in the notes and in the version all the same"
            yield Surprise("revert-cancels-nothing", text, situation.path, commit.sha)


def _empty_commits(situation: _Situation) -> Iterator[Surprise]:
    """Tell of a commit without files, which goes to every package but the root's (15)."""
    if situation.path == ROOT or len(situation.configuration.packages) == 1:
        return
    for commit, read in zip(situation.state.commits, situation.outline.commits, strict=True):
        if not commit.files and read.entries and not is_unborn(commit.sha):
            text = "changes no file, and so belongs to every package"
            yield Surprise("empty-commit-everywhere", text, situation.path, commit.sha)
