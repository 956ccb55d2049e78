"""The commits in whose messages there may be a surprise; the gate says which (spec §9)."""

from gatepost.message.reading import Reading, read
from gatepost.release.planned import Plan
from gatepost.release.source import LoggedCommit

_SIGNS = ("breaking", "release-as")
_MERGE = "Merge "


def suspects(plan: Plan) -> list[LoggedCommit]:
    """Return the commits in whose messages there may be a surprise: mostly none, and then no rule need be loaded."""
    commits = {commit.sha: commit for state in plan.packages.values() for commit in state.commits}
    return [commit for commit in commits.values() if _may_surprise(commit.text, read(commit.text))]


def _may_surprise(text: str, reading: Reading) -> bool:
    lower = text.lower()
    own = [commit for commit in reading.commits if commit.footer is None]
    return (
        len(own) > 1
        or any(sign in lower for sign in _SIGNS)
        or any(commit.type != commit.type.lower() for commit in own)
        or (text.startswith(_MERGE) and bool(reading.commits))
        or reads_hash(reading)
    )


def reads_hash(reading: Reading) -> bool:
    """Tell whether the header has ` #` where others have a colon: `fix #12` is a fix with the description `12`."""
    token = reading.messages[0].token if reading.messages else None
    return token is not None and token.separator == " #"
