"""GP301."""

from gatepost.message.commits import RELEASE_AS, Commit, commits_in, issue_in
from gatepost.message.reading import read
from gatepost.rules.base import Rule
from gatepost.rules.case import Case, Section, brief
from gatepost.values import ERROR, WARNING, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gatepost.message.parse import Footer
    from gatepost.rules.mending.footers import Run

    _Lost = tuple[Run, int, Footer]

_VERSION = "release-as"
_BEGINNINGS = ("\nref", "\nclos", "\nfix", "\nresolv")  # of lines that refer to an issue (mending.footers)
_MOST = 100  # footers in one message; with more of them it is reported again once these are right


class FooterSwallowed(Rule):
    """A footer is read as body, because prose follows it.

    ## Why
    Footers are the last lines of a message. Where a line comes below that is none and is not indented, Release
    Please reads all above it as body: an issue is not linked in the notes, and the version that `Release-As:` asks
    for is not released. The latter is an error.

    Only what a release loses is reported. A reference is fine where the header or another footer has it too, where
    the notes do not list the commit, and where a forge composes the body: templates of pull requests have sections.

    ## Example
        fix(api): keep the session after a login

        Closes: #12

        The redirect dropped the cookie.

    ## Instead
        fix(api): keep the session after a login

        The redirect dropped the cookie.

        Closes: #12
    """

    code = "GP301"
    name = "footer-swallowed"
    severity = WARNING
    for_bots = False

    def check(self, case: Case) -> list[Finding]:
        """Report each `Release-As:` and each reference to an issue that is lost so."""
        lost = _lost(case) if not case.merge else []
        mended = _moved(case, lost) if lost else None
        return [self._swallowed(case, each, mended) for each in lost[:_MOST]]

    def _swallowed(self, case: Case, each: "_Lost", mended: str | None) -> Finding:
        run, start, footer = each
        span = run.section.span(start, run.end)
        line = case.position(run.section.span(run.prose, run.prose)[0])[0]
        shown = brief(case.text[span[0] : case.line_end(span[0])])
        is_version = (footer.token.type or "").lower() == _VERSION
        lost = "no release takes this version" if is_version else "the notes do not link the issue"
        message = f"`{shown}` is read as body, because line {line} is no footer: {lost}"
        return self.finding(case, span, message, mended, severity=ERROR if is_version else WARNING)


def _lost(case: Case) -> "list[_Lost]":
    """Return each footer that is lost: the run that it stands in, where it begins, and what it would be."""
    lines = case.lower.replace("\r", "\n") if "\r" in case.text else case.lower
    if "\nrelease-as" not in lines and ("#" not in lines or not any(map(lines.__contains__, _BEGINNINGS))):
        return []
    lost = []
    for section in case.sections:
        message = section.message
        body = message.text[message.body_start : message.body_end]
        if "#" in body or _VERSION in body.lower():
            lost += _lost_in(case, section)
    return lost


def _lost_in(case: Case, section: Section) -> "list[_Lost]":
    """Return those of a section, by whose loss the release is another one."""
    from gatepost.rules.mending.footers import name_of, refers, runs_in  # noqa: PLC0415  only where there may be one

    own = commits_in(section.message)[-1]
    has_version = any(title == RELEASE_AS for title, _ in own.notes)
    is_listed = not case.is_composed and (own.breaking or own.type.lower() in case.words.listed)
    known = _issues_known(own)
    lost = []
    for run in runs_in(section):
        for start, footer in run.footers():
            if name_of(footer.token) == _VERSION:
                is_lost = not has_version and _has_version(footer.texts[-1])
            else:
                is_lost = is_listed and refers(footer, case.types) and issue_in(footer) not in known
            if is_lost:
                lost.append((run, start, footer))
    return lost


def _issues_known(own: Commit) -> set[str]:
    """Return the issues that a commit's description or footers name, and the empty text of no issue."""
    named = [piece[: len(piece) - len(piece.lstrip("0123456789"))] for piece in own.description.split("#")[1:]]
    return {"", *named, *(issue for _, issue in own.references)}


def _has_version(text: str) -> bool:
    """Tell whether a text begins as `1.2.3` or `v1.2.3` does."""
    major, _, rest = text.removeprefix("v").partition(".")
    minor, _, patch = rest.partition(".")
    return major.isdecimal() and minor.isdecimal() and patch[:1].isdecimal()


def _moved(case: Case, lost: "list[_Lost]") -> str | None:
    """Return the message with the footers at the end; None where that would change more than it should."""
    from gatepost.rules.mending.footers import gains_only, moved_to_end  # noqa: PLC0415  only a refused message pays

    mended = moved_to_end(case, list(dict.fromkeys(run for run, _, _ in lost)))
    again = Case(read(mended), case.place, case.words)
    return mended if gains_only(case, again) and not _lost(again) else None
