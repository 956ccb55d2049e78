"""Where a commit's scope may come from → the scopes to choose from, the likeliest first."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from gatepost.message.grammar import Token, read_token
from gatepost.policy.sections import InvalidConfiguration
from gatepost.policy.titles import follows_pattern
from gatepost.rules.mending.scopes import glob_matches

_HALF_LIFE = 100  # commits, after which a use counts half as much
_MOST_PATHS = 2_000  # of 10,000 files the first ones tell as much


@dataclass(frozen=True)
class KnownScope:
    """A scope, and why it is offered: "these files", "history", "settings"."""

    name: str
    why: str


FILES, HISTORY, SETTINGS = "these files", "history", "settings"


def rank(
    allowed: Sequence[str], of_files: Sequence[str], of_history: Sequence[str], *, is_free: bool
) -> list[KnownScope]:
    """Return the scopes, each once: of the files first, then by history, then as the settings list them.

    Where not any scope is free to be used, only allowed ones are in it.
    """
    found: dict[str, str] = {}
    for names, why in ((of_files, FILES), (of_history, HISTORY), (allowed, SETTINGS)):
        for name in names:
            if is_free or name in allowed:
                found.setdefault(name, why)
    return [KnownScope(name, why) for name, why in found.items()]


def scopes_of_files(
    paths: Sequence[str], scope_paths: Sequence[tuple[str, str]], components: Mapping[str, str]
) -> list[str]:
    """Return the scopes of the files, that of most files first: by `scope-paths`, else by the packages they lie in.

    `components` are the names of packages by their paths.
    """
    counts: dict[str, int] = {}
    for path in paths[:_MOST_PATHS]:
        scope = next((scope for glob, scope in scope_paths if glob_matches(glob, path)), "")
        scope = scope or _component(path, components)
        if scope:
            counts[scope] = counts.get(scope, 0) + 1
    return sorted(counts, key=lambda scope: -counts[scope])


def scopes_of_history(headers: Sequence[str], titles: Sequence[str] = ()) -> list[str]:
    """Return the scopes that headers have, newest first given, the often and lately used ones first.

    `titles` are the patterns of Release Please's own titles, whose scope is the branch.
    """
    weights: dict[str, float] = {}
    for age, header in enumerate(headers):
        token = read_token(header)
        if not isinstance(token, Token) or not token.scope or token.separator != ":" or not token.scope.isprintable():
            continue
        if not any(follows_pattern(header, title) for title in titles):
            weights[token.scope] = weights.get(token.scope, 0.0) + 0.5 ** (age / _HALF_LIFE)
    return sorted(weights, key=lambda scope: -weights[scope])


def components_in(configuration: object) -> dict[str, str]:
    """Return what the packages of a monorepo are called, by their paths; nothing for a single one.

    `configuration` is the parsed release-please-config.json, None where there is none.
    """
    packages = configuration.get("packages") if isinstance(configuration, dict) else None
    if not isinstance(packages, dict) or len(packages) < 2:  # noqa: PLR2004  a single one needs no name
        return {}
    from gatepost.policy.configuration import ROOT, read_configuration  # noqa: PLC0415  for a monorepo alone

    with suppress(InvalidConfiguration):
        found = read_configuration(configuration).packages
        return {
            path: each.component or each.package_name or path.rpartition("/")[2]
            for path, each in found.items()
            if path != ROOT
        }
    return {}


def _component(path: str, components: Mapping[str, str]) -> str:
    """Return the component of the innermost package that a file is in."""
    inside = [folder for folder in components if path.startswith(f"{folder}/")]
    return components[max(inside, key=len)] if inside else ""
