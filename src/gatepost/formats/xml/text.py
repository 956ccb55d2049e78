"""XML as Release Please reads it: with @xmldom/xmldom 0.8.

A document must be well-formed, which expat sees to before anything is read; xmldom reads on where it is not.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.tree import Kind, Node

HTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
XMLNS = "http://www.w3.org/2000/xmlns/"
_SPACE = re.compile("[\\s\ufeff]*")
_RETURN = re.compile("\r[\n\u0085]|[\r\u0085\u2028]")
_REFERENCE = re.compile(r"&(#?\w+);", re.ASCII)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_START = (
    "[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\uffff]"
)
_NAME = re.compile(f"{_START}(?:{_START}|[-.0-9\u00b7\u0300-\u036f\u203f\u2040])*".join(("", "(?::", ")?")))
_ATTRIBUTE = re.compile(r"\s+([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TAG_END = re.compile(r"\s*(/?)>")
_TAG_NAME = re.compile(r"[^\s/>]+")
_INSTRUCTION = re.compile("(\\S*)[\\s\ufeff]*(.*)", re.DOTALL)
_DECLARATION_WORD = re.compile("'[^']+'|\"[^\"]+\"|[^\\s<>/=]+=?|(/?\\s*>|<)")
_DEEPEST = 5000
_RAW = ("script", "textarea")


def parse_xml(text: str) -> Node:
    """Return the document. Raises `UnreadableText` where it is not well-formed, declares entities, or confuses xmldom.

    Line ends become newlines. An internal subset of the DOCTYPE is lost, as in
    xmldom. A name without a namespace that is declared is a name all the same.
    """
    text = _RETURN.sub("\n", text)
    return _Reader(text, _root_of(text)).read()


def _root_of(text: str) -> int:
    """Return how many bytes stand before the root element, once all the document is known to be well-formed."""
    places: list[int] = []
    parser = expat.ParserCreate()

    def refuse_entity(name: str, *_rest: object) -> None:
        message = f"the entity {name} is declared, and entities are not expanded"
        raise UnreadableText(message)

    def note_place(_name: str, _attributes: object) -> None:
        places.append(parser.CurrentByteIndex)
        parser.StartElementHandler = None

    parser.EntityDeclHandler = refuse_entity
    parser.StartElementHandler = note_place
    try:
        parser.Parse(text, True)  # noqa: FBT003  no other way to say that it is all
    except expat.ExpatError as error:
        message = f"not well-formed XML, which Release Please would try to read: {error}"
        raise UnreadableText(message) from None
    except UnicodeEncodeError:
        message = "not well-formed XML: half a surrogate pair"
        raise UnreadableText(message) from None
    return places[0]


class _Reader:
    """A well-formed document while it is read."""

    def __init__(self, text: str, root: int) -> None:
        self.text = text
        self.root = root
        self.count = 0
        self.document = Node(Kind.DOCUMENT, 0)
        self.opened = [self.document]
        self.namespaces: list[dict[str, str]] = [{"xml": XML}]

    def read(self) -> Node:
        at = 0
        while (start := self.text.find("<", at)) >= 0:
            if start > at:
                self._add_text(self.text[at:start])
            at = self._read_markup(start)
        return self.document

    def _add(self, kind: Kind, *, name: str = "", text: str = "", uri: str | None = None) -> Node:
        self.count += 1
        node = Node(kind, self.count, name, text, uri, self.opened[-1])
        self.opened[-1].children.append(node)
        return node

    def _add_text(self, text: str) -> None:
        if len(self.opened) > 1 or _SPACE.fullmatch(text):
            self._add(Kind.TEXT, text=_REFERENCE.sub(_referred, text))

    def _read_markup(self, start: int) -> int:
        """Read what begins with `<` there, and return where it ends."""
        text = self.text
        if text.startswith("</", start):
            return self._close(start)
        if text.startswith("<?", start):
            end = text.index("?>", start)
            found = _INSTRUCTION.fullmatch(text, start + 2, end)
            self._add(Kind.INSTRUCTION, name=found[1] if found else "", text=found[2] if found else "")
            return end + 2
        if text.startswith("<!--", start):
            end = text.index("-->", start + 4)
            self._add(Kind.COMMENT, text=text[start + 4 : end])
            return end + 3
        if text.startswith("<![CDATA[", start):
            end = text.index("]]>", start)
            if end > start + 9:
                self._add(Kind.CDATA, text=text[start + 9 : end])
            return end + 3
        return self._read_doctype(start) if text.startswith("<!", start) else self._open(start)

    def _read_doctype(self, start: int) -> int:
        """Read up to the first angle bracket: what an internal subset declares is dropped as text is."""
        words: list[str] = []
        found = _DECLARATION_WORD.search(self.text, start + 1)
        while found and not found[1]:
            words.append(found[0])
            found = _DECLARATION_WORD.search(self.text, found.end())
        if words[0] != "!DOCTYPE":
            return start + 1
        self._add(Kind.DOCTYPE, name=words[1], text=_external(words[2:]))
        return found.end() if found else len(self.text)

    def _close(self, start: int) -> int:
        end = self.text.index(">", start)
        name = self.text[start + 2 : end]
        if name != name.rstrip():
            self._check_end_tags(name.rstrip())
        if self.opened.pop().name != name.rstrip():
            message = "a script in a script, of which the real parser reads the inner one as text"
            raise UnreadableText(message)
        self.namespaces.pop()
        return end + 1

    def _check_end_tags(self, name: str) -> None:
        """Refuse what xmldom takes for an empty element, since it looks for an end tag without a space in it."""
        if "</" + name + ">" in self.text:
            message = f"the end tags of {name} are not all written alike, which the real parser cannot read"
            raise UnreadableText(message)

    def _open(self, start: int) -> int:
        """Read a start tag."""
        if len(self.opened) == 1 and len(self.text[:start].encode()) != self.root:
            message = "a tag in the DOCTYPE, which the real parser takes for the document"
            raise UnreadableText(message)
        name, at = self._name(start + 1)
        element = self._add(Kind.ELEMENT, name=name)
        while found := _ATTRIBUTE.match(self.text, at):
            at = found.end()
            value = found[2] if found[2] is not None else found[3]
            value = _REFERENCE.sub(_referred, re.sub(r"[\t\n]", " ", value))
            self.count += 1
            attribute = Node(Kind.ATTRIBUTE, self.count, _checked(found[1]), value, parent=element)
            element.attributes.append(attribute)
        namespaces = self._resolve(element)
        found = _TAG_END.match(self.text, at)
        end = found.end() if found else at
        if found and found[1]:
            return end
        self.opened.append(element)
        if len(self.opened) > _DEEPEST:
            message = f"elements more than {_DEEPEST} deep are not read"
            raise UnreadableText(message)
        self.namespaces.append(namespaces)
        return self._read_raw(element, end) if element.uri == HTML and name.lower() in _RAW else end

    def _name(self, start: int) -> tuple[str, int]:
        found = _TAG_NAME.match(self.text, start)
        end = found.end() if found else start
        return _checked(self.text[start:end]), end

    def _resolve(self, element: Node) -> dict[str, str]:
        """Find the namespaces of an element and its attributes, and return those that hold inside it."""
        namespaces = self.namespaces[-1]
        for attribute in element.attributes:
            if attribute.prefix == "xmlns" or attribute.name == "xmlns":
                name = attribute.local_name if attribute.prefix else ""
                namespaces = {**namespaces, name: attribute.text}
                attribute.uri = XMLNS
        for attribute in element.attributes:
            if attribute.prefix and attribute.uri is None:
                attribute.uri = namespaces.get(attribute.prefix)
        element.uri = namespaces.get(element.prefix)
        return namespaces

    def _read_raw(self, element: Node, start: int) -> int:
        """Read what is in a script or a text area of XHTML as one text."""
        end = self.text.find(f"</{element.name}>", start)
        if end < 0:
            message = f"the end tag of {element.name} is not written as the real parser wants it"
            raise UnreadableText(message)
        text = self.text[start:end]
        if "<" not in text and "&" not in text:
            return start
        if element.name.lower() != "script":
            text = _REFERENCE.sub(_referred, text)
        self._add(Kind.TEXT, text=text)
        return end


def _referred(reference: re.Match[str]) -> str:
    """Return what a reference stands for; one to nothing stands for itself."""
    name = reference[1]
    if name.startswith("#"):
        digits = name.lstrip("#x0")
        return chr(int(digits, 16 if name[1] == "x" else 10))
    return _NAMED.get(name, reference[0])


def _external(words: list[str]) -> str:
    """Return how a DOCTYPE is written that names something outside."""
    kind = words[0].lower() if len(words) > 1 else ""
    if kind == "public":
        return " ".join(["PUBLIC", *words[1:3]])
    return f"SYSTEM {words[1]}" if kind == "system" else ""


def _checked(name: str) -> str:
    if _NAME.fullmatch(name):
        return name
    message = f"the name {name} is none to the real parser"
    raise UnreadableText(message)
