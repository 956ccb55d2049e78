"""`gatepost lint --event`: judge what a CI event is about."""

import sys
from typing import TYPE_CHECKING

from gatepost.adapters.ci_event import read_event, write_outputs
from gatepost.adapters.event_history import commits_of, missing, range_of
from gatepost.adapters.git_history import Range
from gatepost.adapters.judging import Report
from gatepost.adapters.landing_place import place_of
from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.surroundings import Surroundings, look_around
from gatepost.adapters.terminal import style_for, write
from gatepost.commands.lint import desk_for, finish, judge_all, rulebook_for, say_what_is_left_out
from gatepost.errors import HistoryCutShortError, NoRepositoryError, RevisionUnknownError
from gatepost.gate.event import NOTHING, Commit, PullRequest
from gatepost.gate.judge import Candidate
from gatepost.gate.landing import Method, lacks_body, landing, method_of, needs_commits
from gatepost.gate.settings import SQUASH
from gatepost.message.reading import read
from gatepost.policy.sections import sections_of
from gatepost.release.effect import effect_of, together
from gatepost.report.effect import render_effect
from gatepost.report.landing import Introduction, render_introduction, render_introduction_markdown
from gatepost.report.style import Style
from gatepost.rules.case import BRANCH, HISTORY, LANDING

if TYPE_CHECKING:
    from gatepost.adapters.github_api import GithubApi
    from gatepost.commands.lint import Request

BASE = "@base"
"""The name, among revisions, of the branch that a change goes to."""

_MOST_TOLD = 60_000  # characters; a larger output could not be handed on through the environment
_PAGE = Style(columns=120)


class NoFiles:
    """Where there is no file at all: the default settings hold."""

    origin = ""

    def place(self, name: str) -> str:
        """Return the name of a file."""
        return name

    def read(self, name: str) -> None:
        """Return None: there is no such file."""


class Occasion:
    """An event, what holds where it is judged, and who can be asked for what is missing (None: nobody)."""

    def __init__(self, request: "Request") -> None:
        self.request = request
        self.event = read_event()
        self.surroundings: Surroundings = self._look_around()
        self.api: GithubApi | None = None
        self.pull_request: PullRequest | None = self.event.pull_request
        self.introduction = Introduction([])
        self.effect = ""
        if request.online and self.event.repository:
            self._ask()
            return
        if request.online and self.event.kind != NOTHING:
            self.introduction.remarks.append("GitHub is not asked: this event is not one of its own")
        if not self.surroundings.is_repository:
            self.introduction.remarks.append("there is no checkout: the default settings hold")

    def _look_around(self) -> Surroundings:
        """Return what holds here; `@base` are the settings of the branch that a change goes to."""
        settings_from = self.request.settings_from
        if settings_from != BASE:
            return look_around(self.request.folder, settings_from=settings_from)
        base = self.event.base if self.event.is_proposal else ""
        try:
            return look_around(self.request.folder, settings_from=base)
        except NoRepositoryError:
            surroundings = look_around(self.request.folder)
            surroundings.loaded = load_settings(NoFiles())  # what lies in the folder may be the change's own
            return surroundings
        except (HistoryCutShortError, RevisionUnknownError):
            raise missing(self.event, self.request.folder) from None

    def _ask(self) -> None:
        """Ask GitHub for the pull request as it is now, and for the settings where there is no checkout."""
        from gatepost.adapters.event_history import asked_settings, fresh  # noqa: PLC0415  only where it is asked for
        from gatepost.adapters.github_api import api_from_environment  # noqa: PLC0415  likewise

        self.api = api_from_environment()
        self.pull_request = fresh(self.event, self.api)
        if not self.surroundings.is_repository and self.event.base:
            self.surroundings.loaded = asked_settings(self.event, self.api)

    def commits(self) -> list[Commit] | None:
        """Return the commits of the pull request, oldest first; None where they cannot be had."""
        found = commits_of(self.event, self.request.folder) if self.surroundings.is_repository else None
        if found is None and self.api is not None:
            from gatepost.adapters.event_history import asked_commits  # noqa: PLC0415  only where it is asked for

            found = asked_commits(self.event, self.api)
        return found


def run_event(request: "Request") -> int:
    """Judge what CI says has happened, and report."""
    occasion = Occasion(request)
    if occasion.pull_request is not None:
        return _judge_pull_request(occasion, occasion.pull_request)
    return _judge_commits(occasion)


def _judge_pull_request(occasion: Occasion, pull_request: PullRequest) -> int:
    """Judge the messages that will land, and the commits."""
    request, event, settings = occasion.request, occasion.event, occasion.surroundings.loaded.settings
    method = method_of(pull_request, settings)
    remarks = occasion.introduction.remarks
    remarks.insert(0, f"{event.why} lands by {method.name}, {method.source}")
    commits = occasion.commits()
    if commits is None:
        unknown = ", and without them it is not known what lands" if needs_commits(pull_request, method) else ""
        remarks.append(f"its commits are not judged: they are not here{unknown}")
    if lacks_body(pull_request, method):
        remarks.append("its description is not judged: only the beginning of it is known here")
    candidates = landing(pull_request, method, commits, settings.strings("bots"))
    _foretell(occasion, candidates, is_squashed=method.name == SQUASH)
    desk = desk_for(request, rulebook_for(occasion.surroundings))
    _introduce(occasion)
    report = Report(desk.reporter, strict=request.strict)
    report.add(desk.judge(candidates))
    code = finish(report, request, desk, render_introduction_markdown(occasion.introduction, _PAGE))
    unseen = None if request.partial else _unseen(occasion, pull_request, method, has_commits=commits is not None)
    _tell(report, occasion, is_whole=unseen is None)
    if unseen is not None and not code:
        raise unseen
    return code


def _unseen(
    occasion: Occasion, pull_request: PullRequest, method: Method, *, has_commits: bool
) -> HistoryCutShortError | None:
    """Return why the message that lands is not known: what is not seen is never passed."""
    event = occasion.event
    if not has_commits and needs_commits(pull_request, method):
        return missing(event, occasion.request.folder, is_repository=occasion.surroundings.is_repository)
    if lacks_body(pull_request, method):
        message = f"cannot judge {event.why}: its description is cut short"
        return HistoryCutShortError(message, "shorten it; --partial judges the title alone")
    return None


def _judge_commits(occasion: Occasion) -> int:
    """Judge the commits that were pushed, or that a merge queue has put together."""
    request, event = occasion.request, occasion.event
    remarks = occasion.introduction.remarks
    found = None
    if event.kind == NOTHING:
        is_said = request.format in ("text", "github")  # these close with "nothing to judge"
        remarks.append(event.why if is_said else f"nothing to judge: {event.why}")
    else:
        remarks.append(event.why)
        found = _find_commits(occasion)
    lands = _lands(occasion, found)
    if event.is_proposal and not lands:
        remarks.append("the message that will land is not judged: nobody says here what the title is")
    place = HISTORY if lands else BRANCH
    desk = desk_for(request, rulebook_for(occasion.surroundings), place=place, is_advisory=not lands)
    _introduce(occasion)
    report = Report(desk.reporter, strict=request.strict)
    if isinstance(found, Range):
        say_what_is_left_out(found)
        judge_all(found, desk, report)
    elif found is not None:
        report.add(
            desk.judge(
                Candidate(each.sha, each.message, place, merge=each.parents > 1, is_advisory=not lands)
                for each in found
            )
        )
    code = finish(report, request, desk, render_introduction_markdown(occasion.introduction, _PAGE))
    _tell(report, occasion)
    return code


def _find_commits(occasion: Occasion) -> Range | list[Commit]:
    """Return the commits of an event: the range of them in this clone or, where it lacks them, as GitHub has them."""
    request, event = occasion.request, occasion.event
    since = occasion.surroundings.loaded.settings.text("since")
    try:
        if not occasion.surroundings.is_repository:
            raise missing(event, request.folder, is_repository=False)
        return range_of(event, request.folder, since=since, is_partial=request.partial)
    except HistoryCutShortError:
        found = occasion.commits() if occasion.api is not None and event.head and event.base else None
        if found is None:
            raise
        return found


def _lands(occasion: Occasion, found: Range | list[Commit] | None) -> bool:
    """Tell whether commits land as they are, or have landed; where nobody says, the stricter is taken."""
    merge = occasion.surroundings.loaded.settings.text("merge")
    if merge != SQUASH or occasion.event.has_landed is not None or not isinstance(found, Range):
        return merge != SQUASH or occasion.event.has_landed is not False
    return place_of(found, merge) == HISTORY


def _foretell(occasion: Occasion, candidates: list[Candidate], *, is_squashed: bool) -> None:
    """Show the messages that will land, and what they do to the next release."""
    introduction = occasion.introduction
    for candidate in candidates:
        if candidate.place == LANDING:
            effect = _effect([candidate], occasion) if is_squashed else ""
            introduction.add(candidate.id, candidate.text, effect)
    if is_squashed:
        occasion.effect = next((effect for _, _, effect in introduction.messages), "")
    else:
        occasion.effect = _effect([each for each in candidates if not each.is_advisory], occasion)
        introduction.remarks += [f"effect: {occasion.effect}"] if occasion.effect else []


def _effect(candidates: list[Candidate], occasion: Occasion) -> str:
    """Return what messages do to the next release, unless the settings do not want to hear of it."""
    loaded = occasion.surroundings.loaded
    if not (candidates and loaded.settings.values["effect-line"]):
        return ""
    sections = sections_of(loaded.configuration) if loaded.configuration is not None else ()
    effects = [effect_of(read(each.text), sections, loaded.rulebook.words.types) for each in candidates]
    return render_effect(effects[0] if len(effects) == 1 else together(effects))


def _introduce(occasion: Occasion) -> None:
    """Say what is judged: before a report for people, else beside it."""
    stream = sys.stdout if occasion.request.format == "text" else sys.stderr
    write(stream, render_introduction(occasion.introduction, style_for(stream)))
    if occasion.request.format == "text":
        write(stream, "\n")


def _tell(report: Report, occasion: Occasion, *, is_whole: bool = True) -> None:
    """Set the outputs of the step; what was not seen whole is not ok."""
    tally = report.tally
    text = next((text for _, text, _ in occasion.introduction.messages), "")
    write_outputs(
        {
            "ok": "true" if tally.passes and is_whole else "false",
            "messages": str(tally.messages),
            "errors": str(tally.errors),
            "warnings": str(tally.warnings),
            "landing": text[:_MOST_TOLD],
            "effect": occasion.effect,
        }
    )
