"""Commits explained, for the tests of what is shown of them."""

from __future__ import annotations

from gatepost.release.explanation import Explanation, Subject, explain
from gatepost.release.plan import plan
from gatepost.release.what_if import WhatIf
from gatepost.values import Finding
from support.plans import TARGET, commit, repository, tag

OLD = commit("chore: old")
DROPPED = "feat(api): sign in with a passkey (#12)\n\nrestore(load(session)) was too late\n\nCloses #7"


def explained(  # noqa: PLR0913  a test names what it is about
    message: str,
    *mended: str,
    sha: str = "a" * 40,
    is_merged: bool = True,
    is_merge: bool = False,
    is_released: bool = False,
    is_configured: bool = True,
    tag_holding: str = "",
    findings: tuple[Finding, ...] = (),
    packages: tuple[str, ...] = (".",),
    files: tuple[str, ...] = (),
    release_type: str = "simple",
) -> Explanation:
    """Return what there is to say of a commit, in a repository that has released 1.2.3 of every package."""
    wanted = commit(message, *files, sha=sha)
    subject = Subject(
        "message" if sha == "0" * 40 else sha, wanted, is_merge=is_merge, is_merged=is_merged, tag=tag_holding
    )
    if not is_configured:
        return explain(subject, None, findings, mended)
    named = {path: {"component": path.replace(".", "rocket")} for path in packages}
    tags = [tag(f"{own['component']}-v1.2.3", OLD.sha) for own in named.values()]
    table = {"release-type": release_type, "packages": named}
    history = [wanted, OLD] if is_merged and not is_released else [OLD]
    source = repository(table, dict.fromkeys(packages, "1.2.3"), history, tags)
    found = plan(source if is_merged else WhatIf(source, [wanted]), TARGET)
    return explain(subject, found, findings, mended)


def finding(name: str = "message-dropped", code: str = "GP401", *, line: int = 1, severity: str = "error") -> Finding:
    """Return a finding."""
    return Finding(
        code=code, name=name, severity=severity, message="It is.", line=line, column=1, end_column=2, suggestion=None
    )
