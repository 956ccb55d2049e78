"""Files that hold a version, in all shapes: changelogs, texts with marks, documents of each kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from parity import plan_words as w
from parity.plan_messages import oddly, usual

if TYPE_CHECKING:
    from parity.dice import Dice

Table = dict[str, object]
BY_MARKS = ("txt", "md", "py", "ini", "unknown")


def json_text(dice: Dice, value: object) -> str:
    """Write JSON with any indent; once in a while it is hurt."""
    indent = dice.pick((2, 2, 2, 4, "\t", None, 1, 3))
    text = json.dumps(value, indent=indent, ensure_ascii=dice.one_in(2))
    text += dice.pick(("\n", "\n", "\n", "", "\n\n", " \n", "\r\n"))
    if dice.one_in(20):
        text = text.replace("\n", "\r\n")
    if oddly(dice, 60):
        text = dice.pick(
            ("\ufeff" + text, "// c\n" + text, text[:-4], text + "x", "", "[]", "null", '"x"', " " + text, "{}")
        )
    return text


def version(dice: Dice) -> str:
    """Choose a version as it stands in a file."""
    return usual(dice, w.VERSIONS, w.ODD_VERSIONS)


def changelog(dice: Dice) -> str:
    """Write an old changelog."""
    entry = f"## [{version(dice)}](https://x/compare/a...b) (2025-01-01)\n\n\n### Features\n\n* old\n"
    shapes = (
        f"# Changelog\n\n{entry}",
        f"# Changelog\n\n{entry}",
        f"# Changelog\n\n## [Unreleased]\n\n- x\n\n{entry}",
        f"# Changelog\n\n## Unreleased\n\n{entry}",
        entry,
        f"# Changes\n\n### {version(dice)}\n\n# Sub\n#no\n\n- x\n",
        f"# Changelog\r\n\r\n## {version(dice)}\r\n\r\n- x\r\n",
        *(
            "",
            "\n",
            "# Changelog\n",
            "Changelog\n=========\n\nv1.0.0\n------\n",
            "# Changelog\n\n## v1.0\n",
            "\ufeff# Changelog\n\n## 1\n",
        ),
        *(
            "# Changelog\n\n## [",
            "text\n## 1",
            "# A\n# B\n#\tC\n#",
            "  \n\n## 2.0.0\n\n",
            "# Changelog\n\n#### 1.0.0\n",
            "$& $1\n## 1.0\n",
        ),
    )
    return dice.pick(shapes)


def marked(dice: Dice) -> str:
    """Write a text with the marks of the generic updater."""
    lines: list[str] = []
    for _ in range(1 + dice.below(6)):
        value = dice.pick((version(dice), "2025-01-01", "7", "01.02.2025", "no number", "1.2.3 and 4.5.6", "(01) 2020"))
        mark = usual(dice, w.MARKS, w.ODD_MARKS, 4)
        lines.append(
            dice.pick((f"v = {value}", f"v = {value} # x-release-please-{mark}", f"# x-release-please-start-{mark}"))
        )
        if dice.one_in(4):
            lines.append(f"# x-release-please-end {value}")
    return dice.pick(("\n", "\n", "\n", "\r\n")).join(lines) + dice.pick(("\n", ""))


def structured(dice: Dice, kind: str) -> str:
    """Write a document in which the paths of extra files may find a version."""
    return {"json": _json, "yaml": _yaml, "toml": _toml, "xml": _xml}[kind](dice)


def _json(dice: Dice) -> str:
    one, two = version(dice), version(dice)
    packages: list[object] = [{"name": "x", "version": two}, {"name": "y", "version": 1}]
    document: Table = {"name": "x", "version": one, "a": {"b": two}, "list": [version(dice), "no"], "pkgs": packages}
    return json_text(dice, document | {"info": {"version": one}})


def _yaml(dice: Dice) -> str:
    one, two = version(dice).strip(), version(dice).strip()
    quoted = dice.pick(("'{}'", '"{}"', "{}")).format(one)
    text = f"# note\nname: x\nversion: {quoted} # x-release-please-version\na:\n  b: {two}\nlist:\n- {one}\n- no\n"
    others = (f"---\n{text}", f"{text}---\nversion: {two}\n", "version: [\n", text.replace("  ", "\t"))
    return dice.pick((text, text, *others))


def _toml(dice: Dice) -> str:
    one, two = version(dice), version(dice).strip()
    quoted = json.dumps(one, ensure_ascii=False)
    text = f'# note\nname = "x"\nversion = {quoted} # end\nlist = ["{two}", "no"]\n\n[a]\nb = \'{two}\'\n'
    table = f"\n[[pkgs]]\nname = 'x'\nversion = {quoted}\n"
    return dice.pick((text, text, text.replace("\n", "\r\n"), text + table, "version = \n"))


def _xml(dice: Dice) -> str:
    one, two = version(dice).strip(), version(dice).strip()
    below = f"  <!-- c -->\n  <version>{two}</version>\n"
    text = f'<?xml version="1.0"?>\n<project version="{one}">\n{below}</project>\n'
    if oddly(dice, 12):
        return dice.pick(("<a>", "text", "", "<a></b>", f"{text}<!--", "<a>&nbsp;</a>"))
    return dice.pick(
        (text, text, text.replace("project", "p:project"), "<a><version/></a>", text.replace("\n", "\r\n"))
    )
