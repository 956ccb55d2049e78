"""Every check, whatever command asks for it. To be imported where pages or severities are asked for, and only there."""

from gatepost.artifact.attested_checks import ATTESTED
from gatepost.artifact.catalogue import CHECKS as OF_DISTRIBUTIONS
from gatepost.doctor.catalogue import CHECKS as OF_REPOSITORIES
from gatepost.rehearsal.catalogue import CHECKS as OF_REHEARSALS
from gatepost.report.pages import AnyCheck

EVERY: tuple[AnyCheck, ...] = (*OF_DISTRIBUTIONS, *ATTESTED, *OF_REPOSITORIES, *OF_REHEARSALS)
