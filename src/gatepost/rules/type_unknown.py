"""GP102."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case, is_in_progress
from gatepost.values import Finding


class TypeUnknown(Rule):
    """The type is none of the allowed ones.

    ## Why
    Release Please reads any word before the colon as a type. One that no section of
    the release configuration names is listed nowhere and bumps a patch at most, so a
    slip such as `feature:` or `fxi:` loses the entry.

    Allowed are `feat fix perf refactor docs style test build ci chore revert` and the
    types of the release configuration's sections. `extra-types` adds to them,
    `types` replaces them.

    ## Example
        fxi: keep the session after a login

    ## Instead
        fix: keep the session after a login
    """

    code = "GP102"
    name = "type-unknown"
    for_release_please = False

    def check(self, case: Case) -> list[Finding]:
        """Report a type that is not allowed, whatever its case."""
        token = case.main.token
        if token is None or token.type is None or token.separator != ":":
            return []
        type_ = token.type
        if type_ in case.types or type_.lower() in case.types or is_in_progress(case.header) or case.is_release:
            return []
        from gatepost.rules.mending.types import with_known_type  # noqa: PLC0415  only a refused message pays for it

        message = f"`{type_}` is not an allowed type: {', '.join(case.types)}"
        return [self.at_header(case, (0, len(type_)), message, with_known_type(case.main, type_, case.types))]
