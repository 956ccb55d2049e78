"""Write the pages that follow from the code, or check that they are current (`--check`)."""

import sys
from pathlib import Path

from gatepost.commands.explain import all_pages
from gatepost.report.pages import Page, render_markdown

ROOT = Path(__file__).parent.parent
NOTE = "<!-- Written by `make docs` from the code; edit the docstring instead. -->\n\n"


def main() -> int:
    """Write every page that differs; with `--check`, only name it and return 1. Pages of nothing are removed."""
    check = "--check" in sys.argv[1:]
    wanted = {ROOT / path: text for path, text in pages().items()}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    folders = {path.parent for path in wanted}
    left = [path for folder in sorted(folders) for path in folder.glob("*.md") if path not in wanted]
    for path in stale + left:
        print(f"{'stale' if check else 'wrote' if path in stale else 'removed'}: {path.relative_to(ROOT)}")
    if check:
        print("run `make docs`" if stale or left else f"{len(wanted)} generated pages are current")
        return 1 if stale or left else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], "utf-8")
    for path in left:
        path.unlink()
    return 0


def pages() -> dict[str, str]:
    """Return every generated page by its path."""
    rules = [page for page in all_pages() if page.rule is not None]
    errors = [page for page in all_pages() if page.rule is None]
    found = {f"docs/rules/{page.name}.md": NOTE + render_markdown(page) for page in rules}
    found |= {f"docs/errors/{page.name}.md": NOTE + render_markdown(page) for page in errors}
    found["docs/rules/index.md"] = NOTE + "# Rules\n\n" + _table(rules)
    found["docs/errors/index.md"] = NOTE + "# Errors\n\n" + _table(errors)
    return found


def _table(entries: list[Page]) -> str:
    lines = ["| code | name | says |", "|---|---|---|"]
    lines += [f"| {page.code} | [{page.name}]({page.name}.md) | {page.summary} |" for page in entries]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
