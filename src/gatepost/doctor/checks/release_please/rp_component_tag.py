"""GD123."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import with_entry
from gatepost.doctor.releases.release_check import TagCheck, document_of, root_of
from gatepost.doctor.releases.release_tags import differs_by_component, repeating_releases
from gatepost.doctor.releases.tag_filters import lets_in, tag_filter
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.versions import TagName, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.releases.release_tags import LostRelease
    from gatepost.outcomes.values import Edit

_KEY = "include-component-in-tag"
_PLAIN = "v1.2.3"


class RpComponentTag(TagCheck):
    """The name of the package is in its tags, and something else reckons with tags without it, or the other way round.

    ## Symptom
    Tags and those who wait for them do not fit: a workflow never runs, or the changelog repeats earlier releases.

    The release is tagged `demo-v0.6.0`, and a workflow for the tags `v*` never runs; or the changelog repeats earlier
    releases, because they are tagged `v0.5.0`: "Found release tag with component '', but not configured in manifest".

    ## Cause
    `include-component-in-tag` is true unless it is set: a package that has a `component` or a `package-name` has it in
    its tags.

    ## Mend
    For a repository of one package, in its entry under `packages`:

        "include-component-in-tag": false,

    Where the name belongs into the tags, tag the last release so too, and change the filter: `tags: ["demo-v*"]`.
    """

    code = "GD123"
    name = "rp-component-tag"
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS, WRONG_CHANGELOG, WRONG_VERSION)
    errors: tuple[str, ...] = ("but not configured in manifest", "Found release tag with component")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report last releases that are tagged with another component, and filters that let no tag in."""
        for each in repeating_releases(facts):
            problem = None if each.fitting else _other_component(facts, each)
            if problem is not None:
                yield problem
        yield from _filters(facts)

    def fine(self, facts: Facts) -> str:
        """Return how the next tags begin."""
        return f"tags are spelled as in {', '.join(f'`{tag}`' for tag in _samples(facts))}"


def _other_component(facts: Facts, lost: LostRelease) -> Problem | None:
    tag = next((tag for tag in lost.alike if differs_by_component(tag.name, lost)), None)
    if tag is None:
        return None
    is_plain = bool(lost.last.tag.component)
    return Problem(
        f"the last release is tagged `{tag.name}`, and Release Please looks for `{lost.expected}`",
        document_of(facts).at("packages", lost.path, _KEY),
        f'write `"{_KEY}": {"false" if is_plain else "true"}` into this package',
        edits=_without(facts, lost) if is_plain else (),
        why="The changelog of the next release repeats what was released before.",
    )


def _without(facts: Facts, lost: LostRelease) -> tuple[Edit, ...]:
    """Return the edit for the only package, where nothing is said of components yet."""
    root = root_of(facts)
    own = known(root.get("packages", lost.path))
    if len(known(facts.release).plan.packages) > 1 or root.has(_KEY) or own.has(_KEY):
        return ()
    return with_entry(document_of(facts), f'"{_KEY}": false', "packages", lost.path, after="package-name")


def _filters(facts: Facts) -> Iterator[Problem]:
    """Report workflows that wait for tags such as v1.2.3, where no package has such tags."""
    samples = _samples(facts)
    for workflow in facts.workflows:
        found = tag_filter(workflow)
        patterns = found.words() if found is not None else ()
        if found is None or not lets_in(patterns, _PLAIN) or any(lets_in(patterns, tag) for tag in samples):
            continue
        if _is_used(facts, patterns):
            continue
        shown = ", ".join(f"`{pattern}`" for pattern in patterns)
        yield Problem(
            f"{workflow.file} waits for tags {shown}, and releases are tagged as in `{samples[0]}`",
            workflow.at(found.line),
            _fix(facts, samples),
            why=f"The tag of the next release starts no run of `{workflow.file}`.",
        )


def _fix(facts: Facts, samples: list[str]) -> str:
    """Return what to change: a single package can go without its name in tags."""
    let_in = f"let in tags such as `{samples[0]}` here"
    is_single = len(known(facts.release).plan.packages) == 1
    return f'{let_in}, or write `"{_KEY}": false` into the configuration' if is_single else let_in


def _samples(facts: Facts) -> list[str]:
    """Return a tag of each package, as the next releases would have it."""
    states = known(facts.release).plan.packages.values()
    version = Version(1, 2, 3)
    return [
        str(TagName(version, each.type.component, each.type.package.tag_separator, each.type.package.include_v_in_tag))
        for each in states
    ]


def _is_used(facts: Facts, patterns: tuple[str, ...]) -> bool:
    """Tell whether a tag that is let in is not older than the releases: then somebody makes such tags by hand."""
    states = known(facts.release).plan.packages.values()
    last = [facts.repository.tag(str(each.last.tag)) for each in states if each.last is not None]
    newest = max((tag.date for tag in last if tag is not None), default=0)
    return newest > 0 and any(tag.date >= newest and lets_in(patterns, tag.name) for tag in facts.repository.tags)
