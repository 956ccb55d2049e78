"""What stops gatepost where Release Please may go on: the signs in an error by which it is known, and what to say."""

_AS_FAR = "that is as far as gatepost goes: Release Please may go on"

LIMITS = (
    ("needs the network", "GitHub writes notes of `changelog-type: github`; they are not known offline"),
    ("not planned by gatepost", _AS_FAR),
    ("gatepost plans no", _AS_FAR),
    ("would try to read", _AS_FAR),
    ("must be ", "Release Please may take it for something else; gatepost plans by what is meant alone"),
    ("is not supported", _AS_FAR),
    ("are not expanded", _AS_FAR),
    ("more than", _AS_FAR),
    ("too deeply", _AS_FAR),
    ("stand for too much", _AS_FAR),
)
"""Each sign with the hint for it."""


def is_limit(error: str) -> bool:
    """Tell whether the error of a plan is gatepost's own, and none of Release Please's."""
    return any(sign in error for sign, _ in LIMITS)
