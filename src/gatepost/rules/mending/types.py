"""A word where a type should be → the type that was probably meant."""

from gatepost.message.grammar import Token, read_token
from gatepost.message.parse import Message
from gatepost.options.check import nearest

_MEANT = {
    "feat": """
        add adds added adding allow allows allowed create creates created enable enables enabled enhancement expose
        feature features implement implements implemented introduce introduces introduced new provide provides
        support supports""",
    "fix": """
        avoid avoids avoided bug bugfix correct corrects corrected fixed fixes fixing handle handles handled hotfix
        patch prevent prevents prevented repair repairs repaired resolve resolves resolved""",
    "docs": "doc document documents documented documentation readme",
    "test": "tests testing tested",
    "refactor": """
        clean cleanup extract extracts extracted move moves moved refactored refactoring refactors rename renames
        renamed reorganize restructure rework rewrite simplify simplifies simplified""",
    "perf": "accelerate optimise optimize optimized optimizes performance speed",
    "style": "format formatted formatting lint reformat",
    "build": "bump bumps bumped dependencies dependency deps pin pins pinned upgrade upgrades upgraded",
    "ci": "workflow workflows pipeline",
    "revert": "reverted reverting reverts undo",
    "chore": "chores housekeeping release releases misc",
}
_OBJECTS = {
    "test": frozenset(("test", "tests", "testcase", "testcases")),
    "docs": frozenset(("changelog", "comment", "comments", "doc", "docs", "docstring", "docstrings", "documentation"))
    | frozenset(("example", "examples", "readme", "readme.md", "typo", "typos")),
}
"""What a change is about, whatever it does to it."""
_TYPE_OF = {word: type_ for type_, words in _MEANT.items() for word in words.split()}


def type_of_word(word: str, types: tuple[str, ...]) -> str:
    """Return the allowed type that the first word of a sentence speaks for, or an empty text."""
    lower = word.lower()
    type_ = lower if lower in types else _TYPE_OF.get(lower, "")
    return type_ if type_ in types else ""


def type_of_object(sentence: str, guess: str, types: tuple[str, ...]) -> str:
    """Return the type that a sentence speaks for whose verb speaks for `guess`: tests that are added are no feature."""
    if guess not in ("feat", "fix"):
        return guess
    words = {word.strip(".,:;!()`'\"").lower() for word in sentence.split()}
    for type_, objects in _OBJECTS.items():
        if type_ in types and not objects.isdisjoint(words):
            return type_
    return guess


def nearest_type(word: str, types: tuple[str, ...]) -> str:
    """Return the allowed type that a wrong type was probably meant to be, or an empty text.

    `feat[api]` is read as one word, and gives `feat(api)`.
    """
    head, bracket, scope = word.partition("[")
    scope = scope.rstrip("]")
    meant = type_of_word(head, types) or nearest(head, types) if "]" not in scope else ""
    return f"{meant}({scope})" if meant and bracket and scope else meant


def has_words(description: str) -> bool:
    """Tell whether a description says anything: has a letter or a digit in it."""
    return any(character.isalnum() for character in description)


def with_known_type(main: Message, type_: str, types: tuple[str, ...]) -> str:
    """Return the header of `main` with the type that was probably meant, or an empty text.

    A ticket in front of a whole header (`ABC-12: fix: …`) goes behind it.
    """
    meant = nearest_type(type_, types)
    if meant:
        return meant + main.header[len(type_) :]
    inner = read_token(main.description)
    if not isinstance(inner, Token) or inner.type not in types or not has_words(main.description[inner.end :]):
        return ""
    is_ticket = "-" in type_ and type_[-1].isdecimal()
    return f"{main.description} ({type_})" if is_ticket else main.description
