"""TOML, as @iarna/toml reads it."""
