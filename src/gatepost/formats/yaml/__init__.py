"""YAML, as js-yaml reads and writes it."""
