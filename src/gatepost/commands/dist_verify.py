"""`gatepost dist --verify`: who published the distributions in a folder."""

from dataclasses import replace
from pathlib import Path

from gatepost.adapters.archives import digests, read_folder
from gatepost.adapters.attestations import read_attestations
from gatepost.adapters.surroundings import look_around
from gatepost.artifact.attested import Publisher
from gatepost.artifact.attested_checks import ATTESTED
from gatepost.commands.dist_request import Request
from gatepost.commands.outcome_report import left_out, show
from gatepost.errors import UsageError
from gatepost.gate.settings import Settings
from gatepost.outcomes.judge import judge
from gatepost.report.outcomes.report import File, Report
from gatepost.report.visible import visible

_WORKFLOW = "release.yml"
_INSTALLABLE = (".zip", ".egg", ".tgz", ".tar.bz2", ".tar.xz", ".exe", ".msi")
"""What installers, or people, take for a distribution beside wheels and sdists."""


def verify(request: Request, publisher: Publisher) -> int:
    """Check what lies beside each distribution against whom it should be from; nothing asks any network."""
    settings = look_around(request.folder).loaded.settings
    expected = _expected(publisher, settings)
    known, others = read_folder(Path(request.given))
    paths = [*known, *(Path(request.given, name) for name in others if name.endswith(_INSTALLABLE))]
    found = digests(paths)
    facts = read_attestations(Path(request.given), found, expected)
    outcomes = judge(ATTESTED, facts, {**settings.texts("ignore"), **left_out()}, settings.texts("severity"))
    report = Report(
        command="dist",
        title=f"attestations in {visible(request.given)}",
        outcomes=tuple(outcomes),
        facts=(
            ("repository", expected.repository),
            ("workflow", expected.workflow),
            ("environment", expected.environment or "any"),
        ),
        files=tuple(File(visible(path.name), path.stat().st_size, found[path.name]) for path in paths),
        checks=ATTESTED,
        is_strict=request.is_strict,
    )
    return show(report, request.format)


def _expected(given: Publisher, settings: Settings) -> Publisher:
    """Return the publisher as it was given, else as `gatepost init` has set it up. Raises `UsageError`."""
    init = settings.table("init")
    repository = given.repository or str(init.get("repository", ""))
    owner, _, name = repository.partition("/")
    if not owner or not name or "/" in name:
        message = f"`{repository}` is no repository" if repository else "whose attestations should these be?"
        raise UsageError(message, "say --repository OWNER/NAME")
    return replace(given, repository=repository, workflow=given.workflow or _WORKFLOW)
