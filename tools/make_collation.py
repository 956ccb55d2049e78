"""Write src/gatepost/formats/collation_table.py from the root collation that the `node` on PATH has within itself.

The table is then exactly what `localeCompare` goes by. How texts are
decomposed is asked of Node, which answers from the same data.
"""

import json
import subprocess
import sys
from base64 import b85encode
from collections.abc import Container, Iterable
from pathlib import Path
from typing import TypedDict
from zlib import compress

from root_collation import PLAIN, Element, Elements, RootCollation, find_item

TARGET = Path(__file__).parent.parent / "src/gatepost/formats/collation_table.py"
INDEX_MARKER = "\ufdd1"  # a noncharacter: ICU keeps the borders between scripts as sequences with it
LONGEST_RUN = 256
FACTS = """
const text = String.fromCodePoint, whole = (each) => each.normalize("NFD");
const moves = (a, b) => whole(a + b) !== a + b;
const decomposed = {}, marks = [];
for (let code = 0; code < 0x110000; code++) {
  if ((code >= 0xd800 && code < 0xe000) || (code >= 0xac00 && code < 0xd7a4)) continue;
  const each = text(code), parts = whole(each);
  if (parts !== each) decomposed[each] = parts;
  // U+0334 has the lowest class of all, U+0345 the highest: a mark moves behind the one or before the other
  else if (moves(each, "\\u0334") || moves("\\u0345", each)) marks.push(each);
}
const classes = [];
for (const mark of marks.concat("\\u0334").filter((each, at, all) => all.indexOf(each) === at)) {
  const rank = classes.find(([first]) => !moves(mark, first) && !moves(first, mark));
  rank ? rank.push(mark) : classes.push([mark]);
}
classes.sort(([a], [b]) => (moves(b, a) ? -1 : 1));
const {icu, unicode, cldr} = process.versions;
console.log(JSON.stringify({program: process.execPath, versions: {icu, unicode, cldr}, decomposed, classes}));
"""
HEAD = '''"""The root collation of CLDR {cldr} (Unicode {unicode}), as ICU {icu} has it, packed.

Written by tools/make_collation.py; do not edit. Texts and runs are compressed
with zlib and written in base 85. Runs are columns of bytes: three for the
distance from the end of the run before, one for the length less one. A line
of ELEMENTS is a character or sequence, a tab, and three characters for each
of its collation elements: the first character that has the letter (NUL for
none), the accent and the variant, both counted from "0".

The data is Unicode's:

{notice}
"""

# ruff: noqa: E501
# fmt: off

'''
NOTICE = """
UNICODE LICENSE V3

COPYRIGHT AND PERMISSION NOTICE

Copyright © 2016-2024 Unicode, Inc.

NOTICE TO USER: Carefully read the following legal agreement. BY
DOWNLOADING, INSTALLING, COPYING OR OTHERWISE USING DATA FILES, AND/OR
SOFTWARE, YOU UNEQUIVOCALLY ACCEPT, AND AGREE TO BE BOUND BY, ALL OF THE
TERMS AND CONDITIONS OF THIS AGREEMENT. IF YOU DO NOT AGREE, DO NOT
DOWNLOAD, INSTALL, COPY, DISTRIBUTE OR USE THE DATA FILES OR SOFTWARE.

Permission is hereby granted, free of charge, to any person obtaining a
copy of data files and any associated documentation (the "Data Files") or
software and any associated documentation (the "Software") to deal in the
Data Files or Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, and/or sell
copies of the Data Files or Software, and to permit persons to whom the
Data Files or Software are furnished to do so, provided that either (a)
this copyright and permission notice appear with all copies of the Data
Files or Software, or (b) this copyright and permission notice appear in
associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF
THIRD PARTY RIGHTS.

IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE
BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES,
OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA
FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall
not be used in advertising or otherwise to promote the sale, use or other
dealings in these Data Files or Software without prior written
authorization of the copyright holder.

SPDX-License-Identifier: Unicode-3.0
"""


class Facts(TypedDict):
    """What Node says of itself and of the decomposition of characters; the classes of marks come in their order."""

    program: str
    versions: dict[str, str]
    decomposed: dict[str, str]
    classes: list[list[str]]


def main() -> int:
    """Write the table, to the path that is given or to its place in the source."""
    done = subprocess.run(["node", "-e", FACTS], capture_output=True, check=True)
    facts: Facts = json.loads(done.stdout)
    root = RootCollation(find_item(Path(facts["program"]).read_bytes(), b"/coll/ucadata.icu"))
    target = Path(sys.argv[1]) if sys.argv[1:] else TARGET
    target.write_text(HEAD.format(notice=NOTICE.strip(), **facts["versions"]) + constants(root, facts), "utf-8")
    return 0


def constants(root: RootCollation, facts: Facts) -> str:
    """Return the assignments of the module."""
    sequences = {each: elements for each, elements in root.sequences().items() if each[0] != INDEX_MARKER}
    everything, decomposed = root.characters() | sequences, facts["decomposed"]
    names = name_letters(everything, decomposed.keys())
    told = {each: elements for each, elements in everything.items() if decomposed.keys().isdisjoint(each)}
    accents = sorted({element.accent for elements in told.values() for element in elements})

    def written(elements: Elements) -> str:
        return "".join(
            (names[letter] if letter else "\0") + chr(accents.index(accent) + 0x30) + chr((variant >> 8) + 0x30)
            for letter, accent, variant in elements
        )

    elements = {each: written(found) for each, found in told.items() if found and not is_plain(found, each, names)}
    ordered = [names[letter] for letter in sorted(names)]
    first, after = ordered.index("\u4e00"), ordered.index("\ufffd")
    packed = {
        "SCRIPTS": runs(ordered[:first]),
        "IDEOGRAPHS": runs(ordered[first:after]),
        "IGNORED": runs(each for each, found in told.items() if not found),
        "ELEMENTS": lines(elements),
        "DECOMPOSITIONS": lines(decomposed),
        "MARKS": "\n".join("".join(marks) for marks in facts["classes"]).encode(),
    }
    texts = {name: b85encode(compress(content, 9)).decode() for name, content in packed.items()}
    texts["LAST"] = "".join(ordered[after:]).encode("unicode_escape").decode()
    return "\n".join(f'{name} = "{text}"' for name, text in texts.items()) + "\n"


def is_plain(elements: Elements, character: str, names: dict[int, str]) -> bool:
    """Tell a character that is a letter and no more, the one that the letter is named by."""
    letter = elements[0].letter
    return elements == [Element(letter, PLAIN, PLAIN)] and names.get(letter) == character


def name_letters(everything: dict[str, Elements], decomposed: Container[str]) -> dict[int, str]:
    """Return for each letter the character that is it and no more: one that is not decomposed, if there is one."""
    names: dict[int, str] = {}
    for character in sorted(everything, key=lambda each: (each in decomposed, each)):
        elements = everything[character]
        if len(character) == 1 and len(elements) == 1 and elements[0][1:] == (PLAIN, PLAIN):
            names.setdefault(elements[0].letter, character)
    return names


def runs(characters: Iterable[str]) -> bytes:
    """Return the runs of code points that follow each other, in columns (see the docstring of the table)."""
    found: list[tuple[int, int]] = []
    end = -1
    for code in map(ord, characters):
        if code == end and code - found[-1][0] < LONGEST_RUN:
            found[-1] = (found[-1][0], code + 1)
        else:
            found.append((code, code + 1))
        end = code + 1
    before = [0, *(after for _, after in found)]
    distances = [(start - end) % 0x1000000 for (start, _), end in zip(found, before, strict=False)]
    columns = [bytes(distance >> shift & 0xFF for distance in distances) for shift in (0, 8, 16)]
    return b"".join(columns) + bytes(after - start - 1 for start, after in found)


def lines(pairs: dict[str, str]) -> bytes:
    """Return the pairs, one a line, with a tab between the two."""
    return "\n".join(f"{before}\t{after}" for before, after in sorted(pairs.items())).encode()


if __name__ == "__main__":
    sys.exit(main())
