"""GD127."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import without
from gatepost.doctor.releases.release_check import ReleaseCheck, document_of, root_of
from gatepost.doctor.releases.release_tags import is_less
from gatepost.doctor.symptoms import WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.versions import InvalidVersion, parse_version
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.release.planned import PackageState

_KEY = "release-as"


class RpReleaseAsLeft(ReleaseCheck):
    """`release-as` stays in the configuration, and its version is proposed again and again, also once it is released.

    ## Symptom
    The release pull request proposes the same version again: "Setting version for . from release-as configuration".
    Once it is merged the release fails: "Duplicate release tag".

    ## Cause
    `release-as` in the configuration counts before all commits, and nobody takes it out after the release. Until that
    is made it is a warning.

    ## Mend
    Take the line out, right after the release that it is for. To ask for a version once, use a footer instead, which is
    used up with the release:

        git commit --allow-empty -m "chore: release 2.0.0" -m "Release-As: 2.0.0"
    """

    code = "GD127"
    name = "rp-release-as-left"
    symptoms: tuple[str, ...] = (WRONG_VERSION,)
    errors: tuple[str, ...] = ("from release-as configuration", "Duplicate release tag")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each place where such a version is written."""
        release = known(facts.release)
        document, root = document_of(facts), root_of(facts)
        places: dict[tuple[str, ...], list[str]] = {}
        for path, state in release.plan.packages.items():
            own = root.get("packages", path)
            is_own = own is not None and own.word(_KEY)
            keys: tuple[str, ...] = ("packages", path, _KEY) if is_own else (_KEY,)
            if state.type.package.release_as:
                places.setdefault(keys, []).append(path)
        for keys, paths in places.items():
            left = [path for path in paths if _is_released(release.plan.packages[path])]
            if left:
                version = root.word(*keys)
                whose = ", ".join(f"`{path}`" for path in left)
                edits = without(document, *keys) if left == paths else ()
                message = f"`{_KEY}` is {version}, which is not newer than what {whose} was released as"
                yield Problem(message, document.at(*keys), f"take the line `{_KEY}` out", edits=edits)
            elif pending := [path for path in paths if _is_pending(release, path)]:
                whose = ", ".join(f"`{path}`" for path in pending)
                message = f"the next release of {whose} will be {root.word(*keys)}, and so will each one after it"
                yield Problem(message, document.at(*keys), f"take the line `{_KEY}` out after that release", WARNING)

    def fine(self, facts: Facts) -> str:
        """Return whether there is one."""
        packages = [state.type.package for state in known(facts.release).plan.packages.values()]
        wanted = dict.fromkeys(package.release_as for package in packages if package.release_as)
        return f"`{_KEY}` is still ahead: {', '.join(wanted)}" if wanted else f"there is no `{_KEY}`"


def _is_pending(release: Release, path: str) -> bool:
    """Tell whether the next release of a package is due, with the version that is asked for."""
    wanted = release.plan.packages[path].type.package.release_as
    return any(each.path == path and each.next == wanted for each in release.outlines)


def _is_released(state: PackageState) -> bool:
    """Tell whether a package's last version is the wanted one, or a newer one."""
    try:
        wanted = parse_version(state.type.package.release_as)
    except InvalidVersion:
        return False
    last = state.last.tag.version if state.last is not None else None
    return last is not None and (str(last) == str(wanted) or is_less(wanted, last))
