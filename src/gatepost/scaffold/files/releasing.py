"""RELEASING.md: how a release comes to be, what to do when one fails, and what no file can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.gate.init_options import NOWHERE, PYPI
from gatepost.scaffold.files.checklist import checklist
from gatepost.scaffold.files.task_lines import dist
from gatepost.scaffold.render import render
from gatepost.scaffold.wanted import SEALED, Wanted

if TYPE_CHECKING:
    from gatepost.scaffold.wanted import Setup

PATH = "RELEASING.md"


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the page."""
    values = {
        "branch": setup.answers.branch,
        "dist": dist(setup),
        "several": setup.project.is_monorepo and setup.answers.publish != NOWHERE,
        "publishes": setup.answers.publish != NOWHERE,
        "trusted": setup.answers.publish == PYPI,
        "errands": checklist(setup),
        "cell": lambda text: text.replace("|", "\\|"),
    }
    text = render(setup.templates, f"{PATH}.j2", values)
    return (Wanted(PATH, text, SEALED, "what no file can do"),)
