"""Checks over facts, and what comes of them: what `dist` and `doctor` have in common."""
