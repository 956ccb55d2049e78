from __future__ import annotations

import pytest

from gatepost.release.updaters.changelog import Changelog

ENTRY = "## [1.1.0](https://example.com) (2026-03-04)\n\n\n### Features\n\n* new"

EMPTY = [None, ""]
BELOW_THE_TITLE = [
    # (old content, what the entry comes after, what comes after the entry)
    ("# Changelog\n\n## 1.0.0\n\n* old\n", "# Changelog\n", "## 1.0.0\n\n* old\n"),
    ("# Changelog\n\n## [1.0.0](x) (2026-01-01)\n", "# Changelog\n", "## [1.0.0](x) (2026-01-01)\n"),
    ("# Changelog\n\n### v1.0.0\n", "# Changelog\n", "### v1.0.0\n"),
    ("# Changelog\n\n## [Unreleased]\n\n## 1.0.0\n", "# Changelog\n", "## [Unreleased]\n\n## 1.0.0\n"),
    ("# Changelog\n\n## Unreleased\n\n## 1.0.0\n", "# Changelog\n\n## Unreleased\n", "## 1.0.0\n"),
    ("# Changelog\n\n#### 1.0.0\n\n## 2\n", "# Changelog\n\n#### 1.0.0\n", "## 2\n"),
    ("# Changelog\r\n\r\n## 1.0.0\r\n", "# Changelog\r\n\r", "## 1.0.0\n"),
    ("## 2.0.0\n## 1.0.0", "## 2.0.0", "## 1.0.0\n"),
    ("\ufeff \n\n# C\n\n## 1.0.0\n\n\u2003", "# C\n", "## 1.0.0\n"),
]
WITHOUT_ENTRY = [
    ("# Changelog\n", "## Changelog\n"),
    ("# Changelog\n\n# More\n#\n#\tTab\n#no\n", "## Changelog\n\n## More\n##\n##\tTab\n#no\n"),
    ("## 1.0.0\n\n* old\n", "## 1.0.0\n\n* old\n"),
    ("\n\n# A\r# B\u2028# C\u2029#\u00a0D\u0085# E", "## A\r## B\u2028## C\u2029##\u00a0D\u0085# E\n"),
    ("  # indented\n", "# indented\n"),
    ("\n# first\n", "## first\n"),
    (" ", "\n"),
]


@pytest.mark.parametrize("content", EMPTY)
def test_a_changelog_is_begun(content: str | None) -> None:
    assert Changelog(ENTRY)(content) == f"# Changelog\n\n{ENTRY}\n"


@pytest.mark.parametrize(("content", "above", "below"), BELOW_THE_TITLE)
def test_an_entry_goes_above_the_first_release(content: str, above: str, below: str) -> None:
    assert Changelog(ENTRY)(content) == f"{above}\n{ENTRY}\n\n{below}"


@pytest.mark.parametrize(("content", "below"), WITHOUT_ENTRY)
def test_where_no_release_is_found_the_entry_goes_above_everything(content: str, below: str) -> None:
    assert Changelog(ENTRY)(content) == f"# Changelog\n\n{ENTRY}\n\n{below}"


def test_an_entry_is_not_read_as_a_pattern() -> None:
    assert Changelog(r"## 1 \1 $1 $&")("\n## 0") == "## 1 \\1 $1 $&\n\n## 0\n"
