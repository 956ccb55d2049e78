"""The names of checks, without the checks."""

from __future__ import annotations

import ast
from inspect import getsource

from gatepost.outcomes import known


def test_the_names_load_nothing() -> None:
    nodes = ast.walk(ast.parse(getsource(known)))
    assert [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)] == []


def test_codes_are_in_order_and_names_are_words() -> None:
    codes = [code for code, _ in known.CODES]
    assert codes == sorted(set(codes))
    assert [name for _, name in known.CODES if not name.replace("-", "").isalnum()] == []
