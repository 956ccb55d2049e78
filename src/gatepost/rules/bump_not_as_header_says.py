"""GP406."""

from gatepost.message.commits import Commit, literal_lines
from gatepost.message.grammar import LITERALS
from gatepost.rules.base import Rule
from gatepost.rules.case import HISTORY, LANDING, Case, brief
from gatepost.values import Finding

_NONE, _PATCH, _MINOR, _MAJOR = range(4)
_WORDS = ("no release", "a patch", "a minor version", "a major version")
_FEATURES = ("feat", "feature")


class BumpNotAsHeaderSays(Rule):
    """The message bumps more than its header announces.

    ## Why
    People review the header, and the header alone is what a pull request's title shows. A commit that hides in
    the body, or a `BREAKING-CHANGE:` in the middle of a line, bumps the version all the same: a chore becomes
    a feature, a fix becomes a major version.

    Give the header the type of the greatest change, or put a bullet in front of the line.

    ## Example
        chore: tidy the examples

        feat!: sign in with a passkey only

    ## Instead
        feat!: sign in with a passkey only

        chore: tidy the examples
    """

    code = "GP406"
    name = "bump-not-as-header-says"

    def check(self, case: Case) -> list[Finding]:
        """Report a header that stands for less than all commits of the message together.

        Of a merge that lands, `merge-commit-doubles` speaks.
        """
        if case.is_single:
            return []
        commits = case.reading.commits
        token = case.main.token
        if token is None or case.main.fault is not None or (len(commits) == 1 and not commits[0].breaking):
            return []
        if case.merge and case.place in (HISTORY, LANDING):
            return []
        own = next(commit for commit in commits if commit.footer is None)
        listed = case.words.listed
        announced = _bump(own, listed, breaking=own.breaking and _says_breaking(case))
        bumps = [_bump(commit, listed, breaking=commit.breaking) for commit in commits]
        bump = max(bumps)
        if bump <= announced:
            return []
        greatest = commits[bumps.index(bump)]
        inline = greatest is own
        by = "a `BREAKING-CHANGE:` within a line" if inline else f"`{brief(greatest.header)}` in the body"
        message = f"the header announces {_WORDS[announced]}, but {by} makes it {_WORDS[bump]}"
        return [self.at_header(case, (0, token.end - 1), message)]


def _says_breaking(case: Case) -> bool:
    """Tell whether the message says in one of the usual places that it breaks."""
    main = case.main
    marked = main.token is not None and main.token.marker
    in_footer = any(footer.token.marker in LITERALS for footer in main.footers)
    return bool(marked) or in_footer or any(is_marker for _, is_marker in literal_lines(main))


def _bump(commit: Commit, listed: tuple[str, ...], *, breaking: bool) -> int:
    """Return what a commit bumps by Release Please's default strategy; of a type that is not listed, nothing."""
    if breaking:
        return _MAJOR
    if commit.type in _FEATURES:
        return _MINOR
    return _PATCH if commit.type.lower() in listed else _NONE
