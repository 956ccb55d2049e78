"""The questions of `cz commit`, each answer judged by the gate while it is typed, and the message that they make."""

from collections.abc import Mapping, Sequence
from typing import cast

from prompt_toolkit.application import get_app

from gatepost.adapters.commitizen.ground import Ground
from gatepost.gate.judge import Candidate, judge_one
from gatepost.message.reading import read
from gatepost.prompt.answers import Answers, issue_footers
from gatepost.prompt.scopes import FILES
from gatepost.release.effect import effect_of
from gatepost.report.effect import render_effect
from gatepost.report.visible import visible, width
from gatepost.rules.body_line_too_long import BodyLineTooLong
from gatepost.rules.case import COMMIT
from gatepost.rules.mending.wrapping import wrap
from gatepost.rules.scope_missing import ScopeMissing
from gatepost.rules.sign_off_missing import SignOffMissing
from gatepost.values import ERROR, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from commitizen.question import CzQuestion

    from gatepost.rules.case import Words

_MOST_ROWS = 30  # of a list; more are found by typing
_BREAK = "|"
_NOT_YET = {
    "scope": ("description-", "GP2", "GP3", "header-too-long"),
    "description": ("GP2", "GP3"),
    "body": ("breaking-change-unexplained", "reference-missing", "sign-off-missing"),
    "breaking": ("reference-missing", "sign-off-missing"),
    "issues": ("sign-off-missing",),
}
"""What a message may still lack after a question, by how codes and names begin: a later one asks for it."""


class Interview:
    """The questions, and what was answered so far; questionary asks them one after the other."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._given: Mapping[str, object] = {}

    def questions(self) -> "list[CzQuestion]":
        """Return the questions as questionary takes them; commitizen's own type knows fewer keys."""
        asked = [
            self._type(),
            self._scope(),
            self._line("description", "What changes, in a few words"),
            self._line("body", f"Why, and what to know (Enter: nothing; {_BREAK} begins a new line)"),
            self._line("breaking", "What breaks for users (Enter: nothing; anything makes a major release)"),
            self._line("issues", "Issues, as in `closes #12, ABC-4` (Enter: as it stands)"),
        ]
        asked[-1]["default"] = self._ground.likely_issue
        return cast("list[CzQuestion]", asked)

    def answers(self, given: Mapping[str, object]) -> Answers:
        """Return the parts of the message that answers by the questions' names make."""

        def text(name: str, line_end: str = " ") -> str:
            return line_end.join(str(given.get(name) or "").splitlines()).strip()  # they come with what is pasted

        return Answers(
            type=text("type"),
            scope=text("scope"),
            description=text("description"),
            body=self._body(text("body", _BREAK)),
            breaking=text("breaking"),
            issues=issue_footers(text("issues")),
            sign_off=self._ground.identity if self._has_rule(SignOffMissing) and "issues" in given else "",
        )

    def objection(self, name: str, text: str) -> str:
        """Return why the gate refuses an answer, in one line; empty where it does not."""
        given = {**self._given, name: text, **({"description": "x"} if name == "scope" else {})}
        found = [each for each in self._findings(given) if each.severity == ERROR and not _is_early(each, name)]
        return _in_words(found[0]) if found else ""

    def remark(self, name: str, text: str) -> str:
        """Return what the message so far does to the next release, and of what the gate would warn."""
        given = {**self._given, name: text}
        found = [each for each in self._findings(given) if each.severity != ERROR and not _is_early(each, name)]
        if found:
            return _in_words(found[0])
        reading = read(self.answers(given).message)
        return f"next release: {render_effect(effect_of(reading, self._ground.sections, self._words.types))}"

    @property
    def _words(self) -> "Words":
        return self._ground.rulebook.words

    def _type(self) -> dict[str, object]:
        types = self._ground.types
        cells = max((width(visible(each.name)) for each in types), default=0)
        rows = []
        for each in types:
            name = visible(each.name)
            said = "  ".join(filter(None, (each.about, f"({visible(each.effect)})")))
            rows.append((each.name, f"{name}{' ' * (cells - width(name))}  {said}"))
        return _list("type", "Type", rows, self._ground.likely_type)

    def _scope(self) -> dict[str, object]:
        scopes = self._ground.scopes
        likely = scopes[0].name if scopes and scopes[0].why == FILES else ""
        if self._words.scopes and len(scopes) <= _MOST_ROWS:
            none = [] if self._has_rule(ScopeMissing) else [("", "(none)")]
            rows = [(each.name, f"{visible(each.name)}  ({each.why})") for each in scopes]
            return _list("scope", "Scope", [*none, *rows], likely)
        if not scopes:
            return self._line("scope", "Scope (Enter: none)")
        question = self._line("scope", "Scope (Enter: as it stands; Tab: the known ones)", likely)
        known = {each.name: each.why for each in scopes}
        return {**question, "type": "autocomplete", "choices": list(known), "meta_information": known}

    def _line(self, name: str, message: str, default: str = "") -> dict[str, object]:
        """Return a question that is answered by a line, which Enter takes once the gate has nothing against it."""

        def validate(text: str) -> bool | str:
            return self.objection(name, text) or True

        def toolbar() -> str:
            return self.remark(name, get_app().current_buffer.text)

        question = {"type": "input", "name": name, "message": message, "default": default, "validate": validate}
        return {**question, "when": self._follow, "bottom_toolbar": toolbar}

    def _follow(self, answers: Mapping[str, object]) -> bool:
        """Hold on to the answers so far: questionary hands them out before each question, and nowhere else."""
        self._given = answers
        return True

    def _findings(self, given: Mapping[str, object]) -> list[Finding]:
        candidate = Candidate("message", self.answers(given).message, COMMIT, paths=self._ground.staged)
        return judge_one(candidate, self._ground.rulebook).findings

    def _body(self, text: str) -> str:
        """Return a body typed as one line: broken where it says so, and wrapped where the gate wants it to be."""
        rules = self._ground.rulebook.rules
        limit = next((rule.max for rule in rules if isinstance(rule, BodyLineTooLong)), 0)
        lines = []
        for piece in text.split(_BREAK):
            line = piece.removeprefix(" ").rstrip()  # further blanks indent it
            lines += (wrap(line, 0, limit) if limit and len(line) > limit else []) or [line]
        return "\n".join(lines).strip("\n")

    def _has_rule(self, rule: type[ScopeMissing | SignOffMissing]) -> bool:
        return any(isinstance(each, rule) for each in self._ground.rulebook.rules)


def _list(name: str, message: str, rows: Sequence[tuple[str, str]], likely: str) -> dict[str, object]:
    """Return a question that is answered by one of the rows, of a value and a text; the likely one is preselected."""
    choices = [{"value": value, "name": text} for value, text in rows]
    question = {"type": "list", "name": name, "message": message, "choices": choices}
    return {**question, "default": next((each for each in choices if each["value"] == likely), choices[0])}


def _is_early(finding: Finding, name: str) -> bool:
    """Tell whether what is found may be so at a question."""
    early = _NOT_YET[name]
    return finding.code.startswith(early) or finding.name.startswith(early)


def _in_words(finding: Finding) -> str:
    """Return a finding in one line that is safe on a terminal."""
    suggested = (
        f"; try `{finding.suggestion.partition(chr(10))[0]}`" if finding.suggestion and finding.line == 1 else ""
    )
    return visible(f"{finding.name} {finding.code}: {finding.message}{suggested}")
