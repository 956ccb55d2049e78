"""Pieces of the patterns that look for commands, of bounded length.

A piece without bound makes a search quadratic where what stands before it is repeated, and a line may be written so.
"""

from __future__ import annotations

OPTIONS = r"(?:-\S+\s+){0,9}"
"""The options between a program and what it is to do."""
ON_LINE = r".{0,499}"
"""What may stand between two words on a line: more than any command has."""
IN_COMMAND = r"[^\n;&|]{0,499}"
"""The same within one of several commands."""
