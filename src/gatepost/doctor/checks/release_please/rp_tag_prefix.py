"""GD122."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_check import TagCheck, manifest_of
from gatepost.doctor.releases.release_tags import differs_by_component, repeating_releases
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.versions import TagName
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_IF_GONE = "Where that release is ever deleted, the next changelog repeats what was released before."


class RpTagPrefix(TagCheck):
    """The last release is tagged in another spelling than Release Please looks for.

    ## Symptom
    The changelog of the next release repeats earlier ones: "No latest release found for path".

    The changelog of the release pull request repeats earlier releases: "No latest release found for path". Or the next
    tag is spelled otherwise than the last one.

    ## Cause
    Release Please looks for `v1.2.3`, or `name-v1.2.3`. It reads other spellings of the tag of a release on GitHub
    (`1.2.3`, `name/v1.2.3`), but finds no `V1.2.3`, `release-1.2.3` or `v1.2`, and a tag without a release on GitHub
    only if it is spelled exactly as the configuration says.

    ## Mend
    Give the commit the tag that Release Please looks for:

        git tag v1.2.3 "1.2.3^{commit}" && git push origin v1.2.3

    Or say how tags are spelled: `"include-v-in-tag": false`, `"tag-separator": "/"`.
    """

    code = "GD122"
    name = "rp-tag-prefix"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, WRONG_VERSION)
    errors: tuple[str, ...] = ("Unable to parse release name",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a tag that is not read at all, and warn of one that is read and spelled otherwise."""
        manifest = manifest_of(facts)
        for each in repeating_releases(facts):
            unread = next((tag for tag in each.alike if not differs_by_component(tag.name, each)), None)
            if unread is not None and not each.fitting:
                message = (
                    f"`{unread.name}` is not read as {each.version} of `{each.path}`: it must be `{each.expected}`"
                )
                yield Problem(message, manifest.at(each.path), _retag(each.expected, unread.name))
        yield from _read_otherwise(facts)

    def fine(self, facts: Facts) -> str:
        """Return how tags are spelled."""
        states = known(facts.release).plan.packages.values()
        tags = [f"`{state.last.tag}`" for state in states if state.last is not None]
        return f"no tag is spelled otherwise than Release Please would: {', '.join(tags) or 'there is none yet'}"


def _read_otherwise(facts: Facts) -> Iterator[Problem]:
    release = known(facts.release)
    for path, state in release.plan.packages.items():
        last, package = state.last, state.type.package
        if last is None or not last.sha or package.skip_github_release:
            continue
        wanted = str(TagName(last.tag.version, state.type.component, package.tag_separator, package.include_v_in_tag))
        if wanted != str(last.tag):
            message = f"the last tag is `{last.tag}`, and the next one will be spelled as in `{wanted}`"
            found = "Release Please finds the last one only by its release on GitHub"
            fix = f"{_retag(wanted, str(last.tag))}\nor keep the old spelling by `include-v-in-tag` and `tag-separator`"
            yield Problem(f"{message}; {found}", manifest_of(facts).at(path), fix, WARNING, why=_IF_GONE)


def _retag(wanted: str, name: str) -> str:
    given = quote(f"{name}^{{commit}}")
    return f"git tag {quote(wanted)} {given} && git push origin {quote(wanted)}"
