"""A repository → the words that may be typed there."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gatepost.adapters.commit_questions import logged
from gatepost.adapters.process import git_output
from gatepost.completion.answer import Candidate, usable
from gatepost.errors import GatepostError

_LOOKED_BACK = 500
_HEADS, _REMOTES, _TAGS = "refs/heads/", "refs/remotes/", "refs/tags/"
_KINDS = ((_HEADS, "branch"), (_REMOTES, "branch of a remote"), (_TAGS, "tag"))


def words_of(kind: str, folder: str, typed: str) -> tuple[Candidate, ...]:
    """Return the words of a kind that may stand where `typed` is, for a command that looks at `folder`."""
    return usable(_FINDERS[kind](str(Path(folder).expanduser()), typed), typed)


def _types(folder: str, typed: str) -> Iterable[Candidate]:
    """Return the allowed types, with what each is for and does to the next release."""
    from gatepost.adapters.surroundings import look_around  # noqa: PLC0415  only where it is asked for
    from gatepost.policy.sections import PYTHON_SECTIONS, sections_of  # noqa: PLC0415  likewise
    from gatepost.prompt.types import known_types  # noqa: PLC0415  likewise

    _ = typed
    loaded = look_around(folder).loaded
    sections = sections_of(loaded.configuration) if loaded.configuration is not None else PYTHON_SECTIONS
    for known in known_types(loaded.rulebook.words.types, sections):
        yield Candidate(known.name, "; ".join(filter(None, (known.about, known.effect))))


def _scopes(folder: str, typed: str) -> Iterable[Candidate]:
    """Return the scopes that may be used: by history, then as the settings list them."""
    from gatepost.adapters.surroundings import look_around  # noqa: PLC0415  only where it is asked for
    from gatepost.prompt.scopes import rank, scopes_of_history  # noqa: PLC0415  likewise

    _ = typed
    words = look_around(folder).loaded.rulebook.words
    allowed, used = words.scopes, scopes_of_history(_logged("%s", folder), words.titles)
    known = rank(allowed, (), used, is_free=not allowed)
    return [Candidate(scope.name, f"from {scope.why}" if not allowed else "") for scope in known]


def _people(folder: str, typed: str) -> Iterable[Candidate]:
    """Return who wrote the last commits, the latest first, as the repository's mailmap calls them."""
    _ = typed
    return [Candidate(name) for name in dict.fromkeys(_logged("%aN <%aE>", folder))]


def _logged(form: str, folder: str) -> list[str]:
    """Return a line for each of the last commits; none where there is no history."""
    try:
        return logged(form, folder, _LOOKED_BACK)
    except GatepostError:
        return []


def _pages(folder: str, typed: str) -> Iterable[Candidate]:
    """Return all pages: by code behind a `G`, else by name; then the revisions, if any of them is begun."""
    from gatepost.errors import ERRORS  # noqa: PLC0415  only where it is asked for
    from gatepost.report.checks import EVERY  # noqa: PLC0415  likewise
    from gatepost.report.pages import Documented, page_of  # noqa: PLC0415  likewise
    from gatepost.rules.catalogue import RULES  # noqa: PLC0415  likewise

    documented: tuple[Documented, ...] = (*RULES, *EVERY, *ERRORS)
    for page in map(page_of, documented):
        yield Candidate(page.name, f"{page.code}  {page.summary}")
        if typed.lower().startswith("g"):
            yield Candidate(page.code, f"{page.name}: {page.summary}")
    if typed:
        yield from _revisions(folder, typed)


def _keys(folder: str, typed: str) -> Iterable[Candidate]:
    """Return the settings, the rules and the checks; behind a dot, the dotted keys that have a value here."""
    from gatepost.adapters.surroundings import look_around  # noqa: PLC0415  only where it is asked for
    from gatepost.gate.settings import SETTINGS  # noqa: PLC0415  likewise
    from gatepost.report.checks import EVERY  # noqa: PLC0415  likewise
    from gatepost.report.pages import Documented, page_of  # noqa: PLC0415  likewise
    from gatepost.report.settings import entries_of  # noqa: PLC0415  likewise
    from gatepost.rules.catalogue import RULES  # noqa: PLC0415  likewise

    if "." in typed:
        return [Candidate(entry.key) for entry in entries_of(look_around(folder).loaded.settings)]
    documented: tuple[Documented, ...] = (*RULES, *EVERY)
    pages = [page_of(each) for each in documented]
    names = [Candidate(page.name, f"{page.code}  {page.summary}") for page in pages]
    codes = [Candidate(page.code, page.name) for page in pages if typed.lower().startswith("g")]
    return [*(Candidate(option.name, option.about) for option in SETTINGS), *names, *codes]


def _checks(folder: str, typed: str) -> Iterable[Candidate]:
    """Return the checks of the doctor: by code behind a `G`, else by name."""
    from gatepost.doctor.catalogue import CHECKS  # noqa: PLC0415  only where it is asked for
    from gatepost.report.pages import page_of  # noqa: PLC0415  likewise

    _ = folder
    by_code = typed.lower().startswith("gd")
    for page in map(page_of, CHECKS):
        yield Candidate(page.code, f"{page.name}: {page.summary}") if by_code else Candidate(page.name, page.summary)


def _symptoms(folder: str, typed: str) -> Iterable[Candidate]:
    """Return what goes wrong, as the doctor knows it."""
    from gatepost.doctor.symptoms import SYMPTOMS  # noqa: PLC0415  only where it is asked for

    _ = folder, typed
    return [Candidate(symptom.name, symptom.title) for symptom in SYMPTOMS]


def _engines(folder: str, typed: str) -> Iterable[Candidate]:
    """Return the oldest and the newest release-please that are reproduced, and those that an action bundles between."""
    from gatepost.policy.engines import BUNDLED, NEWEST, OLDEST  # noqa: PLC0415  only where it is asked for

    _ = folder, typed
    bundled = {version: f"of release-please-action {tag}" for tag, (_, version) in BUNDLED.items()}
    return [Candidate(NEWEST, "the newest that is reproduced"), Candidate(OLDEST, bundled.get(OLDEST, ""))]


def _ranges(folder: str, typed: str) -> Iterable[Candidate]:
    """Return ranges to HEAD, or to a revision where the dots are typed."""
    first, dots, _ = typed.rpartition("..")  # of three dots, one stays with the first
    for each in _revisions(folder, typed):
        yield Candidate(f"{first}{dots}{each.value}" if dots else f"{each.value}..HEAD", each.about)


def _revisions(folder: str, typed: str) -> Iterable[Candidate]:
    """Return HEAD, the branches and the tags."""
    _ = typed
    yield Candidate("HEAD", "what is checked out")
    for ref in _refs(folder, _HEADS, _REMOTES, _TAGS):
        for prefix, kind in _KINDS:
            if ref.startswith(prefix):
                yield Candidate(ref[len(prefix) :], kind)


def _branches(folder: str, typed: str) -> Iterable[Candidate]:
    """Return the branches, those of remotes without the remote's name."""
    _ = typed
    for ref in _refs(folder, _HEADS, _REMOTES):
        name = ref[len(_HEADS) :] if ref.startswith(_HEADS) else ref[len(_REMOTES) :].partition("/")[2]
        yield Candidate(name)


def _refs(folder: str, *prefixes: str) -> Iterator[str]:
    """Yield the full names of refs, but for those that only say what a remote has checked out."""
    listed = git_output(["for-each-ref", "--format=%(refname)", *prefixes], folder=folder)
    for ref in listed.decode("utf-8", "replace").split("\n"):
        if ref and not (ref.startswith(_REMOTES) and ref.endswith("/HEAD")):
            yield ref


def _bases(folder: str, typed: str) -> Iterable[Candidate]:
    """Return where settings are read from: a revision, or what the event's change goes to."""
    return [Candidate("@base", "what a change goes to"), *_revisions(folder, typed)]


_FINDERS: dict[str, Callable[[str, str], Iterable[Candidate]]] = {
    "types": _types,
    "scopes": _scopes,
    "people": _people,
    "pages": _pages,
    "keys": _keys,
    "checks": _checks,
    "symptoms": _symptoms,
    "revisions": _revisions,
    "bases": _bases,
    "branches": _branches,
    "ranges": _ranges,
    "engines": _engines,
}
