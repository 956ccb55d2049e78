"""Templates → texts; braces are GitHub's, so ours are `[[ value ]]`, `[% block %]`, `[# remark #]`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping


def render(templates: Mapping[str, str], name: str, values: Mapping[str, object]) -> str:
    """Return the text of a template; a name in it that has no value is a bug."""
    return _environment(tuple(templates.items())).get_template(name).render(values)


@lru_cache(maxsize=1)  # templates are compiled once, not once for each file
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    return Environment(  # noqa: S701  what is made is no HTML
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
