"""How a JSONPath is cut into steps: the dialect of the npm library jsonpath-plus 10.4, quirks included."""

import re
from typing import Final

from gatepost.formats.javascript import PROTOTYPE_MEMBERS
from gatepost.formats.jsonpath.values import UNDEFINED, Undefined, refuse

_ANY = "[^\n\r\u2028\u2029]"
_LONGEST = 2_000
_TYPE = re.compile(
    r"@(?:null|boolean|number|string|integer|undefined|nonFinite|scalar|array|object|function|other)\(\)",
)
_SCRIPT = re.compile(rf"[\['](\??\({_ANY}*?\))[\]'](?!{_ANY}\])")
_QUOTED = re.compile(r"\[['\"]([^'\]]*)['\"]\]")
_BORDER = re.compile(r"['\"]?\.['\"]?(?![^\[]*\])|\[['\"]?")
_PARENT = re.compile(r";?(\^+);?")
_DEEP = re.compile(r";;;|;;")
_LEFTOVER = re.compile(r";\Z|'?\]|'\Z")
_KEPT_SCRIPT = re.compile(r"#([0-9]+)")
_DOT: Final = "%@%"
_TILDE: Final = "%%@@%%"


def steps(path: str) -> tuple[str | Undefined, ...]:
    """Return the steps of `path`, the leading `$` among them.

    Scripts come whole, in their parentheses. A `#5` that names no script is
    UNDEFINED. Raises UnreadableText where the real library fails, and for a path
    of more than 2,000 characters.
    """
    if len(path) > _LONGEST:
        refuse(f"a JSONPath of more than {_LONGEST} characters")
    if path in PROTOTYPE_MEMBERS:
        refuse("cache[expr].concat is not a function")
    scripts: list[str] = []

    def kept(script: re.Match[str]) -> str:
        scripts.append(script[1])
        return f"[#{len(scripts) - 1}]"

    text = _SCRIPT.sub(kept, _TYPE.sub(r";\g<0>;", path))
    text = _QUOTED.sub(_shielded, text).replace("~", ";~;")
    text = _BORDER.sub(";", text).replace(_DOT, ".").replace(_TILDE, "~")
    text = _DEEP.sub(";..;", _PARENT.sub(lambda up: f";{';'.join(up[1])};", text))
    return tuple(_step(step, scripts) for step in _LEFTOVER.sub("", text).split(";"))


def _shielded(name: re.Match[str]) -> str:
    """Hide the characters of a quoted name that mean something outside quotes."""
    return f"['{name[1].replace('.', _DOT).replace('~', _TILDE)}']"


def _step(text: str, scripts: list[str]) -> str | Undefined:
    script = _KEPT_SCRIPT.search(text)
    if not script:
        return text
    number = script[1].lstrip("0") or script[1]
    written = number == script[1] and len(number) <= len(str(len(scripts)))
    return scripts[int(number)] if written and int(number) < len(scripts) else UNDEFINED
