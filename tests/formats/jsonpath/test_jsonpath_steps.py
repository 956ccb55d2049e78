"""How a JSONPath is cut into steps: checked against jsonpath-plus 10.4."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.steps import steps


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("$", ["$"]),
        ("", [""]),
        ("$.a", ["$", "a"]),
        ("$.a.b", ["$", "a", "b"]),
        ("$.a[0]", ["$", "a", "0"]),
        ("$['a']['b']", ["$", "a", "b"]),
        ('$["a.b"]', ["$", "a.b"]),
        ("$['a~b']", ["$", "a~b"]),
        ("$[a,b]", ["$", "a,b"]),
        ("$..a", ["$", "..", "a"]),
        ("$...a", ["$", "..", "a"]),
        ("$.a^", ["$", "a", "^"]),
        ("$.a^^.b", ["$", "a", "^", "^", "b"]),
        ("$.a~", ["$", "a", "~"]),
        ("$.*", ["$", "*"]),
        ("$[*]", ["$", "*"]),
        ("$[?(@.a)]", ["$", "?(@.a)"]),
        ("$[?(@.a)].b", ["$", "?(@.a)", "b"]),
        ("$.a[(@.length-1)]", ["$", "a", "(@.length-1)"]),
        ("$['(x)']", ["$", "..", "(x)"]),
        ("$['?(x)']", ["$", "..", "?(x)"]),
        ("$[?(@[?(@.x)])]", ["$", "?(@[?(@.x)])"]),
        ("$.a@string()", ["$", "a", "@string()"]),
        ("$.@null().b", ["$", "..", "@null()", "..", "b"]),
        ("$.a[0:1:2]", ["$", "a", "0:1:2"]),
        ("$.`a", ["$", "`a"]),
        ("$.a#0", ["$", None]),
        ("$[?(@.a)]#0", ["$", "?(@.a)"]),
        ("$.a#1", ["$", None]),
        ("$[?(@.a)]#00", ["$", "?(@.a)"]),
        ("$.'a'", ["$", "a"]),
        ("a.b", ["a", "b"]),
        ("$['a'", ["$", "a"]),
        ("$.a]", ["$.a"]),
        ("$[?(@.a)", ["$", "?(@", "a)"]),
        ("\n$", ["\n$"]),
        ("$.a\n", ["$", "a\n"]),
        ("$[?(\n)]", ["$", "?(\n)"]),
        ("$.a;b", ["$", "a", "b"]),
        ("$.%@%", ["$", "."]),
    ],
)
def test_a_path_is_cut_into_steps(path: str, expected: list[str | None]) -> None:
    assert [step if isinstance(step, str) else None for step in steps(path)] == expected


@pytest.mark.parametrize("path", ["constructor", "toString", "__proto__"])
def test_the_name_of_a_method_alone_is_no_path(path: str) -> None:
    with pytest.raises(UnreadableText, match=r"cache\[expr\]\.concat is not a function"):
        steps(path)


def test_a_long_path_is_refused() -> None:
    with pytest.raises(UnreadableText, match="a JSONPath of more than 2000 characters"):
        steps("$" + ".a" * 1000)
