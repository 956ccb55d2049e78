"""Plugins, which change the commits, the packages or the pull requests of all packages together (spec §7)."""
