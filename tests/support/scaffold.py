"""What repositories are set up with in tests."""

from __future__ import annotations

from gatepost.adapters.scaffold_files import templates

TEMPLATES = templates()
