"""`gatepost lint --event`: judge what a CI event is about."""

import sys
from typing import TYPE_CHECKING

from gatepost.adapters.ci_event import write_outputs
from gatepost.adapters.event_history import missing, range_of
from gatepost.adapters.git_history import Range
from gatepost.adapters.judging import Report
from gatepost.adapters.landing_place import place_of
from gatepost.adapters.occasion import Occasion
from gatepost.adapters.settings_files import LoadedSettings
from gatepost.adapters.terminal import style_for, write
from gatepost.commands.lint import desk_for, finish, judge_all, rulebook_for, say_what_is_left_out
from gatepost.errors import HistoryCutShortError
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
    from gatepost.commands.lint import Request

_MOST_TOLD = 60_000  # characters; a larger output could not be handed on through the environment
_PAGE = Style(columns=120)


class Sitting:
    """A request, the occasion for it, and what is said of it before the report."""

    def __init__(self, request: "Request") -> None:
        self.request = request
        self.occasion = Occasion(request.folder, request.settings_from, is_online=request.online)
        self.introduction = Introduction(self.occasion.remarks)
        self.effect = ""

    @property
    def loaded(self) -> LoadedSettings:
        """The settings that hold, and what follows from them."""
        return self.occasion.surroundings.loaded


def run_event(request: "Request") -> int:
    """Judge what CI says has happened, and report."""
    sitting = Sitting(request)
    pull_request = sitting.occasion.pull_request
    return _judge_commits(sitting) if pull_request is None else _judge_pull_request(sitting, pull_request)


def _judge_pull_request(sitting: Sitting, pull_request: PullRequest) -> int:
    """Judge the messages that will land, and the commits."""
    request, event, settings = sitting.request, sitting.occasion.event, sitting.loaded.settings
    method = method_of(pull_request, settings)
    remarks = sitting.introduction.remarks
    remarks.insert(0, f"{event.why} lands by {method.name}, {method.source}")
    commits = sitting.occasion.commits()
    if commits is None:
        unknown = ", and without them it is not known what lands" if needs_commits(pull_request, method) else ""
        remarks.append(f"its commits are not judged: they are not here{unknown}")
    if lacks_body(pull_request, method):
        remarks.append("its description is not judged: only the beginning of it is known here")
    words = sitting.loaded.rulebook.words
    candidates = landing(pull_request, method, commits, settings.strings("bots"), words.titles)
    _foretell(sitting, candidates, is_squashed=method.name == SQUASH)
    _foretell_release(sitting, candidates)
    desk = desk_for(request, rulebook_for(sitting.occasion.surroundings))
    _introduce(sitting)
    report = Report(desk.reporter, strict=request.strict)
    report.add(desk.judge(candidates))
    unseen = _unseen(sitting, pull_request, method, has_commits=commits is not None)
    report.tally.is_partial = unseen is not None
    code = finish(report, request, desk, render_introduction_markdown(sitting.introduction, _PAGE))
    _tell(report, sitting)
    if unseen is not None and not code and not request.partial:
        raise unseen
    return code


def _unseen(
    sitting: Sitting, pull_request: PullRequest, method: Method, *, has_commits: bool
) -> HistoryCutShortError | None:
    """Return why the message that lands is not known: what is not seen is never passed."""
    event = sitting.occasion.event
    if not has_commits and needs_commits(pull_request, method):
        return missing(event, sitting.request.folder, is_repository=sitting.occasion.surroundings.is_repository)
    if lacks_body(pull_request, method):
        message = f"cannot judge {event.why}: its description is cut short"
        return HistoryCutShortError(message, "shorten it; --partial judges the title alone")
    return None


def _judge_commits(sitting: Sitting) -> int:
    """Judge the commits that were pushed, or that a merge queue has put together."""
    request, event = sitting.request, sitting.occasion.event
    remarks = sitting.introduction.remarks
    found = None
    if event.kind == NOTHING:
        is_said = request.format in ("text", "github")  # these close with "nothing to judge"
        remarks.append(event.why if is_said else f"nothing to judge: {event.why}")
    else:
        remarks.append(event.why)
        found = _find_commits(sitting)
    lands = _lands(sitting, found)
    unseen = _untitled(event.why) if event.is_proposal and not lands else None
    if unseen is not None:
        remarks.append("the message that will land is not judged: nobody says here what the title is")
    place = HISTORY if lands else BRANCH
    desk = desk_for(request, rulebook_for(sitting.occasion.surroundings), place=place, is_advisory=not lands)
    _introduce(sitting)
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
    report.tally.is_partial = unseen is not None
    code = finish(report, request, desk, render_introduction_markdown(sitting.introduction, _PAGE))
    _tell(report, sitting)
    if unseen is not None and not code and not request.partial:
        raise unseen
    return code


def _untitled(why: str) -> HistoryCutShortError:
    """Return why a proposal is not known whose commits are squashed under a title that nobody says."""
    message = f"cannot judge what {why} will land as: this system does not say its title"
    hint = "judge its commits alone with --partial, titles with `gatepost lint --title`; or set `merge` to what it is"
    return HistoryCutShortError(message, hint)


def _find_commits(sitting: Sitting) -> Range | list[Commit]:
    """Return the commits of an event: the range of them in this clone or, where it lacks them, as GitHub has them."""
    request, event = sitting.request, sitting.occasion.event
    since = sitting.loaded.settings.text("since")
    try:
        if not sitting.occasion.surroundings.is_repository:
            raise missing(event, request.folder, is_repository=False)
        return range_of(event, request.folder, since=since, is_partial=request.partial)
    except HistoryCutShortError:
        found = sitting.occasion.commits() if sitting.occasion.api is not None and event.head and event.base else None
        if found is None:
            raise
        return found


def _lands(sitting: Sitting, found: Range | list[Commit] | None) -> bool:
    """Tell whether commits land as they are, or have landed; where nobody says, the stricter is taken."""
    merge = sitting.loaded.settings.text("merge")
    if merge != SQUASH or sitting.occasion.event.has_landed is not None or not isinstance(found, Range):
        return merge != SQUASH or sitting.occasion.event.has_landed is not False
    return place_of(found, merge) == HISTORY


def _foretell(sitting: Sitting, candidates: list[Candidate], *, is_squashed: bool) -> None:
    """Show the messages that will land, and what they do to the next release."""
    introduction = sitting.introduction
    for candidate in candidates:
        if candidate.place == LANDING:
            effect = _effect([candidate], sitting) if is_squashed else ""
            introduction.add(candidate.id, candidate.text, effect)
    if is_squashed:
        sitting.effect = next((effect for _, _, effect in introduction.messages), "")
    else:
        sitting.effect = _effect([each for each in candidates if not each.is_advisory], sitting)
        introduction.remarks += [f"effect: {sitting.effect}"] if sitting.effect else []


def _foretell_release(sitting: Sitting, candidates: list[Candidate]) -> None:
    """Show the release as it would be after the merge, unless the settings do not want to hear of it."""
    if sitting.loaded.configuration is None or not sitting.loaded.settings.values["effect-line"]:
        return
    from gatepost.commands.after_merge import after_merge  # noqa: PLC0415  only where there are releases

    found = after_merge(sitting.occasion, candidates)
    sitting.introduction.remarks += [found.line] if found.line else []
    sitting.introduction.release = found.markdown


def _effect(candidates: list[Candidate], sitting: Sitting) -> str:
    """Return what messages do to the next release, unless the settings do not want to hear of it."""
    loaded = sitting.loaded
    if not (candidates and loaded.settings.values["effect-line"]):
        return ""
    sections = sections_of(loaded.configuration) if loaded.configuration is not None else ()
    effects = [effect_of(read(each.text), sections, loaded.rulebook.words.types) for each in candidates]
    return render_effect(effects[0] if len(effects) == 1 else together(effects))


def _introduce(sitting: Sitting) -> None:
    """Say what is judged: before a report for people, else beside it."""
    stream = sys.stdout if sitting.request.format == "text" else sys.stderr
    write(stream, render_introduction(sitting.introduction, style_for(stream)))
    if sitting.request.format == "text":
        write(stream, "\n")


def _tell(report: Report, sitting: Sitting) -> None:
    """Set the outputs of the step; what was not seen whole is not ok."""
    tally = report.tally
    text = next((text for _, text, _ in sitting.introduction.messages), "")
    write_outputs(
        {
            "ok": "true" if tally.passes and (sitting.request.partial or not tally.is_partial) else "false",
            "messages": str(tally.messages),
            "errors": str(tally.errors),
            "warnings": str(tally.warnings),
            "landing": text[:_MOST_TOLD],
            "effect": sitting.effect,
        }
    )
