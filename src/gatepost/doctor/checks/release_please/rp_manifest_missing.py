"""GD102."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import EXPRESSION, FilesCheck
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.release.loading import MANIFEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_LIKELY = ("release-please-manifest.json", ".github/.release-please-manifest.json", MANIFEST_FILE)


class RpManifestMissing(FilesCheck):
    """The manifest, in which Release Please keeps the last version of each package, is not there.

    ## Symptom
    The run of Release Please is red: "Missing required manifest versions: .release-please-manifest.json". No release
    pull request is opened.

    ## Cause
    Without `manifest-file` the action reads `.release-please-manifest.json` at the top of the repository. The manifest
    begins with a dot, the configuration does not; it is never made by Release Please itself.

    ## Mend
    Rename the file, name it in the workflow, or make it, with the version that was released last:

        {
          ".": "1.2.3"
        }
    """

    code = "GD102"
    name = "rp-manifest-missing"
    needs: tuple[str, ...] = ("release", "releasing")
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = ("Missing required manifest versions",)

    def unable(self, facts: Facts) -> str:
        """Return why it is not known where the manifest should be."""
        step = known(facts.releasing)[0].step
        if step.uses is None:
            return "a command runs Release Please, which may name the manifest"
        is_computed = EXPRESSION in step.inputs.get("manifest-file", "")
        return "the workflow computes the name of the manifest" if is_computed else super().unable(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a manifest that is not there, with the file that was probably meant to be it."""
        release = known(facts.release)
        if release.manifest is not None:
            return
        wanted = release.manifest_file
        found = next((path for path in _LIKELY if path in facts.tree.paths and path != wanted), "")
        if found:
            yield Problem(
                f"`{found}` is not read: Release Please looks for `{wanted}`", found, f"git mv {found} {wanted}"
            )
            return
        where = known(facts.releasing)[0].at("with", "manifest-file")
        fix = f"gatepost init --only {wanted}" if wanted == MANIFEST_FILE else f"write `{wanted}`, as in {_EXAMPLE}"
        yield Problem(f"`{wanted}` is missing, which Release Please needs", where, fix)

    def fine(self, facts: Facts) -> str:
        """Return where it is."""
        return f"the manifest is `{known(facts.release).manifest_file}`"


_EXAMPLE = '{".": "1.2.3"}'
