"""A `Release-As:` footer → where its value stands, and the version that Release Please finds in it."""

from gatepost.message.parse import Footer

_DIGITS = "0123456789"


def version_in(text: str) -> str:
    """Return the first version of three numbers in `text`, with its pre-release and build; empty where none stands.

    The real pattern may match anywhere: `v1.2.3` and `to 1.2.3, at last` give 1.2.3. Linear in the length of `text`.
    """
    pieces = text.split(".")
    for at, (before, middle, after) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        major = before[len(before.rstrip(_DIGITS)) :]
        patch = after[: len(after) - len(after.lstrip(_DIGITS))]
        if major and middle and patch and not middle.strip(_DIGITS):
            rest = ".".join([after[len(patch) :], *pieces[at + 3 :]])
            numbers = (number.lstrip("0") or "0" for number in (major, middle, patch))
            return ".".join(numbers) + _pre_release_and_build(rest)
    return ""


def value_span(text: str, footer: Footer) -> tuple[int, int]:
    """Return where the first line of a footer's value stands in the text of its message."""
    value = footer.texts[0]
    start = text.index(value, footer.start + footer.token.end)
    return start, start + len(value)


def _pre_release_and_build(rest: str) -> str:
    """Return the `-rc.1+build.5` that `rest` begins with: the first ends at a plus, the second with the text."""
    pre_release, plus, build = rest.partition("+")
    if not pre_release.startswith("-") or len(pre_release) == 1:
        return plus + build if not pre_release and build else ""
    return pre_release + (plus + build if build else "")
