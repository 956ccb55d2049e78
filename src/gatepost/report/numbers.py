"""Numbers in sentences."""

_UNITS = ("kB", "MB", "GB")
_STEP = 1000


def counted(number: int, word: str) -> str:
    """Return `1 error`, `1,234 errors`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def sized(size: int) -> str:
    """Return a number of bytes as people read it: `842 bytes`, `4.2 kB`, `13.7 MB`."""
    if size < _STEP:
        return counted(size, "byte")
    shown = size / _STEP
    for unit in _UNITS[:-1]:
        if round(shown, 1) < _STEP:
            return f"{shown:.1f} {unit}"
        shown /= _STEP
    return f"{shown:,.1f} {_UNITS[-1]}"
