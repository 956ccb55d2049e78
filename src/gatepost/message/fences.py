"""Markdown's fences: which lines of a text are code."""

_FENCES = ("```", "~~~")


def fenced(lines: list[str]) -> list[bool]:
    """Return for each line whether it is a fence or stands within one; a fence that is not closed goes to the end."""
    found = []
    fence = ""
    for line in lines:
        text = line.lstrip(" ")
        if fence:
            found.append(True)
            fence = "" if text.startswith(fence) else fence
        else:
            fence = text[:3] if text.startswith(_FENCES) and text[:3] not in text[3:] else ""
            found.append(bool(fence))
    return found
