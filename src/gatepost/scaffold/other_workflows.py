"""Workflows of their own that would do what ours do: they stay, and what they do twice is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.scaffold.gates import CI, QUALITY, gates_name, path_of
from gatepost.scaffold.remark import Remark
from gatepost.scaffold.seal import FOREIGN, seal_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.survey import Survey

_WORKFLOW = re.compile(r"\.github/workflows/[^/]+\.ya?ml")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_SHOWN = tuple(map(path_of, (QUALITY, "commits", "release")))
"""Where ours stand: what is there is shown and asked about by itself."""
_DUTIES = (
    (
        "release-please",
        re.compile(r"(?:googleapis|google-github-actions)/release-please-action\b"),
        "runs Release Please",
        "two of them open two pull requests for one release; take it out when release.yml is merged",
    ),
    (
        "publishing",
        re.compile(r"pypa/gh-action-pypi-publish\b|\btwine upload\b|\b(?:uv|poetry|flit|hatch|pdm) publish\b"),
        "publishes",
        "release.yml publishes too; take it out, and register release.yml as the trusted publisher in its place",
    ),
    (
        "title-lint",
        re.compile(
            r"amannn/action-semantic-pull-request\b|wagoid/commitlint-github-action\b|\bcommitlint\b"
            r"|webiny/action-conventional-commits\b|commitizen-tools/commitizen-action\b|\bcz check\b"
        ),
        "judges titles or messages",
        "commits.yml judges them as Release Please will read them; take it out, and its required check too",
    ),
)


_OWN_CI = (
    "the gates that a release waits for are in quality.yml; take out what both do, or have yours replaced:"
    f" --overwrite {path_of(CI)}"
)


def workflow_remarks(survey: Survey) -> Iterator[Remark]:
    """Yield a remark for each duty of ours that another workflow has; what stands where ours does is shown anyhow."""
    if gates_name(survey) == QUALITY and survey.has(path_of(CI)):
        yield Remark("own-ci", f"{path_of(CI)} is yours, and stays", _OWN_CI)
    for path in sorted(path for path in survey.texts if _WORKFLOW.fullmatch(path) and path not in _SHOWN):
        if seal_of(survey.text(path)) == FOREIGN:
            text = _COMMENT.sub("", survey.text(path))
            for name, pattern, does, advice in _DUTIES:
                if pattern.search(text):
                    yield Remark(name, f"{path} {does}", advice)
