"""A word → how it is written so that a shell takes it for that word, and for nothing else."""

import re

_BARE = re.compile(r"[\w@%+=:,./-]*\Z")
_SPECIAL = re.compile(r"[^\w@%+=:,./-]")
_IN_DOUBLE = re.compile(r'([$`"\\])')
_POWERSHELL_BARE = re.compile(r"[A-Za-z0-9_./:=+-]+\Z")
_POWERSHELL_QUOTES = re.compile("(['\u2018\u2019\u201a\u201b])")  # all of them end a text in PowerShell


def in_bash(word: str, quote: str = "") -> str | None:
    """Return a word as it is written in bash behind the quote that is open, if any; bash closes it.

    None where it cannot be written: between double quotes, `!` recalls an earlier command whatever is in front of it.
    """
    if quote == "'":
        return word.replace("'", "'\\''")
    if quote == '"':
        return None if "!" in word else _IN_DOUBLE.sub(r"\\\1", word)
    return word if _BARE.match(word) else _SPECIAL.sub(lambda found: f"\\{found[0]}", word)


def in_powershell(word: str) -> str:
    """Return a word as it is written in PowerShell."""
    if _POWERSHELL_BARE.match(word):
        return word
    doubled = _POWERSHELL_QUOTES.sub(r"\1\1", word)
    return f"'{doubled}'"
