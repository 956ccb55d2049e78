"""GD106."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.node import TEXT
from gatepost.doctor.releases.plan_check import is_bypassed
from gatepost.doctor.symptoms import VERSION_FILES, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.roles import Place

_KEY = "release-type"
_FILES = ("config-file", "manifest-file")


class RpActionReleaseTypeInput(DoctorCheck):
    """The action is given a `release-type`, and so ignores the configuration and the manifest.

    ## Symptom
    Sections, extra files, tags and titles are those by default, whatever the configuration says.

    What the manifest says has no effect either, though `.release-please-manifest.json` is written where it is there.
    With debug logging the log says "Building manifest from config", not "Loading manifest from config file".

    ## Cause
    With the input `release-type` the action reads no files: it works for one package, whose last version it takes from
    merged pull requests, releases and tags.

    ## Mend
    Take the input out of the workflow, and name the type in release-please-config.json.
    """

    code = "GD106"
    name = "rp-action-release-type-input"
    needs: tuple[str, ...] = ("release", "releasing")
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG, VERSION_FILES)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that has the input and names files, or where there are some that no other step reads."""
        release, places = known(facts.release), known(facts.releasing)
        is_unread = all(map(is_bypassed, places)) and bool(release.configuration or release.manifest)
        for place in places:
            named = any(place.step.inputs.get(key) for key in _FILES)
            if not is_bypassed(place) or not (named or is_unread):
                continue
            message = f"`{_KEY}` makes the action ignore `{release.configuration_file}` and `{release.manifest_file}`"
            yield Problem(
                message, place.at("with", _KEY), f"take the line `{_KEY}` out of `with`", edits=_edits(place, release)
            )

    def fine(self, facts: Facts) -> str:
        """Return what the action goes by."""
        return f"Release Please goes by `{known(facts.release).configuration_file}`"


def _edits(place: Place, release: Release) -> tuple[Edit, ...]:
    """Return the edit that takes the line away; none where it is not alone on a line, or without both files."""
    inputs = place.step.node.get("with")
    found = [each for each in inputs.entries if each[0].text == _KEY] if inputs is not None else []
    documents = (release.configuration, release.manifest)
    if inputs is None or not found or any(each is None or each.root is None for each in documents):
        return ()
    (key, value), line = found[0], found[0][0].line
    lines = place.workflow.document.text.replace("\r\n", "\n").split("\n")
    is_alone = value.kind == TEXT and value.line == value.last == line
    if not is_alone or not lines[line - 1].lstrip(" \"'").startswith(key.text):
        return ()
    if len(inputs.entries) > 1:
        return (Edit(place.workflow.path, line, line, ()),)
    above = place.step.line_of("with")
    return (Edit(place.workflow.path, above, line, ()),) if above == line - 1 and _is_with(lines[above - 1]) else ()


def _is_with(line: str) -> bool:
    return line.strip() == "with:"
