"""What is shown → a workflow command of GitHub Actions, whatever is in it."""


def annotation(severity: str, title: str, text: str, *, file: str = "", line: int = 0) -> str:
    """Return the line that GitHub shows as an annotation, at a file from the top of the repository where one is named.

    `text` is visible text, which may have several lines.
    """
    properties = {"file": file, "line": str(line or ""), "title": title}
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{severity} {named}::{_data(text)}\n"


def _data(text: str) -> str:
    """Escape the text of a workflow command: without this, a message could end the command and begin another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a workflow command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
