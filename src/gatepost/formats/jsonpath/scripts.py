"""The scripts in a JSONPath, with the variables that they see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.filter import evaluate
from gatepost.formats.jsonpath.match import path_text
from gatepost.formats.jsonpath.syntax import parse
from gatepost.formats.jsonpath.values import UNDEFINED, refuse

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json
    from gatepost.formats.jsonpath.match import Match
    from gatepost.formats.jsonpath.tree import Expression
    from gatepost.formats.jsonpath.values import Value

_VARIABLES: Final = (
    ("@parentProperty", "_$_parentProperty"),
    ("@parent", "_$_parent"),
    ("@property", "_$_property"),
    ("@root", "_$_root"),
)
_ITEM = re.compile("@(?=[.)[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff])")


class Scripts:
    """Evaluates the scripts of one search in one document; each is parsed once."""

    __slots__ = ("_names", "_parsed")

    def __init__(self, document: Json) -> None:
        self._names: dict[str, Value] = {"_$_root": document}
        self._parsed: dict[str, Expression] = {}

    def of_item(self, script: str, item: Match, parent: Match) -> Value:
        """Return the value of a filter for an `item` of `parent`; its `@parent` is what `parent` lies in."""
        self._names["_$_v"] = item.value
        self._names["_$_property"] = item.key
        return self._value(script, item, parent)

    def of_place(self, script: str, place: Match) -> Value:
        """Return the value of a script that names a key of `place`."""
        self._names["_$_v"] = place.value
        self._names["_$_property"] = place.trail[-1] if place.trail else UNDEFINED
        return self._value(script, place, place)

    def _value(self, script: str, at: Match, parent: Match) -> Value:
        self._names["_$_parent"] = parent.parent
        self._names["_$_parentProperty"] = parent.key
        if "@path" in script:
            self._names["_$_path"] = path_text(at)
        if script not in self._parsed:
            self._parsed[script] = parse(_with_variables(script))
        try:
            return evaluate(self._parsed[script], dict(self._names))
        except UnreadableText as error:
            refuse(f"jsonPath: {error}: {script}")


def _with_variables(script: str) -> str:
    for written, variable in _VARIABLES:
        script = script.replace(written, variable)
    script = _ITEM.sub("_$_v", script)
    return script.replace("@path", "_$_path")
