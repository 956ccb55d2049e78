"""Texts that something is put behind."""


def below(text: str) -> str:
    """Return `text` with an empty line behind it, where it has none yet."""
    ended = text if text.endswith("\n") else f"{text}\n"
    return ended if ended.endswith("\n\n") else f"{ended}\n"
