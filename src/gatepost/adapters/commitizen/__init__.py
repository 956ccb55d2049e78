"""The commitizen plugin: `[tool.commitizen] name = "gatepost"`."""
