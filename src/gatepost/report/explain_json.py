"""A commit explained, as JSON."""

from gatepost.release.explanation import Emerging, Explanation
from gatepost.release.outline import PackageOutline
from gatepost.release.reading_tree import Node, PartTree, Refusal
from gatepost.report.explain_rescue import commands_of, has_block
from gatepost.report.machine import encode
from gatepost.values import Finding

SCHEMA_VERSION = 1


def explanation_as_json(explanation: Explanation) -> str:
    """Return all that is known of a commit or a message, on one line.

    `rescue` is the override block where one helps; `rescue_commands` commit once more what was dropped, each
    together with some change of the `rescue_files`, where there are any.
    """
    subject, rescue = explanation.subject, explanation.rescue
    commands = commands_of(explanation)
    document: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "id": subject.id,
        "header": subject.commit.message.replace("\r", "\n").lstrip("\n").partition("\n")[0],
        "standing": explanation.standing,
        "tag": subject.tag or None,
        "configured": explanation.has_configuration,
        "error": explanation.error or None,
        "override_line": explanation.tree.override or None,
        "parts": [_part(part) for part in explanation.tree.parts],
        "commits": [_commit(each) for each in explanation.emerging],
        "bump": explanation.step or None,
        "packages": [_package(package) for package in explanation.packages],
        "findings": [_finding(finding) for finding in explanation.findings],
        "rescue": rescue.block if rescue is not None and has_block(explanation) else None,
        "rescue_commands": commands,
        "rescue_files": list(explanation.touched) if commands else [],
    }
    return encode(document) + "\n"


def _part(part: PartTree) -> dict[str, object]:
    return {
        "kind": part.kind,
        "line": part.line,
        "column": part.column,
        "nodes": [_node(node) for node in part.nodes],
        "refused": None if part.refusal is None else _refusal(part.refusal),
    }


def _node(node: Node) -> dict[str, object]:
    return {
        "name": node.name,
        "line": node.line,
        "column": node.column,
        "text": node.text,
        "children": [_node(child) for child in node.children],
    }


def _refusal(refusal: Refusal) -> dict[str, object]:
    return {
        "line": refusal.line,
        "column": refusal.column,
        "end_column": refusal.end_column,
        "text": refusal.text,
        "error": refusal.error,
    }


def _commit(each: Emerging) -> dict[str, object]:
    entry = each.outcomes[0][1]
    return {
        "label": entry.label,
        "description": entry.description,
        "line": each.exit.line,
        "column": each.exit.column,
        "from": "footer" if each.exit.is_footer else "header",
        "outcomes": [
            {
                "packages": list(paths) or None,
                "effect": outcome.effect,
                "sections": list(outcome.titles),
                "bump": outcome.step or None,
                "why": outcome.reason or None,
            }
            for paths, outcome in each.outcomes
        ],
    }


def _package(package: PackageOutline) -> dict[str, object]:
    return {
        "path": package.path,
        "component": package.component or None,
        "previous": package.previous or None,
        "next": package.next or None,
        "bump": package.bump or None,
        "reason": package.reason,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.end_column,
    }
