"""Both planners over repositories, and which differences count."""

from __future__ import annotations

import json
import re
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gatepost.adapters.release_source import GitSource
from gatepost.release.plan import plan
from gatepost.release.source import Target
from gatepost.report.plan_json import pull_requests_as_json
from parity.oracle import Oracle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parity.oracle import Answer
    from parity.plan_git import Made, Workplace
    from parity.plan_model import Repository

SCRIPT = Path(__file__).parents[2] / "src" / "gatepost" / "templates" / "release_please.mjs"
BATCH = 40
RANDOM_ID = re.compile(r'"id": "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"')
SAME, DIFFERENT, BOTH_STOP, REFUSED = "planned alike", "different", "stopped by both", "refused by gatepost"
NAMES = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|(?<=updater failed for ).*?(?=: )|(?<=: )\S*/\S*|[0-9]+")
FILE = re.compile(r"^\S+\.json: ")
LONGEST_WORDING = 100
FAULT = re.compile(
    r"(?:updater failed for .*: )?(?:(?:TypeError|RangeError|ReferenceError|SyntaxError): "
    r"|Cannot (?:read|set) properties of |Cannot convert |Cannot create property |Invalid regular expression: "
    r"|.*\bis not (?:a function|iterable|defined|an object)\b)"
)
"""An error in JavaScript's own words: a fault of the real tool, whose wording is the engine's."""
REFUSAL = re.compile(
    r".*`[^`]*` must be |.*`[^`]*` has no `type`|gatepost |the plugin `|.*cannot have `"
    r"|.*must be (?:a list|an object|a text)"
)
"""An error of gatepost's own: it says at once what the real tool stumbles over later, or makes something of."""
REFUSED_FILE = re.compile(r"Release Please would|gatepost |the real parser|not well-formed XML|not expanded")
"""The same for one file, all others being compared."""


class Outcome(NamedTuple):
    """What came of a repository: how the two answers compare, and the answers."""

    kind: str
    real: Answer
    ours: Answer

    @property
    def differs(self) -> bool:
        """Whether it is a difference to mend."""
        return self.kind == DIFFERENT

    @property
    def refusal(self) -> str:
        """Gatepost's own error, without the names and numbers of this repository."""
        return FILE.sub("", _worded(self.ours.get("error")))

    @property
    def symptom(self) -> str:
        """What differs, without the names and numbers of this repository."""
        errors = [_worded(answer.get("error")) for answer in (self.real, self.ours)]
        if "raised" in self.ours:
            return f"gatepost raises {_worded(self.ours['raised'])}"
        if self.kind == SAME:
            return ""
        return f"{errors[0]} | {errors[1]}" if errors[0] != errors[1] else first_difference(self.real, self.ours)[0]


class Comparison:
    """One release of release-please beside gatepost, in a place for repositories."""

    def __init__(self, directory: Path, place: Workplace) -> None:
        self.oracle = Oracle(directory, SCRIPT)
        self.engine = self.oracle.versions["release-please"]
        self.seconds = 0.0
        self._place = place

    def close(self) -> None:
        """End the node process."""
        self.oracle.close()

    def outcomes(self, repositories: Sequence[Repository]) -> list[Outcome]:
        """Return what comes of each repository; both sides work at the same time."""
        found: list[Outcome] = []
        for start in range(0, len(repositories), BATCH):
            some = repositories[start : start + BATCH]
            made = [self._place.make(repository, number) for number, repository in enumerate(some)]
            self.oracle.send([each.told for each in made])
            ours = [self._ours(each, repository) for each, repository in zip(made, some, strict=True)]
            found += [_judged(real, own) for real, own in zip(self.oracle.receive(), ours, strict=True)]
        return found

    def _ours(self, made: Made, repository: Repository) -> Answer:
        target = Target(repository.owner, repository.name, repository.branch, repository.date, self.engine)
        start = time.perf_counter()
        try:
            with closing(GitSource(made.sha, made.folder)) as source:
                answer = pull_requests_as_json(
                    plan(source, target, repository.configuration_file, repository.manifest_file)
                )
        except Exception as error:  # noqa: BLE001 - whatever it raises is a difference to report
            answer = {"raised": repr(error)}
        self.seconds += time.perf_counter() - start
        return answer


def _judged(real: Answer, ours: Answer) -> Outcome:
    real, ours = _comparable(real), _comparable(ours)
    if real == ours:
        return Outcome(SAME, real, ours)
    if REFUSAL.match(str(ours.get("error"))) or _differ_in_words(*_without_refused(real, ours)):
        return Outcome(REFUSED, real, ours)
    return Outcome(BOTH_STOP if _differ_in_words(real, ours) else DIFFERENT, real, ours)


def first_difference(real: object, ours: object, place: str = "") -> tuple[str, object, object]:
    """Return the first place that differs, without indexes, and what stands there."""
    if isinstance(real, dict) and isinstance(ours, dict) and real.keys() == ours.keys():
        for key, each in real.items():
            if each != ours[key]:
                return first_difference(each, ours[key], f"{place}.{key}")
    if isinstance(real, list) and isinstance(ours, list) and len(real) == len(ours):
        for one, other in zip(real, ours, strict=True):
            if one != other:
                return first_difference(one, other, place)
    return place, real, ours


def _worded(error: object) -> str:
    """Return an error's first line without what is in quotes, paths and numbers."""
    return NAMES.sub("\N{HORIZONTAL ELLIPSIS}", str(error or "no error").split("\n")[0])[:LONGEST_WORDING]


def _comparable(answer: Answer) -> Answer:
    """Return an answer as both would write it: with no random id, and no difference between an absent text and none."""
    comparable: object = json.loads(json.dumps(answer), object_hook=_masked)
    return comparable if isinstance(comparable, dict) else {}


def _masked(table: dict[str, object]) -> dict[str, object]:
    content = table.get("content")
    if isinstance(content, str) and str(table.get("path")) == "changelog.json":
        table["content"] = RANDOM_ID.sub('"id": ""', content)
    if "notes" in table:
        table["component"] = table.get("component") or ""
    return table


def _without_refused(real: Answer, ours: Answer) -> tuple[Answer, Answer]:
    """Return both without the files that gatepost refuses to read, and without what it all ends in by them."""
    refused = {path for path, error in _failures(ours) if REFUSED_FILE.search(error)}
    return (_left(real, refused), _left(ours, refused)) if refused else (real, {})


def _left(answer: Answer, refused: set[object]) -> Answer:
    pull_requests = [
        {**each, "updates": [update for update in _list(each.get("updates")) if update.get("path") not in refused]}
        for each in _list(answer.get("prs"))
    ]
    return {"prs": pull_requests}


def _differ_in_words(real: Answer, ours: Answer) -> bool:
    """Tell whether nothing differs but how errors read, each of which is a fault of the real tool."""
    return _blanked(real) == _blanked(ours) and all(
        one == other or FAULT.match(one) for one, other in zip(_errors(real), _errors(ours), strict=True)
    )


def _failures(answer: Answer) -> Iterator[tuple[object, str]]:
    for pull_request in _list(answer.get("prs")):
        for update in _list(pull_request.get("updates")):
            if "error" in update:
                yield update.get("path"), str(update["error"])


def _list(value: object) -> list[dict[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _errors(answer: Answer) -> list[str]:
    """Return the error that stops it all, and those of the files."""
    return [str(answer.get("error")), *(error for _, error in _failures(answer))]


def _blanked(value: object) -> object:
    """Return an answer with nothing left of errors but that there are some."""
    if isinstance(value, dict):
        return {key: bool(each) if key == "error" else _blanked(each) for key, each in value.items()}
    return [_blanked(each) for each in value] if isinstance(value, list) else value
