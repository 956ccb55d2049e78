"""What Dependabot and Renovate call their pull requests, by the files in which they are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.json_nodes import read_json
from gatepost.doctor.node import TABLE
from gatepost.doctor.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Tree
    from gatepost.doctor.node import Document, Node

ACTIONS = "github-actions"
_DEPENDABOT = (".github/dependabot.yml", ".github/dependabot.yaml")
_RENOVATE = ("renovate.json", ".github/renovate.json", ".gitlab/renovate.json", ".renovaterc", ".renovaterc.json")
_UPDATE = "bump example from 1.0.0 to 1.0.1"
_RENOVATED = "update dependency example to v1.0.1"
_TAKES_COLON = re.compile(r"[A-Za-z0-9)\]]\Z")
_TYPE_OF_ALL = re.compile(r":semanticCommitTypeAll\((\w+)\)")
_PREFIXES = ("prefix", "prefix-development")


@dataclass(frozen=True)
class BotTitle:
    """How a bot calls its pull requests: the possible titles, and the file and the line by which it does.

    `prefix` is what is said there, empty where nothing is; `folders` are those that it changes, `ecosystem` what it
    looks after, in Dependabot's word, empty for everything. `is_chosen` tells a prefix beside which other updates have
    one of their own. `labels` are those of the pull requests.
    """

    bot: str
    document: Document
    line: int
    titles: tuple[str, ...]
    prefix: str = ""
    ecosystem: str = ""
    folders: tuple[str, ...] = ("",)
    is_chosen: bool = False
    labels: tuple[str, ...] = ("dependencies",)

    @property
    def where(self) -> str:
        """The place, as a problem names it."""
        return f"{self.document.path}:{self.line}"


def bot_titles(tree: Tree) -> list[BotTitle]:
    """Return how the bots that the repository sets up call their pull requests."""
    return [*_of_dependabot(tree), *_of_renovate(tree)]


def _of_dependabot(tree: Tree) -> Iterator[BotTitle]:
    for path in _DEPENDABOT:
        text = tree.read(path)
        document = read_yaml(path, text) if text is not None else None
        updates = document.root.get("updates") if document is not None and document.root is not None else None
        for entry in updates.parts if updates is not None else ():
            if document is not None and entry.kind == TABLE and entry.word("package-ecosystem"):
                yield from _of_entry(document, entry)


def _of_entry(document: Document, entry: Node) -> Iterator[BotTitle]:
    """Yield the titles of an entry: of each prefix, or those that Dependabot chooses by itself."""
    ecosystem = entry.word("package-ecosystem")
    folders = tuple(each.strip("/") for each in (*entry.words("directory"), *entry.words("directories")))
    labels = entry.words("labels") or ("dependencies",)
    said = [key for key in _PREFIXES if entry.word("commit-message", key)]
    for key in said:
        prefix = entry.word("commit-message", key)
        scope = "deps-dev" if key == _PREFIXES[1] else "deps"
        head = f"{prefix}({scope})" if entry.word("commit-message", "include") == "scope" else prefix
        head += ":" if _TAKES_COLON.search(head) else ""
        title = f"{head}{'' if head.endswith(' ') else ' '}{_UPDATE}"
        line = entry.line_of("commit-message", key)
        yield BotTitle("Dependabot", document, line, (title,), prefix, ecosystem, folders, len(said) > 1, labels)
    if not said:
        titles = (f"build(deps): {_UPDATE}", f"chore(deps): {_UPDATE}")
        line = entry.line_of("package-ecosystem")
        yield BotTitle("Dependabot", document, line, titles, "", ecosystem, folders, is_chosen=False, labels=labels)


def _of_renovate(tree: Tree) -> Iterator[BotTitle]:
    for path in _RENOVATE:
        text = tree.read(path)
        document = read_json(path, text) if text is not None else None
        if document is None or document.root is None or document.root.kind != TABLE:
            continue
        root, labels = document.root, document.root.words("labels")
        if root.has("commitMessagePrefix"):
            continue
        extends = root.words("extends")
        if root.word("semanticCommits") == "disabled" or ":semanticCommitsDisabled" in extends:
            key = "semanticCommits" if root.has("semanticCommits") else "extends"
            yield BotTitle("Renovate", document, root.line_of(key), (_RENOVATED.capitalize(),), labels=labels)
            continue
        found = next((match for match in map(_TYPE_OF_ALL.fullmatch, extends) if match is not None), None)
        type_ = root.word("semanticCommitType") or (found.group(1) if found is not None else "")
        if type_:
            key = "semanticCommitType" if root.has("semanticCommitType") else "extends"
            scope = root.word("semanticCommitScope") if root.has("semanticCommitScope") else "deps"
            title = f"{type_}{f'({scope})' if scope else ''}: {_RENOVATED}"
            yield BotTitle("Renovate", document, root.line_of(key), (title,), type_, labels=labels)
