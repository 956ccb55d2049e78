"""The classes of characters that the grammar knows (spec §1.1); every other character is an ordinary one."""

WHITESPACE = "\ufeff\t\v\f \u00a0"
"""What the grammar skips as white space. Not U+3000, U+2003, U+200B …: those are ordinary characters."""

BLANKS = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What JavaScript's `trim` and `\\s` take away; Python's `str.strip` differs on U+001C to U+001F, U+0085 and U+FEFF."""

TYPE_ENDS = "()!:" + WHITESPACE + "\r\n"
"""What ends a type."""

LINE_ENDS = "\r\n\u2028\u2029"
"""What `.` does not match in JavaScript."""


def utf16_length(text: str) -> int:
    """Return the length of `text` as JavaScript counts it, in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
