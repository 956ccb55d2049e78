"""GD328."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.title_lint import Refusal, refusal_of, title_readers
from gatepost.doctor.actions.workflow_lines import text_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Edit, Problem
from gatepost.policy.configuration import DEFAULT_LABELS
from gatepost.release.pull_request import Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_NEXT = "1.2.3"
"""A version, where no release is due."""

_LISTS = ("types", "scopes")


class GhReleaseTitleVsLint(DoctorCheck):
    """The title that Release Please gives its pull request is refused by the check of titles.

    ## Symptom
    The release pull request cannot be merged; whoever renames it breaks the release, for Release Please loses it.

    The release pull request is the only one whose title check is red: "Unknown release type" or "Unknown scope", and
    it cannot be merged. Who corrects the title by hand breaks the release: Release Please does not know it again.

    ## Cause
    Release Please calls its pull requests by `pull-request-title-pattern`, by default `chore${scope}: release
    ${component} ${version}`, where the scope is the branch, as in `chore(main): release 1.2.3`. The check of titles
    must allow the type, and the scope where there is one.

    ## Mend
    Allow them in the check of titles, beside the others:

        types: |
          feat
          fix
          chore

    Or choose another pattern in `release-please-config.json`, while no release pull request is open:

        "pull-request-title-pattern": "chore: release ${version}"
    """

    code = "GD328"
    name = "gh-release-title-vs-lint"
    needs: tuple[str, ...] = ("release", "titles")
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    errors: tuple[str, ...] = (
        "Unknown release type",
        "No release type found in pull request title",
        "Unknown scope",
    )
    consequences: tuple[str, ...] = ("rp-pr-retitled",)

    def unable(self, facts: Facts) -> str:
        """Return that no title is known to be judged, or none is given."""
        if not title_readers(facts):
            return "what is judged are commits, not titles"
        return "" if _titles(facts) else "it is not known how Release Please calls its pull requests"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that refuses a title of Release Please's."""
        for place in title_readers(facts):
            for title in _titles(facts):
                found = refusal_of(place, title, facts, _labels(facts))
                if found is not None:
                    yield Problem(
                        f"the check of titles in `{place.workflow.file}` refuses `{title}`, the title of a release "
                        f"pull request: {found.message}",
                        place.at("with", found.key) if found.key else place.where,
                        _fix(found, title),
                        edits=_edits(place, found, title),
                    )
                    break

    def fine(self, facts: Facts) -> str:
        """Return a title that passes."""
        return f"the check of titles lets `{_titles(facts)[0]}` pass"


def _titles(facts: Facts) -> list[str]:
    """Return the titles of the release pull requests that are due, else how the next ones would be called."""
    release = known(facts.release)
    found = [pull.title for pull in release.plan.pull_requests]
    if not found and release.plan.configuration is not None:
        found = [
            Title(
                state.type.package.pull_request_title_pattern,
                release.target.branch,
                _NEXT,
                state.type.component,
                has_no_space=state.type.package.component_no_space,
            ).render()
            for state in release.plan.packages.values()
        ]
    return list(dict.fromkeys(found))


def _labels(facts: Facts) -> tuple[str, ...]:
    configuration = known(facts.release).plan.configuration
    return configuration.label if configuration is not None else DEFAULT_LABELS


def _word(found: Refusal, title: str) -> str:
    """Return the word that a list lacks: the type of a title, or its scope."""
    head = title.partition(": ")[0].rstrip("!")
    type_, _, scope = head.partition("(")
    return type_ if found.key == _LISTS[0] else scope.rstrip(")")


def _fix(found: Refusal, title: str) -> str:
    if found.key in _LISTS:
        return f"add a line `{_word(found, title)}` to `{found.key}` of this step"
    entry = '"pull-request-title-pattern": "chore: release ${version}"'
    return f"write `{entry}` at the top of the configuration, while no release pull request is open"


def _edits(place: Place, found: Refusal, title: str) -> tuple[Edit, ...]:
    """Return the edit that adds a line to the list; none where it is not a line for each word."""
    node = place.step.node.get("with", found.key) if found.key in _LISTS else None
    word = _word(found, title)
    if node is None or node.last <= node.line or "," in word or not word:
        return ()
    last = text_of(place.workflow, node.last)
    indent = last[: len(last) - len(last.lstrip())]
    is_block = text_of(place.workflow, node.line).rstrip().endswith(("|", "|-", "|+"))
    return (Edit(place.workflow.path, node.last + 1, node.last, (f"{indent}{word}",)),) if is_block else ()
