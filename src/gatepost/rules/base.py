"""`Rule`: what every rule declares, and how it reports."""

from gatepost.options.option import Option, Value
from gatepost.rules.case import Case
from gatepost.values import ERROR, Finding


class Rule:
    """A rule, configured. The class says what it is, the instance holds its options.

    The docstring of each rule is its page: a first sentence that completes
    "this message …", then Why, Example (which breaks the rule) and Instead
    (which does not). `since` is the version of gatepost that brought it.
    `for_bots` tells whether a message is held to it that a program wrote, such as
    Dependabot, which nobody can ask to write another; `for_release_please` whether that of a release
    is, whose title follows a pattern of its own and which no release lists.
    """

    code = ""
    name = ""
    severity = ERROR
    enabled = True
    for_bots = True
    for_release_please = True
    since = "0.1.0"
    options: tuple[Option, ...] = ()

    def __init__(self, severity: str = "", values: dict[str, Value] | None = None) -> None:
        self.is_set = bool(severity)
        if severity:
            self.severity = severity
        for option in self.options:
            setattr(self, option.name.replace("-", "_"), (values or {}).get(option.name, option.default))

    def values(self) -> dict[str, Value]:
        """Return the options of this rule as they are configured."""
        return {option.name: getattr(self, option.name.replace("-", "_")) for option in self.options}

    def check(self, case: Case) -> list[Finding]:
        """Return what is wrong with the message; an empty list where nothing is."""
        raise NotImplementedError

    def finding(
        self, case: Case, span: tuple[int, int], message: str, mended: str | None = None, *, severity: str = ""
    ) -> Finding:
        """Return a finding of this rule at `span`, offsets of the text; one over several lines ends with its first.

        `severity` is what it weighs where it stands; what the settings say goes before it.
        """
        start, end = span
        line, column = case.position(start)
        pointed = min(end, case.line_end(start)) - start
        return Finding(
            code=self.code,
            name=self.name,
            severity=severity if severity and not self.is_set else self.severity,
            message=message,
            line=line,
            column=column,
            end_column=column + max(1, pointed),
            suggestion=mended if mended != case.text else None,
        )

    def at_header(self, case: Case, span: tuple[int, int], message: str, mended: str | None = None) -> Finding:
        """Return a finding at `span` of the header, with `mended` the header as it should be."""
        return self.finding(case, case.span(*span), message, case.with_header(mended) if mended else None)
