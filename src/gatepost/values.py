"""What the parts hand each other."""

ERROR = "error"
WARNING = "warning"
SEVERITIES = (ERROR, WARNING)


class Finding:
    """One thing that a rule found in a message.

    `line`, `column` and `end_column` are 1-based and count code points; the
    end is exclusive, on the same line. `suggestion` is the whole message,
    mended, or None where only a person can mend it. `reason` says why it
    does not count; it is empty for a finding that does.
    """

    __slots__ = ("code", "column", "end_column", "line", "message", "name", "reason", "severity", "suggestion")

    def __init__(  # noqa: PLR0913  the keys of the stable interface, always named
        self,
        *,
        code: str,
        name: str,
        severity: str,
        message: str,
        line: int,
        column: int,
        end_column: int,
        suggestion: str | None,
    ) -> None:
        self.code = code
        self.name = name
        self.severity = severity
        self.message = message
        self.line = line
        self.column = column
        self.end_column = end_column
        self.suggestion = suggestion
        self.reason = ""


class Verdict:
    """What was found in one message. `id` is a commit's id, a file's path, "stdin", "title" or "landing".

    `ignored` are findings that do not count, each with its reason.
    """

    __slots__ = ("findings", "id", "ignored", "text")

    def __init__(self, id_: str, text: str, findings: list[Finding], ignored: list[Finding] | None = None) -> None:
        self.id = id_
        self.text = text
        self.findings = findings
        self.ignored = ignored or []

    @property
    def header(self) -> str:
        """The message's first line."""
        return self.text.replace("\r", "\n").lstrip("\n").partition("\n")[0]

    def is_ok(self, *, strict: bool = False) -> bool:
        """Tell whether the message passes; with `strict`, warnings count as errors."""
        return not any(strict or finding.severity == ERROR for finding in self.findings)
