"""Where a version is written, and what writes it."""
