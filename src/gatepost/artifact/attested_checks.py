"""GA5xx: what the attestations of distributions have to prove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.attested import AttestedFacts, Evidence, Publisher
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = 9


class AttestationMissing(Check[AttestedFacts]):
    """Nothing that holds says who published a file.

    ## Why
    An attestation is a signed statement that a workflow of a repository has made and published exactly this file.
    Without one, anybody who can put a file where yours are downloaded from passes for you. Beside a file `NAME`,
    its attestations are `NAME.publish.attestation` and `NAME.slsa.attestation` (PEP 740), `NAME.provenance` (what an
    index says of it, with its attestations in it) and `NAME.sigstore.json` (a Sigstore bundle). Those that are
    refused do not count.

    ## Mend
    Publish with trusted publishing: `pypa/gh-action-pypi-publish` attests by itself, and leaves the attestations
    beside the files; `actions/attest` and sigstore's own action make bundles. For a file from an index, ask its
    Integrity API (`integrity/PROJECT/VERSION/NAME/provenance`), and put what it answers beside the file,
    as `NAME.provenance`.
    """

    code = "GA501"
    name = "attestation-missing"

    def look(self, facts: AttestedFacts) -> Iterator[Problem]:
        """Report each file without an attestation that holds, and a folder without files."""
        if not facts.files:
            yield Problem("there is no distribution to verify")
        for file in facts.files:
            if not file.evidences:
                fix = f"put what the index answers for it beside it, as {file.name}.provenance"
                yield Problem("it is unsigned: there is no attestation beside it", file.name, fix)
            elif not file.held:
                yield Problem("nothing says who published it: what is beside it is refused", file.name)

    def fine(self, facts: AttestedFacts) -> str:
        """Return how many files are attested."""
        count = len(facts.files)
        return f"{count} {'file' if count == 1 else 'files, each'} with an attestation that holds"


class AttestationInvalid(Check[AttestedFacts]):
    """An attestation is refused: it does not prove what it says.

    ## Why
    What is refused was damaged, or made to deceive. A file of another SHA-256 than the signed one was changed after
    it was published, or is another build of the same version. A signature, certificate or entry of the public log
    that does not fit was not made by Sigstore, or was put together from parts of others. All is checked without a
    network, against the keys that the `sigstore` library brings: a library older than a change of those keys
    refuses what was signed since.

    ## Mend
    Download the file and its attestation again, both from the same place. If it is refused again, do not install it,
    and tell whoever publishes it. Where the reason is the certificate or a log, look first whether
    there is a newer `sigstore`.
    """

    code = "GA502"
    name = "attestation-invalid"
    needs: tuple[str, ...] = ("evidences",)

    def look(self, facts: AttestedFacts) -> Iterator[Problem]:
        """Report each one that is refused."""
        for each in facts.evidences or ():
            if each.refused:
                yield Problem(f"refused: {each.refused}", each.file)

    def fine(self, facts: AttestedFacts) -> str:
        """Return how many there are."""
        count = len(facts.evidences or ())
        return f"{count} {'attestation holds' if count == 1 else 'attestations hold'}"


class PublisherUnexpected(Check[AttestedFacts]):
    """An attestation holds, but it is by somebody else than expected.

    ## Why
    Everybody can sign with Sigstore; what counts is who did. The certificate names the repository and the workflow
    that was started, which a workflow cannot choose. Another one is a fork, an old name of the repository, or
    somebody who publishes under your name. A reusable workflow stands behind the one that called it: only the latter
    is compared, as indexes do. Names of repositories and environments are compared as GitHub does, in either case;
    the workflow's file exactly. The environment is compared where the certificate names one: GA504 tells where it
    does not.

    ## Mend
    Look at who it was. If it is right, name it: `--repository`, `--workflow`, `--environment`. A
    repository that was renamed had its old name when it signed.
    """

    code = "GA503"
    name = "publisher-unexpected"
    needs: tuple[str, ...] = ("held",)

    def look(self, facts: AttestedFacts) -> Iterator[Problem]:
        """Report each one that is by another publisher."""
        for each in facts.held or ():
            if each.publisher is None or not _is_expected(each.publisher, facts.expected):
                found = _shown(each.publisher) if each.publisher else each.stranger
                yield Problem(f"expected {_shown(facts.expected)}, found {found}", each.file)

    def fine(self, facts: AttestedFacts) -> str:
        """Return who published, and for what."""
        whom = {_from(each, each.publisher) for each in facts.held or () if each.publisher}
        return f"published by {', and by '.join(sorted(whom))}"


class EnvironmentUnproven(Check[AttestedFacts]):
    """No attestation of a file proves the environment that it was published from.

    ## Why
    An environment can ask for somebody's approval, and limit which branches and tags may publish. That it was used
    is in the certificate of a job that had one, since the end of 2025: an older certificate, and one of a job
    without, name none. The provenance object of an index names the environment that its trusted publisher has to
    have. That is the word of the index, which nobody signs: it makes this a warning.

    ## Mend
    Name the environment at the job that publishes, and at the trusted publisher. For files that were published
    before certificates named it, leave `--environment` out: then repository and workflow are what is proven.
    """

    code = "GA504"
    name = "environment-unproven"
    needs: tuple[str, ...] = ("held", "environment")

    def look(self, facts: AttestedFacts) -> Iterator[Problem]:
        """Report each file of which no certificate names the environment."""
        wanted = facts.expected.environment
        for file in facts.files:
            if any(each.publisher and _is_same(each.publisher.environment, wanted) for each in file.held):
                continue
            if any(_is_same(each.claimed, wanted) for each in file.held):
                message = f"only the index says that the environment was `{wanted}`: no certificate names it"
                yield Problem(message, file.name, severity=WARNING)
            else:
                yield Problem(f"nothing proves the environment `{wanted}`: no certificate names it", file.name)

    def fine(self, facts: AttestedFacts) -> str:
        """Return the environment."""
        return f"published from the environment `{facts.expected.environment}`, by a certificate of each file"


ATTESTED = (AttestationMissing, AttestationInvalid, PublisherUnexpected, EnvironmentUnproven)


def _is_expected(found: Publisher, expected: Publisher) -> bool:
    return (
        _is_same(found.repository, expected.repository)
        and expected.workflow in {"", found.workflow}
        and ("" in {found.environment, expected.environment} or _is_same(found.environment, expected.environment))
    )


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names are the same to GitHub, of repositories and of environments."""
    return one.lower() == other.lower()


def _shown(publisher: Publisher) -> str:
    workflow = f"`{publisher.workflow}`" if publisher.workflow else "any workflow"
    environment = f", environment `{publisher.environment}`" if publisher.environment else ""
    return f"{workflow} of {publisher.repository}{environment}"


def _from(evidence: Evidence, publisher: Publisher) -> str:
    return f"`{publisher.workflow}` of {publisher.repository} at {evidence.commit[:_SHORT]} ({evidence.ref})"
