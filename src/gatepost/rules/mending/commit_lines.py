"""The commits that Release Please reads in a message → the lines that they come from."""

from gatepost.message.commits import Commit
from gatepost.rules.case import Case


def commit_lines(case: Case) -> list[tuple[int, Commit]]:
    """Return each commit of a message that has some, as they are read, with the offset of its line."""
    found = []
    sections = (section for section in case.sections if section.message.fault is None)
    section = next(sections)
    for commit in case.reading.commits:
        start = commit.footer.start if commit.footer is not None else 0
        found.append((section.span(start, start)[0], commit))
        if commit.footer is None:  # the section's own commit is its last
            section = next(sections, section)
    return found
