"""The message that will land: what a forge will write when it merges a pull request.

Source: GitHub's "Configuring commit squashing for pull requests" and "About merge methods"; GitLab's "Commit
message templates". Release Please's reading of overrides is spec §2.1.
"""

from gatepost.gate.event import GITHUB, Commit, PullRequest
from gatepost.gate.judge import Candidate
from gatepost.gate.settings import BLANK, BODY, COMMITS, MERGE, REBASE, SQUASH, Settings
from gatepost.gate.squash import blank, described, folded, listed, unified
from gatepost.message.characters import BLANKS
from gatepost.policy.titles import follows_pattern
from gatepost.rules.case import BRANCH, HISTORY, LANDING, TITLE

BEGIN_OVERRIDE = "BEGIN_COMMIT_OVERRIDE"
END_OVERRIDE = "END_COMMIT_OVERRIDE"
OVERRIDE = "override"
LANDING_BY_COMMIT = "landing-by-commit-subject"
LANDING_DESCRIBED = "landing-with-description"
"""What candidates are called, beside `LANDING`, for the message that lands: Release Please's reading of it, and
what it may be where a setting of the repository is not known."""

RELEASE_BRANCH_PREFIX = "release-please--"
"""How Release Please calls the branches of its own pull requests."""

_BY_REPOSITORY = "as the repository says"
_BY_SETTINGS = "as the settings say"
_BY_PULL_REQUEST = "as it says itself"
_BY_DEFAULT = "by default"
_MESSAGES = {"PR_BODY": BODY, "COMMIT_MESSAGES": COMMITS, "BLANK": BLANK}


class Method:
    """How a pull request lands, and what its message is made of.

    `takes_commit_title` tells a squash that takes the subject of a lone commit;
    None where nobody says. `source` says who chose the method; `is_guess` tells that nobody has said what
    the body is.
    """

    __slots__ = ("body", "is_guess", "name", "source", "takes_commit_title")

    def __init__(
        self, name: str, body: str, source: str, *, takes_commit_title: bool | None, is_guess: bool = False
    ) -> None:
        self.name = name
        self.body = body
        self.source = source
        self.takes_commit_title = takes_commit_title
        self.is_guess = is_guess


def method_of(pull_request: PullRequest, settings: Settings) -> Method:
    """Return how a pull request lands: as the forge says, where it says so; else as the settings do."""
    facts = pull_request.facts
    wanted = settings.text("merge")
    source = _BY_SETTINGS if "merge" in settings.origins else _BY_DEFAULT
    is_set = "squash-message" in settings.origins
    body = settings.text("squash-message")
    if facts is None:  # what the other forges write, unless they are told otherwise, is the title alone
        if pull_request.is_squashed is not None:
            wanted, source = _chosen(pull_request.is_squashed, wanted), _BY_PULL_REQUEST
        return Method(wanted, body if is_set else BLANK, source, takes_commit_title=False)
    allowed = facts.allowed
    name = wanted if not allowed or wanted in allowed else allowed[0]
    if allowed and (len(allowed) == 1 or name != wanted):
        source = _BY_REPOSITORY
    title = None if facts.squash_title is None else facts.squash_title == "COMMIT_OR_PR_TITLE"
    said = _MESSAGES.get(str(facts.squash_message))
    return Method(name, said or body, source, takes_commit_title=title, is_guess=said is None and not is_set)


def _chosen(is_squashed: bool, wanted: str) -> str:  # noqa: FBT001  the forge's own yes or no
    """Return how a pull request lands that is itself marked to be squashed, or not to be."""
    if is_squashed:
        return SQUASH
    return MERGE if wanted == SQUASH else wanted


def needs_commits(pull_request: PullRequest, method: Method) -> bool:
    """Tell whether the message that lands cannot be known without the commits."""
    return method.name != SQUASH or method.body == COMMITS or _may_take_commit_title(pull_request, method)


def lacks_body(pull_request: PullRequest, method: Method) -> bool:
    """Tell whether the message that lands has a description of which the forge shows the beginning alone."""
    return pull_request.is_cut and method.name == SQUASH and method.body == BODY


def landing(
    pull_request: PullRequest,
    method: Method,
    commits: list[Commit] | None,
    bots: tuple[str, ...],
    titles: tuple[str, ...] = (),
) -> list[Candidate]:
    """Return every message that the pull request brings to the release branch, or may bring.

    `bots` are logins of programs, `titles` the patterns of Release Please's own titles.
    What will not be there is advisory: the commits of a branch that is squashed, and
    what an override takes the place of. Without the commits (None), it is what can be said without them.
    """
    candidates = []
    if method.name == SQUASH:
        candidates = _squashed(pull_request, method, commits)
    elif method.name == MERGE:
        candidates = [Candidate(LANDING, merge_message(pull_request), LANDING, merge=True)]
    candidates += [_commit(commit, method) for commit in commits or []]
    override = override_in(pull_request.body) if pull_request.forge == GITHUB else ""
    if override:
        for candidate in candidates:
            candidate.is_advisory = True
        candidates.insert(0, Candidate(OVERRIDE, override, LANDING))
    is_own = is_release(pull_request) and any(follows_pattern(pull_request.title, each) for each in titles)
    for candidate in candidates:
        candidate.merge = bool(candidate.merge)  # what it is does not hang on its words
        candidate.by_bot = pull_request.login in bots
        candidate.by_release_please = is_own
    return candidates


def _commit(commit: Commit, method: Method) -> Candidate:
    is_merge = commit.parents > 1
    lands = method.name == MERGE or (method.name == REBASE and not is_merge)  # a rebase leaves merges out
    place = BRANCH if method.name == SQUASH else HISTORY
    return Candidate(commit.sha, commit.message, place, merge=is_merge, is_advisory=not lands)


def is_release(pull_request: PullRequest) -> bool:
    """Tell Release Please's own pull request: its branch has a name that no fork can give."""
    return pull_request.is_own_branch and pull_request.branch.startswith(RELEASE_BRANCH_PREFIX)


def override_in(body: str) -> str:
    """Return the message that Release Please reads in place of the commit's (spec §2.1); empty where there is none.

    However the pull request lands: each of its commits is read so, which is why Release Please advises to squash.
    """
    _, mark, rest = body.partition(BEGIN_OVERRIDE)
    return rest.partition(BEGIN_OVERRIDE)[0].partition(END_OVERRIDE)[0].strip(BLANKS) if mark else ""


def merge_message(pull_request: PullRequest) -> str:
    """Return the message of the merge commit, by the repository's default for it."""
    facts = pull_request.facts
    title = pull_request.title
    if pull_request.forge != GITHUB:
        return _joined(f"Merge branch '{pull_request.branch}' into '{pull_request.target}'", title)
    is_titled = facts is not None and facts.merge_title == "PR_TITLE"
    said = facts.merge_message if facts is not None else None
    header = f"Merge pull request #{pull_request.number} from {pull_request.label}"
    body = "" if is_titled or said == "BLANK" else title
    if said == "PR_BODY":
        body = folded(unified(pull_request.body))
    return _joined(title + _number(pull_request) if is_titled else header, body)


def _squashed(pull_request: PullRequest, method: Method, commits: list[Commit] | None) -> list[Candidate]:
    """Return the messages that a squash may write: several, where a setting of the repository is not known."""
    header = pull_request.title + _number(pull_request)
    is_doubtful = commits is None and _may_take_commit_title(pull_request, method)
    if is_doubtful or lacks_body(pull_request, method) or (commits is None and method.body == COMMITS):
        return [Candidate("title", pull_request.title, TITLE, is_advisory=is_doubtful)]
    commits = commits or []
    body = _body(pull_request, method.body, commits)
    texts = {_joined(header, body): LANDING}
    if len(commits) == 1 and method.takes_commit_title is not False:
        by_commit = _joined(commits[0].message.partition("\n")[0] + _number(pull_request), body)
        if method.takes_commit_title:
            texts = {by_commit: LANDING}
        else:
            texts.setdefault(by_commit, LANDING_BY_COMMIT)
    if method.is_guess and method.body != BODY:
        texts.setdefault(_joined(header, _body(pull_request, BODY, commits)), LANDING_DESCRIBED)
    return [Candidate(name, text, LANDING, is_advisory=name == LANDING_DESCRIBED) for text, name in texts.items()]


def _may_take_commit_title(pull_request: PullRequest, method: Method) -> bool:
    return pull_request.commits in (1, None) and method.takes_commit_title is not False


def _body(pull_request: PullRequest, kind: str, commits: list[Commit]) -> str:
    """Return the body that a squash writes: `kind` is that of the settings."""
    if pull_request.forge != GITHUB:
        return {BODY: unified(pull_request.body), COMMITS: listed(commits)}.get(kind, "")
    if kind == BODY:
        return described(pull_request.body, commits)
    return listed(commits) if kind == COMMITS else blank(commits)


def _number(pull_request: PullRequest) -> str:
    return f" (#{pull_request.number})" if pull_request.forge == GITHUB and pull_request.number else ""


def _joined(header: str, body: str) -> str:
    body = body.strip("\n")
    return f"{header}\n\n{body}" if body else header
