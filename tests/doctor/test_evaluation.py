"""What expressions come to."""

from __future__ import annotations

import pytest

from gatepost.doctor.evaluation import UNKNOWN, Value, evaluate, list_of, some_text, value_of
from gatepost.doctor.expressions import conjuncts

KNOWN: dict[str, Value] = {
    "github.event_name": value_of("push"),
    "github.sha": some_text("sha"),
    "github.ref": some_text("ref", "refs/tags/"),
    "needs.release.outputs.commit": some_text("sha"),
    "needs.release.outputs.tag": some_text("tag"),
    "needs.release.outputs.created": value_of("true"),
    "needs.build-it.result": value_of("skipped"),
    "needs.*.result": list_of((value_of("success"), value_of("skipped"))),
    "inputs.tag": value_of(None),
}
CALLS = {"always": value_of(scalar=True), "cancelled": value_of(scalar=False)}


def truth(expression: str) -> bool | None:
    return evaluate(expression, lambda name: KNOWN.get(name, UNKNOWN), CALLS).truth


@pytest.mark.parametrize(
    "expression",
    [
        "true",
        "!false",
        "1",
        "'x'",
        "always()",
        "!cancelled()",
        "github.event_name == 'PUSH'",
        "github.event_name != 'release'",
        "github['event_name'] == 'push'",
        "GitHub . Event_Name == 'push'",
        "'it''s' == 'IT''S'",
        "1.5 == 1.5",
        "github.sha == needs.release.outputs.commit",
        "github.sha",
        "github.sha != ''",
        "vars.x || always()",
        "vars.x && 'a' || 'b'",
        "true && (false || true)",
        "inputs.tag == null",
        "inputs.tag == ''",
        "inputs.tag == false",
        "(inputs.tag || needs.release.outputs.tag) == needs.release.outputs.tag",
        "startsWith(github.ref, 'refs/tags/')",
        "startsWith(github.ref, 'refs/')",
        "contains(github.ref, 'tags')",
        "startsWith('abc', 'AB')",
        "endsWith('abc', 'BC')",
        "contains('abc', 'B')",
        "startsWith(inputs.tag, '')",
        "contains(needs.*.result, 'skipped')",
        'contains(fromJSON(\'["push", "release"]\'), github.event_name)',
        "fromJSON(needs.release.outputs.created)",
        "fromJSON(needs.release.outputs.created) == true",
    ],
)
def test_what_is_true(expression: str) -> None:
    assert truth(expression) is True


@pytest.mark.parametrize(
    "expression",
    [
        "false",
        "null",
        "0",
        "''",
        "!always()",
        "github.event_name == 'workflow_dispatch'",
        "github.sha == ''",
        "'' == github.sha",
        "vars.x && false",
        "vars.x && github.event_name == 'release'",
        "github.sha != needs.release.outputs.commit",
        "github.ref == 'refs/heads/main'",
        "startsWith(github.ref, 'refs/heads/')",
        "contains(needs.*.result, 'failure')",
        "contains(inputs.tag, 'v')",
        "inputs.tag && github.event_name == 'push'",
    ],
)
def test_what_is_false(expression: str) -> None:
    assert truth(expression) is False


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "vars.x",
        "!vars.x",
        "vars.x || false",
        "vars.x && true",
        "vars.x == 'a'",
        "needs.release.outputs.created == true",
        "needs.release.outputs.created == 1",
        "inputs.tag == 'v1'",
        "github.ref == 'refs/tags/v1'",
        "github.sha == needs.release.outputs.tag",
        "github.sha == 1",
        "1 < 2",
        "startsWith(github.ref, 'refs/tags/v')",
        "contains(github.ref, 'v1')",
        "endsWith(github.ref, 'v1')",
        "startsWith(vars.x, 'a')",
        "startsWith('a', vars.x)",
        "contains(true, 'a')",
        "startsWith(needs.*.result, 'a')",
        "contains(fromJSON('[1]'), 'a')",
        "contains(needs.*.result, vars.x)",
        "fromJSON('{')",
        "fromJSON('{}')",
        "fromJSON('[[1]]') == 'a'",
        "fromJSON(vars.x)",
        "format('{0}', 'a')",
        "hashFiles('a', 'b')",
        "success()",
        "(true",
        "true true",
        "contains('a'",
        "contains('a' 'b')",
        "&& true",
        "a[0]",
    ],
)
def test_what_cannot_be_told(expression: str) -> None:
    assert truth(expression) is None


@pytest.mark.parametrize(
    ("condition", "parts"),
    [
        ("", [""]),
        ("a && b", ["a", "b"]),
        ("a && (b || c) && d == 'x && y'", ["a", "(b || c)", "d == 'x && y'"]),
        ("contains(a && b, c['d'])", ["contains(a && b, c['d'])"]),
        ("a || b && c", ["(a || b && c)"]),
        ("a & b", ["a & b"]),
    ],
)
def test_a_chain_falls_into_its_parts(condition: str, parts: list[str]) -> None:
    assert conjuncts(condition) == parts
