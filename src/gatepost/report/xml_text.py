"""Texts → JUnit's XML."""


def opened(name: str, *, tests: int, failures: int, skipped: int = 0) -> str:
    """Return the beginning of a report with one suite, and its numbers."""
    numbers = f'tests="{tests}" failures="{failures}" errors="0"'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<testsuites name="gatepost" {numbers}>\n'
        f'<testsuite name="{escaped(name)}" {numbers} skipped="{skipped}">\n'
    )


CLOSED = "\n</testsuite>\n</testsuites>\n"
"""The end of that report."""


def escaped(text: str) -> str:
    """Escape text for XML; it must be visible text, as XML has no way to write a control character."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
