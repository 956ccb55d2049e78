"""A release plan as JSON, by the names that the oracle's answers have (product.md, interfaces)."""

import json
from collections.abc import Sequence

from gatepost.policy.engines import Engine
from gatepost.release.outline import DROPPED, NOT_CONVENTIONAL, CommitOutline, EntryOutline, PackageOutline
from gatepost.release.planned import FileChange, Plan, PullRequest, Surprise
from gatepost.report.machine import SCHEMA_VERSION


def pull_requests_as_json(plan: Plan) -> dict[str, object]:
    """Return the pull requests of a plan and its error."""
    return {"prs": [_pull_request(each) for each in plan.pull_requests], "error": plan.error or None}


def plan_as_json(plan: Plan, outlines: Sequence[PackageOutline], surprises: Sequence[Surprise], engine: Engine) -> str:
    """Return the whole plan: the pull requests, and beside them what each commit does."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "engine": engine.version,
        "engine_from": engine.origin or None,
        **pull_requests_as_json(plan),
        "releases": [_release(package) for package in outlines],
        "dropped": _dropped(outlines),
        "elsewhere": [{"sha": each.sha, "header": each.message.partition("\n")[0]} for each in plan.elsewhere],
        "warnings": [_warning(surprise) for surprise in surprises],
    }
    return json.dumps(document, indent=1).replace("##[", "#\\u0023[").replace("##vso[", "#\\u0023vso[") + "\n"


def _release(package: PackageOutline) -> dict[str, object]:
    return {
        "path": package.path,
        "component": package.component or None,
        "previous": package.previous or None,
        "tag": package.tag or None,
        "next": package.next or None,
        "bump": package.bump or None,
        "reason": package.reason,
        "commits": [_commit(commit) for commit in (*package.commits, *package.excluded)],
    }


def _commit(commit: CommitOutline) -> dict[str, object]:
    return {
        "sha": commit.sha,
        "header": commit.header,
        "effect": commit.effect,
        "sections": list(commit.titles),
        "bump": commit.step or None,
        "entries": [_entry(entry) for entry in commit.entries],
        "faults": [{"line": each.line, "column": each.column, "text": each.text} for each in commit.faults],
    }


def _entry(entry: EntryOutline) -> dict[str, object]:
    return {
        "label": entry.label,
        "description": entry.description,
        "effect": entry.effect,
        "sections": list(entry.titles),
        "bump": entry.step or None,
        "why": entry.reason or None,
    }


def _dropped(outlines: Sequence[PackageOutline]) -> list[dict[str, object]]:
    """Return what is lost of each commit, once, however many packages it touches."""
    found: dict[tuple[str, int], dict[str, object]] = {}
    for package in outlines:
        for commit in package.commits:
            for fault in commit.faults:
                found[commit.sha, fault.line] = {
                    "sha": commit.sha,
                    "header": commit.header,
                    "why": NOT_CONVENTIONAL if fault.is_header else DROPPED,
                    "line": fault.line,
                    "column": fault.column,
                    "text": fault.text,
                }
    return list(found.values())


def _warning(surprise: Surprise) -> dict[str, object]:
    return {
        "name": surprise.name,
        "message": surprise.text,
        "path": surprise.path or None,
        "sha": surprise.sha or None,
    }


def _pull_request(pull_request: PullRequest) -> dict[str, object]:
    return {
        "version": pull_request.version or None,
        "title": pull_request.title,
        "headRefName": pull_request.branch,
        "labels": list(pull_request.labels),
        "draft": pull_request.draft,
        "body": pull_request.body,
        "releaseData": [
            {"component": release.component, "version": release.version, "notes": release.notes}
            for release in pull_request.releases
        ],
        "updates": [_file(change) for change in pull_request.files],
    }


def _file(change: FileChange) -> dict[str, object]:
    if change.skipped:
        return {"path": change.path, "skipped": change.skipped}
    if change.error:
        return {"path": change.path, "error": change.error}
    return {
        "path": change.path,
        "created": change.before is None,
        "changed": change.is_changed,
        "content": change.content,
    }
